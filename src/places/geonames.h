// SPDX-License-Identifier: GPL-3.0-or-later
// GeoNames: turns a country's dump (https://download.geonames.org/export/dump/) into a place table of ours.
//
//   auto table = table_of_geonames(dump, kinds);   // → "id\tparent\tkind\t…", to lie in FOLDER/world/places/
//
// Every table in --knowledge FOLDER/world/places/ adds to the gazetteer; parents that a dump lacks are its country.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "base/knowledge_files.h"
#include "base/result.h"

namespace recoupe {

/// Our kind of place by GeoNames feature code; codes without a kind are left out.
using GeonamesKinds = std::unordered_map<std::string, std::string>;

/// Loads knowledge/world/geonames_kinds.tsv.
Result<GeonamesKinds> load_geonames_kinds(const KnowledgeFiles& files);

/// The table of one dump of 19 tab-separated columns. Fails with kBadInput naming the line that has another number.
Result<std::string> table_of_geonames(std::string_view dump, const GeonamesKinds& kinds);

}  // namespace recoupe

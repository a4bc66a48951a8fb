// SPDX-License-Identifier: GPL-3.0-or-later
// Surroundings: what the words around a place mention make of it.
//
//   "l'Observatoire syrien"            in an organisation's name
//   "Moscou a annoncé", "selon Ankara" a government
//   "BEYROUTH (AFP) - Des raids …"     the dateline
//   "Alep, dans le nord de la Syrie"   the second only says where the first lies
#pragma once

#include <string_view>
#include <vector>

#include "places/gazetteer.h"

namespace recoupe {

/// Sets in_organisation, as_government, dateline and locates. Linear in the text.
void read_surroundings(std::string_view text, const AnalysedText& analysed, const Gazetteer& gazetteer, PlaceId theatre,
                       std::vector<PlaceMention>& mentions);

}  // namespace recoupe

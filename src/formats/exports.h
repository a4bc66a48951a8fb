// SPDX-License-Identifier: GPL-3.0-or-later
// Exports: the events of a record in the formats that conflict researchers and map makers use.
//
//   ExportSource from{store, filter, ontology, world, *codes};
//   export_acled(from, [](std::string_view piece) { std::cout << piece; });
//
// Codes and precisions are those of the formats' own codebooks. What a format asks for and recoupe does not know is an
// empty cell. Only what is said to have happened goes into ACLED and UCDP tables; the rest is counted as left out.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>

#include "record/world.h"
#include "store/queries.h"

namespace recoupe {

/// How the formats number countries and call kinds of events and actors.
struct ExportCodes;

/// Loads knowledge/world/country_codes.tsv and knowledge/ontology/acled_*.tsv. Fails with kBadKnowledge.
Result<std::shared_ptr<const ExportCodes>> load_export_codes(const KnowledgeFiles& files);

/// What an export reads; everything must outlive the call.
struct ExportSource {
  Store& store;
  const Filter& filter;
  const Ontology& ontology;
  const World& world;
  const ExportCodes& codes;
};

/// How many events an export wrote, and how many the format has no place for.
struct Exported { std::size_t written = 0, left_out = 0; };

using WritePiece = std::function<void(std::string_view)>;

/// CSV with the 31 columns of ACLED's data export (codebook of 2023). Days only; an event whose time is known to no
/// month has no date. Coordinates stand only where the place is a province or smaller, with ACLED's geo_precision.
Result<Exported> export_acled(const ExportSource& from, const WritePiece& write);

/// CSV with the 49 columns of UCDP GED 24.1: events with at least one death. `id` is empty, `relid` is the event's name.
Result<Exported> export_ucdp(const ExportSource& from, const WritePiece& write);

/// GeoJSON (RFC 7946): one feature an event with flat properties; no geometry where the place is a country or vaguer.
Result<Exported> export_geojson(const ExportSource& from, const WritePiece& write);

/// A GeoPackage 1.3 with the table `events`, points in WGS 84; `path` must not exist. Fails with kStore.
Result<Exported> export_geopackage(const ExportSource& from, const std::filesystem::path& path);

/// W3C Web Annotations (JSON-LD, one page): each piece of evidence of each claim of the events, with a position selector
/// in code points and a quote selector; the target is urn:sha256:… of the bytes received.
Result<Exported> export_annotations(const ExportSource& from, const WritePiece& write);

}  // namespace recoupe

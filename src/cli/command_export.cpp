// SPDX-License-Identifier: GPL-3.0-or-later
// recoupe export: a record for other programs.
#include <fmt/core.h>

#include <cstdio>

#include "cli/records.h"
#include "formats/exports.h"
#include "formats/record_json.h"

namespace recoupe::cli {
namespace {

using Export = Result<Exported> (*)(const ExportSource&, const WritePiece&);

Export export_as(std::string_view format) {
  return format == "acled" ? export_acled : format == "ucdp" ? export_ucdp : format == "geojson" ? export_geojson : export_annotations;
}

/// Everything but the record's own NDJSON.
Result<void> write_export(Store& store, const Arguments& arguments) {
  const auto loaded = load_all(arguments);
  if (!loaded) {
    return tl::unexpected(loaded.error());
  }
  const KnowledgeFiles files(loaded->folders);
  const auto codes = load_export_codes(files);
  const auto world = load_world(*loaded->knowledge, files);
  if (!codes || !world) {
    return tl::unexpected(codes ? world.error() : codes.error());
  }
  const ExportSource from{store, arguments.filter, *loaded->knowledge->ontology, *world, **codes};
  const auto done = arguments.as == "geopackage" ? export_geopackage(from, arguments.output) : export_as(arguments.as)(from, write_out);
  if (!done) {
    return tl::unexpected(done.error());
  }
  fmt::print(stderr, "recoupe: {} events written{}\n", done->written,
             done->left_out == 0 ? "" : fmt::format(", {} left out that the format has no place for", done->left_out));
  return {};
}

}  // namespace

int run_export(const Arguments& arguments) {
  if ((arguments.as == "geopackage") != !arguments.output.empty()) {
    complain({ErrorCode::kUsage, arguments.output.empty() ? "a GeoPackage needs --output FILE" : "only a GeoPackage has an output file; send the rest to one with >", "recoupe export"});
    return kUsage;
  }
  auto store = open_for_questions(arguments);
  if (!store) {
    return kNotAllRead;
  }
  return finish_with(arguments.as == "ndjson" ? export_ndjson(*store, arguments.filter, write_out) : write_export(*store, arguments));
}

}  // namespace recoupe::cli

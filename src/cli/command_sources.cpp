// SPDX-License-Identifier: GPL-3.0-or-later
// recoupe sources: the dispatches of a record.
#include "cli/records.h"
#include "formats/record_json.h"

namespace recoupe::cli {

int run_sources(const Arguments& arguments) {
  auto store = open_for_questions(arguments);
  if (!store) {
    return kNotAllRead;
  }
  Rows rows(arguments.format, {"dispatch", "published", "claims", "tolls", "notice", "status", "file"});
  const auto done = for_each_source_row(*store, [&](const SourceRow& row) {
    const std::string first = iso_day_number(row.first), last = iso_day_number(row.last);
    rows.add({row.sha256.substr(0, 16), first == last ? first : first + "/" + last, std::to_string(row.claims), std::to_string(row.tolls), row.notice, row.status, row.paths.empty() ? "" : row.paths.front()},
             rows.json() ? source_json(row) : "");
  });
  return done ? rows.finish() : finish_with(done);
}

}  // namespace recoupe::cli

// SPDX-License-Identifier: GPL-3.0-or-later
// recoupe stats: how much a record holds.
#include "cli/records.h"
#include "formats/record_json.h"

namespace recoupe::cli {

int run_stats(const Arguments& arguments) {
  auto store = open_for_questions(arguments);
  if (!store) {
    return kNotAllRead;
  }
  const auto counted = counts(*store);
  if (!counted) {
    return finish_with(tl::unexpected(counted.error()));
  }
  Rows rows(arguments.format, {"what", "number"});
  for (const CountRow& row : *counted) {
    rows.add({row.what, std::to_string(row.number)}, rows.json() ? count_json(row) : "");
  }
  return rows.finish();
}

}  // namespace recoupe::cli

// SPDX-License-Identifier: GPL-3.0-or-later
// recoupe events: what happened, each happening once.
#include "cli/records.h"
#include "formats/record_json.h"

namespace recoupe::cli {

int run_events(const Arguments& arguments) {
  auto store = open_for_questions(arguments);
  if (!store) {
    return kNotAllRead;
  }
  Rows rows(arguments.format, {"event", "when", "type", "status", "place", "by", "against", "killed", "origins", "grade", "said by"});
  std::optional<Error> failure;
  const auto done = for_each_event_row(*store, arguments.filter, [&](const EventRow& row) {
    const auto claims = rows.json() ? claims_of(*store, row.id) : Result<std::vector<ClaimRow>>(std::vector<ClaimRow>());
    failure = claims ? failure : claims.error();
    rows.add({row.name, window_text(row.first, row.last), row.type, row.status, names_of(row.places), names_of(row.agents), names_of(row.targets), bounds_text(row.killed.min, row.killed.min ? row.killed.max : std::nullopt),
              std::to_string(row.origins), row.grade, names_of(row.sources)},
             rows.json() ? event_json(row, claims.value_or(std::vector<ClaimRow>())) : "");
  });
  if (!done || failure) {
    return finish_with(done ? tl::unexpected(*failure) : done);
  }
  return rows.finish();
}

}  // namespace recoupe::cli

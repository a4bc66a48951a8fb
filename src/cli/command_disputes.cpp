// SPDX-License-Identifier: GPL-3.0-or-later
// recoupe disputes: which claims speak against each other.
#include "cli/records.h"
#include "formats/record_json.h"

namespace recoupe::cli {

int run_disputes(const Arguments& arguments) {
  auto store = open_for_questions(arguments);
  if (!store) {
    return kNotAllRead;
  }
  Rows rows(arguments.format, {"event", "kind", "claim", "against", "of event"});
  const auto done = for_each_dispute_row(*store, arguments.filter, [&](const DisputeRow& row) {
    rows.add({row.event, row.kind, row.claim, row.other_claim, row.other}, rows.json() ? dispute_json(row) : "");
  });
  return done ? rows.finish() : finish_with(done);
}

}  // namespace recoupe::cli

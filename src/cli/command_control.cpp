// SPDX-License-Identifier: GPL-3.0-or-later
// recoupe control: who holds, besieges or cuts off what, according to whom; `--at DAY` gives the state of affairs.
#include "cli/records.h"
#include "formats/record_json.h"
#include "store/states.h"

namespace recoupe::cli {

int run_control(const Arguments& arguments) {
  auto store = open_for_questions(arguments);
  if (!store) {
    return kNotAllRead;
  }
  const auto found = control(*store, arguments.filter);
  if (!found) {
    return finish_with(tl::unexpected(found.error()));
  }
  Rows rows(arguments.format, {"place", "state", "by", "since", "disputed", "event", "denied by", "said by"});
  for (const ControlRow& row : *found) {
    rows.add({row.place.name, row.state, names_of(row.by), iso_day_number(row.since) + (row.told_on ? " (told)" : ""), row.disputed ? "yes" : "", row.event, names_of(row.denied_by), names_of(row.said_by)},
             rows.json() ? control_json(row) : "");
  }
  return rows.finish();
}

}  // namespace recoupe::cli

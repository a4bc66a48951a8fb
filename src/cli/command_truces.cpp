// SPDX-License-Identifier: GPL-3.0-or-later
// recoupe truces: each truce with its clock: its day, and the breaches and the dead since, by claimant.
#include <fmt/core.h>

#include "cli/records.h"
#include "formats/record_json.h"
#include "store/states.h"

namespace recoupe::cli {

int run_truces(const Arguments& arguments) {
  auto store = open_for_questions(arguments);
  if (!store) {
    return kNotAllRead;
  }
  const auto found = truces(*store, arguments.filter);
  if (!found) {
    return finish_with(tl::unexpected(found.error()));
  }
  Rows rows(arguments.format, {"event", "began", "day", "ended", "type", "place", "grade", "breaches and dead since"});
  for (const TruceRow& row : *found) {
    std::string voices;
    for (const TruceVoice& voice : row.voices) {
      const std::string claimant = voice.claimant.id.empty() ? "texts that name no source" : voice.claimant.name;
      const std::string breaches = voice.violations > 0 ? fmt::format(" {} {}", voice.violations, voice.violations == 1 ? "breach" : "breaches") : "";
      const std::string dead = voice.killed > 0 ? fmt::format("{} at least {} dead in {} {}", breaches.empty() ? "" : ",", voice.killed, voice.happenings, voice.happenings == 1 ? "happening" : "happenings") : "";
      voices += (voices.empty() ? "" : "; ") + claimant + ":" + breaches + dead;
    }
    rows.add({row.event.name, iso_day_number(row.start), std::to_string(row.day), iso_day_number(row.end), row.event.type, names_of(row.event.places), row.event.grade, voices},
             rows.json() ? truce_json(row) : "");
  }
  return rows.finish();
}

}  // namespace recoupe::cli

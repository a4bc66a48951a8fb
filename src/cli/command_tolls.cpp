// SPDX-License-Identifier: GPL-3.0-or-later
// recoupe tolls: victims, every claimant's figures over time.
#include "cli/records.h"
#include "formats/record_json.h"

namespace recoupe::cli {
namespace {

std::string subsets_text(const TollRow& row) {
  std::string out;
  for (const TollRow::Subset& subset : row.subsets) {
    out += (out.empty() ? "" : ", ") + bounds_text(subset.min, subset.max) + " " + subset.victims;
  }
  return out;
}

std::string note_text(const TollRow& row) {
  std::string out = row.cumulative ? "cumulative" : "";
  for (const std::string& part : {std::string(row.superseded ? "superseded" : ""), row.flags.empty() ? "" : "impossible: " + row.flags}) {
    out += part.empty() ? "" : (out.empty() ? "" : ", ") + part;
  }
  return out;
}

}  // namespace

int run_tolls(const Arguments& arguments) {
  auto store = open_for_questions(arguments);
  if (!store) {
    return kNotAllRead;
  }
  Rows rows(arguments.format, {"toll", "published", "window", "effect", "victims", "number", "grown by", "of which", "place", "cause", "said by", "note"});
  const auto done = for_each_toll_row(*store, arguments.filter, [&](const TollRow& row) {
    rows.add({row.name, iso_day_number(row.published), window_text(row.first, row.last), row.effect, row.victims, bounds_text(row.min, row.max), row.grown_min ? "+" + bounds_text(row.grown_min, row.grown_max) : "", subsets_text(row), names_of(row.places), row.cause, row.source.name,
              note_text(row)},
             rows.json() ? toll_json(row) : "");
  });
  return done ? rows.finish() : finish_with(done);
}

}  // namespace recoupe::cli

// SPDX-License-Identifier: GPL-3.0-or-later
// Witnesses: what single passages of a text say about the day on which it was written.
//
//   "depuis le 31 juillet"            → a day in the months after some 31 July
//   "sa sixième année" of the war     → between its fifth and its sixth anniversary
//   "jeudi", "jeudi", "mercredi soir" → a Thursday
//
// A witness allows a set of days. Certain ones are heard first; one that leaves no day together with them is rejected.
#pragma once

#include <string>
#include <vector>

#include "times/day_set.h"
#include "times/expression.h"
#include "times/rules.h"

namespace recoupe {

/// How far a witness can be trusted, the most trusted last.
enum class Trust : std::uint8_t { kHabit, kUsual, kCertain };

struct DayWitness {
  DaySet days;
  Trust trust = Trust::kUsual;
  std::optional<Day> first;   ///< earliest of `days`
  Published::Witness said;    ///< passage, value and reason, as reported
  bool weekday = false;       ///< allows one day of the week
};

/// Every witness in the text, in text order within each kind.
std::vector<DayWitness> hear_witnesses(const AnalysedText& analysed, const TimeExpressions& times, const TimeRules& rules);

}  // namespace recoupe

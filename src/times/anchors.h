// SPDX-License-Identifier: GPL-3.0-or-later
// Anchors: the times that stand with a dated event and say how long ago it was, and so place the text.
//
//   "au lendemain de l'assassinat de X … mardi"  → the Tuesday after that Monday, or few days later
//   "a été prise jeudi" · "hier" · "au 24e jour de l'opération"
//
// An event that is only looked back on ("depuis la chute de X", "en 2003") is no anchor.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "times/expression.h"
#include "times/rules.h"

namespace recoupe {

/// Days on which the text may have been written, because of how its sentence times an event.
struct Anchor {
  Day first, last;
  bool vague = false;   ///< rests on a round number
  Span span;            ///< of the time
  Day about;            ///< the day of the event that is meant
  std::string why;
};

/// The anchor that the sentence of `mention` gives to a fact known to the day, if any.
/// `told` says which weekdays (1 … 7) the whole text tells of as past; an event in the lead may take its day from there.
std::optional<Anchor> anchor_of(const Fact& fact, const Chronicle::Mention& mention, const AnalysedText& analysed, const TimeExpressions& times,
                                const TimeRules& rules, const std::array<bool, 8>& told);

/// The expressions that begin in the sentence.
std::span<const Expression> expressions_in(const TimeExpressions& times, TokenRange sentence);

/// True for a weekday that the text tells of as past or present.
bool tells_a_day(const Expression& e);

/// "la nuit de jeudi à vendredi" ended on a Friday.
int last_weekday_of(const Expression& e);

/// English name of a weekday, 1 … 7.
const char* day_name(int weekday);

}  // namespace recoupe

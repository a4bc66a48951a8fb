// SPDX-License-Identifier: GPL-3.0-or-later
// Direction: which way the words around a time expression look: back, at the day of publication, or ahead.
//
//   "se réuniront vendredi" → future     "a bombardé vendredi" → past     "avaient lancé" → past, and earlier than the story
//
// Uses verb groups where the analysis has them, tags where it has those, and a table of cue words always.
#pragma once

#include "times/expression.h"
#include "times/rules.h"

namespace recoupe {

struct Outlook {
  Direction direction = Direction::kUnknown;
  bool deep_past = false;
};

/// The outlook of the words around tokens `range`, inside its sentence and at most 40 tokens away.
Outlook outlook_of(const AnalysedText& analysed, TokenRange range, const TimeRules& rules);

}  // namespace recoupe

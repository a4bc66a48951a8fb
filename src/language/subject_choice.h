// SPDX-License-Identifier: GPL-3.0-or-later
// Which of the noun groups before a verb is its subject.
//
//   "Les raids sur la ville ont"   → [les raids], which agrees
//   "Hier matin les raids ont"     → not the expression of time
#pragma once

#include "language/clause_walk.h"

namespace recoupe {

/// The candidate that suits the verb best, or kNone: agreeing, not cut off by a single comma, rather no object of another verb,
/// rather no expression of time.
std::uint32_t choose_subject(const ClauseWalk& w, const Frame& f, std::uint32_t v);

/// Commas between a candidate and the present token; 0 for other groups.
std::uint32_t commas_behind(const Frame& f, std::uint32_t noun);

/// Is the open relative clause only a counted part, as in "146 civils dont 22 enfants ont péri"?
bool is_verbless_part(const ClauseWalk& w, const Frame& f);

/// The frame's candidate for a noun group, nullptr when it is none.
const Candidate* find_candidate(const Frame& f, std::uint32_t noun);

}  // namespace recoupe

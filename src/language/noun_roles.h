// SPDX-License-Identifier: GPL-3.0-or-later
// What a noun group becomes when the walk meets it: the inverted subject or the object of a verb before it, a candidate
// for the subject of one to come, or a relative pronoun that opens a clause.
#pragma once

#include "language/clause_walk.h"

namespace recoupe {

/// Reads the noun group `g`, which begins at the present token.
void read_noun(ClauseWalk& w, std::uint32_t g);

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// Gives a finite verb its clause and its subject.
//
//   "Les combats, a affirmé l'ONG, ont repris" → [a affirmé] is inserted, [ont repris] goes on with [les combats]
//   "L'armée a pris le pont et menace la ville" → [menace] shares the subject of [a pris]
#pragma once

#include "language/clause_walk.h"

namespace recoupe {

/// Makes `v` the finite verb of the innermost open clause.
void enter_clause(ClauseWalk& w, std::uint32_t v);

/// Finds the clause and the subject of a finite verb group; its object when a relative pronoun gives it.
void read_finite_verb(ClauseWalk& w, std::uint32_t v);

}  // namespace recoupe

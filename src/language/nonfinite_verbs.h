// SPDX-License-Identifier: GPL-3.0-or-later
// Infinitives and participles: what they hang on or qualify, and their small clauses.
//
//   "réussi à [reprendre]" governor; "l'ordre de [tirer]" antecedent; "les frappes [menées] lundi" antecedent
#pragma once

#include "language/clause_walk.h"

namespace recoupe {

/// Sets the governor of an infinitive, or the noun group that it completes.
void read_infinitive(ClauseWalk& w, std::uint32_t v);

/// Sets the noun group before it as antecedent, else the verb before it as governor.
void read_present_participle(ClauseWalk& w, std::uint32_t v);

/// Sets the noun group that it qualifies; "a pris et [perdu]" makes it a finite verb.
void read_past_participle(ClauseWalk& w, std::uint32_t v);

}  // namespace recoupe

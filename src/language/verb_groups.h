// SPDX-License-Identifier: GPL-3.0-or-later
// Finds verb groups: clitics, negation, auxiliaries and one lexical verb, with voice, tense, mood and negation.
//
//   "n'ont pas été bombardés"  → one passive, negated group in the past
//   "auraient fait évacuer"    → one causative group in the conditional
//   "frappes menées"           → a bare past participle
#pragma once

#include <vector>

#include "language/group_view.h"

namespace recoupe {

/// Verb groups in text order of their heads; subjects, objects, governors and clauses are not set. Linear.
std::vector<VerbGroup> find_verb_groups(const GroupView& view);

}  // namespace recoupe

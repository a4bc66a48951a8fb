// SPDX-License-Identifier: GPL-3.0-or-later
// Finds noun groups with their preposition, and links coordinated, apposed and completed ones.
//
//   "près de 300 combattants étrangers" → head combattants, number 300
//   "à l'ouest d'Alep"                  → head Alep, preposition "à l'ouest d'"
//   "Lina Haddad, porte-parole de l'ONG" → [porte-parole] apposed_to [Lina Haddad], [l'ONG] complement_of [porte-parole]
//
// A contracted article (du, aux) is both the preposition's last token and the group's determiner.
#pragma once

#include <vector>

#include "language/group_view.h"

namespace recoupe {

/// Noun groups in text order; antecedents and clauses are not set. `verbs` are the verb groups of the same text. Linear.
std::vector<NounGroup> find_noun_groups(const GroupView& view, const std::vector<VerbGroup>& verbs);

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// Links noun groups of one sentence to each other: coordination, apposition, complements by "de".
//
//   "l'armée et les rebelles"             → [les rebelles] joined_to [l'armée]
//   "l'émissaire de l'ONU Karim Sand"     → [Karim Sand] apposed_to [l'émissaire]
//   "Rami a vu Sami et Lina a fui"        → [Lina] begins a clause, joined to nothing
#pragma once

#include <vector>

#include "language/group_view.h"

namespace recoupe {

/// Sets joined_to, apposed_to and complement_of of groups[first…], which are those of `sentence`. Linear.
void link_noun_groups(const GroupView& view, TokenRange sentence, const std::vector<VerbGroup>& verbs,
                      std::vector<NounGroup>& groups, std::size_t first);

}  // namespace recoupe

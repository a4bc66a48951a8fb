// SPDX-License-Identifier: GPL-3.0-or-later
// Groups and clauses of a tagged text: the last step of analyse().
//
//   tokens with tags → quotations → verb groups → noun groups → clauses with subjects and objects
#pragma once

#include "language/analysed_text.h"
#include "language/group_rules.h"

namespace recoupe {

/// Fills nouns, verbs, clauses, quotations, noun_of, verb_of and clause_of of a text whose sentences, tokens and tags
/// are set, and marks tokens inside quotations. Linear; never fails.
void find_groups(const GroupRules& rules, AnalysedText& text);

}  // namespace recoupe

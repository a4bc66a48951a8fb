// SPDX-License-Identifier: GPL-3.0-or-later
// Questions about pairs of groups: does this noun agree with that verb, can this verb take an object?
#pragma once

#include <vector>

#include "language/group_view.h"

namespace recoupe {

/// The first verb token of a group: the one that shows person and number.
std::uint32_t first_verb(const GroupView& view, const VerbGroup& verb);

/// Can `noun` be the subject of the finite `verb` by number? `plural` is true for the first of coordinated groups.
bool agrees(const GroupView& view, const NounGroup& noun, bool plural, const VerbGroup& verb);

/// Can the verb have a direct object behind it, as far as voice and lemma tell?
bool takes_object(const GroupView& view, const VerbGroup& verb);

/// Is this group a bare expression of time ("mardi soir"), hence no argument?
bool is_time(const GroupView& view, const NounGroup& noun);

/// Is `pronoun` the impersonal "il" before this verb ("il faut", "il y a", "il s'agit")?
bool is_impersonal(const GroupView& view, const NounGroup& pronoun, const VerbGroup& verb);

}  // namespace recoupe

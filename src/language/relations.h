// SPDX-License-Identifier: GPL-3.0-or-later
// Questions about pairs of groups: does this noun agree with that verb, can this verb take an object?
#pragma once

#include <vector>

#include "language/group_view.h"

namespace recoupe {

/// The first verb token of a group: the one that shows person and number.
std::uint32_t first_verb(const GroupView& view, const VerbGroup& verb);

/// How many a group stands for with all that is coordinated to it.
enum class Members : std::uint8_t {
  kOne,
  kPerhapsMore,  ///< "le moine et chroniqueur": one or two
  kMore,
};

/// Can `noun` be the subject of the finite `verb` by person and number?
bool agrees(const GroupView& view, const NounGroup& noun, Members members, const VerbGroup& verb);

/// Can the past participle at this token qualify `noun` by number and gender?
bool participle_agrees(const GroupView& view, const NounGroup& noun, std::uint32_t participle);

/// Can the verb have a direct object behind it, as far as voice and lemma tell?
bool takes_object(const GroupView& view, const VerbGroup& verb);

/// Is this group a bare expression of time ("mardi soir"), hence no argument?
bool is_time(const GroupView& view, const NounGroup& noun);

/// Is `pronoun` the impersonal "il" before this verb ("il faut", "il y a", "il semble que", "il est prévu de")?
bool is_impersonal(const GroupView& view, const NounGroup& pronoun, const VerbGroup& verb);

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// Links: for each noun group the verb groups that it is subject, object or antecedent of; built once a text.
//
//   "Une trentaine de raids ont visé X": the verb is linked to "raids" too, because "trentaine" only counts them.
#pragma once

#include <vector>

#include "events/context.h"

namespace recoupe {

struct Links {
  // One entry a noun group: a verb group, or kNone. Of several the first counts.
  std::vector<std::uint32_t> subject_of;      ///< finite or not; relative "qui" stands for its antecedent
  std::vector<std::uint32_t> object_of;
  std::vector<std::uint32_t> participle_of;   ///< "frappes [menées]"
};

Links link_nouns(const Context& context);

/// The noun group that acts with a verb group: its subject, its antecedent, or the subject of what it hangs on; kNone if none.
/// For a past participle or passive this is who undergoes.
std::uint32_t subject_of_verb(const Context& context, std::uint32_t verb);

/// The direct object of an active verb group: the one found by grammar, or the first bare noun group after it in its clause
/// ("ont pris vendredi aux soldats [une base]"); relative "que" stands for its antecedent. kNone if none.
std::uint32_t object_of_verb(const Context& context, std::uint32_t verb);

/// A noun only counts what its complement names: "une trentaine de raids", "une série de frappes", "un grand nombre de familles".
bool counts(const Context& context, std::uint32_t noun, std::uint32_t complement);

}  // namespace recoupe

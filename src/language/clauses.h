// SPDX-License-Identifier: GPL-3.0-or-later
// Finds clauses, and what stands in them to their verb: subject, object, governor, antecedent.
//
//   "Les Kurdes qui tiennent la ville ont fui"   → [ont fui] subject [Les Kurdes]; [tiennent] subject [qui], object [la ville]
//   "La ville est prise, a affirmé l'ONG"        → [a affirmé] inverted subject [l'ONG]
//   "où vivraient encore des familles"           → [vivraient] inverted subject [des familles]
//
// One pass from left to right over groups and marks with a stack of open clauses, at most kMaxOpenClauses deep.
// An infinitive has no subject of its own: follow `governor` to the verb that has one. An infinitive that completes a
// noun ("l'ordre de tirer") has that noun as `antecedent`. The impersonal "il" is nobody's subject.
#pragma once

#include <vector>

#include "language/group_view.h"

namespace recoupe {

/// Fills clause, subject, object, governor and antecedent of both kinds of groups; answers the clauses, parents before
/// their children. Linear.
std::vector<Clause> find_clauses(const GroupView& view, std::vector<NounGroup>& nouns, std::vector<VerbGroup>& verbs);

}  // namespace recoupe

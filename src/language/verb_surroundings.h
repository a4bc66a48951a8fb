// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around a verb group: the mark, coordinator or quotation before it, the noun group that ends there, the
// subject behind a reporting verb.
#pragma once

#include "language/clause_walk.h"

namespace recoupe {

/// Does a comma stand right before the verb group?
bool comma_before(const ClauseWalk& w, std::uint32_t v);

/// Does a coordinator stand before it, adverbs aside?
bool join_before(const ClauseWalk& w, std::uint32_t v);

/// Does a closing quotation mark stand before it, with or without a comma?
bool quote_before(const ClauseWalk& w, std::uint32_t v);

/// Does a group that may be an argument stand right behind the verb, adverbs aside?
bool noun_follows(const ClauseWalk& w, std::uint32_t v);

/// A noun group, no pronoun, that ends right at token `end`, or kNone.
std::uint32_t noun_ending_at(const ClauseWalk& w, std::uint32_t end);

/// The latest noun group before token `at`, adverbs and quotation marks between them allowed.
std::uint32_t noun_before(const ClauseWalk& w, std::uint32_t at);

/// The noun group behind a reporting verb that can be its subject and ends the insertion, or kNone:
/// "a affirmé à l'agence [Karim Sand]," with "à" groups before and complements behind.
std::uint32_t subject_behind(const ClauseWalk& w, std::uint32_t v);

/// A subject pronoun right before the verb group, or kNone.
std::uint32_t adjacent_pronoun(const ClauseWalk& w, std::uint32_t v);

/// A subject pronoun behind the first verb of the group: "a-t-il dit"; kNone when there is none.
std::uint32_t inverted_clitic(const ClauseWalk& w, std::uint32_t v);

/// Does the subordinator at token `i` open a clause? "que" before a preposition compares, and behind a lone "ne" restricts: "ne tient que deux villes".
bool that_opens_clause(const ClauseWalk& w, std::uint32_t i);

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// GroupView: what the finders of groups and clauses share about one text: word classes and phrases, looked up once.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "language/analysed_text.h"
#include "language/group_rules.h"

namespace recoupe {

struct GroupView {
  const AnalysedText& text;
  std::vector<std::uint64_t> word;        ///< GrammarClass bits, one entry a token
  std::vector<std::uint64_t> lemma;       ///< LemmaClass bits, one entry a token
  std::vector<std::uint32_t> phrase_end;  ///< end of the phrase that begins here, 0 for none
  std::vector<std::uint8_t> phrase_kinds;  ///< one bit for each PhraseKind

  GroupView(const AnalysedText& analysed, const GroupRules& rules);

  const Token& token(std::uint32_t i) const { return text.tokens[i]; }
  const Tag& tag(std::uint32_t i) const { return text.tokens[i].tag; }
  Pos pos(std::uint32_t i) const { return text.tokens[i].tag.pos; }
  bool is(std::uint32_t i, std::uint64_t classes) const { return (word[i] & classes) != 0; }
  bool lemma_is(std::uint32_t i, std::uint64_t classes) const { return (lemma[i] & classes) != 0; }
  bool phrase(std::uint32_t i, PhraseKind kind) const { return phrase_end[i] != 0 && (phrase_kinds[i] >> static_cast<unsigned>(kind) & 1U) != 0; }
  bool finite(std::uint32_t i) const { return tag(i).is_verb() && tag(i).form == VerbForm::kFinite; }
  bool past_participle(std::uint32_t i) const { return tag(i).is_verb() && tag(i).form == VerbForm::kPastParticiple; }
  bool infinitive(std::uint32_t i) const { return tag(i).is_verb() && tag(i).form == VerbForm::kInfinitive; }
  /// A verb form that a determiner makes a noun: "les assiégés", "les avions", "dans l'est".
  bool nominal(std::uint32_t i) const {
    if (!tag(i).is_verb() || i == 0 || token(i).has(kSentenceStart)) {
      return false;
    }
    if (is(i, kDirection) && stands_for_direction(i)) {
      return true;
    }
    const bool determined = pos(i - 1) == Pos::kDeterminer || (pos(i - 1) == Pos::kAdposition && token(i - 1).has(kContracted) && !is(i - 1, kRelativeOther));
    if (!determined || tag(i).form == VerbForm::kInfinitive) {
      return false;
    }
    const bool plain_participle = past_participle(i) && !lemma_is(i, kAuxiliaryHave | kAuxiliaryBe);
    const bool foreign_person = finite(i) && (tag(i).person == 1 || tag(i).person == 2) && !(i > 1 && is(i - 2, kSubjectClitic | kNegationFirst));
    return plain_participle || foreign_person || !is(i - 1, kObjectClitic) || (i > 1 && pos(i - 2) == Pos::kAdposition);
  }
  /// "quartiers [Est] d'Alep", "l'[est] de la ville", "([est])": no form of a verb.
  bool stands_for_direction(std::uint32_t i) const {
    const bool more = i + 1 < text.tokens.size();
    return token(i).has(kCapitalised) || (is(i - 1, kBracketOpen) && more && is(i + 1, kBracketClose)) ||
           (pos(i - 1) == Pos::kDeterminer && more && is(i + 1, kOf));
  }
  /// A word that can be (part of) a name, whatever its tag.
  bool name(std::uint32_t i) const {
    return pos(i) == Pos::kProper || (token(i).has(kCapitalised) && !token(i).has(kSentenceStart) && (pos(i) == Pos::kNoun || pos(i) == Pos::kOther));
  }
};

}  // namespace recoupe

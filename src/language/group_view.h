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
  /// A participle that a determiner makes a noun: "les assiégés".
  bool nominal_participle(std::uint32_t i) const {
    return past_participle(i) && i > 0 && pos(i - 1) == Pos::kDeterminer && !lemma_is(i, kAuxiliaryHave | kAuxiliaryBe);
  }
  /// A word that can be (part of) a name, whatever its tag.
  bool name(std::uint32_t i) const {
    return pos(i) == Pos::kProper || (token(i).has(kCapitalised) && !token(i).has(kSentenceStart) && (pos(i) == Pos::kNoun || pos(i) == Pos::kOther));
  }
};

}  // namespace recoupe

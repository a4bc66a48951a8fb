// SPDX-License-Identifier: GPL-3.0-or-later
// WordClass: what the tagger chooses between: a part of speech, with the form of verbs and two kinds kept apart.
//
//   "touché" can be {participle}; "est" {finite auxiliary, finite verb, noun}; a set of classes is one 32-bit mask.
#pragma once

#include <cstdint>

#include "language/analysed_text.h"

namespace recoupe {

enum class WordClass : std::uint8_t {
  kNoun, kProper, kVerbFinite, kVerbInfinitive, kVerbPast, kVerbPresent, kAuxFinite, kAuxInfinitive, kAuxPast, kAuxPresent,
  kAdjective, kAdverb, kAdposition, kContracted, kDeterminer, kPronoun, kRelative, kNumeral, kCoordinator, kSubordinator,
  kInterjection, kPunctuation, kSymbol, kOther,
};
inline constexpr unsigned kWordClasses = 24;

/// A set of word classes: bit n stands for class n.
using ClassSet = std::uint32_t;
constexpr ClassSet only(WordClass c) { return ClassSet{1} << static_cast<unsigned>(c); }


constexpr bool is_single(ClassSet set) { return (set & (set - 1)) == 0; }

/// The class that an analysis belongs to.
constexpr WordClass class_of(const Tag& tag, bool contracted) {
  const auto by_form = [&](WordClass finite) {
    const unsigned step = tag.form == VerbForm::kInfinitive ? 1U : tag.form == VerbForm::kPastParticiple ? 2U : tag.form == VerbForm::kPresentParticiple ? 3U : 0U;
    return static_cast<WordClass>(static_cast<unsigned>(finite) + step);
  };
  switch (tag.pos) {
    case Pos::kNoun: return WordClass::kNoun;
    case Pos::kProper: return WordClass::kProper;
    case Pos::kVerb: return by_form(WordClass::kVerbFinite);
    case Pos::kAux: return by_form(WordClass::kAuxFinite);
    case Pos::kAdjective: return WordClass::kAdjective;
    case Pos::kAdverb: return WordClass::kAdverb;
    case Pos::kAdposition: return contracted ? WordClass::kContracted : WordClass::kAdposition;
    case Pos::kDeterminer: return WordClass::kDeterminer;
    case Pos::kPronoun: return tag.pronoun == PronounKind::kRelative ? WordClass::kRelative : WordClass::kPronoun;
    case Pos::kNumeral: return WordClass::kNumeral;
    case Pos::kCoordinator: return WordClass::kCoordinator;
    case Pos::kSubordinator: return WordClass::kSubordinator;
    case Pos::kInterjection: return WordClass::kInterjection;
    case Pos::kPunctuation: return WordClass::kPunctuation;
    case Pos::kSymbol: return WordClass::kSymbol;
    case Pos::kOther: return WordClass::kOther;
  }
  return WordClass::kOther;
}

/// The bare tag of a class, for words that no dictionary knows.
constexpr Tag tag_of(WordClass c) {
  constexpr VerbForm kForms[] = {VerbForm::kFinite, VerbForm::kInfinitive, VerbForm::kPastParticiple, VerbForm::kPresentParticiple};
  const auto n = static_cast<unsigned>(c);
  const auto first_verb = static_cast<unsigned>(WordClass::kVerbFinite);
  Tag tag;
  if (n >= first_verb && n < first_verb + 8) {
    tag.pos = n < first_verb + 4 ? Pos::kVerb : Pos::kAux;
    tag.form = kForms[(n - first_verb) % 4];
    return tag;
  }
  switch (c) {
    case WordClass::kNoun: tag.pos = Pos::kNoun; break;
    case WordClass::kProper: tag.pos = Pos::kProper; break;
    case WordClass::kAdjective: tag.pos = Pos::kAdjective; break;
    case WordClass::kAdverb: tag.pos = Pos::kAdverb; break;
    case WordClass::kAdposition: case WordClass::kContracted: tag.pos = Pos::kAdposition; break;
    case WordClass::kDeterminer: tag.pos = Pos::kDeterminer; break;
    case WordClass::kPronoun: tag.pos = Pos::kPronoun; break;
    case WordClass::kRelative: tag.pos = Pos::kPronoun; tag.pronoun = PronounKind::kRelative; break;
    case WordClass::kNumeral: tag.pos = Pos::kNumeral; break;
    case WordClass::kCoordinator: tag.pos = Pos::kCoordinator; break;
    case WordClass::kSubordinator: tag.pos = Pos::kSubordinator; break;
    case WordClass::kInterjection: tag.pos = Pos::kInterjection; break;
    case WordClass::kPunctuation: tag.pos = Pos::kPunctuation; break;
    case WordClass::kSymbol: tag.pos = Pos::kSymbol; break;
    default: break;
  }
  return tag;
}

}  // namespace recoupe

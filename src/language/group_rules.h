// SPDX-License-Identifier: GPL-3.0-or-later
// GroupRules: the grammatical words that groups and clauses ask about, from knowledge/languages/<code>/groups.
//
//   words.tsv    form  → classes    "ne" negation_first, "qui" relative_subject
//   lemmas.tsv   lemma → classes    "partir" takes_be|intransitive
//   phrases.tsv  words → kind       "au cours de" preposition, "alors que" conjunction
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "base/knowledge_files.h"
#include "base/result.h"
#include "language/analysed_text.h"
#include "language/phrases.h"

namespace recoupe {

/// Classes of a form; a word may have several.
enum GrammarClass : std::uint64_t {
  kNegationFirst = 1ULL << 0,     ///< ne
  kNegationSecond = 1ULL << 1,    ///< pas, plus, jamais
  kNegationWide = 1ULL << 2,      ///< aucun, ni, rien: may stand far from the verb
  kSubjectClitic = 1ULL << 3,
  kInvertedClitic = 1ULL << 4,    ///< -il, -t-elle
  kClitic = 1ULL << 5,            ///< any pronoun that leans on a verb, subjects excepted
  kObjectClitic = 1ULL << 6,      ///< le, la, les
  kReflexiveClitic = 1ULL << 7,
  kImpersonalPronoun = 1ULL << 8, ///< il
  kRelativeSubject = 1ULL << 9,   ///< qui
  kRelativeObject = 1ULL << 10,   ///< que
  kRelativeOther = 1ULL << 11,    ///< où, dont, lequel
  kThat = 1ULL << 12,             ///< que, also as conjunction
  kJoins = 1ULL << 13,            ///< et, ou
  kJoinsClauses = 1ULL << 14,     ///< mais, car
  kWithout = 1ULL << 15,          ///< sans: negates an infinitive
  kTo = 1ULL << 16,               ///< à and its contractions
  kOf = 1ULL << 17,               ///< de and its contractions
  kFloating = 1ULL << 18,         ///< tous: may stand inside a verb group
  kQuoteBoth = 1ULL << 19,
  kQuoteOpen = 1ULL << 20,
  kQuoteClose = 1ULL << 21,
  kBracketOpen = 1ULL << 22,
  kBracketClose = 1ULL << 23,
  kComma = 1ULL << 24,
  kStop = 1ULL << 25,             ///< colon, semicolon
  kDirection = 1ULL << 26,        ///< nord, est: modify a noun that they follow
  kTitleWord = 1ULL << 27,        ///< M., Mme: begin a person's name
  kNameParticle = 1ULL << 28,     ///< al, ben
  kSpokenNegation = 1ULL << 29,   ///< pas: negates a verb even where "ne" is dropped
  kThere = 1ULL << 30,            ///< y: with avoir, "there is"
  kEnd = 1ULL << 31,              ///< full stop, question mark
  kStrongPronoun = 1ULL << 32,    ///< moi, eux: never an argument without a preposition
  kStartsPhrase = 1ULL << 33,     ///< begins a phrase of phrases.tsv; set while loading
};

/// Classes of a lemma.
enum LemmaClass : std::uint64_t {
  kAuxiliaryHave = 1ULL << 0,
  kAuxiliaryBe = 1ULL << 1,
  kTakesBe = 1ULL << 2,           ///< aller: être makes its compound tenses, never a passive
  kMayTakeBe = 1ULL << 3,         ///< sortir: with or without object
  kCausative = 1ULL << 4,         ///< faire
  kCopula = 1ULL << 5,            ///< être, devenir: what follows is an attribute
  kIntransitive = 1ULL << 6,
  kImpersonalVerb = 1ULL << 7,    ///< falloir: its subject pronoun stands for nothing
  kBareNegation = 1ULL << 8,      ///< pouvoir: ne alone negates
  kGovernsTo = 1ULL << 9,        ///< réussir à
  kGovernsOf = 1ULL << 10,        ///< accuser de
  kTimeNoun = 1ULL << 11,         ///< mardi, semaine: a bare group of it is no argument
  kCollective = 1ULL << 12,       ///< dizaine, plupart: the verb may be plural
  kPresentative = 1ULL << 13,     ///< "il reste des doutes": the subject follows
  kMayBeImpersonal = 1ULL << 14,  ///< "il semble que"
  kTakesTime = 1ULL << 15,        ///< "durer deux ans": time as object
  kTakesOf = 1ULL << 16,          ///< parler de: "des" behind it is preposition and article
  kTakesThat = 1ULL << 17,         ///< "la crainte que": the clause behind it is no relative one
};

/// kSubjunctive marks conjunctions after which a clause tells no fact ("pour que", "à moins que"); they are conjunctions too.
enum class PhraseKind : std::uint8_t { kPreposition, kConjunction, kQuantifier, kAdverb, kCoordinator, kSubjunctive };

struct GroupRules {
  std::unordered_map<WordKey, std::uint64_t> words;   ///< by form key; the keys are hashes already
  std::unordered_map<WordKey, std::uint64_t> lemmas;  ///< by lemma key
  Phrases phrases{Phrases::Kind::kForm};              ///< values are PhraseKind

  /// Word classes of a form, 0 for other words.
  std::uint64_t word(WordKey form) const { const auto it = words.find(form); return it == words.end() ? 0 : it->second; }
  /// Lemma classes, 0 for other lemmas.
  std::uint64_t lemma(WordKey key) const { const auto it = lemmas.find(key); return it == lemmas.end() ? 0 : it->second; }
};

/// Loads the tables of one language. Fails with kBadKnowledge naming the line of an unknown class or kind.
Result<GroupRules> load_group_rules(const KnowledgeFiles& files, std::string_view language);

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// AnalysedText: sentences, tokens, tags, groups, clauses and quotations of one text.
//
// Everything is a flat vector; things point at each other by index (kNone = nothing), never by pointer.
//
//   "Le régime n'a pas réussi à reprendre Alep."
//   nouns: [Le régime] [Alep];  verbs: [n'a pas réussi] negated, subject 0;  [reprendre] governor 0, object 1
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/keys.h"
#include "text/span.h"

namespace recoupe {

/// Parts of speech of Universal Dependencies.
enum class Pos : std::uint8_t {
  kNoun, kProper, kVerb, kAux, kAdjective, kAdverb, kAdposition, kDeterminer, kPronoun, kNumeral,
  kCoordinator, kSubordinator, kInterjection, kPunctuation, kSymbol, kOther,
};
enum class VerbForm : std::uint8_t { kUnmarked, kFinite, kInfinitive, kPastParticiple, kPresentParticiple };
enum class Mood : std::uint8_t { kUnmarked, kIndicative, kConditional, kSubjunctive, kImperative };
/// Tense of one word; compound tenses belong to VerbGroup.
enum class Tense : std::uint8_t { kUnmarked, kPresent, kImperfect, kPast, kFuture };
enum class Number : std::uint8_t { kUnmarked, kSingular, kPlural };
enum class Gender : std::uint8_t { kUnmarked, kMasculine, kFeminine };
enum class PronounKind : std::uint8_t { kUnmarked, kPersonal, kReflexive, kRelative, kDemonstrative, kIndefinite, kInterrogative, kPossessive };

/// The chosen analysis of one token; fields that the word does not mark are kNone (person: 0).
struct Tag {
  Pos pos = Pos::kOther;
  VerbForm form = VerbForm::kUnmarked;
  Mood mood = Mood::kUnmarked;
  Tense tense = Tense::kUnmarked;
  Number number = Number::kUnmarked;
  Gender gender = Gender::kUnmarked;
  PronounKind pronoun = PronounKind::kUnmarked;
  std::uint8_t person = 0;
  auto operator<=>(const Tag&) const = default;
  constexpr bool is_verb() const { return pos == Pos::kVerb || pos == Pos::kAux; }
  constexpr bool is_noun() const { return pos == Pos::kNoun || pos == Pos::kProper; }
};

/// Shape facts that need no dictionary.
enum TokenFlags : std::uint16_t {
  kCapitalised = 1,      ///< first letter upper case
  kAllCapitals = 2,      ///< two letters or more, all upper case
  kHasDigit = 4,
  kAllDigits = 8,        ///< digits, with or without separators
  kSpaceBefore = 16,     ///< white space or line start stands before
  kSentenceStart = 32,
  kElided = 64,          ///< ends in an apostrophe: l' d' qu'
  kContracted = 128,     ///< preposition and article in one: du, des (= de les), au, aux, duquel
  kUnknownWord = 256,    ///< not in the lexicon; the tag was guessed
  kLineStart = 512,      ///< first token of a line
  kInsideQuote = 1024,   ///< between quotation marks
};

/// One word or mark. Hyphenated compounds are one token; elided words and clitics after a hyphen are their own.
struct Token {
  Span span;
  WordKey form = 0;      ///< form_key of the text
  WordKey folded = 0;    ///< folded_key of the text
  WordKey lemma = 0;     ///< form_key of the lemma for the chosen tag
  Tag tag;
  std::uint16_t flags = 0;
  bool has(TokenFlags flag) const { return (flags & flag) != 0; }
};

enum class SentenceKind : std::uint8_t { kProse, kTitle, kHeading, kDateline, kByline, kListItem };

struct Sentence {
  TokenRange tokens;
  Span span;
  SentenceKind kind = SentenceKind::kProse;
  std::uint32_t paragraph = 0;
};

/// Noun group: determiner to last adjective after the head; or a single pronoun. Complements are groups of their own.
struct NounGroup {
  TokenRange tokens;                     ///< without the preposition
  std::uint32_t head = kNone;            ///< token; of a multiword name its first token
  std::uint32_t determiner = kNone;      ///< token
  std::uint32_t number = kNone;          ///< token of a numeral before the head
  TokenRange preposition;                ///< tokens of the governing preposition ("près de"); empty when none; shared by coordinated groups
  std::uint32_t joined_to = kNone;       ///< noun group: the first member of its coordination, kNone for the first itself
  std::uint32_t apposed_to = kNone;      ///< noun group it stands in apposition to ("X, directeur de Y")
  std::uint32_t complement_of = kNone;   ///< noun group it completes by "de" ("raids du régime"), where sure
  std::uint32_t antecedent = kNone;      ///< noun group a relative pronoun stands for
  std::uint32_t clause = kNone;
  bool pronoun = false;
  bool parenthesised = false;            ///< stands in brackets: "Hassaké (nord-est)"
};

enum class Voice : std::uint8_t { kActive, kPassive, kReflexive };
/// Tense of a whole verb group, by what it means for the order of events.
enum class GroupTense : std::uint8_t { kUnmarked, kPresent, kImperfect, kPast, kPluperfect, kFuture, kFuturePerfect };
enum class GroupMood : std::uint8_t { kUnmarked, kIndicative, kConditional, kSubjunctive, kImperative };

/// Verb group: clitics, negation, auxiliaries, inner adverbs and one lexical verb.
struct VerbGroup {
  TokenRange tokens;
  std::uint32_t head = kNone;            ///< token of the lexical verb
  VerbForm form = VerbForm::kFinite;     ///< of the group as a whole
  Voice voice = Voice::kActive;
  GroupTense tense = GroupTense::kUnmarked;
  GroupMood mood = GroupMood::kUnmarked;
  bool negated = false;                  ///< ne … pas/plus/jamais/ni/aucun, sans + infinitive
  bool causative = false;                ///< faire + infinitive
  std::uint32_t negation = kNone;        ///< token that shows it
  std::uint32_t governor = kNone;        ///< verb group that an infinitive or gerund hangs on ("réussi à [reprendre]")
  TokenRange linker;                     ///< preposition or conjunction before an infinitive or gerund ("à", "pour", "sans", "en")
  std::uint32_t subject = kNone;         ///< noun group; pronouns included; coordinated subjects: the first member
  std::uint32_t object = kNone;          ///< noun group, direct object; relative "que" and clitics included
  std::uint32_t antecedent = kNone;      ///< noun group that a bare participle qualifies ("frappes menées")
  std::uint32_t clause = kNone;
  bool inverted_subject = false;
};

enum class ClauseKind : std::uint8_t { kMain, kRelative, kSubordinate, kInfinitive, kParticiple, kQuoted };

/// Clause: one verb group with what belongs to it; clauses nest.
struct Clause {
  TokenRange tokens;                     ///< first to last token, inner clauses included
  ClauseKind kind = ClauseKind::kMain;
  std::uint32_t verb = kNone;            ///< verb group; kNone in verbless headings
  std::uint32_t parent = kNone;          ///< clause
  std::uint32_t marker = kNone;          ///< token of the conjunction or relative pronoun
  std::uint32_t sentence = kNone;
};

/// What stands between one pair of quotation marks, marks excluded; may run over several sentences.
struct Quotation {
  TokenRange tokens;
};

/// A text with its analysis; `text` must outlive it. Built by analyse(); never changed afterwards.
struct AnalysedText {
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  std::vector<NounGroup> nouns;          ///< in text order
  std::vector<VerbGroup> verbs;          ///< in text order of their heads
  std::vector<Clause> clauses;
  std::vector<Quotation> quotations;
  // One entry a token:
  std::vector<std::uint32_t> sentence_of;
  std::vector<std::uint32_t> noun_of;    ///< noun group that holds the token, or kNone
  std::vector<std::uint32_t> verb_of;    ///< verb group that holds the token, or kNone
  std::vector<std::uint32_t> clause_of;  ///< innermost clause

  /// Bytes from the first to the last token of a range.
  Span span_of(TokenRange range) const {
    return range.empty() ? Span{} : Span{tokens[range.begin].span.begin, tokens[range.end - 1].span.end};
  }
};

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/verb_groups.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr std::uint32_t kMaxInner = 10;     ///< words between an auxiliary and its participle
constexpr std::uint32_t kMaxIncise = 12;    ///< words between two commas inside a verb group
constexpr std::uint32_t kMaxClitics = 6;    ///< words before the verb that belong to its group
constexpr std::uint32_t kMaxNegation = 14;  ///< how far "aucun", "ni", "rien" may stand from the verb

/// One verb group in the making.
struct Builder {
  const GroupView& view;
  TokenRange sentence;
  std::uint32_t floor;    ///< end of the group before: clitics reach no further back
  VerbGroup group;
  std::uint32_t ne = kNone;
  bool reflexive = false;
  bool composed = false;  ///< a compound tense: "a pris", "est parti"
};

/// After a comma at `i`: the token behind the comma that closes a short verbless insertion, or kNone.
std::uint32_t behind_incise(const Builder& b, std::uint32_t i) {
  const std::uint32_t limit = std::min(b.sentence.end, i + kMaxIncise);
  for (std::uint32_t k = i + 1; k < limit; ++k) {
    if (b.view.is(k, kComma)) {
      return k + 1;
    }
    if (b.view.tag(k).is_verb() || b.view.is(k, kStop)) {
      return kNone;
    }
  }
  return kNone;
}

/// The token behind a short prepositional group at `i`, or kNone: "[en réalité] été sortis", "a [pour sa part] libéré".
/// Behind être only one without determiner: "était dans la ville détruite" is no passive.
std::uint32_t behind_prepositional(const Builder& b, std::uint32_t i, bool after_have) {
  const GroupView& v = b.view;
  const std::uint32_t limit = std::min(b.sentence.end, i + kMaxInner / 2);
  bool noun = false;
  std::uint32_t k = i + 1;
  for (; k < limit && !v.tag(k).is_verb(); ++k) {
    const Pos pos = v.pos(k);
    const bool determiner = pos == Pos::kDeterminer || pos == Pos::kNumeral;
    if (v.tag(k).is_noun() || pos == Pos::kPronoun) {
      noun = true;
    } else if (!(determiner && !noun && after_have) && pos != Pos::kAdjective) {
      break;
    }
  }
  return noun ? k : kNone;
}

/// A word that may stand between an auxiliary and its participle; answers the token behind it, or kNone.
std::uint32_t behind_inner_word(const Builder& b, std::uint32_t k, bool after_have) {
  const GroupView& v = b.view;
  if (v.phrase(k, PhraseKind::kAdverb)) {
    return v.phrase_end[k];
  }
  if (v.is(k, kComma)) {
    return behind_incise(b, k);
  }
  if (v.pos(k) == Pos::kAdposition && !v.token(k).has(kContracted)) {
    return behind_prepositional(b, k, after_have);
  }
  const bool subject_behind = v.is(k, kSubjectClitic | kStrongPronoun) && v.pos(k) == Pos::kPronoun;
  const bool bare_time = v.lemma_is(k, kTimeNoun) && v.pos(k - 1) != Pos::kDeterminer;
  if (v.is(k, kNegationSecond | kNegationWide | kInvertedClitic | kFloating | kQuoteBoth | kQuoteOpen) || subject_behind ||
      bare_time || v.pos(k) == Pos::kAdverb) {
    return k + 1;
  }
  return kNone;
}

/// A participle behind avoir that was tagged as an adjective: no noun follows that it could qualify.
bool passes_for_adjective(const Builder& b, std::uint32_t auxiliary, std::uint32_t k) {
  const GroupView& v = b.view;
  return v.lemma_is(auxiliary, kAuxiliaryHave) && v.pos(k) == Pos::kAdjective && v.pos(k - 1) != Pos::kDeterminer &&
         !(k + 1 < b.sentence.end && (v.tag(k + 1).is_noun() || v.pos(k + 1) == Pos::kAdjective));
}

/// The participle or infinitive (`form`) that completes the verb at `i`, or kNone.
std::uint32_t completion(const Builder& b, std::uint32_t i, VerbForm form) {
  std::uint32_t k = i + 1;
  for (std::uint32_t steps = 0; steps < kMaxInner && k < b.sentence.end; ++steps) {
    const Tag& tag = b.view.tag(k);
    if ((tag.is_verb() && tag.form == form) || (form == VerbForm::kPastParticiple && passes_for_adjective(b, i, k))) {
      return k;
    }
    if (tag.is_verb() || (k = behind_inner_word(b, k, b.view.lemma_is(i, kAuxiliaryHave))) == kNone) {
      return kNone;
    }
  }
  return kNone;
}

/// Does a pronoun such as "nous" stand as the subject of the verb behind it? "nous vous aidons": the first does.
bool is_subject_here(const Builder& b, std::uint32_t k) {
  const GroupView& v = b.view;
  if (!v.is(k, kSubjectClitic) || !v.is(k, kClitic)) {
    return v.is(k, kSubjectClitic);
  }
  const Tag& verb = v.tag(b.group.head);
  const bool persons_agree = v.tag(k).person == 0 || v.tag(k).person == verb.person;
  const bool doubled = k > b.sentence.begin && v.token(k - 1).form == v.token(k).form;
  return v.finite(b.group.head) && (verb.person == 1 || verb.person == 2) && persons_agree && !doubled;
}

/// Takes in clitics and negation before the first verb.
void take_clitics(Builder& b) {
  const GroupView& v = b.view;
  const bool infinitive = v.tag(b.group.head).form != VerbForm::kFinite;
  std::uint32_t k = b.group.tokens.begin;
  for (std::uint32_t steps = 0; steps < kMaxClitics && k > b.floor; ++steps, --k) {
    const std::uint32_t before = k - 1;
    if (v.is(before, kNegationFirst)) {
      b.ne = before;
    } else if (v.is(before, kClitic) && (v.pos(before) == Pos::kPronoun || v.is(before, kObjectClitic)) && !is_subject_here(b, before)) {
      b.reflexive = b.reflexive || v.tag(before).pronoun == PronounKind::kReflexive || v.is(before, kReflexiveClitic);
    } else if (!(infinitive && v.is(before, kNegationSecond | kNegationWide) && before > b.floor && v.is(before - 1, kNegationFirst))) {
      break;
    }
  }
  b.group.tokens.begin = k;
}

/// Follows auxiliaries to the lexical verb: "avaient été" + "repoussés", "ont fait" + "évacuer".
void follow_auxiliaries(Builder& b) {
  const GroupView& v = b.view;
  for (;;) {
    const std::uint32_t head = b.group.head;
    if (v.lemma_is(head, kCausative)) {
      if (const std::uint32_t next = completion(b, head, VerbForm::kInfinitive); next != kNone) {
        b.group.head = next;
        b.group.causative = true;
        continue;
      }
    }
    if (!v.lemma_is(head, kAuxiliaryHave | kAuxiliaryBe)) {
      return;
    }
    const std::uint32_t next = completion(b, head, VerbForm::kPastParticiple);
    if (next == kNone) {
      return;
    }
    if (v.lemma_is(head, kAuxiliaryHave) || b.reflexive || v.lemma_is(next, kTakesBe | kMayTakeBe)) {
      b.composed = true;
    } else {
      b.group.voice = Voice::kPassive;
    }
    b.group.head = next;
  }
}

GroupTense simple_tense(Tense tense) {
  switch (tense) {
    case Tense::kPresent: return GroupTense::kPresent;
    case Tense::kImperfect: return GroupTense::kImperfect;
    case Tense::kPast: return GroupTense::kPast;
    case Tense::kFuture: return GroupTense::kFuture;
    case Tense::kUnmarked: return GroupTense::kUnmarked;
  }
  return GroupTense::kUnmarked;
}

GroupTense compound_tense(Tense auxiliary) {
  switch (auxiliary) {
    case Tense::kImperfect: case Tense::kPast: return GroupTense::kPluperfect;
    case Tense::kFuture: return GroupTense::kFuturePerfect;
    default: return GroupTense::kPast;
  }
}

GroupMood mood_of(const Tag& first) {
  switch (first.mood) {
    case Mood::kIndicative: return GroupMood::kIndicative;
    case Mood::kConditional: return GroupMood::kConditional;
    case Mood::kSubjunctive: return GroupMood::kSubjunctive;
    case Mood::kImperative: return GroupMood::kImperative;
    case Mood::kUnmarked: break;
  }
  return first.form == VerbForm::kFinite ? GroupMood::kIndicative : GroupMood::kUnmarked;
}

/// A form such as "conduit" that was tagged as a participle, where only a finite verb can stand: "qui conduit", "ne conduit".
bool must_be_finite(const Builder& b) {
  const std::uint32_t before = b.group.tokens.begin;
  const bool follows_subject = before > b.sentence.begin && b.view.pos(before - 1) == Pos::kPronoun &&
                               b.view.is(before - 1, kRelativeSubject | kSubjectClitic) && !b.view.is(before - 1, kClitic);
  return b.ne != kNone || follows_subject;
}

void set_form(Builder& b, std::uint32_t first) {
  Tag tag = b.view.tag(first);
  VerbGroup& g = b.group;
  if ((tag.form == VerbForm::kPastParticiple || !tag.is_verb()) && must_be_finite(b)) {
    tag.form = VerbForm::kFinite;
    tag.tense = Tense::kPresent;
  }
  g.form = tag.form;
  g.mood = mood_of(tag);
  const bool bare = tag.form == VerbForm::kPastParticiple;
  g.tense = bare ? GroupTense::kUnmarked : b.composed ? compound_tense(tag.tense) : simple_tense(tag.tense);
  if (bare && !b.view.lemma_is(first, kTakesBe)) {
    g.voice = Voice::kPassive;
  } else if (b.reflexive) {
    g.voice = Voice::kReflexive;
  }
}

/// Takes in "pas", "plus" and an inverted subject right behind a simple verb.
void take_followers(Builder& b) {
  std::uint32_t& end = b.group.tokens.end;
  while (end < b.sentence.end && end < b.group.head + 4 &&
         (b.view.is(end, kInvertedClitic) || b.view.is(end, b.ne != kNone ? kNegationSecond : kSpokenNegation))) {
    ++end;
  }
}

/// The second half of a negation, inside the group or, for "aucun", "ni", near it; kNone when there is none.
std::uint32_t second_negation(const Builder& b) {
  const GroupView& v = b.view;
  for (std::uint32_t k = b.ne + 1; k < b.group.tokens.end; ++k) {
    if (v.is(k, kNegationSecond | kNegationWide)) {
      return k;
    }
  }
  const std::uint32_t limit = std::min(b.sentence.end, b.group.tokens.end + kMaxNegation);
  for (std::uint32_t k = b.group.tokens.end; k < limit && !v.finite(k) && !v.is(k, kThat | kStop); ++k) {
    if (v.is(k, kNegationWide)) {
      return k;
    }
  }
  const std::uint32_t floor = b.ne - std::min(b.ne - b.sentence.begin, kMaxNegation);
  for (std::uint32_t k = b.ne; k > floor && !v.finite(k - 1) && !v.is(k - 1, kStop); --k) {
    if (v.is(k - 1, kNegationWide | kSpokenNegation)) {  // "Pas un camion n'est passé"
      return k - 1;
    }
  }
  return v.lemma_is(b.group.head, kBareNegation) ? b.ne : kNone;
}

/// Preposition or conjunction right before an infinitive or present participle: "pour", "afin de", "en".
TokenRange linker_before(const Builder& b) {
  const GroupView& v = b.view;
  const std::uint32_t end = b.group.tokens.begin;
  for (std::uint32_t size = 4; size > 1; --size) {
    if (end >= b.sentence.begin + size && v.phrase(end - size, PhraseKind::kPreposition) && v.phrase_end[end - size] == end) {
      return {end - size, end};
    }
  }
  const bool single = end > b.sentence.begin && v.pos(end - 1) == Pos::kAdposition;
  return single ? TokenRange{end - 1, end} : TokenRange{};
}

void set_negation(Builder& b) {
  VerbGroup& g = b.group;
  if (b.ne != kNone) {
    g.negation = second_negation(b);
  } else if (g.form == VerbForm::kFinite) {  // spoken French drops "ne"
    for (std::uint32_t k = g.tokens.begin + 1; k < g.tokens.end && g.negation == kNone; ++k) {
      g.negation = b.view.is(k, kSpokenNegation) && b.view.tag(k - 1).is_verb() ? k : kNone;
    }
  }
  if (!g.linker.empty() && b.view.is(g.linker.begin, kWithout)) {
    g.negation = g.linker.begin;
  }
  g.negated = g.negation != kNone;
}

VerbGroup build(const GroupView& view, TokenRange sentence, std::uint32_t floor, std::uint32_t first) {
  Builder b{.view = view, .sentence = sentence, .floor = floor, .group = {}};
  b.group.head = first;
  b.group.tokens = {first, first + 1};
  take_clitics(b);
  follow_auxiliaries(b);
  b.group.tokens.end = std::max(b.group.tokens.end, b.group.head + 1);
  set_form(b, first);
  take_followers(b);
  if (b.group.form == VerbForm::kInfinitive || b.group.form == VerbForm::kPresentParticiple) {
    b.group.linker = linker_before(b);
  }
  set_negation(b);
  return b.group;
}

/// "ne contrôle", "ne cesse": whatever its tag, only a verb can stand here.
bool behind_negation(const GroupView& view, std::uint32_t i, std::uint32_t floor) {
  const bool clitic = i > floor + 1 && view.is(i - 1, kObjectClitic) && view.is(i - 2, kNegationFirst);  // "ne les aide"
  return i > floor && (view.is(i - 1, kNegationFirst) || clitic) && (view.tag(i).is_noun() || view.pos(i) == Pos::kAdjective);
}

}  // namespace

std::vector<VerbGroup> find_verb_groups(const GroupView& view) {
  std::vector<VerbGroup> groups;
  for (const Sentence& sentence : view.text.sentences) {
    std::uint32_t floor = sentence.tokens.begin;
    for (std::uint32_t i = floor; i < sentence.tokens.end;) {
      if (view.phrase(i, PhraseKind::kPreposition) && !view.finite(i)) {  // "étant donné", "y compris"
        i = view.phrase_end[i];
        continue;
      }
      if (!(view.tag(i).is_verb() || behind_negation(view, i, floor)) || view.nominal(i)) {
        ++i;
        continue;
      }
      groups.push_back(build(view, sentence.tokens, floor, i));
      i = floor = groups.back().tokens.end;
    }
  }
  return groups;
}

}  // namespace recoupe

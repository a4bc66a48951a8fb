// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/relations.h"

namespace recoupe {

std::uint32_t first_verb(const GroupView& view, const VerbGroup& verb) {
  std::uint32_t i = verb.tokens.begin;
  while (i < verb.head && !view.tag(i).is_verb()) {
    ++i;
  }
  return i;
}

bool agrees(const GroupView& view, const NounGroup& noun, Members members, const VerbGroup& verb) {
  const Tag& shown = view.tag(first_verb(view, verb));
  const Number wanted = shown.number;
  if ((shown.person == 1 || shown.person == 2) && !noun.pronoun) {
    return false;
  }
  if (wanted == Number::kUnmarked || view.lemma_is(noun.head, kCollective)) {
    return true;
  }
  if (members != Members::kOne) {
    return members == Members::kPerhapsMore || wanted == Number::kPlural;
  }
  const bool counted = noun.number != kNone || view.pos(noun.head) == Pos::kNumeral;
  Number number = noun.determiner == kNone ? Number::kUnmarked : view.tag(noun.determiner).number;
  number = number == Number::kUnmarked ? view.tag(noun.head).number : number;
  if (counted && number != Number::kSingular) {
    return wanted == Number::kPlural;
  }
  return number == Number::kUnmarked || number == wanted;
}

bool takes_object(const GroupView& view, const VerbGroup& verb) {
  if (verb.voice == Voice::kPassive || verb.form == VerbForm::kPastParticiple || verb.object != kNone) {
    return false;
  }
  return verb.causative || !view.lemma_is(verb.head, kCopula | kIntransitive | kTakesBe);
}

bool participle_agrees(const GroupView& view, const NounGroup& noun, std::uint32_t participle) {
  const Tag& wanted = view.tag(participle);
  const Tag& head = view.tag(noun.head);
  const Number of_determiner = noun.determiner == kNone ? Number::kUnmarked : view.tag(noun.determiner).number;
  Number number = of_determiner == Number::kUnmarked ? head.number : of_determiner;
  number = number == Number::kUnmarked && view.name(noun.head) ? Number::kSingular : number;
  const bool numbers = number == Number::kUnmarked || wanted.number == Number::kUnmarked || number == wanted.number;
  const bool genders = head.gender == Gender::kUnmarked || wanted.gender == Gender::kUnmarked || head.gender == wanted.gender;
  return numbers && genders;
}

bool is_time(const GroupView& view, const NounGroup& noun) {
  return !noun.pronoun && view.lemma_is(noun.head, kTimeNoun);
}

namespace {

/// Does "que" or "de" with an infinitive follow the verb, adverbs and adjectives between them allowed?
bool content_follows(const GroupView& view, const VerbGroup& verb) {
  const auto size = static_cast<std::uint32_t>(view.text.tokens.size());
  std::uint32_t i = verb.tokens.end;
  for (int steps = 0; steps < 3 && i < size && (view.pos(i) == Pos::kAdverb || view.pos(i) == Pos::kAdjective); ++steps) {
    ++i;
  }
  if (i < size && view.is(i, kThat)) {
    return true;
  }
  return i + 1 < size && view.is(i, kOf) && (view.infinitive(i + 1) || view.is(i + 1, kClitic | kNegationFirst));
}

}  // namespace

bool is_impersonal(const GroupView& view, const NounGroup& pronoun, const VerbGroup& verb) {
  if (!view.is(pronoun.head, kImpersonalPronoun)) {
    return false;
  }
  if (view.lemma_is(verb.head, kImpersonalVerb)) {
    return true;
  }
  if ((verb.voice == Voice::kPassive || view.lemma_is(verb.head, kMayBeImpersonal | kCopula)) && content_follows(view, verb)) {
    return true;
  }
  bool there = false;  // "il y a"
  for (std::uint32_t i = verb.tokens.begin; i < verb.head; ++i) {
    there = there || view.is(i, kThere);
  }
  return there && view.lemma_is(verb.head, kAuxiliaryHave);
}

}  // namespace recoupe

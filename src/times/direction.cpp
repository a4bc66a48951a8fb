// SPDX-License-Identifier: GPL-3.0-or-later
#include "times/direction.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr std::uint32_t kReach = 40;  // tokens: keeps sentences without end linear

Outlook of_group(const VerbGroup& group) {
  switch (group.tense) {
    case GroupTense::kPresent: return {group.mood == GroupMood::kConditional ? Direction::kUnknown : Direction::kPresent, false};
    case GroupTense::kImperfect: return {Direction::kPast, false};
    case GroupTense::kPast: return {Direction::kPast, false};
    case GroupTense::kPluperfect: return {Direction::kPast, true};
    case GroupTense::kFuture: case GroupTense::kFuturePerfect: return {Direction::kFuture, false};
    case GroupTense::kUnmarked: break;
  }
  return {group.form == VerbForm::kPastParticiple ? Direction::kPast : Direction::kUnknown, false};
}

Outlook of_finite(const Tag& tag) {
  if (tag.mood == Mood::kIndicative || tag.mood == Mood::kUnmarked) {
    switch (tag.tense) {
      case Tense::kFuture: return {Direction::kFuture, false};
      case Tense::kImperfect: case Tense::kPast: return {Direction::kPast, false};
      case Tense::kPresent: return {Direction::kPresent, false};
      case Tense::kUnmarked: break;
    }
  }
  return {};
}

/// Without verb groups: a participle takes the tense of the auxiliary up to three tokens before it.
Outlook of_tag(const AnalysedText& analysed, std::uint32_t i) {
  const Tag& tag = analysed.tokens[i].tag;
  if (!tag.is_verb()) {
    return {};
  }
  if (tag.form != VerbForm::kPastParticiple) {
    const bool auxiliary = i + 1 < analysed.tokens.size() && tag.pos == Pos::kAux && analysed.tokens[i + 1].tag.form == VerbForm::kPastParticiple;
    return auxiliary ? of_tag(analysed, i + 1) : of_finite(tag);
  }
  for (std::uint32_t back = 1; back <= 3 && back <= i; ++back) {
    const Tag& before = analysed.tokens[i - back].tag;
    if (before.pos == Pos::kAux && before.form == VerbForm::kInfinitive) {
      return {};  // "être installé": the verb that governs it knows
    }
    if (before.pos == Pos::kAux && before.form == VerbForm::kFinite) {
      return before.tense == Tense::kFuture ? Outlook{Direction::kFuture, false} : Outlook{Direction::kPast, before.tense == Tense::kImperfect};
    }
  }
  return {Direction::kPast, false};
}

/// A cue word among tokens `range`, of which only the first few count.
Outlook cue_in(const AnalysedText& analysed, TokenRange range, const TimeRules& rules) {
  for (std::uint32_t i = range.begin; i < std::min(range.end, range.begin + 8); ++i) {
    const auto cue = rules.directions.find(analysed.tokens[i].form);
    if (cue != rules.directions.end()) {
      return {cue->second, false};
    }
  }
  return {};
}

/// What one token says; a cue word in its verb group beats the tense of the group.
Outlook of_token(const AnalysedText& analysed, std::uint32_t i, const TimeRules& rules) {
  const std::uint32_t group = analysed.verb_of[i];
  const Outlook cue = cue_in(analysed, group == kNone ? TokenRange{i, i + 1} : analysed.verbs[group].tokens, rules);
  if (cue.direction == Direction::kFuture || (cue.direction == Direction::kPast && group == kNone)) {
    return cue;
  }
  if (group != kNone) {
    return of_group(analysed.verbs[group]);
  }
  return analysed.verbs.empty() ? of_tag(analysed, i) : Outlook{};
}

}  // namespace

Outlook outlook_of(const AnalysedText& analysed, TokenRange range, const TimeRules& rules) {
  const TokenRange sentence = analysed.sentences[analysed.sentence_of[range.begin]].tokens;
  const std::uint32_t clause = analysed.clause_of[range.begin];
  Outlook nearest;
  for (std::uint32_t distance = 1; distance <= kReach; ++distance) {
    for (const bool before : {true, false}) {
      const bool inside = before ? range.begin >= sentence.begin + distance : range.end + distance <= sentence.end;
      if (!inside) {
        continue;
      }
      const std::uint32_t i = before ? range.begin - distance : range.end + distance - 1;
      const Outlook here = of_token(analysed, i, rules);
      if (here.direction == Direction::kUnknown) {
        continue;
      }
      if (clause == kNone || analysed.clause_of[i] == clause) {
        return here;
      }
      nearest = nearest.direction == Direction::kUnknown ? here : nearest;
    }
  }
  return nearest;
}

}  // namespace recoupe

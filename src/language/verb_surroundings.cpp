// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/verb_surroundings.h"

#include <algorithm>

#include "language/relations.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kMaxComplements = 5;
constexpr std::uint32_t kMaxBetween = 8;  ///< adverbs and marks between a verb and the word that matters to it

/// Does a mark or the end of the sentence follow the group and its complements?
bool insertion_ends_behind(const ClauseWalk& w, std::uint32_t g) {
  std::uint32_t end = w.nouns[g].tokens.end;
  for (std::uint32_t k = g + 1; k < w.nouns.size() && k < g + kMaxComplements; ++k) {
    const NounGroup& next = w.nouns[k];
    const std::uint32_t begin = next.preposition.empty() ? next.tokens.begin : next.preposition.begin;
    if (begin != end || next.tokens.end > w.range.end) {
      break;
    }
    end = next.tokens.end;
  }
  return end >= w.range.end || w.view.pos(end) == Pos::kPunctuation || w.view.is(end, kComma | kEnd | kStop | kBracketOpen) ||
         w.view.is(end, kRelativeSubject);
}

/// Does a "ne" before the latest verb wait for its "que"? With "ne … plus que" only where no clause can follow.
bool restricts(const ClauseWalk& w) {
  const std::uint32_t v = w.top().active;
  if (v == kNone) {
    return false;
  }
  const VerbGroup& verb = w.verbs[v];
  bool ne = false;
  for (std::uint32_t k = verb.tokens.begin; k < verb.head; ++k) {
    ne = ne || w.view.is(k, kNegationFirst);
  }
  const bool verb_follows = w.verb < w.verbs.size() && w.verbs[w.verb].tokens.begin < w.range.end && w.verbs[w.verb].form == VerbForm::kFinite;
  return ne && (!verb.negated || (!verb_follows && !w.view.is(verb.negation, kSpokenNegation)));
}

}  // namespace

bool comma_before(const ClauseWalk& w, std::uint32_t v) {
  const std::uint32_t begin = w.verbs[v].tokens.begin;
  return begin > w.range.begin && w.view.is(begin - 1, kComma);
}

bool join_before(const ClauseWalk& w, std::uint32_t v) {
  std::uint32_t i = w.verbs[v].tokens.begin;
  const std::uint32_t floor = i - std::min(i - w.range.begin, kMaxBetween);
  while (i > floor && (w.view.pos(i - 1) == Pos::kAdverb || w.view.is(i - 1, kQuoteBoth))) {
    --i;
  }
  return i > w.range.begin && w.view.pos(i - 1) == Pos::kCoordinator;
}

bool quote_before(const ClauseWalk& w, std::uint32_t v) {
  std::uint32_t i = w.verbs[v].tokens.begin;
  i -= i > w.range.begin && w.view.is(i - 1, kComma) ? 1 : 0;
  return i > w.range.begin && w.view.is(i - 1, kQuoteBoth | kQuoteClose);
}

bool noun_follows(const ClauseWalk& w, std::uint32_t v) {
  std::uint32_t i = w.verbs[v].tokens.end;
  while (i < w.range.end && i < w.verbs[v].tokens.end + kMaxBetween && (w.view.pos(i) == Pos::kAdverb || w.view.is(i, kOf | kThat))) {
    ++i;
  }
  return i < w.range.end && (w.view.pos(i) == Pos::kDeterminer || w.view.pos(i) == Pos::kNumeral || w.view.tag(i).is_noun() || w.view.pos(i) == Pos::kAdjective);
}

std::uint32_t noun_ending_at(const ClauseWalk& w, std::uint32_t end) {
  std::uint32_t g = w.noun;
  while (g > 0 && w.nouns[g - 1].tokens.begin >= end) {
    --g;
  }
  const bool ends = g > 0 && w.nouns[g - 1].tokens.end == end && !w.nouns[g - 1].pronoun;
  return ends ? g - 1 : kNone;
}

std::uint32_t noun_before(const ClauseWalk& w, std::uint32_t at) {
  std::uint32_t end = at;
  const std::uint32_t floor = at - std::min(at - w.range.begin, kMaxBetween);
  while (end > floor && (w.view.pos(end - 1) == Pos::kAdverb || w.view.is(end - 1, kQuoteBoth | kQuoteOpen | kComma))) {
    --end;
  }
  return noun_ending_at(w, end);
}

std::uint32_t subject_behind(const ClauseWalk& w, std::uint32_t v) {
  std::uint32_t g = w.noun;
  while (g < w.nouns.size() && w.nouns[g].tokens.begin < w.verbs[v].tokens.end) {
    ++g;
  }
  for (std::uint32_t tries = 0; tries < 3 && g < w.nouns.size() && w.nouns[g].tokens.begin < w.range.end; ++tries, ++g) {
    const NounGroup& noun = w.nouns[g];
    if (noun.preposition.empty() && !is_time(w.view, noun)) {
      const bool verb_between = v + 1 < w.verbs.size() && w.verbs[v + 1].tokens.begin < noun.tokens.begin;
      return !verb_between && w.agree(g, v) && !w.view.is(noun.head, kThat) && insertion_ends_behind(w, g) ? g : kNone;
    }
  }
  return kNone;
}

std::uint32_t adjacent_pronoun(const ClauseWalk& w, std::uint32_t v) {
  const Frame& f = w.top();
  if (f.count == 0) {
    return kNone;
  }
  const std::uint32_t g = f.candidates[f.count - 1].noun;
  const NounGroup& noun = w.nouns[g];
  const bool adjacent = noun.tokens.end == w.verbs[v].tokens.begin;
  return adjacent && noun.pronoun && w.view.is(noun.head, kSubjectClitic) ? g : kNone;
}

std::uint32_t inverted_clitic(const ClauseWalk& w, std::uint32_t v) {
  for (std::uint32_t g = w.noun; g < w.nouns.size() && w.nouns[g].tokens.begin < w.verbs[v].tokens.end; ++g) {
    const std::uint32_t i = w.nouns[g].head;
    const bool behind = i > first_verb(w.view, w.verbs[v]);
    if (w.nouns[g].pronoun && behind && w.view.is(i, kInvertedClitic | kSubjectClitic) && !w.view.is(i, kObjectClitic)) {
      return g;
    }
  }
  return kNone;
}

bool that_opens_clause(const ClauseWalk& w, std::uint32_t i) {
  return !w.view.is(i, kThat) || !((i + 1 < w.range.end && w.view.pos(i + 1) == Pos::kAdposition) || restricts(w));
}

}  // namespace recoupe

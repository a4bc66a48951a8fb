// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/nonfinite_verbs.h"

#include "language/finite_verbs.h"
#include "language/relations.h"
#include "language/verb_surroundings.h"

namespace recoupe {
namespace {

void open_small(ClauseWalk& w, ClauseKind kind, std::uint32_t v) {
  const VerbGroup& verb = w.verbs[v];
  const std::uint32_t begin = verb.linker.empty() ? verb.tokens.begin : verb.linker.begin;
  w.close_small(begin);
  w.small = w.new_clause(kind, begin, w.top().clause, verb.linker.empty() ? kNone : verb.linker.begin);
  w.clauses[w.small].verb = v;
  w.verbs[v].clause = w.small;
}

bool governs(const ClauseWalk& w, std::uint32_t v, TokenRange linker) {
  if (v == kNone) {
    return false;
  }
  return w.view.is(linker.begin, kOf) ? w.view.lemma_is(w.verbs[v].head, kGovernsOf) : w.view.lemma_is(w.verbs[v].head, kGovernsTo);
}

/// Do only adverbs stand between two verb groups? "des hommes armés non identifiés"
bool follows_at_once(const ClauseWalk& w, std::uint32_t before, std::uint32_t v) {
  std::uint32_t i = w.verbs[v].tokens.begin;
  while (i > w.verbs[before].tokens.end && w.view.pos(i - 1) == Pos::kAdverb) {
    --i;
  }
  return i == w.verbs[before].tokens.end;
}

/// The noun group that the participle qualifies: the one before it, or one that this completes and that agrees better.
std::uint32_t qualified(const ClauseWalk& w, std::uint32_t v) {
  const std::uint32_t nearest = noun_before(w, w.verbs[v].tokens.begin);
  std::uint32_t g = nearest;
  for (int climb = 0; climb < 4 && g != kNone; ++climb) {
    if (participle_agrees(w.view, w.nouns[g], w.verbs[v].head)) {
      return g;
    }
    g = w.nouns[g].complement_of != kNone ? w.nouns[g].complement_of : w.nouns[g].apposed_to;
  }
  return nearest;
}

/// "à cesser et respecter", "à cesser et à respecter": coordinated infinitives.
bool shares_linker(const ClauseWalk& w, const VerbGroup& before, std::uint32_t v) {
  const TokenRange linker = w.verbs[v].linker;
  if (linker.empty()) {
    return join_before(w, v);
  }
  const bool same = !before.linker.empty() && w.view.token(before.linker.begin).lemma == w.view.token(linker.begin).lemma;
  return same && linker.begin > w.range.begin && w.view.pos(linker.begin - 1) == Pos::kCoordinator;
}

}  // namespace

void read_infinitive(ClauseWalk& w, std::uint32_t v) {
  VerbGroup& verb = w.verbs[v];
  const std::uint32_t before = verb.linker.empty() ? verb.tokens.begin : verb.linker.begin;
  const Frame& f = w.top();
  const std::uint32_t noun = noun_ending_at(w, before);
  const std::uint32_t main = f.active != kNone ? f.active : f.verb;
  if (noun != kNone && !verb.linker.empty() && w.view.is(verb.linker.begin, kOf | kTo) && !governs(w, main, verb.linker)) {
    verb.antecedent = noun;
  } else {
    const bool follows_infinitive = main != kNone && w.verbs[main].form == VerbForm::kInfinitive;
    verb.governor = follows_infinitive && shares_linker(w, w.verbs[main], v) ? w.verbs[main].governor : main;
  }
  open_small(w, ClauseKind::kInfinitive, v);
  w.activate(v);
}

void read_present_participle(ClauseWalk& w, std::uint32_t v) {
  VerbGroup& verb = w.verbs[v];
  verb.antecedent = verb.linker.empty() ? noun_ending_at(w, verb.tokens.begin) : kNone;
  verb.governor = verb.antecedent == kNone ? w.last_finite : kNone;
  open_small(w, ClauseKind::kParticiple, v);
  w.activate(v);
}

void read_past_participle(ClauseWalk& w, std::uint32_t v) {
  VerbGroup& verb = w.verbs[v];
  const std::uint32_t last = w.top().verb;
  const std::uint32_t previous = v > 0 && w.verbs[v - 1].tokens.begin >= w.range.begin ? v - 1 : kNone;
  const bool compound = last != kNone && w.verbs[last].head != first_verb(w.view, w.verbs[last]);
  const bool bare_before = previous != kNone && w.verbs[previous].form == VerbForm::kPastParticiple;
  if (compound && join_before(w, v) && !bare_before) {
    verb.form = VerbForm::kFinite;
    verb.voice = w.verbs[last].voice;
    verb.tense = w.verbs[last].tense;
    verb.mood = w.verbs[last].mood;
    verb.subject = w.verbs[last].subject;
    if (verb.tokens.begin > w.range.begin && w.view.is(verb.tokens.begin - 1, kNegationWide)) {  // "n'a ni confirmé ni [démenti]"
      verb.negation = verb.tokens.begin - 1;
      verb.negated = true;
    }
    w.next_clause(verb.tokens.begin);
    enter_clause(w, v);
    return;
  }
  verb.antecedent = join_before(w, v) && bare_before ? w.verbs[previous].antecedent : qualified(w, v);
  if (verb.antecedent == kNone && bare_before && follows_at_once(w, previous, v)) {
    verb.antecedent = w.verbs[previous].antecedent;
  }
  if (verb.antecedent == kNone && w.top().count == 0 && w.top().verb == kNone) {
    w.top().fronted = v;
  }
  open_small(w, ClauseKind::kParticiple, v);
}

}  // namespace recoupe

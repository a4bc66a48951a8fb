// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/clauses.h"

#include <algorithm>

#include "language/clause_walk.h"
#include "language/finite_verbs.h"
#include "language/nonfinite_verbs.h"
#include "language/noun_roles.h"
#include "language/relations.h"
#include "language/verb_surroundings.h"

namespace recoupe {
namespace {

void open_bracket(ClauseWalk& w) {
  if (w.frames.size() == kMaxOpenClauses) {
    ++w.skipped;
    return;
  }
  const std::uint32_t clause = w.top().clause;
  w.frames.emplace_back();
  w.top().clause = clause;
  w.top().bracket = true;
}

void close_bracket(ClauseWalk& w, std::uint32_t i) {
  if (w.skipped > 0) {
    --w.skipped;
    return;
  }
  const bool open = std::any_of(w.frames.begin(), w.frames.end(), [](const Frame& f) { return f.bracket; });
  while (open && !w.top().bracket) {
    w.pop(i);
  }
  if (open) {
    w.pop(i);
  }
}

void read_mark(ClauseWalk& w, std::uint32_t i) {
  if (w.view.is(i, kComma)) {
    w.close_small(i);
    ++w.top().commas;
  } else if (w.view.pos(i) == Pos::kCoordinator && w.view.is(i, kJoins | kJoinsClauses)) {
    w.top().join = i;
  } else if (w.view.is(i, kBracketOpen)) {
    open_bracket(w);
  } else if (w.view.is(i, kBracketClose)) {
    close_bracket(w, i);
  } else if (w.view.is(i, kStop)) {
    while (w.frames.size() > 1 && !w.top().bracket) {
      w.pop(i);
    }
    w.next_clause(i + 1);
    w.top().forget();
  } else if (w.view.pos(i) == Pos::kSubordinator && that_opens_clause(w, i)) {
    w.open_clause(ClauseKind::kSubordinate, i);
  }
}

void take_clitic_object(ClauseWalk& w, std::uint32_t v) {
  VerbGroup& verb = w.verbs[v];
  for (std::uint32_t g = w.noun; g < w.nouns.size() && w.nouns[g].tokens.begin < verb.tokens.end; ++g) {
    const std::uint32_t i = w.nouns[g].head;
    if (w.view.is(i, kObjectClitic) && w.nouns[g].pronoun && verb.voice != Voice::kPassive && !w.view.lemma_is(verb.head, kCopula)) {
      verb.object = g;
    }
  }
}

void read_verb(ClauseWalk& w, std::uint32_t v) {
  VerbGroup& verb = w.verbs[v];
  take_clitic_object(w, v);
  switch (verb.form) {
    case VerbForm::kFinite: read_finite_verb(w, v); break;
    case VerbForm::kInfinitive: read_infinitive(w, v); break;
    case VerbForm::kPresentParticiple: read_present_participle(w, v); break;
    default: read_past_participle(w, v); break;
  }
}

std::uint32_t step(ClauseWalk& w, std::uint32_t i) {
  while (w.noun < w.nouns.size() && w.nouns[w.noun].tokens.begin < i) {
    ++w.noun;
  }
  while (w.verb < w.verbs.size() && w.verbs[w.verb].tokens.begin < i) {
    ++w.verb;
  }
  if (w.verb < w.verbs.size() && w.verbs[w.verb].tokens.begin == i) {
    read_verb(w, w.verb);
    return w.verbs[w.verb].tokens.end;
  }
  if (w.view.phrase(i, PhraseKind::kConjunction)) {
    w.open_clause(ClauseKind::kSubordinate, i);
    return w.view.phrase_end[i];
  }
  if (w.noun < w.nouns.size() && w.nouns[w.noun].tokens.begin == i) {
    read_noun(w, w.noun);
    return w.nouns[w.noun].tokens.end;
  }
  read_mark(w, i);
  return i + 1;
}

void read_sentence(ClauseWalk& w, std::uint32_t s) {
  w.sentence = s;
  w.range = w.view.text.sentences[s].tokens;
  w.frames.clear();
  w.skipped = 0;
  w.small = w.last_finite = kNone;
  w.push_frame(ClauseKind::kMain, w.range.begin, kNone);
  for (std::uint32_t i = w.range.begin; i < w.range.end;) {
    i = step(w, i);
  }
  while (!w.frames.empty()) {
    w.pop(w.range.end);
  }
}

}  // namespace

std::vector<Clause> find_clauses(const GroupView& view, std::vector<NounGroup>& nouns, std::vector<VerbGroup>& verbs) {
  ClauseWalk walk(view, nouns, verbs);
  for (std::uint32_t s = 0; s < view.text.sentences.size(); ++s) {
    read_sentence(walk, s);
  }
  return std::move(walk.clauses);
}

}  // namespace recoupe

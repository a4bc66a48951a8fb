// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/finite_verbs.h"

#include "language/relations.h"
#include "language/subject_choice.h"
#include "language/verb_surroundings.h"

namespace recoupe {
namespace {

/// "à moins que la pluie ne cesse": subjunctive, and its "ne" negates nothing; "sans que" negates.
void respect_marker(ClauseWalk& w, VerbGroup& verb, const Clause& clause) {
  if (clause.marker == kNone || !w.view.phrase(clause.marker, PhraseKind::kSubjunctive)) {
    return;
  }
  verb.mood = verb.mood == GroupMood::kIndicative && verb.tense == GroupTense::kPresent ? GroupMood::kSubjunctive : verb.mood;
  if (w.view.is(clause.marker, kWithout)) {
    verb.negation = clause.marker;
  } else if (verb.negated && w.view.is(verb.negation, kNegationFirst)) {
    verb.negation = kNone;
  }
  verb.negated = verb.negation != kNone;
}

}  // namespace

void enter_clause(ClauseWalk& w, std::uint32_t v) {
  Frame& f = w.top();
  if (f.verb != kNone || w.clauses[f.clause].verb != kNone) {
    w.next_clause(w.verbs[v].tokens.begin);
  }
  respect_marker(w, w.verbs[v], w.clauses[w.top().clause]);
  Frame& g = w.top();
  g.verb = g.active = v;
  g.active_commas = g.commas;
  g.wants_subject = g.presentative = false;
  g.forget();
  w.verbs[v].clause = g.clause;
  w.clauses[g.clause].verb = v;
  if (g.relative != kNone && w.view.is(w.nouns[g.relative].head, kRelativeObject) && w.nouns[g.relative].preposition.empty()) {
    if (takes_object(w.view, w.verbs[v])) {
      w.verbs[v].object = g.relative;
    } else if (w.view.pos(w.nouns[g.relative].head) == Pos::kSubordinator) {
      w.make_subordinate(g);
    }
  }
}

namespace {

void set_subject(ClauseWalk& w, std::uint32_t v, std::uint32_t noun, bool inverted) {
  if (is_impersonal(w.view, w.nouns[noun], w.verbs[v])) {
    return;
  }
  w.verbs[v].subject = noun;
  w.verbs[v].inverted_subject = inverted;
  std::uint32_t& fronted = w.top().fronted;
  if (fronted != kNone && !inverted && participle_agrees(w.view, w.nouns[noun], w.verbs[fronted].head)) {
    w.verbs[fronted].antecedent = noun;
  }
  fronted = kNone;
}

/// The verb has its own subject right before it: only its clause has to be found.
void place(ClauseWalk& w, std::uint32_t v, std::uint32_t subject) {
  const std::uint32_t begin = w.nouns[subject].tokens.begin;
  if (w.top().verb != kNone) {
    const std::size_t open = w.open_ancestor();
    const bool joined = w.top().join != kNone && w.top().join + 1 == begin;
    if (open < w.frames.size()) {
      w.pop_to(open, begin);
    } else {
      if (!joined) {
        w.pop_to(w.root(), begin);
      }
      w.next_clause(begin);
    }
  }
  set_subject(w, v, subject, false);
  enter_clause(w, v);
  const bool presents = w.view.is(w.nouns[subject].head, kImpersonalPronoun) && w.view.lemma_is(w.verbs[v].head, kPresentative) && noun_follows(w, v);
  if (presents) {
    w.verbs[v].subject = kNone;
  }
  w.top().wants_subject = w.top().presentative = presents;
}

/// A reporting clause inside or behind another one: the frame itself goes on without it.
void insert(ClauseWalk& w, std::uint32_t v) {
  const std::uint32_t begin = w.verbs[v].tokens.begin;
  const std::uint32_t clause = w.new_clause(ClauseKind::kMain, begin, w.top().clause, kNone);
  w.end_clause(clause, w.verbs[v].tokens.end);
  w.clauses[clause].verb = v;
  w.verbs[v].clause = clause;
}

void place_inverted(ClauseWalk& w, std::uint32_t v, std::uint32_t clitic) {
  Frame& f = w.top();
  const std::uint32_t before = f.verb == kNone && f.count > 0 ? choose_subject(w, f, v) : kNone;
  if (before != kNone && f.candidates[f.count - 1].commas == f.commas) {  // "La Russie s'est-elle dite prête"
    set_subject(w, v, before, false);
    enter_clause(w, v);
    return;
  }
  insert(w, v);
  set_subject(w, v, clitic, true);
}

/// "…, a affirmé X": the subject follows.
void report(ClauseWalk& w, std::uint32_t v) {
  w.pop_to(w.root(), w.verbs[v].tokens.begin);
  w.next_clause(w.verbs[v].tokens.begin);
  enter_clause(w, v);
  w.top().wants_subject = true;
}

void refine_antecedent(ClauseWalk& w, std::uint32_t relative, std::uint32_t v) {
  std::uint32_t g = w.nouns[relative].antecedent;
  for (int climb = 0; climb < 4 && g != kNone; ++climb) {
    if (w.agree(g, v)) {
      w.nouns[relative].antecedent = g;
      return;
    }
    g = w.nouns[g].complement_of != kNone ? w.nouns[g].complement_of : w.nouns[g].apposed_to;
  }
}

void subject_of_fresh_clause(ClauseWalk& w, std::uint32_t v, std::size_t open) {
  Frame& f = w.top();
  if (f.relative_subject && f.count == 0) {
    refine_antecedent(w, f.relative, v);
    set_subject(w, v, f.relative, false);
    enter_clause(w, v);
    return;
  }
  if (f.count == 0 && f.commas == 0 && w.clauses[f.clause].marker != kNone && w.view.is(w.clauses[f.clause].marker, kRelativeObject | kRelativeOther)) {
    enter_clause(w, v);  // "que dirige X", "où vivent des civils"
    w.top().wants_subject = true;
    return;
  }
  const std::uint32_t chosen = choose_subject(w, f, v);
  const bool cut_off = f.count > 0 && comma_before(w, v) && (chosen == kNone || commas_behind(f, chosen) % 2 == 1);
  if (open < w.frames.size() && w.frames[open].count > 0 && (chosen == kNone || cut_off || is_verbless_part(w, f))) {
    if (const std::uint32_t outer = choose_subject(w, w.frames[open], v); outer != kNone) {
      w.pop_to(open, w.verbs[v].tokens.begin);
      set_subject(w, v, outer, false);
      enter_clause(w, v);
      return;
    }
  }
  const std::uint32_t behind = chosen == kNone || cut_off ? subject_behind(w, v) : kNone;
  if (cut_off && behind != kNone) {  // an insertion: "Les combats, a affirmé l'ONG, ont repris"
    insert(w, v);
    set_subject(w, v, behind, true);
    w.reported = behind;
    return;
  }
  if (chosen != kNone) {
    set_subject(w, v, chosen, false);
  }
  enter_clause(w, v);
  w.top().wants_subject = chosen == kNone && w.verbs[v].mood != GroupMood::kImperative;
}

/// "A a pris X et menace Y": the subject of the verb before, or of an outer one when only that agrees.
void share_subject(ClauseWalk& w, std::uint32_t v) {
  std::size_t k = w.frames.size() - 1;
  for (std::size_t level = w.frames.size(); level > w.root(); --level) {
    const Frame& f = w.frames[level - 1];
    const std::uint32_t subject = f.verb == kNone ? kNone : w.verbs[f.verb].subject;
    const std::uint32_t meant = subject != kNone && w.nouns[subject].antecedent != kNone ? w.nouns[subject].antecedent : subject;
    if (meant != kNone && w.agree(meant, v)) {
      k = level - 1;
      break;
    }
  }
  w.pop_to(k, w.verbs[v].tokens.begin);
  const std::uint32_t subject = w.top().verb == kNone ? kNone : w.verbs[w.top().verb].subject;
  const std::uint32_t own = w.top().verb == kNone ? choose_subject(w, w.top(), v) : subject;
  w.next_clause(w.verbs[v].tokens.begin);
  if (own != kNone) {
    set_subject(w, v, own, false);
  }
  enter_clause(w, v);
}

/// A group that was taken for an object turns out to be a subject.
void release(ClauseWalk& w, const Candidate& c) {
  if (c.object_of != kNone && w.verbs[c.object_of].object == c.noun) {
    w.verbs[c.object_of].object = kNone;
  }
}

void subject_of_next_clause(ClauseWalk& w, std::uint32_t v, std::size_t open) {
  const std::uint32_t begin = w.verbs[v].tokens.begin;
  const std::uint32_t own = choose_subject(w, w.top(), v);
  const Candidate* candidate = find_candidate(w.top(), own);
  const bool separate = candidate != nullptr && (candidate->commas > w.top().active_commas || candidate->object_of == kNone);
  if (open < w.frames.size()) {
    const std::uint32_t outer = choose_subject(w, w.frames[open], v);
    if (outer != kNone && (!separate || comma_before(w, v) || w.frames[open].relative == kNone)) {
      w.pop_to(open, begin);
      set_subject(w, v, outer, false);
      enter_clause(w, v);
      return;
    }
    if (own != kNone) {
      release(w, *candidate);
      w.pop_to(open, w.nouns[own].tokens.begin);
      set_subject(w, v, own, false);
      enter_clause(w, v);
      return;
    }
  }
  if (own == kNone || (comma_before(w, v) && subject_behind(w, v) != kNone)) {
    report(w, v);
    return;
  }
  const Candidate taken = *candidate;
  release(w, taken);
  if (w.top().join == kNone) {
    w.pop_to(w.root(), w.nouns[own].tokens.begin);
  }
  w.next_clause(w.nouns[own].tokens.begin);
  set_subject(w, v, own, false);
  enter_clause(w, v);
}

void find_subject(ClauseWalk& w, std::uint32_t v) {
  const std::size_t open = w.open_ancestor();
  if (w.top().verb == kNone) {
    subject_of_fresh_clause(w, v, open);
  } else if (quote_before(w, v) && subject_behind(w, v) != kNone) {
    report(w, v);
  } else if (join_before(w, v)) {
    share_subject(w, v);
  } else {
    subject_of_next_clause(w, v, open);
  }
}

}  // namespace

void read_finite_verb(ClauseWalk& w, std::uint32_t v) {
  w.last_finite = v;
  w.close_small(w.verbs[v].tokens.begin);
  const std::uint32_t clitic = inverted_clitic(w, v);
  const std::uint32_t adjacent = adjacent_pronoun(w, v);
  if (adjacent != kNone) {
    place(w, v, adjacent);
  } else if (clitic != kNone) {
    place_inverted(w, v, clitic);
  } else {
    find_subject(w, v);
  }
}

}  // namespace recoupe

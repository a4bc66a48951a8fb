// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/noun_roles.h"

#include "language/relations.h"
#include "language/verb_surroundings.h"

namespace recoupe {
namespace {

/// "dure deux ans", "avait 44 ans": time as the object of the verb right before it.
bool lasts(ClauseWalk& w, const NounGroup& noun) {
  const std::uint32_t v = w.top().active;
  return v != kNone && w.verbs[v].tokens.end == noun.tokens.begin && w.view.lemma_is(w.verbs[v].head, kTakesTime | kAuxiliaryHave);
}

/// A pronoun that is no argument here: "eux", "moi-même", or a clitic that on_verb reads.
bool leans(const ClauseWalk& w, std::uint32_t i) { return w.view.is(i, kStrongPronoun) || (w.view.is(i, kClitic) && !w.view.is(i, kSubjectClitic)); }

/// "pas de victimes", "il y a de l'espoir": a group with "de" that is the object of the verb right before it.
bool is_partitive_object(ClauseWalk& w, const NounGroup& noun) {
  const std::uint32_t v = w.top().active;
  if (v == kNone || noun.preposition.size() != 1 || !w.view.is(noun.preposition.begin, kOf) || noun.preposition.begin != w.verbs[v].tokens.end) {
    return false;
  }
  const VerbGroup& verb = w.verbs[v];
  const bool negated = verb.negated && noun.determiner == kNone && w.view.is(verb.negation, kNegationSecond) && !w.view.name(noun.head);
  const bool impersonal = verb.form == VerbForm::kFinite && verb.subject == kNone && w.view.lemma_is(verb.head, kImpersonalVerb | kAuxiliaryHave);
  return (negated || impersonal) && (takes_object(w.view, verb) || (negated && verb.subject == kNone && verb.object == kNone));
}

/// "du", "des" right behind an active verb that takes an object and no "de".
bool is_article_behind_verb(ClauseWalk& w, const NounGroup& noun) {
  const std::uint32_t v = w.top().active;
  if (v == kNone || noun.preposition.size() != 1 || !w.view.is(noun.preposition.begin, kOf) || noun.preposition.begin != w.verbs[v].tokens.end) {
    return false;
  }
  const bool before_adjective = w.view.pos(noun.tokens.begin) == Pos::kAdjective && w.view.tag(noun.head).number == Number::kPlural;  // "de violents combats"
  return (w.view.token(noun.preposition.begin).has(kContracted) || before_adjective) && w.verbs[v].voice == Voice::kActive && takes_object(w.view, w.verbs[v]) &&
         !w.view.lemma_is(w.verbs[v].head, kTakesOf | kTakesBe | kMayTakeBe | kGovernsOf);
}

/// "a averti le maire que": the clause behind "que" belongs to the verb, not to the noun.
bool completes_verb(ClauseWalk& w, std::uint32_t g) {
  const std::uint32_t v = w.top().active;
  return v != kNone && w.verbs[v].object == g - 1 && w.view.lemma_is(w.verbs[v].head, kGovernsOf);
}

bool is_relative(const ClauseWalk& w, const NounGroup& noun) {
  const PronounKind kind = w.view.tag(noun.head).pronoun;
  return kind == PronounKind::kRelative || kind == PronounKind::kUnmarked || kind == PronounKind::kInterrogative;
}

/// The group before a relative pronoun; not one in brackets, and of "l'hôpital X" the hospital.
std::uint32_t relative_antecedent(const ClauseWalk& w, std::uint32_t g) {
  std::uint32_t before = g - 1;
  for (int steps = 0; steps < 3 && before > 0 && w.nouns[before].parenthesised && !w.nouns[g].parenthesised &&
                      w.nouns[before - 1].tokens.begin >= w.range.begin; ++steps) {
    --before;
  }
  const std::uint32_t titled = w.nouns[before].apposed_to;
  return titled != kNone && titled + 1 == before && w.nouns[titled].tokens.end == w.nouns[before].tokens.begin ? titled : before;
}

void read_relative(ClauseWalk& w, std::uint32_t g) {
  NounGroup& noun = w.nouns[g];
  const std::uint32_t begin = noun.preposition.empty() ? noun.tokens.begin : noun.preposition.begin;
  if (g > 0 && w.nouns[g - 1].tokens.begin >= w.range.begin && w.view.tag(noun.head).pronoun != PronounKind::kInterrogative) {
    noun.antecedent = relative_antecedent(w, g);
  }
  w.close_small(begin);
  if (!w.push_frame(ClauseKind::kRelative, begin, noun.head)) {
    return;
  }
  noun.clause = w.top().clause;
  w.top().relative = g;
  w.top().relative_subject = w.view.is(noun.head, kRelativeSubject) && noun.preposition.empty();
}

bool take_inverted_subject(ClauseWalk& w, std::uint32_t g) {
  Frame& f = w.top();
  if (!f.wants_subject) {
    return false;
  }
  f.wants_subject = false;
  const bool other_verb_between = f.active != f.verb && f.active != kNone && !w.verbs[f.active].linker.empty();
  if (other_verb_between || (!f.presentative && !w.agree(g, f.verb))) {
    return false;
  }
  if (f.commas > f.active_commas) {
    return false;
  }
  w.verbs[f.verb].subject = g;
  w.verbs[f.verb].inverted_subject = true;
  return true;
}

/// Gives the group as object to the latest verb that can take it; answers that verb group.
std::uint32_t take_object(ClauseWalk& w, std::uint32_t g) {
  Frame& f = w.top();
  if (f.active == kNone || f.commas != f.active_commas || f.wants_subject) {
    return kNone;
  }
  if (f.active == f.verb && f.relative != kNone && w.verbs[f.verb].object == f.relative && w.view.pos(w.nouns[f.relative].head) == Pos::kSubordinator) {
    w.make_subordinate(f);
    w.verbs[f.verb].object = kNone;
  }
  for (const std::uint32_t v : {f.active, f.verb}) {
    if (v != kNone && takes_object(w.view, w.verbs[v]) && w.verbs[v].tokens.end <= w.nouns[g].tokens.begin) {
      w.verbs[v].object = g;
      return v;
    }
  }
  return kNone;
}

}  // namespace

void read_noun(ClauseWalk& w, std::uint32_t g) {
  NounGroup& noun = w.nouns[g];
  noun.clause = w.small != kNone ? w.small : w.top().clause;
  if (noun.pronoun && w.view.is(noun.head, kRelativeSubject | kRelativeObject | kRelativeOther) && is_relative(w, noun)) {
    if (w.view.pos(noun.head) != Pos::kSubordinator) {
      read_relative(w, g);
    } else if (!that_opens_clause(w, noun.head)) {
      return;
    } else if (completes_verb(w, g)) {
      w.open_clause(ClauseKind::kSubordinate, noun.head);
    } else {
      read_relative(w, g);
    }
    return;
  }
  if (noun.joined_to != kNone) {
    w.top().join = kNone;
  }
  if (w.top().wants_subject && noun.apposed_to != kNone && noun.preposition.empty() && !w.nouns[noun.apposed_to].preposition.empty()) {
    noun.apposed_to = kNone;  // "a déclaré à la presse Karim Sand"
  }
  if (is_article_behind_verb(w, noun)) {  // "perdu [du] terrain"
    noun.tokens.begin = noun.determiner = noun.preposition.begin;
    noun.preposition = {};
  } else if (is_partitive_object(w, noun)) {
    Frame& f = w.top();
    (f.presentative ? w.verbs[f.active].subject : w.verbs[f.active].object) = g;
    f.wants_subject = false;
    return;
  }
  if (!noun.preposition.empty() || noun.joined_to != kNone || noun.apposed_to != kNone || g == w.reported || (noun.pronoun && leans(w, noun.head))) {
    return;
  }
  const bool time = is_time(w.view, noun);
  Candidate candidate{.noun = g, .commas = w.top().commas, .object_of = kNone, .weak = time};
  if (!time && take_inverted_subject(w, g)) {
    return;
  }
  if ((!time || lasts(w, noun)) && !w.view.is(noun.head, kSubjectClitic)) {
    candidate.object_of = take_object(w, g);
  }
  w.top().add(candidate);
}

}  // namespace recoupe

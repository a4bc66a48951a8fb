// SPDX-License-Identifier: GPL-3.0-or-later
// How surely something is said: negation, failure, modality, tense and purpose, read from the verb upwards.
#include <array>

#include "attribution/attribution_rules.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kClausesNear = 6;  ///< clauses around one among which its condition is looked for
constexpr int kSteps = 8;  ///< governors climbed at most: longer chains are not French

/// The verb group whose word decides on `verb`: its governor, or the verb of the clause that its complement clause hangs on.
std::uint32_t verb_above(const AnalysedText& a, std::uint32_t verb) {
  const VerbGroup& v = a.verbs[verb];
  if (v.governor != kNone) {
    return v.governor;
  }
  if (v.clause == kNone || a.clauses[v.clause].kind != ClauseKind::kSubordinate || a.clauses[v.clause].parent == kNone) {
    return kNone;
  }
  return a.clauses[a.clauses[v.clause].parent].verb;
}

/// "a annoncé qu'elle respecterait …": in a clause that hangs on a verb in the past, the conditional tells of what was to come.
bool told_before(const AnalysedText& a, const VerbGroup& v) {
  const std::uint32_t parent = v.clause == kNone || a.clauses[v.clause].kind != ClauseKind::kSubordinate ? kNone : a.clauses[v.clause].parent;
  const std::uint32_t teller = parent == kNone ? kNone : a.clauses[parent].verb;
  return teller != kNone && (a.verbs[teller].tense == GroupTense::kPast || a.verbs[teller].tense == GroupTense::kPluperfect || a.verbs[teller].tense == GroupTense::kImperfect);
}

/// The tense, mood and negation of one verb group.
Certainty own(const AnalysedText& a, const VerbGroup& v) {
  const Span span = a.span_of(v.tokens);
  if (v.negated) {
    return {Factuality::kDenied, v.negation == kNone ? span : a.tokens[v.negation].span, false, false};
  }
  if (v.mood == GroupMood::kConditional) {
    const bool announced = v.tense == GroupTense::kPresent && told_before(a, v);
    return {announced ? Factuality::kPlanned : Factuality::kPossible, span, !announced, false};
  }
  if (v.tense == GroupTense::kFuture) {
    return {Factuality::kPlanned, span, false, false};
  }
  return v.mood == GroupMood::kImperative ? Certainty{Factuality::kDemanded, span, false, false} : Certainty{};
}

const CertaintyRule* link_at(const AnalysedText& a, TokenRange range, const AttributionRules& rules) {
  if (range.begin >= range.end) {
    return nullptr;
  }
  const auto hit = rules.links.longest(a, range.begin, range.end);
  return hit ? &rules.link_rules[hit->values.front()] : nullptr;
}

/// "prêt à instaurer": an adjective right before the linker of an infinitive.
const CertaintyRule* adjective_before(const AnalysedText& a, const VerbGroup& v, const AttributionRules& rules) {
  const std::uint32_t begin = v.linker.empty() ? v.tokens.begin : v.linker.begin;
  return begin > 0 ? rules.word(a.tokens[begin - 1].lemma, CertaintyKind::kAdjective) : nullptr;
}

/// "la menace de bombarder": a noun right before the linker.
const CertaintyRule* noun_before(const AnalysedText& a, const VerbGroup& v, const AttributionRules& rules) {
  return v.linker.empty() || v.linker.begin == 0 ? nullptr : rules.word(a.tokens[v.linker.begin - 1].lemma, CertaintyKind::kNoun);
}

/// What a rule makes of its content, shown by `evidence`; nullopt when it leaves it as it is.
std::optional<Certainty> effect(const CertaintyRule* rule, bool negated, Span evidence) {
  const auto f = rule == nullptr ? std::nullopt : negated ? rule->negated : rule->affirmed;
  return f ? std::optional(Certainty{*f, evidence, false, rule->feared}) : std::nullopt;
}

/// What the words around one verb group, below its governor, do to it.
std::optional<Certainty> from_neighbours(const AnalysedText& a, const VerbGroup& v, const AttributionRules& rules) {
  const TokenRange group = v.linker.empty() ? v.tokens : v.linker;
  const Span linker = a.span_of(group), before = group.begin > 0 ? a.tokens[group.begin - 1].span : linker;
  for (const auto& [rule, evidence] : {std::pair{link_at(a, v.linker, rules), linker}, std::pair{adjective_before(a, v, rules), before}, std::pair{noun_before(a, v, rules), before}}) {
    if (const auto f = effect(rule, false, evidence)) {
      return f;
    }
  }
  if (v.clause == kNone || a.clauses[v.clause].kind != ClauseKind::kSubordinate || a.clauses[v.clause].marker == kNone) {
    return std::nullopt;
  }
  const std::uint32_t marker = a.clauses[v.clause].marker;
  for (const std::uint32_t begin : {marker > 1 ? marker - 1 : marker, marker}) {  // "pour que", "si"
    if (const auto f = effect(link_at(a, {begin, v.tokens.begin}, rules), false, a.tokens[marker].span)) {
      return f;
    }
  }
  return std::nullopt;
}

/// What the words of one noun group, its preposition and the noun before it do to it.
std::optional<Certainty> from_group(const AnalysedText& a, const NounGroup& n, const AttributionRules& rules) {
  for (std::uint32_t t = n.tokens.begin; t < n.tokens.end && t < n.tokens.begin + 8; ++t) {
    const auto f = t == n.head ? std::nullopt : effect(rules.word(a.tokens[t].lemma, CertaintyKind::kModifier), false, a.tokens[t].span);
    if (f) {
      return f;
    }
  }
  if (n.preposition.empty()) {
    return std::nullopt;
  }
  const CertaintyRule* link = link_at(a, n.preposition, rules);
  if (link != nullptr && link->affirmed && (link->several_words || link->affirmed == Factuality::kDenied)) {
    return effect(link, false, a.span_of(n.preposition));
  }
  if (n.preposition.begin > 0) {
    const Token& before = a.tokens[n.preposition.begin - 1];
    if (const auto f = effect(rules.word(before.lemma, CertaintyKind::kNoun), false, before.span)) {
      return f;
    }
  }
  return std::nullopt;
}

/// "Si nous ne les repoussons pas, Alep sera assiégée": a conditional clause hangs on this verb's clause.
std::optional<Certainty> under_condition(const AnalysedText& a, const VerbGroup& v, const AttributionRules& rules) {
  const std::uint32_t first = v.clause == kNone || v.clause < kClausesNear ? 0 : v.clause - kClausesNear;
  for (std::uint32_t c = first; v.clause != kNone && c < a.clauses.size() && c <= v.clause + kClausesNear; ++c) {
    const Clause& clause = a.clauses[c];
    const bool hangs = clause.parent == v.clause && clause.kind == ClauseKind::kSubordinate && clause.marker != kNone;
    const CertaintyRule* rule = hangs ? link_at(a, {clause.marker, clause.marker + 1}, rules) : nullptr;
    if (rule != nullptr && rule->affirmed == Factuality::kPossible) {
      return effect(rule, false, a.tokens[clause.marker].span);
    }
  }
  return std::nullopt;
}

/// "L'objectif est de reprendre X": the noun that the copula equates the infinitive with.
std::optional<Certainty> equated(const AnalysedText& a, const VerbGroup& v, const VerbGroup& above, const AttributionRules& rules) {
  const bool copula = !v.linker.empty() && above.subject != kNone && a.tokens[above.head].tag.pos == Pos::kAux;
  return copula ? effect(rules.word(a.tokens[a.nouns[above.subject].head].lemma, CertaintyKind::kNoun), above.negated, a.tokens[a.nouns[above.subject].head].span) : std::nullopt;
}

/// A word that makes its content a fact whatever else is said: "a profité de ce repli pour prendre …".
bool makes_fact(const CertaintyRule* rule) { return rule != nullptr && rule->affirmed == Factuality::kAsserted; }

}  // namespace

Certainty certainty_of_verb(const AnalysedText& a, std::uint32_t verb, const AttributionRules& rules) {
  Certainty found = own(a, a.verbs[verb]);
  if (found.factuality == Factuality::kPlanned || found.hearsay) {
    if (const auto condition = under_condition(a, a.verbs[verb], rules)) {
      return *condition;
    }
  }
  if (found.hearsay) {  // "a promis que X serait repris": what the governing verb says counts more
    const std::uint32_t above = verb_above(a, verb);
    const CertaintyRule* rule = above == kNone ? nullptr : rules.word(a.tokens[a.verbs[above].head].lemma, CertaintyKind::kVerb);
    found = effect(rule, above != kNone && a.verbs[above].negated, above == kNone ? Span{} : a.span_of(a.verbs[above].tokens)).value_or(found);
  }
  for (int step = 0; step < kSteps && found.factuality == Factuality::kAsserted; ++step) {
    const VerbGroup& v = a.verbs[verb];
    const std::uint32_t above = verb_above(a, verb);
    const bool fact = above != kNone && makes_fact(rules.word(a.tokens[a.verbs[above].head].lemma, CertaintyKind::kVerb));
    if (const auto near = fact ? std::nullopt : from_neighbours(a, v, rules)) {
      return *near;
    }
    if (above == kNone || above == verb) {
      break;
    }
    const VerbGroup& g = a.verbs[above];
    const CertaintyRule* rule = rules.word(a.tokens[g.head].lemma, CertaintyKind::kVerb);
    if (const auto f = effect(rule, g.negated, a.span_of(g.tokens))) {
      return *f;
    }
    if (const auto f = equated(a, v, g, rules)) {
      return *f;
    }
    if (rule == nullptr && v.governor == kNone) {
      break;  // a plain complement clause ("dit que …") stands by itself
    }
    verb = above;
    found = g.negated && rule != nullptr ? Certainty{} : own(a, g);  // its rule has weighed the governor's negation
  }
  return found;
}

bool weighs(const AttributionRules& rules, WordKey lemma) {
  const CertaintyRule* rule = rules.word(lemma, CertaintyKind::kVerb);
  return rule != nullptr && rule->own_object;
}

Certainty certainty_of_noun(const AnalysedText& a, std::uint32_t noun, std::uint32_t verb, bool object, const AttributionRules& rules) {
  const std::uint32_t first = noun;
  for (int step = 0; step < kSteps && noun != kNone; ++step) {
    if (const auto found = from_group(a, a.nouns[noun], rules)) {
      return *found;
    }
    noun = a.nouns[noun].complement_of;
  }
  if (verb == kNone && first != kNone && !a.nouns[first].preposition.empty() && a.nouns[first].preposition.begin > 0) {
    verb = a.verb_of[a.nouns[first].preposition.begin - 1];  // "appelle à des manifestations"
    const CertaintyRule* rule = verb == kNone ? nullptr : rules.word(a.tokens[a.verbs[verb].head].lemma, CertaintyKind::kVerb);
    return rule != nullptr && rule->own_object ? effect(rule, a.verbs[verb].negated, a.span_of(a.verbs[verb].tokens)).value_or(Certainty{}) : Certainty{};
  }
  if (verb == kNone) {
    return {};
  }
  const VerbGroup& v = a.verbs[verb];
  const CertaintyRule* rule = rules.word(a.tokens[v.head].lemma, CertaintyKind::kVerb);
  if (rule != nullptr && rule->own_object && (object || makes_fact(rule))) {
    if (const auto f = effect(rule, v.negated, a.span_of(v.tokens))) {
      return *f;
    }
  }
  return certainty_of_verb(a, verb, rules);
}

namespace {

constexpr std::array<std::string_view, 7> kNames = {"asserted", "denied", "planned", "offered", "demanded", "refused", "possible"};

}  // namespace

std::string_view name_of(Factuality factuality) { return kNames.at(static_cast<std::size_t>(factuality)); }

std::optional<Factuality> factuality_of(std::string_view name) {
  const auto* found = std::find(kNames.begin(), kNames.end(), name);
  return found == kNames.end() ? std::nullopt : std::optional(static_cast<Factuality>(found - kNames.begin()));
}

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// How surely something is said: negation, failure, modality, tense and purpose, read from the verb upwards.
#include "attribution/attribution_rules.h"

namespace recoupe {
namespace {

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

/// The tense, mood and negation of one verb group.
Certainty own(const AnalysedText& a, const VerbGroup& v) {
  const Span span = a.span_of(v.tokens);
  if (v.negated) {
    return {Factuality::kDenied, v.negation == kNone ? span : a.tokens[v.negation].span, false, false};
  }
  if (v.mood == GroupMood::kConditional) {
    return {Factuality::kPossible, span, true, false};
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

}  // namespace

Certainty certainty_of_verb(const AnalysedText& a, std::uint32_t verb, const AttributionRules& rules) {
  Certainty found = own(a, a.verbs[verb]);
  for (int step = 0; step < kSteps && found.factuality == Factuality::kAsserted; ++step) {
    const VerbGroup& v = a.verbs[verb];
    if (const auto near = from_neighbours(a, v, rules)) {
      return *near;
    }
    const std::uint32_t above = verb_above(a, verb);
    if (above == kNone || above == verb) {
      break;
    }
    const VerbGroup& g = a.verbs[above];
    const CertaintyRule* rule = rules.word(a.tokens[g.head].lemma, CertaintyKind::kVerb);
    if (const auto f = effect(rule, g.negated, a.span_of(g.tokens))) {
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

Certainty certainty_of_noun(const AnalysedText& a, std::uint32_t noun, std::uint32_t verb, bool object, const AttributionRules& rules) {
  for (int step = 0; step < kSteps && noun != kNone; ++step) {
    if (const auto found = from_group(a, a.nouns[noun], rules)) {
      return *found;
    }
    noun = a.nouns[noun].complement_of;
  }
  if (verb == kNone) {
    return {};
  }
  const VerbGroup& v = a.verbs[verb];
  const CertaintyRule* rule = object ? rules.word(a.tokens[v.head].lemma, CertaintyKind::kVerb) : nullptr;
  if (rule != nullptr && rule->own_object) {
    if (const auto f = effect(rule, v.negated, a.span_of(v.tokens))) {
      return *f;
    }
  }
  return certainty_of_verb(a, verb, rules);
}

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include "attribution/claimants.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr std::uint32_t kSpeaksOn = 2;   ///< sentences over which "a-t-il ajouté" takes up a claimant
constexpr std::uint32_t kAppositions = 3;  ///< groups after a head in which its actor is looked for
constexpr std::uint32_t kNamedAfter = 10;  ///< tokens after a verb in which its claimant is named

}  // namespace

Claimants::Claimants(const AnalysedText& analysed, const std::vector<ActorMention>& mentions, const ActorTable& actors, const AttributionRules& rules)
    : a_(analysed), mentions_(mentions), actors_(actors), rules_(rules), actor_at_(analysed.tokens.size(), kNone) {
  for (std::uint32_t m = 0; m < mentions.size(); ++m) {
    for (std::uint32_t t = mentions[m].tokens.begin; t < mentions[m].tokens.end; ++t) {
      actor_at_[t] = actor_at_[t] == kNone ? m : actor_at_[t];
    }
  }
}

std::uint32_t Claimants::speaker(std::uint32_t noun) const {
  const NounGroup& n = a_.nouns[noun];
  if (actor_at_[n.head] != kNone) {
    return actor_at_[n.head];
  }
  for (std::uint32_t t = n.tokens.begin; t < n.tokens.end; ++t) {
    if (actor_at_[t] != kNone) {
      return actor_at_[t];
    }
  }
  for (std::uint32_t next = noun + 1; next < a_.nouns.size() && next <= noun + kAppositions; ++next) {
    const NounGroup& m = a_.nouns[next];
    if (a_.sentence_of[m.head] != a_.sentence_of[n.head]) {
      break;
    }
    const bool belongs = m.apposed_to == noun || m.complement_of == noun || provided_by(n, m);
    for (std::uint32_t t = m.tokens.begin; belongs && t < m.tokens.end; ++t) {
      if (actor_at_[t] != kNone) {
        return actor_at_[t];
      }
    }
  }
  return kNone;
}

/// "un bilan fourni par l'OSDH": a participle and a preposition stand between the two groups.
bool Claimants::provided_by(const NounGroup& given, const NounGroup& giver) const {
  const std::uint32_t v = given.tokens.end < a_.tokens.size() ? a_.verb_of[given.tokens.end] : kNone;
  return v != kNone && a_.verbs[v].form == VerbForm::kPastParticiple && giver.preposition.begin == a_.verbs[v].tokens.end && !giver.preposition.empty();
}

/// "a-t-il ajouté", "son directeur", "la même source", "le ministère", "selon lequel": who spoke last speaks on.
bool Claimants::speaks_on(std::uint32_t noun) const {
  const NounGroup& n = a_.nouns[noun];
  const std::uint32_t sentence = a_.sentence_of[n.head];
  if (!last_ || sentence - last_sentence_ > kSpeaksOn) {
    return false;
  }
  if (n.pronoun) {
    return n.antecedent == kNone ? a_.tokens[n.head].tag.pronoun == PronounKind::kPersonal : sentence == last_sentence_;
  }
  const auto marks = [this](const Token& t) { return rules_.again_markers.contains(t.form); };
  return (n.determiner != kNone && rules_.again_nouns.contains(a_.tokens[n.head].lemma)) ||
         std::any_of(a_.tokens.begin() + n.tokens.begin, a_.tokens.begin() + n.tokens.end, marks);
}

Source Claimants::named_by(std::uint32_t noun, Span cue, RuleId rule) const {
  Source s;
  const bool again = speaks_on(noun);
  const std::uint32_t antecedent = a_.nouns[noun].antecedent;
  s.mention = a_.nouns[noun].pronoun && antecedent != kNone && !again ? speaker(antecedent) : speaker(noun);
  if (s.mention == kNone && again) {
    s = *last_;
  }
  s.cue = cue;
  s.evidence = {a_.span_of(a_.nouns[noun].tokens), rule};
  return of_mention(std::move(s), rule);
}

Source Claimants::of_mention(Source s, RuleId rule) const {
  if (s.mention != kNone) {
    const ActorMention& m = mentions_[s.mention];
    s.actor = m.actor == kNone ? std::string() : actor_of(actors_, m.actor).id;
    s.evidence = {m.span, rule};
  }
  return s;
}

std::optional<Source> Claimants::after(const VerbGroup& v, RuleId rule) const {
  const std::uint32_t sentence = a_.sentence_of[v.head];
  for (std::uint32_t t = v.tokens.end; t < a_.tokens.size() && t < v.tokens.end + kNamedAfter && a_.sentence_of[t] == sentence && a_.verb_of[t] == kNone; ++t) {
    const std::uint32_t m = actor_at_[t];
    if (m != kNone && mentions_[m].kind != ActorKind::kMedia && mentions_[m].kind != ActorKind::kCivilians) {
      Source s;
      s.mention = m;
      s.cue = a_.span_of(v.tokens);
      return of_mention(std::move(s), rule);
    }
  }
  return std::nullopt;
}

void Claimants::remember(const Source& source, std::uint32_t token) {
  if (source.mention != kNone) {
    last_ = source;
    last_sentence_ = a_.sentence_of[token];
  }
}

}  // namespace recoupe

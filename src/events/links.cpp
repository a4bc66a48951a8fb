// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/links.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr std::ptrdiff_t kLookedAt = 5;  ///< groups after a verb in which its object may stand
constexpr int kSteps = 6;  ///< governors climbed at most

void put(std::vector<std::uint32_t>& where, std::uint32_t noun, std::uint32_t verb) {
  if (noun != kNone && where[noun] == kNone) {
    where[noun] = verb;
  }
}

/// "tirent chaque jour [des roquettes]": after a verb that takes event nouns as objects, "des" is the indefinite article.
bool has_only_article(const Context& c, const NounGroup& n, const VerbGroup& v) {
  const auto slot = n.preposition.size() == 1 && c.token(n.preposition.begin).has(kContracted) ? c.rules.prepositions.longest(c.analysed, n.preposition.begin, n.preposition.end) : std::nullopt;
  return slot && static_cast<Slot>(slot->values.front()) == Slot::kOf && c.token(n.head).tag.number == Number::kPlural &&
         (c.rules.carriers.contains(c.token(v.head).lemma) || c.quantity_at[n.preposition.begin] != kNone);
}

/// "X a reçu [l'ordre] d'attaquer": the verb group before an infinitive whose object the infinitive completes; kNone if none.
std::uint32_t verb_with_object(const Context& c, std::uint32_t verb) {
  const VerbGroup& v = c.verb(verb);
  const bool completes = verb > 0 && v.form == VerbForm::kInfinitive && v.antecedent != kNone && c.verb(verb - 1).object == v.antecedent;
  return completes ? verb - 1 : kNone;
}

/// "[des tirs] ont été entendus": the grammar took the article for a preposition and found no subject; kNone if none.
std::uint32_t subject_with_article(const Context& c, const VerbGroup& v) {
  const auto& nouns = c.analysed.nouns;
  const auto next = std::lower_bound(nouns.begin(), nouns.end(), v.tokens.begin, [](const NounGroup& n, std::uint32_t t) { return n.tokens.begin < t; });
  if (v.form != VerbForm::kFinite || next == nouns.begin() || c.sentence_of((next - 1)->head) != c.sentence_of(v.head)) {
    return kNone;
  }
  const auto id = static_cast<std::uint32_t>(next - nouns.begin()) - 1;
  const NounGroup& n = nouns[id];
  const bool free = n.complement_of == kNone && n.preposition.size() == 1 && c.token(n.preposition.begin).has(kContracted);
  const auto slot = free ? c.rules.prepositions.longest(c.analysed, n.preposition.begin, n.preposition.end) : std::nullopt;
  const bool article = slot && static_cast<Slot>(slot->values.front()) == Slot::kOf && c.token(n.head).tag.number == Number::kPlural;
  const bool before = n.clause == v.clause || n.tokens.end == v.tokens.begin;
  return article && before ? (n.joined_to != kNone ? n.joined_to : id) : kNone;
}

/// A relative pronoun's antecedent; any other group stands for itself.
std::uint32_t stands_for(const Context& c, std::uint32_t noun) { return c.noun(noun).antecedent != kNone ? c.noun(noun).antecedent : noun; }

}  // namespace

bool counts(const Context& c, std::uint32_t noun, std::uint32_t complement) {
  const NounGroup& n = c.noun(complement);
  const bool bare = n.preposition.size() == 1 && n.determiner == kNone && c.token(n.head).tag.number == Number::kPlural;
  return bare || c.quantity_at[c.noun(noun).head] != kNone;
}

std::uint32_t object_of_verb(const Context& c, std::uint32_t verb) {
  const VerbGroup& v = c.verb(verb);
  if (v.voice == Voice::kPassive || v.form == VerbForm::kPastParticiple) {
    return kNone;
  }
  if (v.object != kNone && c.time_at[c.noun(v.object).head] == kNone) {
    return stands_for(c, v.object);
  }
  const auto& nouns = c.analysed.nouns;
  const auto first = std::lower_bound(nouns.begin(), nouns.end(), v.tokens.end, [](const NounGroup& n, std::uint32_t t) { return n.tokens.begin < t; });
  for (auto n = first; n != nouns.end() && n < first + kLookedAt && n->clause == v.clause; ++n) {
    const auto id = static_cast<std::uint32_t>(n - nouns.begin());
    const bool bare = (n->preposition.empty() || has_only_article(c, *n, v)) && !n->pronoun && !n->parenthesised && n->joined_to == kNone && n->apposed_to == kNone;
    if (bare && id != v.subject && c.time_at[n->head] == kNone && c.token(n->head).tag.pos != Pos::kAdjective) {
      return id;
    }
  }
  return kNone;
}

std::uint32_t subject_of_verb(const Context& c, std::uint32_t verb) {
  for (int step = 0; step < kSteps && verb != kNone; ++step) {
    const VerbGroup& v = c.verb(verb);
    const std::uint32_t subject = v.subject != kNone ? v.subject : verb_with_object(c, verb) == kNone ? v.antecedent : kNone;
    if (subject != kNone && c.time_at[c.noun(subject).head] == kNone) {
      return stands_for(c, subject);
    }
    if (subject == kNone && v.governor == kNone) {
      if (const std::uint32_t found = subject_with_article(c, v); found != kNone) {
        return found;
      }
    }
    if (v.governor != kNone && c.rules.object_control.contains(c.token(c.verb(v.governor).head).lemma)) {
      const std::uint32_t object = object_of_verb(c, v.governor);
      if (object != kNone && object < c.analysed.nouns.size() && c.noun(object).tokens.begin < v.tokens.begin) {
        return object;
      }
    }
    verb = v.governor != kNone ? v.governor : verb_with_object(c, verb);
  }
  return kNone;
}

Links link_nouns(const Context& c) {
  const std::size_t size = c.analysed.nouns.size();
  Links out{std::vector<std::uint32_t>(size, kNone), std::vector<std::uint32_t>(size, kNone), std::vector<std::uint32_t>(size, kNone)};
  for (std::uint32_t v = 0; v < c.analysed.verbs.size(); ++v) {
    const VerbGroup& verb = c.verb(v);
    if (verb.subject != kNone || verb.form == VerbForm::kFinite) {
      put(out.subject_of, subject_of_verb(c, v), v);
    }
    put(out.object_of, object_of_verb(c, v), v);
    put(out.participle_of, verb.antecedent, v);
    if (verb.antecedent != kNone) {
      put(out.participle_of, c.noun(verb.antecedent).complement_of, v);  // "barils d'explosifs [largués]"
    }
  }
  for (std::uint32_t n = 0; n < size; ++n) {
    std::uint32_t head = c.noun(n).joined_to != kNone ? c.noun(n).joined_to : c.noun(n).complement_of;
    const bool stands_for = head != kNone && head < n && (c.noun(n).joined_to != kNone || counts(c, head, n));
    if (stands_for) {
      put(out.subject_of, n, out.subject_of[head]);
      put(out.object_of, n, out.object_of[head]);
      put(out.participle_of, n, out.participle_of[head]);
    }
  }
  return out;
}

}  // namespace recoupe

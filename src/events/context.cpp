// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/context.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr std::uint32_t kGroups = 6;  ///< groups after a head in which its complements are looked for

template <class M>
std::vector<std::uint32_t> by_token(std::size_t size, const std::vector<M>& mentions) {
  std::vector<std::uint32_t> at(size, kNone);
  for (std::uint32_t m = 0; m < mentions.size(); ++m) {
    for (std::uint32_t t = mentions[m].tokens.begin; t < mentions[m].tokens.end; ++t) {
      if (at[t] == kNone) {
        at[t] = m;
      }
    }
  }
  return at;
}

/// "forces irakiennes [et kurdes]", "coalition de rebelles [et de jihadistes]": the actor that the words right after a mention add to it.
std::uint32_t added_to(const Context& c, const ActorMention& m) {
  const std::uint32_t end = c.sentence(m.tokens.begin).tokens.end;
  std::uint32_t t = m.tokens.end;
  if (t + 1 >= end || c.token(t).tag.pos != Pos::kCoordinator) {
    return kNone;
  }
  const bool of = c.token(++t).tag.pos == Pos::kAdposition;
  const auto same = [&](const Token& inner) { return inner.tag.pos == Pos::kAdposition && inner.lemma == c.token(t).lemma; };
  if (of && (t + 1 >= end || std::none_of(c.analysed.tokens.begin() + m.tokens.begin, c.analysed.tokens.begin() + m.tokens.end, same))) {
    return kNone;
  }
  const std::uint32_t added = c.actor_at[of ? t + 1 : t];
  return added != kNone && (of || c.mentions.actors[added].adjective) ? added : kNone;
}

std::vector<std::uint32_t> with_added(const Context& c, std::uint32_t mention) {
  const std::uint32_t added = added_to(c, c.mentions.actors[mention]);
  return added == kNone ? std::vector{mention} : std::vector{mention, added};
}

/// "celle", "ceux": a pronoun that stands for a noun named before and takes complements of its own.
bool is_stand_in(const Context& c, std::uint32_t noun) {
  return c.noun(noun).pronoun && c.token(c.noun(noun).head).tag.pronoun == PronounKind::kDemonstrative;
}

}  // namespace

Context make_context(const EventInput& input) {
  const std::size_t size = input.analysed.tokens.size();
  return {input, by_token(size, input.mentions.times), by_token(size, input.mentions.places.mentions), by_token(size, input.mentions.actors),
          by_token(size, input.mentions.quantities)};
}

bool is_armed(ActorKind kind) {
  switch (kind) {
    case ActorKind::kState: case ActorKind::kStateForces: case ActorKind::kRebel: case ActorKind::kJihadist: case ActorKind::kMilitia: return true;
    default: return false;
  }
}

std::uint32_t actor_at_head(const Context& context, std::uint32_t noun) {
  const std::uint32_t m = context.actor_at[context.noun(noun).head];
  return m != kNone && !context.mentions.actors[m].adjective ? m : kNone;
}

std::vector<std::uint32_t> actors_of_group(const Context& context, std::uint32_t noun) {
  const std::uint32_t own = actor_at_head(context, noun);
  if (own != kNone) {
    return with_added(context, own);
  }
  const TokenRange tokens = context.noun(noun).tokens;
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {  // "positions rebelles", "avions russes"
    if (context.actor_at[t] != kNone) {
      return with_added(context, context.actor_at[t]);
    }
  }
  std::vector<std::uint32_t> found;
  std::uint32_t first = kNone;  // the first complement: what is coordinated with it counts too
  const auto size = static_cast<std::uint32_t>(context.analysed.nouns.size());
  for (std::uint32_t next = noun + 1; next < size && next <= noun + kGroups; ++next) {
    const NounGroup& n = context.noun(next);
    const bool of_pronoun = next == noun + 1 && is_stand_in(context, noun) && n.preposition.begin == tokens.end;  // "celle du régime"
    const bool belongs = n.complement_of == noun || n.apposed_to == noun || of_pronoun || (first != kNone && n.joined_to == first);
    const std::uint32_t actor = belongs ? actor_at_head(context, next) : kNone;
    if (actor != kNone) {
      found.push_back(actor);
      first = first == kNone ? next : first;
    }
  }
  return found;
}

std::uint32_t actor_of_group(const Context& context, std::uint32_t noun) {
  const auto all = actors_of_group(context, noun);
  return all.empty() ? kNone : all.front();
}

std::uint32_t place_at_head(const Context& context, std::uint32_t noun) {
  const std::uint32_t apposed = context.noun(noun).apposed_to;
  if (apposed != kNone && apposed < noun && place_at_head(context, apposed) != kNone) {
    return place_at_head(context, apposed);  // "Daraya, ville rebelle proche de Damas": Daraya
  }
  const std::uint32_t m = context.place_at[context.noun(noun).head];
  if (m == kNone || context.mentions.places.mentions[m].in_organisation || context.mentions.places.mentions[m].adjective) {
    return kNone;
  }
  return m;
}

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/victims.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr std::string_view kCivilianVictims = "civilians";  ///< the class of victims
constexpr std::string_view kMutual = "clash";               ///< the event type whose parties all act

constexpr std::size_t kGap = 4;  ///< bytes between a number and whom it counts: " de "

/// The mention that names the counted: civilians where the toll counts civilians, else a party to the war; kNone if none.
std::uint32_t victims_named(const Context& c, const Tally& tally) {
  const auto& actors = c.mentions.actors;
  const auto first = std::lower_bound(actors.begin(), actors.end(), tally.amount.span.begin, [](const ActorMention& m, std::size_t b) { return m.span.begin < b; });
  for (auto m = first; m != actors.end() && m->span.begin <= tally.amount.span.end + kGap; ++m) {
    const bool party = !tally.side.empty() && is_armed(m->kind);
    const bool civilian = tally.victims == kCivilianVictims && m->kind == ActorKind::kCivilians;
    if ((party || civilian) && m->actor != kNone && !m->equipment) {
      return static_cast<std::uint32_t>(m - actors.begin());
    }
  }
  return kNone;
}

bool names(const Context& c, const std::vector<RoleFiller>& fillers, ActorId actor) {
  return std::any_of(fillers.begin(), fillers.end(), [&](const RoleFiller& f) { return c.mentions.actors[f.mention].actor == actor; });
}

}  // namespace

void add_victims(const Context& context, const std::vector<Tally>& tallies, std::vector<Claim>& claims) {
  for (const Tally& tally : tallies) {
    const bool dead_or_hurt = tally.effect == Effect::kKilled || tally.effect == Effect::kWounded;
    if (!tally.claim || tally.cumulative || !dead_or_hurt) {
      continue;
    }
    Claim& claim = claims[*tally.claim];
    const EventType& type = context.ontology.types[claim.type];
    const std::uint32_t mention = type.violent && type.id != kMutual ? victims_named(context, tally) : kNone;
    const bool here = mention != kNone && context.sentence_of(context.mentions.actors[mention].tokens.begin) == context.sentence_of(claim.trigger_token);
    if (here && !names(context, claim.targets, context.mentions.actors[mention].actor) && !names(context, claim.agents, context.mentions.actors[mention].actor)) {
      claim.targets.push_back({mention, {context.mentions.actors[mention].span, tally.trigger.rule}, false});
    }
  }
}

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/victims.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr std::string_view kCivilianVictims = "civilians";  ///< the class of victims
constexpr std::string_view kMutual = "clash";               ///< the event type whose parties all act

/// The toll counts civilians or members of a party, by a name, not "dix personnes".
bool counts_somebody(const Context& c, const Tally& tally) {
  const bool hurt = tally.effect == Effect::kKilled || tally.effect == Effect::kWounded;
  if (!hurt || !tally.claim || tally.cumulative || tally.victims_named == kNone) {
    return false;
  }
  const ActorMention& who = c.mentions.actors[tally.victims_named];
  return who.actor != kNone && !who.equipment && (who.kind == ActorKind::kCivilians ? tally.victims == kCivilianVictims : is_armed(who.kind));
}

bool names(const Context& c, const std::vector<RoleFiller>& fillers, ActorId actor) {
  return std::any_of(fillers.begin(), fillers.end(), [&](const RoleFiller& f) { return c.mentions.actors[f.mention].actor == actor; });
}

/// One of the claim's triggers stands in the sentence that names the victims.
bool beside(const Context& c, const Claim& claim, const ActorMention& who) {
  const auto in_sentence = [&](Span s) { return c.sentence(who.tokens.begin).span.contains(s); };
  return in_sentence(claim.trigger.span) || std::any_of(claim.mentions.begin(), claim.mentions.end(), in_sentence);
}

}  // namespace

void name_victims(const Context& context, EventsFound& events) {
  for (const Tally& tally : events.tallies) {
    if (!counts_somebody(context, tally)) {
      continue;
    }
    Claim& claim = events.claims[*tally.claim];
    const EventType& type = context.ontology.types[claim.type];
    const ActorMention& who = context.mentions.actors[tally.victims_named];
    const bool befell = type.violent && type.id != kMutual && beside(context, claim, who);
    if (befell && !names(context, claim.targets, who.actor) && !names(context, claim.agents, who.actor)) {
      claim.targets.push_back({tally.victims_named, {who.span, tally.trigger.rule}, who.inferred});
    }
  }
}

}  // namespace recoupe

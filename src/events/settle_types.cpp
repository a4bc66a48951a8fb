// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/settle_types.h"

#include <algorithm>
#include <set>

namespace recoupe {
namespace {

constexpr std::uint32_t kJustBefore = 2;  ///< sentences back to a happening that a denial takes up

using ActorTypes = std::set<std::pair<std::uint32_t, TypeId>>;

/// Who is told to have done what, by words that leave no doubt.
ActorTypes exact_types(const Context& c, const std::vector<Claim>& claims) {
  ActorTypes out;
  for (const Claim& claim : claims) {
    for (const RoleFiller& f : claim.agents) {
      if (exact_type(c, claim) == claim.type) {
        out.emplace(c.mentions.actors[f.mention].actor, claim.type);
      }
    }
  }
  return out;
}

bool did(const Context& c, const ActorTypes& told, const Claim& claim, TypeId type) {
  return std::any_of(claim.agents.begin(), claim.agents.end(), [&](const RoleFiller& f) {
    const std::uint32_t actor = c.mentions.actors[f.mention].actor;
    return actor != kNone && told.contains({actor, type});
  });
}

bool share_actor(const Context& c, const Claim& x, const Claim& y) {
  return std::any_of(x.agents.begin(), x.agents.end(), [&](const RoleFiller& a) {
    return std::any_of(y.agents.begin(), y.agents.end(), [&](const RoleFiller& b) { return c.mentions.actors[a.mention].actor == c.mentions.actors[b.mention].actor; });
  });
}

}  // namespace

TypeId exact_type(const Context& c, const Claim& claim) {
  const auto grounded = [&c](const RoleFiller& f) {
    const ActorKind kind = c.mentions.actors[f.mention].kind;
    return kind == ActorKind::kRebel || kind == ActorKind::kJihadist || kind == ActorKind::kMilitia;
  };
  const bool groups = !claim.agents.empty() && std::all_of(claim.agents.begin(), claim.agents.end(), grounded);
  return groups ? claim.type : c.rules.may_be.at(claim.trigger.rule);
}

void settle_types(const Context& c, std::vector<Claim>& claims) {
  const ActorTypes told = exact_types(c, claims);
  const Claim* before = nullptr;  // the last happening of either type
  for (Claim& claim : claims) {
    const TypeId exact = exact_type(c, claim);
    const bool vague = exact != claim.type && c.analysed.verb_of[claim.trigger_token] != kNone;
    const bool near = before != nullptr && claim.factuality == Factuality::kDenied && (claim.agents.empty() || before->agents.empty() || share_actor(c, claim, *before)) && before->type == exact && c.sentence_of(claim.trigger_token) - c.sentence_of(before->trigger_token) <= kJustBefore &&
                      c.sentence_of(claim.trigger_token) != c.sentence_of(before->trigger_token);
    if (vague && ((did(c, told, claim, exact) && !did(c, told, claim, claim.type)) || near)) {
      claim.type = exact;
    }
    if (c.ontology.types[claim.type].violent) {
      before = &claim;
    }
  }
}

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// Roles: who does, who undergoes and where, read from the groups around a trigger.
#pragma once

#include <optional>
#include <vector>

#include "events/triggers.h"

namespace recoupe {

struct Roles {
  std::vector<RoleFiller> agents, targets;
  std::vector<Evidence> instruments;
  std::vector<PlaceFiller> places;
  std::uint32_t carrier = kNone;         ///< verb group that carries an event noun
  bool carrier_object = false;           ///< the event noun is its object
  std::optional<Factuality> factuality;  ///< what the carrier makes of it
};

/// Fills the roles of one trigger by one frame. Looks at 24 groups at most.
Roles fill_roles(const Context& context, const Links& links, const Trigger& trigger, const Frame& frame);

}  // namespace recoupe

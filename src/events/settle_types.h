// SPDX-License-Identifier: GPL-3.0-or-later
// A vague verb of striking takes the exact type that the same text tells of the same actor; a denial that of what
// was told just before.
//
//   "La coalition a mené 29 frappes. … Elle a bombardé la foule."   → both are air strikes
#pragma once

#include <vector>

#include "events/context.h"

namespace recoupe {

/// The more exact type that a claim's words may stand for; its own where they are exact. Armed groups that are no state's do not fly.
TypeId exact_type(const Context& context, const Claim& claim);

/// Changes the type of claims whose verb may stand for a more exact one. `claims` are in text order. Linear.
void settle_types(const Context& context, std::vector<Claim>& claims);

}  // namespace recoupe

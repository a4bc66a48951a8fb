// SPDX-License-Identifier: GPL-3.0-or-later
// Claims of one text: triggers, frames, roles, place, time, source and certainty put together; repeats folded, denials linked.
#pragma once

#include <vector>

#include "events/context.h"

namespace recoupe {

/// Every claim, in text order of the triggers. Linear in the text.
std::vector<Claim> find_claims(const Context& context, const std::vector<Report>& reports, const AttributionRules& attribution);

/// Folds a second mention of the same happening by the same claimant into the richer one; tallies keep pointing at it.
void fold_repeats(const Context& context, EventsFound& events);

/// Links claims that contradict each other, and breaches to their truce.
void link_disputes(const Context& context, std::vector<Claim>& claims);

}  // namespace recoupe

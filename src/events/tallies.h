// SPDX-License-Identifier: GPL-3.0-or-later
// Tallies: "146 civils dont 22 enfants ont péri": effect, victims, bounds, subsets, window, place, cause, source.
#pragma once

#include <memory>
#include <vector>

#include "events/context.h"

namespace recoupe {

struct TallyRules;

Result<std::shared_ptr<const TallyRules>> load_tally_rules(const KnowledgeFiles& files, std::string_view language, RuleNames& names);

/// Every toll that the text states with a number. `claims` give cause and place where the tally's own words do not.
std::vector<Tally> find_tallies(const Context& context, const std::vector<Report>& reports, const std::vector<Claim>& claims, const AttributionRules& attribution);

}  // namespace recoupe

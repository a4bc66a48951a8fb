// SPDX-License-Identifier: GPL-3.0-or-later
// Where, when and by what the victims of a toll fell: from its own words, from its cause, or from what was told before.
#pragma once

#include <vector>

#include "events/context.h"

namespace recoupe {

/// A tally whose cause, place and time are still to be found.
struct TollDraft {
  Tally tally;
  std::uint32_t token = kNone, verb = kNone, report = kNone;
};

/// What a toll's setting is found from, beside the text itself.
struct Told {
  const std::vector<Report>& reports;
  const std::vector<Claim>& claims;
};

/// Sets cause, claim, places, window and `cumulative` of every draft; they are in text order.
void set_settings(const Context& context, const Told& told, std::vector<TollDraft>& drafts);

}  // namespace recoupe

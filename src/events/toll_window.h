// SPDX-License-Identifier: GPL-3.0-or-later
// The window that a toll was counted in: "en une semaine", "entre lundi et jeudi", "depuis le 3 mai", or its day.
#pragma once

#include <optional>

#include "events/toll_setting.h"

namespace recoupe {

/// The window that the toll's own words give; nothing when they give none.
std::optional<TimeFiller> window_of(const Context& context, const std::vector<Report>& reports, const TollDraft& draft);

}  // namespace recoupe

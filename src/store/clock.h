// SPDX-License-Identifier: GPL-3.0-or-later
// The time of day, for the custody log and for locks; nothing derived may depend on it.
//
//   utc_now() == "2026-03-01T09:30:00Z"
#pragma once

#include <string>

namespace recoupe {

std::string utc_now();

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/clock.h"

#include <array>
#include <ctime>

namespace recoupe {

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 24> out{};
  return {out.data(), std::strftime(out.data(), out.size(), "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

}  // namespace recoupe

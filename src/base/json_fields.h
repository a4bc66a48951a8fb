// SPDX-License-Identifier: GPL-3.0-or-later
// Fields of JSON that was parsed by simdjson, where a missing one is no failure.
//
//   text_at(claim, "type") == "air_strike"       text_at(claim, "no such") == ""
#pragma once

#include <simdjson.h>

#include <string_view>

namespace recoupe {

/// The text under a key; empty where there is none. The view holds as long as the parsed document.
inline std::string_view text_at(simdjson::dom::element from, std::string_view key) {
  std::string_view out;
  return from[key].get(out) == simdjson::SUCCESS ? out : std::string_view();
}

}  // namespace recoupe

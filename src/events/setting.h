// SPDX-License-Identifier: GPL-3.0-or-later
// Setting: is a text about armed conflict, and where in it? Many words name an event only in such a setting, and with
// the right words around them: "a pris la colline" beside an army, not beside a hiker.
#pragma once

#include <cstdint>
#include <vector>

#include "events/roles.h"

namespace recoupe {

/// What a whole text says about itself before any claim is made.
struct Setting {
  std::vector<std::uint8_t> armed;   ///< one entry a sentence: an armed actor or a strong trigger stands in it
  bool war = false;                  ///< a text about armed conflict
};

Setting weigh(const Context& context, const std::vector<Trigger>& triggers);

/// True when the setting and the roles found give a frame all that it asks for.
bool needs_met(const Context& context, const Setting& setting, const Needs& needs, const Roles& roles, const Trigger& trigger);

/// The quantity that counts a noun trigger, in its group or right before it: "[une trentaine] de raids"; kNone if none.
std::uint32_t count_of(const Context& context, const Trigger& trigger);

}  // namespace recoupe

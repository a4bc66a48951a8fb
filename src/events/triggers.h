// SPDX-License-Identifier: GPL-3.0-or-later
// Triggers: the words that may name an event, each with the frames that they could open.
#pragma once

#include <span>
#include <vector>

#include "events/context.h"
#include "events/links.h"

namespace recoupe {

struct Trigger {
  TokenRange tokens;
  std::uint32_t head = kNone;        ///< token
  std::uint32_t noun = kNone;        ///< noun group, for noun frames
  std::uint32_t verb = kNone;        ///< verb group, for verb frames
  std::span<const std::uint32_t> frames;  ///< candidates in order of preference
};

/// Every possible trigger in text order; noun phrases take the longest match. Words inside names are none.
std::vector<Trigger> find_triggers(const Context& context);

/// The words around the trigger satisfy what the frame asks of them (objects, phrases, voice).
bool words_fit(const Context& context, const Trigger& trigger, const Frame& frame);

}  // namespace recoupe

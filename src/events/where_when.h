// SPDX-License-Identifier: GPL-3.0-or-later
// Where and when: the place and time that a sentence gives an event beyond its own complements, and what is taken over.
#pragma once

#include <optional>
#include <vector>

#include "events/context.h"

namespace recoupe {

/// The time of something named at `token`: the nearest fitting time expression of its sentence.
/// `verb` is the verb group that tells it (kNone in verbless phrases). Times that date only the announcement are left out.
std::optional<TimeFiller> time_of(const Context& context, const std::vector<Report>& reports, std::uint32_t report, std::uint32_t token, std::uint32_t verb, bool stative);

/// The place that sets the scene for something named at `token`: "A Gao, …", "Berlin, où …"; nothing if none.
std::optional<PlaceFiller> place_of_scene(const Context& context, std::uint32_t token, RuleId rule);

/// The place of something named at `token` from the rest of its sentence, or nothing.
std::optional<PlaceFiller> place_in_sentence(const Context& context, std::uint32_t token, RuleId rule);

/// Gives claims without a place that of what is told with them, or the text's main place, where they tell of the same story.
void take_over_places(const Context& context, std::vector<Claim>& claims);

/// For each sentence the place that a dispatch's events lie in when the sentence names none: the last one named before as the
/// place of something, within the paragraph or the text's main place; kNone when there is none.
std::vector<std::uint32_t> places_in_focus(const Context& context);

}  // namespace recoupe

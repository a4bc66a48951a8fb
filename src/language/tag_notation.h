// SPDX-License-Identifier: GPL-3.0-or-later
// The notation of analyses in our tables: a part of speech, then marks separated by dots.
//
//   parse_tag("VERB.fin.cnd.3.pl")   parse_tag("ADP.contracted")   parse_tag("PRON.rel")
#pragma once

#include <optional>
#include <string_view>

#include "language/analysed_text.h"

namespace recoupe {

/// A tag, and whether the word is a preposition and an article in one.
struct NotedTag {
  Tag tag;
  bool contracted = false;
  auto operator<=>(const NotedTag&) const = default;
};

/// Reads the notation; nothing when a part of it is unknown.
std::optional<NotedTag> parse_tag(std::string_view notation);

}  // namespace recoupe

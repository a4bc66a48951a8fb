// SPDX-License-Identifier: GPL-3.0-or-later
// Elided words and their apostrophes, lost ones included: copies of dispatches often damage them.
//
//   l'armée  l’armée   l?armée   l armée   lArmée     all begin with the word "l'"
#pragma once

#include <string>

#include "language/characters.h"
#include "language/segmentation.h"
#include "text/span.h"

namespace recoupe {

/// Does the apostrophe [mark, end) end the word that begins at `begin`? Without a table: after one letter or "qu".
bool elides(const Characters& text, const Segmentation* table, std::uint32_t begin, std::uint32_t mark, std::uint32_t end);

/// End of an elided word at `i` whose apostrophe is gone: "l OSDH", "dAlep"; `i` when there is none.
/// `before` is the token before it: behind a number "m" and "l" are units.
std::uint32_t bare_elision(const Characters& text, const Segmentation& table, std::uint32_t i, Span before);

/// The word with the apostrophe that damage hides: "L?" and "L" become "L'", "aujourd?hui" "aujourd'hui".
std::string with_apostrophe(std::string_view word);

}  // namespace recoupe

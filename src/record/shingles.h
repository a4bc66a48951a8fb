// SPDX-License-Identifier: GPL-3.0-or-later
// Shingles: five words in a row, as a number; and the few of them that stand for a text.
//
//   "des raids aériens ont visé la ville"  → shingles of words 1–5, 2–6, 3–7
//
// Which shingles are fingerprints is decided by winnowing (Schleimer, Wilkerson, Aiken 2003): the smallest of every
// window of 8. So any passage of 12 words that two texts share has a fingerprint in common, however long the texts are,
// and one shingle in 4.5 is kept. Case, accents, figures' separators and punctuation do not count.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace recoupe {

/// Where each word of a text stands, and its number.
struct ShingleWords {
  std::vector<Span> spans;
  std::vector<std::uint64_t> keys;
};
ShingleWords words_for_shingles(std::string_view text);

/// One number for every five words in a row.
std::vector<std::uint32_t> shingles_of(const ShingleWords& words);

/// Appends the text's fingerprints, sorted and each once; answers how many shingles the text has. Linear.
std::uint32_t add_fingerprints(std::string_view text, std::vector<std::uint32_t>& to);

}  // namespace recoupe

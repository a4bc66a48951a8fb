// SPDX-License-Identifier: GPL-3.0-or-later
// Reprints: which dispatches are one text, in whole or in part.
//
//   const auto groups = group_reprints(sketches);      groups[i] == groups[j]: i and j come from one text
//
// Texts are compared by their shingles, each run of five words. MinHash finds copies with small edits, containment the
// excerpts that it misses (Broder, "On the resemblance and containment of documents", 1997). The figures are estimates
// from a sample; shared_passages() shows the very words.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace recoupe {

/// What is remembered of a text in order to compare it, about 1.2 KB for a long dispatch.
struct Sketch {
  std::uint32_t size = 0;                   ///< shingles; texts of fewer than eight are never joined
  std::array<std::uint32_t, 112> minima{};  ///< the smallest value of each of 112 hashes of the shingles
  std::vector<std::uint32_t> sample;        ///< sorted; one shingle in four, chosen by its hash
};

/// The sketch of a text without its header lines; case, accents and punctuation do not count. Linear in its length.
Sketch sketch(std::string_view text);

/// Estimated share of the shingles of both texts that both have, 0 to 1; its standard error is at most 0.05.
double resemblance(const Sketch& a, const Sketch& b);

/// Estimated share of the shingles of the shorter text that the longer one has, 0 to 1; 0 below five sampled in common.
double containment(const Sketch& a, const Sketch& b);

/// For each text the smallest index of its group. Two texts are in one group when half of one stands in the other, or
/// through a third. Near linear: phrases that 200 different texts have in common say nothing and are left out.
std::vector<std::uint32_t> group_reprints(std::span<const Sketch> sketches);

/// A passage that two texts have in common, word for word.
struct SharedPassage {
  Span mine, theirs;  ///< bytes of either text
  auto operator<=>(const SharedPassage&) const = default;
};

/// The passages of at least eight words that stand in both texts, in the order of `mine`, without overlap there.
std::vector<SharedPassage> shared_passages(std::string_view mine, std::string_view theirs);

}  // namespace recoupe

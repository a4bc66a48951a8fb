// SPDX-License-Identifier: GPL-3.0-or-later
// Tagger: chooses one word class a token among those that the lexicon allows, left to right, by an averaged perceptron.
//
//   "Les tirs ont blessé dix rebelles" → tirs {noun, …} noun, ont {aux, verb} aux, blessé participle, rebelles noun
//
// Weights are one byte each in a table indexed by a hash of (feature, class); the classes of one feature lie side by
// side, so that a feature costs one cache line. Only ambiguous tokens are scored.
#pragma once

#include <array>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "language/word_class.h"

namespace recoupe {

/// What the tagger sees of a token.
struct TagInput {
  WordKey form = 0;
  ClassSet classes = 0;          ///< candidates; never empty
  std::uint32_t suffix = 0;      ///< last four bytes of the form, lower case
  std::uint16_t shape = 0;       ///< capitals, digits, unknown, sentence start
};

inline constexpr std::size_t kTagFeatures = 21;
using TagFeatures = std::array<std::uint64_t, kTagFeatures>;

/// Features of token i, given the classes chosen for the tokens before it. Out-of-range neighbours count as a border.
TagFeatures tag_features(std::span<const TagInput> tokens, std::size_t i, std::span<const WordClass> chosen);

class Tagger {
 public:
  /// `weights` has a power of two of entries.
  explicit Tagger(std::vector<std::int8_t> weights) : weights_(std::move(weights)) {}

  /// The best of `candidates` for token i, given the classes chosen for the tokens before it.
  WordClass choose(std::span<const TagInput> tokens, std::size_t i, std::span<const WordClass> chosen, ClassSet candidates) const;

 private:
  std::vector<std::int8_t> weights_;
};

/// Reads a table of weights. Fails with kUnreadable or kBadKnowledge.
Result<Tagger> load_tagger(const std::filesystem::path& path);

}  // namespace recoupe

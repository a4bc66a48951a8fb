// SPDX-License-Identifier: GPL-3.0-or-later
// Phrases: a trie over word keys that finds the longest known phrase at a token, in time linear in its length.
//
//   Phrases names;  names.add(keys_of("Front Fateh al-Cham", Phrases::Kind::kFolded), 17);
//   auto hit = names.longest(text, i);   // hit->range = the four tokens, hit->values = {17}
//
// One flat hash of (node, key) → node; no strings are kept.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/analysed_text.h"

namespace recoupe {

class Phrases {
 public:
  /// Which key of a token is compared.
  enum class Kind : std::uint8_t { kForm, kFolded, kLemma };

  struct Hit {
    TokenRange range;
    std::span<const std::uint32_t> values;  ///< in order of adding; valid while the Phrases lives unchanged
  };

  explicit Phrases(Kind kind) : kind_(kind) { nodes_.emplace_back(); }

  /// Adds one phrase; several values may share a phrase. `words` are split as the tokenizer splits text.
  void add(std::string_view words, std::uint32_t value);

  /// The same for a phrase that is already a row of keys.
  void add(std::span<const WordKey> keys, std::uint32_t value);

  /// The longest phrase that begins at token `begin` and ends at or before `end`.
  std::optional<Hit> longest(const AnalysedText& text, std::uint32_t begin, std::uint32_t end) const;

 private:
  struct Node { std::vector<std::uint32_t> values; };
  struct Edge {
    std::uint32_t node; WordKey key;
    bool operator==(const Edge&) const = default;
  };
  struct EdgeHash {
    std::size_t operator()(const Edge& e) const { return e.key ^ (static_cast<std::size_t>(e.node) * 0x9E3779B97F4A7C15ULL); }
  };
  WordKey key_of(const Token& token) const;

  Kind kind_;
  std::vector<Node> nodes_;
  std::unordered_map<Edge, std::uint32_t, EdgeHash> edges_;
};

/// Splits a phrase into words exactly as the tokenizer splits running text: "l'armée de l'air" → l' armée de l' air.
std::vector<std::string_view> words_of(std::string_view phrase);

}  // namespace recoupe

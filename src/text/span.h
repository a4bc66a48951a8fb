// SPDX-License-Identifier: GPL-3.0-or-later
// Span and TokenRange: half-open ranges that every value of a reading points back with.
//
//   "146 civils"  →  Span{2907, 2917} in bytes of the decoded dispatch.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <string_view>
#include <type_traits>

namespace recoupe {

/// "No such index": the null of every index type in an analysed text.
inline constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

/// A half-open range of bytes [begin, end) in the decoded text of one dispatch.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  auto operator<=>(const Span&) const = default;
  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  /// The passage itself; `text` must be the text that the span was made on.
  constexpr std::string_view in(std::string_view text) const { return text.substr(begin, end - begin); }
};

/// A half-open range of token indices [begin, end) in one AnalysedText.
struct TokenRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  auto operator<=>(const TokenRange&) const = default;
  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(std::uint32_t token) const { return begin <= token && token < end; }
  constexpr bool contains(TokenRange other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(TokenRange other) const { return begin < other.end && other.begin < end; }
};

/// Names the rule or table entry that made a value; an index into the loaded knowledge's RuleNames.
using RuleId = std::uint32_t;

/// Why a value stands in a reading: the passage, and the rule that read it.
struct Evidence {
  Span span;
  RuleId rule = kNone;
  auto operator<=>(const Evidence&) const = default;
};

static_assert(sizeof(Span) == 8 && std::is_trivially_copyable_v<Span>);
static_assert(sizeof(Evidence) == 12 && std::is_trivially_copyable_v<Evidence>);

}  // namespace recoupe

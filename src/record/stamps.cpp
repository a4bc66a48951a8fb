// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/stamps.h"

#include <xxhash.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "record/shingles.h"

namespace recoupe {
namespace {

constexpr std::size_t kHead = 400, kWords = 7;

/// The value of a word that is a number of `digits` digits at most.
std::optional<int> number(std::string_view word, std::size_t least, std::size_t most) {
  int out = 0;
  const auto [end, failure] = std::from_chars(word.data(), word.data() + word.size(), out);
  const bool whole = failure == std::errc() && end == word.data() + word.size();
  return whole && word.size() >= least && word.size() <= most ? std::optional(out) : std::nullopt;
}

}  // namespace

std::vector<Stamp> stamps_of(std::string_view text) {
  std::vector<Stamp> out;
  const std::string_view head = text.substr(0, kHead);
  const ShingleWords words = words_for_shingles(head);
  for (std::size_t last = 4; last < words.spans.size(); ++last) {
    const auto hour = number(words.spans[last - 1].in(head), 1, 2), minute = number(words.spans[last].in(head), 2, 2);
    const bool clock = hour && minute && *hour < 24 && *minute < 60 && words.spans[last].begin == words.spans[last - 1].end + 1;
    for (std::size_t size = 5; clock && size <= std::min(kWords, last + 1); ++size) {
      const std::size_t first = last + 1 - size;
      const bool day = number(words.spans[first].in(head), 1, 2).has_value();
      const bool year = std::any_of(words.spans.begin() + static_cast<std::ptrdiff_t>(first), words.spans.begin() + static_cast<std::ptrdiff_t>(last), [&](Span span) { return number(span.in(head), 4, 4).has_value(); });
      if (day && year) {
        out.push_back({static_cast<std::uint32_t>(XXH3_64bits(words.keys.data() + first, size * sizeof(std::uint64_t))), static_cast<std::int16_t>(*hour * 60 + *minute)});
        break;
      }
    }
  }
  return out;
}

}  // namespace recoupe

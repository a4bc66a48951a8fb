// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/shingles.h"

#include <unicode/uchar.h>
#include <xxhash.h>

#include <algorithm>

#include "base/keys.h"
#include "base/utf8.h"

namespace recoupe {
namespace {

constexpr std::size_t kWords = 5, kWindow = 8;

}  // namespace

ShingleWords words_for_shingles(std::string_view text) {
  ShingleWords out;
  out.spans.reserve(text.size() / 6);
  std::uint32_t begin = 0;
  bool inside = false;
  for (std::uint32_t i = 0; i <= text.size();) {
    const CodePoint c = i < text.size() ? code_point_at(text, i) : CodePoint{-1, i + 1};
    const bool letter = c.value >= 0 && u_isalnum(c.value) != 0;
    if (letter && !inside) {
      begin = i;
    } else if (!letter && inside) {
      out.spans.push_back({begin, i});
      out.keys.push_back(folded_key(text.substr(begin, i - begin)));
    }
    inside = letter;
    i = c.end;
  }
  return out;
}

std::vector<std::uint32_t> shingles_of(const ShingleWords& words) {
  std::vector<std::uint32_t> out;
  for (std::size_t i = 0; i + kWords <= words.keys.size(); ++i) {
    out.push_back(static_cast<std::uint32_t>(XXH3_64bits(words.keys.data() + i, kWords * sizeof(std::uint64_t))));
  }
  return out;
}

std::uint32_t add_fingerprints(std::string_view text, std::vector<std::uint32_t>& to) {
  const auto shingles = shingles_of(words_for_shingles(text));
  const auto first = static_cast<std::ptrdiff_t>(to.size());
  for (std::size_t i = 0; i < shingles.size() && (i == 0 || i + kWindow <= shingles.size()); ++i) {
    to.push_back(*std::min_element(shingles.begin() + static_cast<std::ptrdiff_t>(i), shingles.begin() + static_cast<std::ptrdiff_t>(std::min(i + kWindow, shingles.size()))));
  }
  std::sort(to.begin() + first, to.end());
  to.erase(std::unique(to.begin() + first, to.end()), to.end());
  return static_cast<std::uint32_t>(shingles.size());
}

}  // namespace recoupe

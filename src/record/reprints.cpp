// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/reprints.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <unordered_map>

#include "base/keys.h"
#include "base/utf8.h"

namespace recoupe {
namespace {

constexpr std::size_t kShingle = 5;          // words
constexpr std::size_t kBands = 14, kRows = 8;
constexpr std::uint32_t kSampled = 4;        // one shingle in so many is remembered
constexpr std::uint32_t kIndexed = 8;        // one in so many is looked up
constexpr std::size_t kCommonplace = 200;    // texts
constexpr std::size_t kFewest = 5;           // sampled shingles in common that say something
constexpr double kSameText = 0.5;
constexpr std::uint32_t kShortestText = 8;   // shingles
constexpr std::size_t kShortestPassage = 8;  // words
constexpr std::size_t kTries = 16;           // places of one shingle that are looked at

struct Word {
  Span span;
  std::uint64_t key = 0;
};

bool of_word(std::int32_t c) { return c >= 0 && u_isalnum(c) != 0; }

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> out;
  std::uint32_t begin = 0;
  const auto close = [&](std::uint32_t end) {
    if (end > begin) {
      out.push_back({{begin, end}, folded_key(text.substr(begin, end - begin))});
    }
  };
  for (std::uint32_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    if (!of_word(c.value)) {
      close(i);
      begin = c.end;
    }
    i = c.end;
  }
  close(static_cast<std::uint32_t>(text.size()));
  return out;
}

constexpr std::uint64_t kStep = 0x9E3779B97F4A7C15U;  // splitmix64's

/// Spreads the bits of a number over all of it (the finaliser of splitmix64).
std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31U);
}

/// The key of each run of five words.
std::vector<std::uint64_t> shingles_of(std::span<const Word> words) {
  std::vector<std::uint64_t> out;
  for (std::size_t i = 0; i + kShingle <= words.size(); ++i) {
    std::uint64_t key = 0;
    for (std::size_t w = i; w < i + kShingle; ++w) {
      key = mix(key + kStep + words[w].key);
    }
    out.push_back(key);
  }
  return out;
}

std::size_t common(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::size_t out = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i == *j) {
      ++out, ++i, ++j;
    } else {
      *i < *j ? ++i : ++j;
    }
  }
  return out;
}

/// Disjoint sets of indices; the smallest index stands for its set.
class Groups {
 public:
  explicit Groups(std::size_t size) : of_(size) { std::iota(of_.begin(), of_.end(), 0U); }
  std::uint32_t find(std::uint32_t i) {
    while (of_[i] != i) {
      i = of_[i] = of_[of_[i]];
    }
    return i;
  }
  void join(std::uint32_t i, std::uint32_t j) {
    const auto [small, large] = std::minmax({find(i), find(j)});
    of_[large] = small;
  }

 private:
  std::vector<std::uint32_t> of_;
};

/// Joins texts that agree in a whole band of minima and resemble each other.
void join_copies(std::span<const Sketch> sketches, Groups& groups) {
  for (std::size_t band = 0; band < kBands; ++band) {
    std::unordered_map<std::uint64_t, std::uint32_t> first;
    for (std::uint32_t i = 0; i < sketches.size(); ++i) {
      if (sketches[i].size < kShortestText) {
        continue;
      }
      std::uint64_t key = 0;
      for (std::size_t row = band * kRows; row < (band + 1) * kRows; ++row) {
        key = mix(key + kStep + sketches[i].minima[row]);
      }
      const auto [at, fresh] = first.try_emplace(key, i);
      if (!fresh && groups.find(i) != groups.find(at->second) && resemblance(sketches[at->second], sketches[i]) >= kSameText) {
        groups.join(at->second, i);
      }
    }
  }
}

/// The longest text of each group.
std::vector<std::uint32_t> representatives(std::span<const Sketch> sketches, Groups& groups) {
  std::vector<std::uint32_t> longest(sketches.size(), kNone), out;
  for (std::uint32_t i = 0; i < sketches.size(); ++i) {
    std::uint32_t& best = longest[groups.find(i)];
    if (best == kNone || sketches[best].sample.size() < sketches[i].sample.size()) {
      best = i;
    }
  }
  std::copy_if(longest.begin(), longest.end(), std::back_inserter(out), [](std::uint32_t i) { return i != kNone; });
  return out;
}

using Postings = std::unordered_map<std::uint32_t, std::vector<std::uint32_t>>;  // shingle → texts that have it

Postings index(std::span<const Sketch> sketches, const std::vector<std::uint32_t>& texts) {
  Postings out;
  for (const std::uint32_t i : texts) {
    for (const std::uint32_t shingle : sketches[i].sample) {
      if (shingle % kIndexed == 0) {
        out[shingle].push_back(i);
      }
    }
  }
  return out;
}

/// Joins texts of which one holds half of the other.
void join_excerpts(std::span<const Sketch> sketches, Groups& groups) {
  const std::vector<std::uint32_t> texts = representatives(sketches, groups);
  const Postings postings = index(sketches, texts);
  for (const std::uint32_t i : texts) {
    std::vector<std::uint32_t> near;
    for (const std::uint32_t shingle : sketches[i].sample) {
      const auto found = postings.find(shingle);
      if (found != postings.end() && found->second.size() <= kCommonplace) {
        std::copy_if(found->second.begin(), found->second.end(), std::back_inserter(near), [i](std::uint32_t other) { return other < i; });
      }
    }
    std::sort(near.begin(), near.end());
    near.erase(std::unique(near.begin(), near.end()), near.end());
    for (const std::uint32_t other : near) {
      if (groups.find(i) != groups.find(other) && containment(sketches[i], sketches[other]) >= kSameText) {
        groups.join(i, other);
      }
    }
  }
}

/// The longest run of equal words from one of the first places of `theirs` that begin like mine[at]; {length, place}.
std::pair<std::size_t, std::size_t> longest_run(std::span<const Word> mine, std::size_t at, std::span<const Word> theirs, const std::vector<std::size_t>& places) {
  std::pair<std::size_t, std::size_t> best{0, 0};
  for (std::size_t p = 0; p < std::min(places.size(), kTries); ++p) {
    std::size_t length = 0;
    while (at + length < mine.size() && places[p] + length < theirs.size() && mine[at + length].key == theirs[places[p] + length].key) {
      ++length;
    }
    if (length > best.first) {
      best = {length, places[p]};
    }
  }
  return best;
}

}  // namespace

Sketch sketch(std::string_view text) {
  Sketch out;
  out.minima.fill(std::numeric_limits<std::uint32_t>::max());
  const std::vector<std::uint64_t> shingles = shingles_of(words_of(text));
  out.size = static_cast<std::uint32_t>(shingles.size());
  for (const std::uint64_t shingle : shingles) {
    for (std::size_t i = 0; i < out.minima.size(); ++i) {
      // Each odd factor makes another order of the shingles; the upper half is the better mixed one.
      const std::uint64_t value = shingle * (2 * mix(i + 1) + 1);
      out.minima[i] = std::min(out.minima[i], static_cast<std::uint32_t>(value >> 32U));
    }
    const auto short_key = static_cast<std::uint32_t>(shingle >> 32U);
    if (short_key % kSampled == 0) {
      out.sample.push_back(short_key);
    }
  }
  std::sort(out.sample.begin(), out.sample.end());
  out.sample.erase(std::unique(out.sample.begin(), out.sample.end()), out.sample.end());
  return out;
}

double resemblance(const Sketch& a, const Sketch& b) {
  std::size_t equal = 0;
  for (std::size_t i = 0; i < a.minima.size(); ++i) {
    equal += a.minima[i] == b.minima[i] ? 1 : 0;
  }
  return static_cast<double>(equal) / static_cast<double>(a.minima.size());
}

double containment(const Sketch& a, const Sketch& b) {
  const std::size_t shared = common(a.sample, b.sample);
  return shared < kFewest ? 0.0 : static_cast<double>(shared) / static_cast<double>(std::min(a.sample.size(), b.sample.size()));
}

std::vector<std::uint32_t> group_reprints(std::span<const Sketch> sketches) {
  Groups groups(sketches.size());
  join_copies(sketches, groups);
  join_excerpts(sketches, groups);
  std::vector<std::uint32_t> out(sketches.size());
  for (std::uint32_t i = 0; i < out.size(); ++i) {
    out[i] = groups.find(i);
  }
  return out;
}

std::vector<SharedPassage> shared_passages(std::string_view mine, std::string_view theirs) {
  const std::vector<Word> my_words = words_of(mine), their_words = words_of(theirs);
  const std::vector<std::uint64_t> my_shingles = shingles_of(my_words), their_shingles = shingles_of(their_words);
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> places;
  for (std::size_t i = 0; i < their_shingles.size(); ++i) {
    places[their_shingles[i]].push_back(i);
  }
  std::vector<SharedPassage> out;
  for (std::size_t i = 0; i < my_shingles.size();) {
    const auto found = places.find(my_shingles[i]);
    const auto [length, place] = found == places.end() ? std::pair<std::size_t, std::size_t>{} : longest_run(my_words, i, their_words, found->second);
    if (length >= kShortestPassage) {
      out.push_back({{my_words[i].span.begin, my_words[i + length - 1].span.end}, {their_words[place].span.begin, their_words[place + length - 1].span.end}});
    }
    i += length >= kShortestPassage ? length : 1;
  }
  return out;
}

}  // namespace recoupe

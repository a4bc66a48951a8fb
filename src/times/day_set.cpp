// SPDX-License-Identifier: GPL-3.0-or-later
#include "times/day_set.h"

#include <algorithm>
#include <bit>

namespace recoupe {
namespace {

std::size_t index_of(Day day) { return static_cast<std::size_t>((day - DaySet::kFirst).count()); }
Day day_at(std::size_t index) { return DaySet::kFirst + std::chrono::days{index}; }

}  // namespace

DaySet DaySet::all() {
  DaySet set;
  set.add(kFirst, kLast);
  return set;
}

void DaySet::add(Day first, Day last) {
  if (last < kFirst || first > kLast || last < first) {
    return;
  }
  const std::size_t begin = index_of(std::max(first, Day{kFirst})), end = index_of(std::min(last, Day{kLast})) + 1;
  for (std::size_t word = begin / 64; word * 64 < end; ++word) {
    const std::size_t low = std::max(begin, word * 64) - word * 64, high = std::min(end, word * 64 + 64) - word * 64;
    const std::uint64_t upto = high == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << high) - 1;
    words_[word] |= upto & ~((std::uint64_t{1} << low) - 1);
  }
}

void DaySet::keep(const DaySet& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    words_[i] &= other.words_[i];
  }
}

bool DaySet::has(Day day) const { return day >= kFirst && day <= kLast && (words_[index_of(day) / 64] >> (index_of(day) % 64) & 1) != 0; }

bool DaySet::empty() const {
  return std::all_of(words_.begin(), words_.end(), [](std::uint64_t word) { return word == 0; });
}

std::size_t DaySet::size() const {
  std::size_t count = 0;
  for (const std::uint64_t word : words_) {
    count += static_cast<std::size_t>(std::popcount(word));
  }
  return count;
}

std::optional<Day> DaySet::first() const {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (words_[i] != 0) {
      return day_at(i * 64 + static_cast<std::size_t>(std::countr_zero(words_[i])));
    }
  }
  return std::nullopt;
}

std::optional<Day> DaySet::last() const {
  for (std::size_t i = words_.size(); i-- > 0;) {
    if (words_[i] != 0) {
      return day_at(i * 64 + 63 - static_cast<std::size_t>(std::countl_zero(words_[i])));
    }
  }
  return std::nullopt;
}

}  // namespace recoupe

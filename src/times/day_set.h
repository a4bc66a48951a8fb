// SPDX-License-Identifier: GPL-3.0-or-later
// DaySet: a set of days between 1985 and 2045, one bit a day; what a witness allows for the day of writing.
//
//   DaySet s;  s.add(day, day + days{6});  s.keep(other);  s.first(), s.last()
//
// 22,000 bits are 2.7 KB: an intersection takes some tens of nanoseconds, so every witness may have its own set.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "times/times.h"

namespace recoupe {

class DaySet {
 public:
  static constexpr std::chrono::sys_days kFirst{std::chrono::year{1985} / 1 / 1};
  static constexpr std::chrono::sys_days kLast{std::chrono::year{2045} / 12 / 31};
  static constexpr std::size_t kDays = static_cast<std::size_t>((kLast - kFirst).count()) + 1;

  static DaySet all();

  /// Adds the days `first` … `last`, as far as they lie in the range of years.
  void add(Day first, Day last);
  /// Keeps the days that `other` has too.
  void keep(const DaySet& other);
  bool has(Day day) const;
  bool empty() const;
  std::size_t size() const;
  /// Earliest and latest day; nothing when empty.
  std::optional<Day> first() const;
  std::optional<Day> last() const;
  bool operator==(const DaySet&) const = default;

 private:
  std::array<std::uint64_t, (kDays + 63) / 64> words_{};
};

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// Lengths of time: their TIMEX3 values, and what they reach from a day.
//
//   duration_value({3, kMonth}, 2000) → "P6M"     away({1, kWeek}, 2000, day, -1) → about two weeks before `day`
#pragma once

#include <optional>
#include <string>

#include "times/rules.h"

namespace recoupe {

/// TIMEX3 duration of `amount` thousandths of `unit`: "P2W", "PT48H", "PT30.4S". Empty when it is none.
std::string duration_value(Unit unit, std::int32_t amount);

/// TIMEX3 duration of an unknown number of units: "PXD".
std::string vague_value(Unit unit);

/// The days that lie `amount` thousandths of `unit` from `anchor`, `way` -1 before or +1 after; a missing amount means "a few".
/// Longer units are rounder: half a unit of play for weeks, months and years.
Interval away(Unit unit, std::optional<std::int32_t> amount, Day anchor, int way);

/// A calendar period that holds a day: week, month, quarter, year, weekend.
struct Period {
  std::string timex;
  TimePrecision precision = TimePrecision::kDay;
  Interval interval;
};

/// The period of this kind that holds `day`, moved by `shift` periods. Nothing for lengths that are no calendar period.
std::optional<Period> period_of(Unit unit, Day day, int shift);

}  // namespace recoupe

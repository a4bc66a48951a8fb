// SPDX-License-Identifier: GPL-3.0-or-later
// Calendar arithmetic: days, weeks, months, years and feasts, and their TIMEX3 spellings.
//
//   month_interval(2016, 2)  → 2016-02-01T00:00 … 2016-02-29T23:59
//   timex_week(day)            → "2016-W33"
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>

#include "times/times.h"

namespace recoupe {

using Minute = std::chrono::sys_time<std::chrono::minutes>;

/// The day with these numbers, or nothing when the calendar has no such day.
std::optional<Day> day_of(int year, int month, int day);

int year_of(Day day);
int month_of(Day day);
int day_in_month(Day day);
/// 1 = Monday … 7 = Sunday.
int weekday_of(Day day);

/// The same day `months` later, cut to the end of a shorter month.
Day add_months(Day day, int months);

/// First to last minute of the days `first` … `last`.
Interval days_interval(Day first, Day last);
Interval month_interval(int year, int month);
Interval year_interval(int first_year, int last_year);

Day day_part(Minute minute);

inline constexpr std::int32_t kMinutesOfDay = 24 * 60;
/// The day that a minute lies in; both count from the beginning of 1970, also backwards.
template <std::signed_integral Number>
constexpr Number day_of_minute(Number minute) { return (minute >= 0 ? minute : minute - kMinutesOfDay + 1) / kMinutesOfDay; }

/// Easter Sunday of the Gregorian calendar.
Day easter(int year);

std::string timex_day(Day day);
std::string timex_month(int year, int month);
std::string timex_year(int year);
std::string timex_week(Day day);

/// Monday of the week that holds `day`.
Day monday_of(Day day);

}  // namespace recoupe

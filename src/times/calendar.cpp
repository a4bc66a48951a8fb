// SPDX-License-Identifier: GPL-3.0-or-later
#include "times/calendar.h"

#include <fmt/core.h>

namespace recoupe {
namespace chrono = std::chrono;
namespace {

chrono::year_month_day parts(Day day) { return chrono::year_month_day{day}; }

}  // namespace

std::optional<Day> day_of(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) {
    return std::nullopt;
  }
  const chrono::year_month_day date{chrono::year{year}, chrono::month{static_cast<unsigned>(month)}, chrono::day{static_cast<unsigned>(day)}};
  return date.ok() ? std::optional<Day>(Day{date}) : std::nullopt;
}

int year_of(Day day) { return static_cast<int>(parts(day).year()); }
int month_of(Day day) { return static_cast<int>(static_cast<unsigned>(parts(day).month())); }
int day_in_month(Day day) { return static_cast<int>(static_cast<unsigned>(parts(day).day())); }
int weekday_of(Day day) { return static_cast<int>(chrono::weekday{day}.iso_encoding()); }

Day add_months(Day day, int months) {
  const auto target = chrono::year_month{parts(day).year(), parts(day).month()} + chrono::months{months};
  const chrono::year_month_day_last end{target.year(), chrono::month_day_last{target.month()}};
  return Day{chrono::year_month_day{target.year(), target.month(), std::min(parts(day).day(), end.day())}};
}

Interval days_interval(Day first, Day last) { return {first, last + chrono::days{1} - chrono::minutes{1}}; }

Interval month_interval(int year, int month) {
  const Day first = day_of(year, month, 1).value_or(Day{});
  return days_interval(first, add_months(first, 1) - chrono::days{1});
}

Interval year_interval(int first_year, int last_year) {
  return days_interval(day_of(first_year, 1, 1).value_or(Day{}), day_of(last_year, 12, 31).value_or(Day{}));
}

Day day_part(Minute minute) { return chrono::floor<chrono::days>(minute); }

/// The algorithm of Oudin (1940) as given by the U.S. Naval Observatory.
Day easter(int year) {
  const int century = year / 100;
  const int golden = year % 19;
  int moon = (century - century / 4 - (century - (century - 17) / 25) / 3 + 19 * golden + 15) % 30;
  moon -= (moon / 28) * (1 - (moon / 28) * (29 / (moon + 1)) * ((21 - golden) / 11));
  const int offset = (year + year / 4 + moon + 2 - century + century / 4) % 7;
  const int shift = moon - offset;
  const int month = 3 + (shift + 40) / 44;
  return day_of(year, month, shift + 28 - 31 * (month / 4)).value_or(Day{});
}

std::string timex_day(Day day) { return fmt::format("{:04}-{:02}-{:02}", year_of(day), month_of(day), day_in_month(day)); }
std::string timex_month(int year, int month) { return fmt::format("{:04}-{:02}", year, month); }
std::string timex_year(int year) { return fmt::format("{:04}", year); }

Day monday_of(Day day) { return day - chrono::days{weekday_of(day) - 1}; }

std::string timex_week(Day day) {
  const Day thursday = monday_of(day) + chrono::days{3};
  const Day first = day_of(year_of(thursday), 1, 1).value_or(Day{});
  return fmt::format("{:04}-W{:02}", year_of(thursday), (thursday - first).count() / 7 + 1);
}

}  // namespace recoupe

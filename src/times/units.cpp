// SPDX-License-Identifier: GPL-3.0-or-later
#include "times/units.h"

#include <fmt/core.h>

#include <algorithm>

#include "times/calendar.h"

namespace recoupe {
namespace {

using std::chrono::days;

struct Letters { const char* prefix; char letter; };

Letters letters(UnitKind kind) {
  switch (kind) {
    case UnitKind::kSecond: return {"PT", 'S'};
    case UnitKind::kMinute: return {"PT", 'M'};
    case UnitKind::kHour: return {"PT", 'H'};
    case UnitKind::kDay: case UnitKind::kNight: return {"P", 'D'};
    case UnitKind::kWeek: case UnitKind::kWeekend: return {"P", 'W'};
    case UnitKind::kMonth: return {"P", 'M'};
    case UnitKind::kYear: return {"P", 'Y'};
  }
  return {"P", 'D'};
}

/// Thousandths as a decimal number without needless zeros.
std::string plain(std::int64_t thousandths) {
  std::string text = fmt::format("{}.{:03}", thousandths / 1000, thousandths % 1000);
  text.erase(text.find_last_not_of('0') + 1);
  return text.back() == '.' ? text.substr(0, text.size() - 1) : text;
}

/// Days of one unit, in thousandths.
std::int64_t milli_days(UnitKind kind) {
  switch (kind) {
    case UnitKind::kSecond: case UnitKind::kMinute: return 0;
    case UnitKind::kHour: return 42;
    case UnitKind::kDay: case UnitKind::kNight: return 1000;
    case UnitKind::kWeek: case UnitKind::kWeekend: return 7000;
    case UnitKind::kMonth: return 30437;
    case UnitKind::kYear: return 365250;
  }
  return 1000;
}

}  // namespace

std::string duration_value(Unit unit, std::int32_t amount) {
  const std::int64_t total = std::int64_t{amount} * unit.count;
  if (total <= 0) {
    return "";
  }
  const Letters parts = letters(unit.kind);
  return parts.prefix + plain(total) + parts.letter;
}

std::string vague_value(Unit unit) {
  if (unit.kind == UnitKind::kYear && unit.count == 10) {
    return "PXDE";
  }
  if (unit.kind == UnitKind::kYear && unit.count == 100) {
    return "PXCE";
  }
  const Letters parts = letters(unit.kind);
  return fmt::format("{}X{}", parts.prefix, parts.letter);
}

Interval away(Unit unit, std::optional<std::int32_t> amount, Day anchor, int way) {
  const std::int64_t one = milli_days(unit.kind) * unit.count;
  const std::int64_t least = amount ? *amount : 2000, most = amount ? *amount : 9000;  // "a few": two to nine
  const std::int64_t play = one >= 7000 ? one / 2 : 0;
  const std::int64_t near_by = std::clamp<std::int64_t>((least * one / 1000 - play + 500) / 1000, 0, 1'000'000);
  const std::int64_t far = std::clamp<std::int64_t>((most * one / 1000 + play + 500) / 1000, 0, 1'000'000);
  return way < 0 ? days_interval(anchor - days{far}, anchor - days{near_by}) : days_interval(anchor + days{near_by}, anchor + days{far});
}

std::optional<Period> period_of(Unit unit, Day day, int shift) {
  if (unit.kind == UnitKind::kDay && unit.count == 1) {
    const Day there = day + days{shift};
    return Period{timex_day(there), TimePrecision::kDay, days_interval(there, there)};
  }
  if (unit.kind == UnitKind::kWeek || unit.kind == UnitKind::kWeekend) {
    const Day monday = monday_of(day) + days{7 * shift};
    const bool weekend = unit.kind == UnitKind::kWeekend;
    return Period{timex_week(monday) + (weekend ? "-WE" : ""), TimePrecision::kWeek, days_interval(monday + days{weekend ? 5 : 0}, monday + days{6})};
  }
  if (unit.kind == UnitKind::kMonth && (unit.count == 1 || unit.count == 3 || unit.count == 6)) {
    const int months = unit.count;
    const int first = (month_of(day) - 1) / months * months;
    const Day begin = add_months(day_of(year_of(day), first + 1, 1).value_or(day), shift * months);
    const std::string year = timex_year(year_of(begin));
    const int number = (month_of(begin) - 1) / months + 1;
    const std::string timex = months == 1 ? timex_month(year_of(begin), month_of(begin)) : fmt::format("{}-{}{}", year, months == 3 ? 'Q' : 'H', number);
    return Period{timex, TimePrecision::kMonth, days_interval(begin, add_months(begin, months) - days{1})};
  }
  if (unit.kind == UnitKind::kYear && unit.count == 1) {
    const int year = std::clamp(year_of(day) + shift, 1, 9999);
    return Period{timex_year(year), TimePrecision::kYear, year_interval(year, year)};
  }
  if (unit.kind == UnitKind::kYear && (unit.count == 10 || unit.count == 100)) {
    const int first = std::clamp(year_of(day) + shift * unit.count, 1, 9999 - unit.count) / unit.count * unit.count;
    return Period{unit.count == 10 ? fmt::format("{:03}", first / 10) : fmt::format("{:02}", first / 100),
                  unit.count == 10 ? TimePrecision::kDecade : TimePrecision::kCentury, year_interval(first, first + unit.count - 1)};
  }
  return std::nullopt;
}

}  // namespace recoupe

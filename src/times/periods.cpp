// SPDX-License-Identifier: GPL-3.0-or-later
#include "times/periods.h"

#include <fmt/core.h>

#include "times/calendar.h"
#include "times/units.h"

namespace recoupe {

using std::chrono::days;

Interval edge_of(Interval whole, std::int32_t edge) {
  const auto third = (whole.latest - whole.earliest) / 3;
  switch (edge) {
    case 1: return {whole.earliest, whole.earliest + third};
    case 2: return {whole.earliest + third, whole.latest - third};
    case 3: return {whole.latest - third, whole.latest};
    default: return whole;
  }
}

int full_year(std::int32_t year) { return year >= 100 ? year : year < 40 ? 2000 + year : 1900 + year; }

Direction direction_of(const Expression& e) {
  if (e.signal == Signal::kUntil) { return Direction::kFuture; }
  return e.of_noun && e.form == Form::kCalendar ? Direction::kUnknown : e.direction;
}

std::optional<Day> nearest_year(const Expression& e, std::optional<Day> published, const std::function<std::optional<Interval>(int)>& candidate) {
  if (!published) { return std::nullopt; }
  std::optional<Day> best;
  const int shift = e.get(Slot::kShift);
  const Direction looks = shift < 0 ? Direction::kPast : shift > 0 ? Direction::kFuture : direction_of(e);
  long best_cost = 0;
  for (int year = year_of(*published) - 1; year <= year_of(*published) + 1; ++year) {
    const std::optional<Interval> span = candidate(year);
    if (!span) { continue; }
    const Day first = day_part(span->earliest), last = day_part(span->latest);
    const long ahead = first > *published ? (first - *published).count() : 0;
    const long behind = last < *published ? (*published - last).count() : 0;
    long cost = ahead + behind;
    const long wrong_way = shift == 0 ? 20 : 1000;  // a tense may belong to another verb; "dernier" is sure
    if (looks == Direction::kPast) { cost = behind + ahead * wrong_way; }
    if (looks == Direction::kFuture) { cost = ahead + behind * wrong_way; }
    if (looks == Direction::kUnknown || looks == Direction::kPresent) { cost = behind + ahead * 3 / 2; }
    if (e.has(Slot::kWeekday) && e.has(Slot::kDay) && weekday_of(first) != e.get(Slot::kWeekday)) { cost += 10000; }
    if (!best || cost < best_cost) { best = first; best_cost = cost; }
  }
  return best;
}

namespace {

bool season(const Expression& e, std::optional<Day> published, const TimeRules& rules, TimeMention& m) {
  const Season& season = rules.seasons[static_cast<std::size_t>(e.get(Slot::kSeason))];
  const auto of_year = [&season](int year) -> std::optional<Interval> {
    const bool wraps = season.end_month < season.begin_month;
    const auto first = day_of(year, season.begin_month, season.begin_day), last = day_of(year + (wraps ? 1 : 0), season.end_month, season.end_day);
    return first && last ? std::optional(days_interval(*first, *last)) : std::nullopt;
  };
  m.precision = TimePrecision::kSeason;
  std::optional<int> year;
  if (e.has(Slot::kYear)) { year = full_year(e.get(Slot::kYear)); }
  else if (const auto first = nearest_year(e, published, of_year)) { year = year_of(*first); }
  m.timex = (year ? timex_year(*year) : "XXXX") + "-" + season.code;
  if (year) { m.interval = of_year(*year); }
  return true;
}

std::optional<Interval> feast_in(const Feast& feast, int year, const TimeRules& rules) {
  if (feast.how == Feast::How::kFixed) {
    const auto day = day_of(year, feast.month, feast.day);
    return day ? std::optional(days_interval(*day, *day)) : std::nullopt;
  }
  if (feast.how == Feast::How::kEaster) {
    const Day day = easter(year) + days{feast.after_easter};
    return days_interval(day, day);
  }
  const auto listed = rules.chronicle.feasts.find({feast.id, year});
  return listed == rules.chronicle.feasts.end() ? std::nullopt : std::optional(days_interval(listed->second.first, listed->second.last));
}

bool feast(const Expression& e, std::optional<Day> published, const TimeRules& rules, TimeMention& m) {
  const Feast& feast = rules.feasts[static_cast<std::size_t>(e.get(Slot::kFeast))];
  std::optional<Interval> when;
  if (e.has(Slot::kYear)) { when = feast_in(feast, full_year(e.get(Slot::kYear)), rules); }
  else if (const auto first = nearest_year(e, published, [&](int year) { return feast_in(feast, year, rules); })) { when = feast_in(feast, year_of(*first), rules); }
  if (!when) { return false; }
  const Day first = day_part(when->earliest);
  const bool one_day = first == day_part(when->latest);
  m.precision = one_day ? TimePrecision::kDay : TimePrecision::kMonth;
  m.timex = one_day ? timex_day(first) : timex_month(year_of(first), month_of(first));
  m.interval = when;
  return true;
}

bool decade(const Expression& e, TimeMention& m) {
  const std::int32_t named = e.get(Slot::kDecade);
  const int first = (named >= 100 ? named : (named < 20 ? 2000 : 1900) + named) / 10 * 10;
  m.timex = fmt::format("{:03}", first / 10);
  m.interval = edge_of(year_interval(first, first + 9), e.get(Slot::kEdge));
  m.precision = TimePrecision::kDecade;
  return true;
}

bool century(const Expression& e, TimeMention& m) {
  const int number = e.get(Slot::kCentury) >= 1000 ? e.get(Slot::kCentury) / 1000 : e.get(Slot::kCentury);  // figures come in thousandths
  if (number < 1 || number > 30) { return false; }
  m.timex = fmt::format("{:02}", number - 1);
  m.interval = edge_of(year_interval((number - 1) * 100 + 1, number * 100), e.get(Slot::kEdge));
  m.precision = TimePrecision::kCentury;
  return true;
}

/// "le premier trimestre de 2015"; -1 is the last one.
bool part_of_year(const Expression& e, std::optional<Day> published, TimeMention& m) {
  const Unit unit = unpack(e.get(Slot::kUnit));
  const int parts = 12 / unit.count, ordinal = ordinal_of(e) < 0 ? parts : ordinal_of(e);
  if (ordinal < 1 || ordinal > parts || (!e.has(Slot::kYear) && !published)) { return false; }
  const auto begin = [&](int year) { return day_of(year, (ordinal - 1) * unit.count + 1, 1); };
  int year = e.has(Slot::kYear) ? full_year(e.get(Slot::kYear)) : year_of(*published);
  if (!e.has(Slot::kYear) && direction_of(e) == Direction::kPast && begin(year) > *published) { --year; }
  const auto period = begin(year) ? period_of(unit, *begin(year), 0) : std::nullopt;
  if (!period) { return false; }
  m.timex = period->timex;
  m.precision = period->precision;
  m.interval = period->interval;
  return true;
}

}  // namespace

bool fill_period(const Expression& e, std::optional<Day> published, const TimeRules& rules, TimeMention& m) {
  switch (e.form) {
    case Form::kSeason: return season(e, published, rules, m);
    case Form::kFeast: return feast(e, published, rules, m);
    case Form::kDecade: return decade(e, m);
    case Form::kCentury: return century(e, m);
    default: return part_of_year(e, published, m);
  }
}

}  // namespace recoupe

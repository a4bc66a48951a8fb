// SPDX-License-Identifier: GPL-3.0-or-later
// Resolves expressions, in text order, against the day of publication and the last day that the story named.
#include <fmt/core.h>

#include <algorithm>

#include "times/calendar.h"
#include "times/periods.h"
#include "times/rules.h"
#include "times/units.h"

namespace recoupe {
namespace {

using std::chrono::days;
using std::chrono::minutes;

constexpr days kWindow{31};  // a text that may be of more days than that gives its weekdays no interval
constexpr std::array<const char*, 3> kReferenceValues = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"};

class Resolver {
 public:
  Resolver(const TimeExpressions& times, std::optional<Day> published, const TimeRules& rules)
      : times_(times), published_(published), story_(published), rules_(rules) {}

  std::vector<TimeMention> run() {
    std::vector<TimeMention> out;
    for (std::uint32_t i = 0; i < times_.all.size(); ++i) {
      if (auto mention = resolve(i)) { out.push_back(std::move(*mention)); }
    }
    return out;
  }

 private:
  std::optional<TimeMention> resolve(std::uint32_t i) {
    const Expression& e = times_.all[i];
    TimeMention m;
    m.tokens = e.tokens;
    m.whole = e.whole;
    m.span = e.span;
    m.rule = e.rule;
    m.approximate = e.has(Slot::kAbout) || e.signal == Signal::kToward;
    m.role = role_of(e.signal);
    index_ = i;
    if (!value(e, m)) {
      return std::nullopt;
    }
    close_range(e, m);
    stretch_to_publication(m);
    remember(e, m);
    return m;
  }

  static TimeRole role_of(Signal signal) {
    switch (signal) {
      case Signal::kSince: case Signal::kFrom: return TimeRole::kSince;
      case Signal::kUntil: return TimeRole::kUntil;
      case Signal::kBefore: return TimeRole::kBefore;
      case Signal::kAfter: return TimeRole::kAfter;
      case Signal::kDuring: return TimeRole::kDuring;
      case Signal::kSilent: case Signal::kAgo: case Signal::kAhead: case Signal::kToward: case Signal::kEnd: return TimeRole::kAt;
    }
    return TimeRole::kAt;
  }

  bool value(const Expression& e, TimeMention& m) {
    switch (e.form) {
      case Form::kCalendar: return calendar(e, m);
      case Form::kWeekday: return weekday(e, m);
      case Form::kDeictic: return deictic(e, m);
      case Form::kPart: return part(e, m);
      case Form::kClock: return clock(e, m);
      case Form::kUnit: return unit(e, m);
      case Form::kDuration: return duration(e, m);
      case Form::kSet: m.kind = TimeKind::kSet; m.timex = set_value(e); return !m.timex.empty();
      case Form::kWeekdaySet: m.kind = TimeKind::kSet; m.timex = fmt::format("XXXX-WXX-{}", e.get(Slot::kWeekday)); return true;
      case Form::kReference: return reference(e, m);
      case Form::kAnaphor: return anaphor(e, m);
      case Form::kOrdinal: m.kind = TimeKind::kDuration; m.timex = duration_value({1, unpack(e.get(Slot::kUnit)).kind}, 1000); return true;
      case Form::kDecade: case Form::kCentury: case Form::kSeason: case Form::kFeast: return fill_period(e, published_, rules_, m);
      case Form::kEnd: return false;
    }
    return false;
  }

  // ---- days ----

  void day_value(Day day, const Expression& e, TimeMention& m) {
    m.timex = timex_day(day);
    m.interval = days_interval(day, day);
    m.precision = TimePrecision::kDay;
    if (e.has(Slot::kPart)) {
      const PartOfDay& part = rules_.parts[static_cast<std::size_t>(e.get(Slot::kPart))];
      m.timex += part.timex;
      m.kind = TimeKind::kTime;
      m.interval = {Minute{day} + minutes{part.begin}, Minute{day} + minutes{part.end}};
      m.precision = TimePrecision::kPartOfDay;
    }
  }

  bool calendar(const Expression& e, TimeMention& m) {
    const int month = e.get(Slot::kMonth), day = e.get(Slot::kDay);
    const std::int32_t edge = e.get(Slot::kEdge);
    if (e.has(Slot::kUnit)) { return fill_period(e, published_, rules_, m); }
    if (e.has(Slot::kDay) && e.has(Slot::kMonth)) { return calendar_day(e, month, day, m); }
    if (e.has(Slot::kDay)) { return day_of_month(e, m); }
    if (e.has(Slot::kMonth)) {
      std::optional<int> year;
      if (e.has(Slot::kYear)) { year = full_year(e.get(Slot::kYear)); }
      else if (const auto first = nearest_year(e, published_, [month](int y) { return std::optional(month_interval(y, month)); })) { year = year_of(*first); }
      m.precision = TimePrecision::kMonth;
      m.timex = year ? timex_month(*year, month) : fmt::format("XXXX-{:02}", month);
      if (year) { m.interval = edge_of(month_interval(*year, month), edge); }
      return true;
    }
    if (!e.has(Slot::kYear)) { return false; }
    const int year = full_year(e.get(Slot::kYear));
    m.precision = TimePrecision::kYear;
    m.timex = timex_year(year);
    m.interval = edge_of(year_interval(year, year), edge);
    return true;
  }

  /// "le 15 du mois", "le 3 du mois dernier".
  bool day_of_month(const Expression& e, TimeMention& m) {
    if (!published_) { return false; }
    const Day month = add_months(*published_ - days{day_in_month(*published_) - 1}, e.get(Slot::kShift));
    const auto day = day_of(year_of(month), month_of(month), e.get(Slot::kDay));
    if (day) { day_value(*day, e, m); }
    return day.has_value();
  }

  bool calendar_day(const Expression& e, int month, int day, TimeMention& m) {
    std::optional<Day> found;
    if (e.has(Slot::kYear)) {
      found = day_of(full_year(e.get(Slot::kYear)), month, day);
    } else if (published_) {
      found = nearest_year(e, published_, [month, day](int y) -> std::optional<Interval> {
        const auto here = day_of(y, month, day);
        return here ? std::optional(days_interval(*here, *here)) : std::nullopt;
      });
    } else if (day_of(2000, month, day)) {
      m.timex = fmt::format("XXXX-{:02}-{:02}", month, day);
      return true;
    }
    if (!found) { return false; }
    day_value(*found, e, m);
    return true;
  }

  /// "le premier vendredi de juillet"; -1 is the last one.
  bool weekday_of_month(const Expression& e, TimeMention& m) {
    Expression month = e;
    month.set(Slot::kWeekday, kAbsent);
    TimeMention whole;
    if (!(e.has(Slot::kMonth) ? calendar(month, whole) : unit(month, whole)) || !whole.interval || e.get(Slot::kOrdinal) > 5) { return false; }
    const Day first = day_part(whole.interval->earliest), last = day_part(whole.interval->latest);
    const Day day = e.get(Slot::kOrdinal) > 0 ? first + days{(e.get(Slot::kWeekday) - weekday_of(first) + 7) % 7 + 7 * (e.get(Slot::kOrdinal) - 1)}
                                              : last - days{(weekday_of(last) - e.get(Slot::kWeekday) + 7) % 7};
    day_value(day, e, m);
    return day <= last;
  }

  bool weekday(const Expression& e, TimeMention& m) {
    const int wanted = e.get(Slot::kWeekday);
    if (e.has(Slot::kOrdinal)) { return weekday_of_month(e, m); }
    if (!published_) {
      m.timex = fmt::format("XXXX-WXX-{}", wanted);
      return true;
    }
    const int today = weekday_of(*published_);
    Day day = *published_ - days{(today - wanted + 7) % 7};
    const int shift = e.get(Slot::kShift);
    if (e.has(Slot::kStep)) {
      const Day from = story_.value_or(*published_);
      const int ahead = (wanted - weekday_of(from) + 7) % 7;
      day = e.get(Slot::kStep) > 0 ? from + days{ahead == 0 ? 7 : ahead} : from - days{ahead == 0 ? 7 : 7 - ahead};
    } else if (shift < 0) {
      day -= days{wanted == today ? 7 : 0};
    } else if (wanted != today && (shift > 0 || direction_of(e) == Direction::kFuture || (direction_of(e) == Direction::kPresent && (wanted - today + 7) % 7 <= 2))) {
      day += days{7};
    } else if (shift > 0) {
      day += days{7};
    }
    day_value(day, e, m);
    return true;
  }

  bool deictic(const Expression& e, TimeMention& m) {
    if (!published_) {
      m.timex = "PRESENT_REF";
      return true;
    }
    day_value(*published_ + days{e.get(Slot::kDeictic)}, e, m);
    return true;
  }

  bool part(const Expression& e, TimeMention& m) {
    m.kind = TimeKind::kTime;
    if (!published_) {
      m.timex = "X" + rules_.parts[static_cast<std::size_t>(e.get(Slot::kPart))].timex;
      m.timex = "XXXX-XX-XX" + m.timex.substr(1);
      return true;
    }
    Day day = *published_;
    const bool night = rules_.parts[static_cast<std::size_t>(e.get(Slot::kPart))].end > 1440;
    const bool ahead = e.get(Slot::kShift) > 0 || (e.get(Slot::kShift) == 0 && (direction_of(e) == Direction::kFuture || (direction_of(e) == Direction::kPresent && !e.has(Slot::kAnaphor))));
    if (e.has(Slot::kAnaphor) && story_named_) {
      day = *story_;
    } else if (night && !ahead) {
      day -= days{1};  // the night that ended on the day of publication
    } else if (!night) {
      day += days{e.get(Slot::kShift)};
    }
    day_value(day, e, m);
    return true;
  }

  /// The day of a clock time: the next expression when it stands right behind, else the last day named in the sentence, else in the story.
  std::optional<Day> clock_day() const {
    const Expression& e = times_.all[index_];
    if (index_ + 1 < times_.all.size()) {
      const Expression& next = times_.all[index_ + 1];
      if (next.tokens.begin <= e.tokens.end + 2 && (next.form == Form::kWeekday || next.form == Form::kDeictic || (next.form == Form::kCalendar && next.has(Slot::kDay)))) {
        Resolver ahead = *this;
        ahead.index_ = index_ + 1;
        TimeMention m;
        if (ahead.value(next, m) && m.interval) { return day_part(m.interval->earliest); }
      }
    }
    return story_;
  }

  bool clock(const Expression& e, TimeMention& m) {
    int of_day = e.has(Slot::kNoon) ? e.get(Slot::kNoon) : e.get(Slot::kHour) * 60 + e.get(Slot::kMinute);
    if (e.has(Slot::kPart) && e.get(Slot::kHour) < 12) {
      of_day += rules_.parts[static_cast<std::size_t>(e.get(Slot::kPart))].begin >= 720 ? 720 : 0;
    }
    if (of_day < 0 || of_day > 1440) { return false; }
    m.kind = TimeKind::kTime;
    m.precision = e.has(Slot::kMinute) ? TimePrecision::kMinute : TimePrecision::kHour;
    const std::string clock = fmt::format("T{:02}:{:02}", of_day / 60, of_day % 60);
    const auto day = clock_day();
    m.timex = (day ? timex_day(*day) : "XXXX-XX-XX") + clock;
    if (day) { m.interval = Interval{Minute{*day} + minutes{of_day}, Minute{*day} + minutes{of_day}}; }
    return true;
  }

  // ---- weeks, months, years by their relation to now ----

  bool unit(const Expression& e, TimeMention& m) {
    const Unit unit = unpack(e.get(Slot::kUnit));
    const int shift = e.get(Slot::kStep, e.get(Slot::kShift));
    const auto anchor = e.form == Form::kAnaphor && era_ ? era_ : (e.has(Slot::kStep) || e.form == Form::kAnaphor) && story_ ? story_ : published_;
    if (!anchor) {
      m.timex = shift < 0 ? "PAST_REF" : shift > 0 ? "FUTURE_REF" : "PRESENT_REF";
      return true;
    }
    const auto period = period_of(unit, *anchor, shift);
    if (!period) {
      m.kind = TimeKind::kDuration;
      m.timex = duration_value(unit, 1000);
      return !m.timex.empty();
    }
    m.timex = period->timex;
    m.precision = period->precision;
    m.interval = edge_of(period->interval, e.get(Slot::kEdge));
    return true;
  }

  bool reference(const Expression& e, TimeMention& m) {
    m.timex = kReferenceValues[static_cast<std::size_t>(std::clamp(e.get(Slot::kReference), 0, 2))];
    m.precision = TimePrecision::kVague;
    return true;
  }

  bool anaphor(const Expression& e, TimeMention& m) {
    if (!story_) {
      m.timex = "PAST_REF";
      m.precision = TimePrecision::kVague;
      return true;
    }
    if (e.has(Slot::kUnit) && unpack(e.get(Slot::kUnit)).kind != UnitKind::kDay) { return unit(e, m); }
    day_value(*story_ + days{e.get(Slot::kAnaphor)}, e, m);
    return true;
  }

  // ---- durations ----

  static std::string set_value(const Expression& e) {
    const Unit unit = unpack(e.has(Slot::kEvery) ? e.get(Slot::kEvery) : e.get(Slot::kUnit));
    return duration_value(unit, e.get(Slot::kAmount, 1000));
  }

  bool duration(const Expression& e, TimeMention& m) {
    m.kind = TimeKind::kDuration;
    m.precision = TimePrecision::kVague;
    const Unit unit = unpack(e.has(Slot::kStretch) ? e.get(Slot::kStretch) : e.has(Slot::kUnit) ? e.get(Slot::kUnit) : pack({1, UnitKind::kHour}));
    const bool counted = e.has(Slot::kAmount) || e.has(Slot::kStretch);
    const std::int32_t amount = e.get(Slot::kAmount, 1000) + (e.has(Slot::kHalf) ? 500 : 0);
    m.timex = counted ? duration_value(unit, amount) : vague_value(unit);
    if (m.timex.empty()) { return false; }
    m.approximate = m.approximate || !counted;
    const Day anchor = e.has(Slot::kLater) ? story_.value_or(Day{}) : published_.value_or(Day{});
    if (published_ && (!e.has(Slot::kLater) || story_)) { m.interval = anchored(e, unit, counted ? std::optional(amount) : std::nullopt, anchor, m.role); }
    return true;
  }

  /// The interval of a duration that a signal ties to now or to the story; nothing for a bare one.
  std::optional<Interval> anchored(const Expression& e, Unit unit, std::optional<std::int32_t> amount, Day anchor, TimeRole role) const {
    if (e.signal == Signal::kAgo) { return away(unit, amount, anchor, -1); }
    if (e.signal == Signal::kAhead && !e.has(Slot::kShift)) { return away(unit, amount, anchor, 1); }
    if (e.has(Slot::kLater)) { return away(unit, amount, anchor, e.get(Slot::kLater)); }
    if (role == TimeRole::kSince) { return Interval{away(unit, amount, anchor, -1).earliest, days_interval(anchor, anchor).latest}; }
    if (e.get(Slot::kShift) < 0) { return Interval{away(unit, amount, anchor, -1).earliest, days_interval(anchor, anchor).latest}; }
    if (e.get(Slot::kShift) > 0) { return Interval{Minute{anchor}, away(unit, amount, anchor, 1).latest}; }
    return std::nullopt;
  }

  // ---- what follows from the role ----

  /// "du 30 avril au 7 mai": the opening expression gets the interval of the whole range.
  void close_range(const Expression& e, TimeMention& m) {
    if (e.range_end != kNone) {
      Resolver ahead = *this;
      ahead.index_ = e.range_end;
      TimeMention end;
      if (m.interval && ahead.value(times_.all[e.range_end], end) && end.interval && end.interval->latest >= m.interval->earliest) {
        m.interval->latest = end.interval->latest;
        m.role = TimeRole::kDuring;
      }
    } else if (e.range_begin != kNone) {
      m.role = TimeRole::kUntil;
    }
  }

  /// "depuis le 31 juillet": from that day to the day of publication.
  void stretch_to_publication(TimeMention& m) const {
    if (m.role == TimeRole::kSince && m.interval && published_ && day_part(m.interval->earliest) <= *published_) {
      m.interval->latest = std::max(m.interval->latest, days_interval(*published_, *published_).latest);
    }
  }

  void remember(const Expression& e, const TimeMention& m) {
    const bool a_day = e.form == Form::kWeekday || e.form == Form::kDeictic || (e.form == Form::kAnaphor && m.precision == TimePrecision::kDay) || (e.form == Form::kCalendar && e.has(Slot::kDay));
    if (a_day && m.interval && m.role == TimeRole::kAt) {
      story_ = day_part(m.interval->earliest);
      story_named_ = true;
    }
    if ((a_day || e.form == Form::kCalendar) && m.interval) {
      era_ = day_part(m.interval->earliest);
    }
  }

  const TimeExpressions& times_;
  std::optional<Day> published_, story_;
  bool story_named_ = false;
  std::optional<Day> era_;   ///< begin of the last day, month or year named
  const TimeRules& rules_;
  std::uint32_t index_ = 0;
};

/// What holds on both the first and the last day on which the text may have been written: the value where they agree, else
/// the value without a day, and the interval around both.
void settle(TimeMention& m, const TimeMention& on_first, const TimeMention& on_last) {
  if (on_first.timex == on_last.timex) {
    m.timex = on_first.timex;
    m.precision = on_first.precision;
  }
  if (on_first.interval && on_last.interval) {
    m.interval = {std::min(on_first.interval->earliest, on_last.interval->earliest), std::max(on_first.interval->latest, on_last.interval->latest)};
    m.role = on_first.role;
  }
}

}  // namespace

std::vector<TimeMention> resolve_times(const TimeExpressions& times, const Published& published, const TimeRules& rules) {
  std::vector<TimeMention> found = Resolver(times, published.date, rules).run();
  const bool near_by = published.earliest && published.latest && *published.latest - *published.earliest <= kWindow;
  if (published.date || !near_by) {
    return found;
  }
  const auto on_first = Resolver(times, published.earliest, rules).run(), on_last = Resolver(times, published.latest, rules).run();
  const auto same = [](const TimeMention& a, const TimeMention& b) { return a.span == b.span; };
  auto first = on_first.begin(), last = on_last.begin();
  for (TimeMention& m : found) {
    const auto before = [&m](const TimeMention& other) { return other.span.begin < m.span.begin; };
    first = std::find_if_not(first, on_first.end(), before);
    last = std::find_if_not(last, on_last.end(), before);
    if (first != on_first.end() && last != on_last.end() && same(*first, m) && same(*last, m)) {
      settle(m, *first, *last);
    }
  }
  return found;
}

}  // namespace recoupe

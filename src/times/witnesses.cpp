// SPDX-License-Identifier: GPL-3.0-or-later
#include "times/witnesses.h"

#include <fmt/core.h>

#include <algorithm>

#include "times/anchors.h"
#include "times/calendar.h"
#include "times/units.h"

namespace recoupe {
namespace {

using std::chrono::days;

constexpr std::size_t kMostWitnesses = 200;  // a dispatch has some twenty; more is a list, and would only cost time
constexpr std::uint32_t kBeside = 10;        // tokens between a war and how long it has lasted
constexpr days kAYear{360};                  // a past date without a year lies less than that back, or prose gives the year
constexpr days kStoryReach{31};              // a past day named with its weekday and date belongs to the story
constexpr days kSinceReach{240};             // the beginning of what still goes on
constexpr days kSpokenOfBefore{200};         // a capture is aimed at, or feared, before it happens
constexpr days kLastReach{200};              // "le 8 mars dernier"
constexpr days kAhead{200}, kRangeAhead{90}; // and a planned one, or the beginning of a planned span, ahead

int first_year() { return year_of(DaySet::kFirst); }
int last_year() { return year_of(DaySet::kLast); }

DaySet between(Day first, Day last) {
  DaySet set;
  set.add(first, last);
  return set;
}
DaySet from(Day first) { return between(first, DaySet::kLast); }
DaySet until(Day last) { return between(DaySet::kFirst, last); }

/// All days of one weekday; made once, since 5,000 days are slow to add.
const DaySet& every(int weekday) {
  static const std::array<DaySet, 8> sets = [] {
    std::array<DaySet, 8> made;
    for (Day day = DaySet::kFirst; day <= DaySet::kLast; day += days{1}) {
      made[static_cast<std::size_t>(weekday_of(day))].add(day, day);
    }
    return made;
  }();
  return sets[static_cast<std::size_t>(weekday)];
}

/// Collects witnesses; one method for each kind of passage.
class Hearing {
 public:
  Hearing(const AnalysedText& analysed, const TimeExpressions& times, const TimeRules& rules) : analysed_(analysed), times_(times), rules_(rules) {}

  std::vector<DayWitness> run() {
    out_.reserve(24);  // what a dispatch has; growing would move kilobytes
    const auto weekday = latest_weekday();
    hear_facts();
    for (const Expression& e : times_.all) {
      if (out_.size() >= kMostWitnesses) {
        break;
      }
      hear_calendar(e, weekday.has_value());
    }
    for (const Expression& e : times_.all) {
      if (e.form == Form::kDeictic && e.get(Slot::kDeictic) == 0 && e.has(Slot::kWeekday)) {
        add(every(e.get(Slot::kWeekday)), Trust::kUsual, e.span, day_name(e.get(Slot::kWeekday)), "the text calls today by its weekday");
        out_.back().weekday = true;
        break;
      }
    }
    if (weekday) {
      hear_weekday(*weekday);
    }
    return std::move(out_);
  }

 private:
  void add(const DaySet& set, Trust trust, Span span, std::string value, std::string why) {
    out_.push_back({set, trust, set.first(), {span, std::move(value), std::move(why)}});
  }

  // ---- dates in the text ----

  void hear_calendar(const Expression& e, bool names_weekdays) {
    if (e.form != Form::kCalendar || e.range_begin != kNone) {
      return;
    }
    const bool has_month = e.has(Slot::kMonth), has_day = e.has(Slot::kDay);
    if (e.has(Slot::kYear)) {
      hear_year(e);
    } else if (has_month && has_day) {
      hear_day(e, names_weekdays);
    } else if (has_month && !e.has(Slot::kEdge)) {
      hear_month(e);
    }
  }

  static bool looks_back(const Expression& e) {
    return e.signal == Signal::kSince ? e.direction != Direction::kFuture : e.direction == Direction::kPast && !e.of_noun && e.signal != Signal::kFrom;
  }
  static bool looks_ahead(const Expression& e) { return e.direction == Direction::kFuture && e.signal != Signal::kSince && !e.of_noun; }

  /// A past date with its year: the text is not older. A planned one: not younger.
  void hear_year(const Expression& e) {
    const int year = e.get(Slot::kYear) >= 100 ? e.get(Slot::kYear) : e.get(Slot::kYear) + (e.get(Slot::kYear) < 40 ? 2000 : 1900);
    if (year < first_year() || year > last_year()) {
      return;
    }
    const Day first = day_of(year, e.get(Slot::kMonth, 1), e.get(Slot::kDay, 1)).value_or(DaySet::kFirst);
    const Day last = e.has(Slot::kDay) ? first : day_part((e.has(Slot::kMonth) ? month_interval(year, e.get(Slot::kMonth)) : year_interval(year, year)).latest);
    if (looks_back(e)) {
      add(from(first), Trust::kCertain, e.span, timex_day(first) + "/", fmt::format("tells of {} as past, so it was not written before", timex_day(first)));
    } else if (looks_ahead(e)) {
      add(until(last), Trust::kUsual, e.span, "/" + timex_day(last), fmt::format("speaks of {} as still to come", timex_day(last)));
    }
  }

  static days reach_back(const Expression& e) {
    return e.has(Slot::kWeekday) ? kStoryReach : e.has(Slot::kShift) ? kLastReach : e.signal == Signal::kSince ? kSinceReach : kAYear;
  }

  /// A day and month without a year lie near the story.
  void hear_day(const Expression& e, bool names_weekdays) {
    DaySet near_by, not_last_week;
    const Expression* end = e.range_end == kNone ? nullptr : &times_.all[e.range_end];
    const bool back = looks_back(e) || e.get(Slot::kShift) < 0;
    const bool ahead = (looks_ahead(e) && e.get(Slot::kShift) >= 0) || (end != nullptr && e.direction == Direction::kPresent);
    if (!ahead && !back) {
      return;
    }
    for (int year = first_year(); year <= last_year(); ++year) {
      const auto first = day_of(year, e.get(Slot::kMonth), e.get(Slot::kDay));
      if (!first || (e.has(Slot::kWeekday) && weekday_of(*first) != e.get(Slot::kWeekday))) {
        continue;
      }
      const auto last = end == nullptr ? first : day_of(year, end->get(Slot::kMonth), end->get(Slot::kDay));
      if (ahead) {
        near_by.add(*first - (end == nullptr ? kAhead : kRangeAhead), last.value_or(*first));
      } else {
        near_by.add(*first, *first + reach_back(e));
        not_last_week.add(*first + days{7}, *first + kAYear);
      }
    }
    const std::string value = fmt::format("XXXX-{:02}-{:02}", e.get(Slot::kMonth), e.get(Slot::kDay));
    add(near_by, Trust::kUsual, e.span, value, ahead ? "a day still to come, named without its year" : "a past day named without its year, so less than a year back");
    if (names_weekdays && e.signal == Signal::kSince && !e.has(Slot::kWeekday) && !ahead) {
      add(not_last_week, Trust::kHabit, e.span, value, "a text that calls the days of the last week by their names gives dates only to earlier ones");
    }
  }

  void hear_month(const Expression& e) {
    if (!looks_back(e) && !looks_ahead(e)) {
      return;
    }
    DaySet near_by;
    for (int year = first_year(); year <= last_year(); ++year) {
      const Interval month = month_interval(year, e.get(Slot::kMonth));
      const Day first = day_part(month.earliest), last = day_part(month.latest);
      looks_ahead(e) ? near_by.add(first - kAhead, last) : near_by.add(first, first + days{364});
    }
    add(near_by, Trust::kUsual, e.span, fmt::format("XXXX-{:02}", e.get(Slot::kMonth)), "a month named without its year, so less than a year away");
  }

  // ---- days of the week ----

  /// The last of the weekdays that the story names, if it names them as wire prose does: several of them, or one again and again.
  std::optional<int> latest_weekday() {
    std::array<int, 8> named{}, fresh{};  // fresh: not with a pluperfect, which may look back a week
    bool relative = false;
    for (const Expression& e : times_.all) {
      const auto day = static_cast<std::size_t>(tells_a_day(e) ? last_weekday_of(e) : 0);
      const int weight = e.has(Slot::kThis) ? 2 : 1;  // "ce jeudi" is today
      named[day] += weight;
      fresh[day] += e.deep_past ? 0 : weight;
      told_[day] = told_[day] || e.direction != Direction::kPresent;
      relative = relative || (e.form == Form::kDeictic && e.get(Slot::kDeictic) != 0);  // "hier": a paper of the next day
    }
    for (std::size_t day = 0; day < named.size(); ++day) {
      named[day] = told_[day] ? named[day] : 0;
      fresh[day] = told_[day] ? fresh[day] : 0;
    }
    return choose_weekday(fresh, named, relative);
  }

  /// Days before `last` that the earliest of the named weekdays lies back.
  static int arc_to(int last, const std::array<int, 8>& named) {
    int arc = 0;
    for (int w = 1; w <= 7; ++w) {
      arc = named[static_cast<std::size_t>(w)] > 0 ? std::max(arc, (last - w + 7) % 7) : arc;
    }
    return arc;
  }

  /// The weekday that makes the story shortest; of two that make it nearly as short, the one named more often.
  static std::optional<int> choose_weekday(const std::array<int, 8>& fresh, const std::array<int, 8>& named, bool relative) {
    int best = 0, second = 0, distinct = 0;
    for (int w = 1; w <= 7; ++w) {
      distinct += named[static_cast<std::size_t>(w)] > 0 ? 1 : 0;
      if (fresh[static_cast<std::size_t>(w)] == 0) { continue; }
      if (best == 0 || arc_to(w, fresh) < arc_to(best, fresh)) { second = best; best = w; }
      else if (second == 0 || arc_to(w, fresh) < arc_to(second, fresh)) { second = w; }
    }
    if (relative || best == 0 || arc_to(best, fresh) > 4 || (distinct == 1 && named[static_cast<std::size_t>(best)] < 2)) {
      return std::nullopt;
    }
    if (second != 0 && arc_to(second, fresh) - arc_to(best, fresh) < 2) {
      const int often = named[static_cast<std::size_t>(best)], rival = named[static_cast<std::size_t>(second)];
      return often == rival ? std::nullopt : std::optional(often > rival ? best : second);
    }
    return best;
  }

  void hear_weekday(int weekday) {
    const auto last = std::find_if(times_.all.rbegin(), times_.all.rend(), [weekday](const Expression& e) { return tells_a_day(e) && last_weekday_of(e) == weekday; });
    add(every(weekday), Trust::kHabit, last->span, day_name(weekday),
        fmt::format("{} is the latest day that the story names, and wire prose names the day it is written on", day_name(weekday)));
    out_.back().weekday = true;
  }

  // ---- facts of the chronicle ----

  void hear_facts() {
    const auto [mentions, theatres] = rules_.chronicle.heard_in(analysed_);
    std::vector<bool> heard(rules_.chronicle.facts.size());
    for (const Chronicle::Mention& m : mentions) {
      const Fact& fact = rules_.chronicle.facts[m.fact];
      if ((fact.theatre != kNone && theatres[fact.theatre] == 0) || out_.size() >= kMostWitnesses) {
        continue;
      }
      if (fact.kind == FactKind::kWar) {
        hear_war_year(m, mentions, theatres);
      } else if (fact.kind == FactKind::kEvent || fact.kind == FactKind::kAim || fact.kind == FactKind::kVote) {
        hear_event(fact, m, heard[m.fact]);
      } else if (!heard[m.fact]) {
        hear_span_of_use(fact, m);
      }
      heard[m.fact] = true;
    }
  }

  Span span_of(const Chronicle::Mention& m) const { return analysed_.span_of(m.tokens); }

  bool is_former(const Chronicle::Mention& m) const {
    const std::uint32_t begin = analysed_.sentences[m.sentence].tokens.begin;
    for (std::uint32_t back = 1; back <= 3 && m.tokens.begin >= begin + back; ++back) {
      if (rules_.words.is(analysed_.tokens[m.tokens.begin - back], rules_.classes.former)) {
        return true;
      }
    }
    return false;
  }

  void hear_span_of_use(const Fact& fact, const Chronicle::Mention& m) {
    const std::string value = timex_day(fact.date) + "/" + (fact.end ? timex_day(*fact.end) : "");
    const bool counted = fact.kind == FactKind::kToll;  // agencies do not count alike
    add(from(fact.date), counted ? Trust::kHabit : Trust::kCertain, span_of(m), value, fmt::format("{}, from {} on", fact.what, timex_day(fact.date)));
    if (fact.end && fact.kind == FactKind::kOffice && is_former(m)) {
      add(from(*fact.end), Trust::kUsual, span_of(m), value, fmt::format("{} until {}, and is called a former one", fact.what, timex_day(*fact.end)));
    } else if (fact.end && !is_former(m)) {
      const days slack{counted ? 15 : fact.kind == FactKind::kName ? 12 : 3};  // an old name lives on for a while
      add(until(*fact.end + slack), counted ? Trust::kHabit : Trust::kUsual, span_of(m), value, fmt::format("{}, until {}", fact.what, timex_day(*fact.end)));
    }
  }

  /// An event bounds the text from below; a time that stands with it may place the text within a week.
  void hear_event(const Fact& fact, const Chronicle::Mention& m, bool heard_before) {
    if (!heard_before && fact.kind == FactKind::kEvent) {
      add(from(fact.date), Trust::kCertain, span_of(m), timex_day(fact.date) + "/", fmt::format("{}, on {}", fact.what, timex_day(fact.date)));
    } else if (!heard_before && fact.kind == FactKind::kAim) {
      add(from(fact.date - kSpokenOfBefore), Trust::kUsual, span_of(m), timex_day(fact.date), fmt::format("{}, on {}, and is not spoken of long before", fact.what, timex_day(fact.date)));
    }
    if (const auto anchor = anchor_of(fact, m, analysed_, times_, rules_, told_)) {
      add(between(anchor->first, anchor->last), anchor->vague ? Trust::kHabit : Trust::kUsual, anchor->span, timex_day(anchor->about), anchor->why);
    }
  }

  static std::uint32_t named(const Fact& fact, const std::vector<std::uint32_t>& theatres) { return fact.theatre == kNone ? 0 : theatres[fact.theatre]; }

  /// "entrée dans sa sixième année": counts from the beginning of the war whose theatre the text names most.
  void hear_war_year(const Chronicle::Mention& m, const std::vector<Chronicle::Mention>& mentions, const std::vector<std::uint32_t>& theatres) {
    for (const Chronicle::Mention& other : mentions) {
      const Fact& rival = rules_.chronicle.facts[other.fact];
      if (rival.kind == FactKind::kWar && other.fact != m.fact && named(rival, theatres) >= named(rules_.chronicle.facts[m.fact], theatres)) {
        return;
      }
    }
    const Fact& war = rules_.chronicle.facts[m.fact];
    const TokenRange sentence = analysed_.sentences[m.sentence].tokens;
    for (const Expression& e : expressions_in(times_, sentence)) {
      const int number = ordinal_of(e);
      if (e.form == Form::kOrdinal && number > 0 && e.get(Slot::kUnit) == pack({1, UnitKind::kYear})) {
        const Day first = add_months(war.date, 12 * (number - 1)), last = add_months(war.date, 12 * number);
        add(between(first - days{10}, last + days{10}), Trust::kCertain, e.span, timex_day(first) + "/" + timex_day(last),
            fmt::format("year {} of {}, which began on {}", number, war.what, timex_day(war.date)));
      }
      hear_war_length(e, m, war);
    }
  }

  /// "le conflit …, depuis six ans": nearly six, or not yet seven.
  void hear_war_length(const Expression& e, const Chronicle::Mention& m, const Fact& war) {
    const bool years = e.form == Form::kDuration && e.signal == Signal::kSince && e.get(Slot::kUnit) == pack({1, UnitKind::kYear});
    const int number = e.get(Slot::kAmount) / 1000;
    const bool beside = e.tokens.begin < m.tokens.end + kBeside && m.tokens.begin < e.tokens.end + kBeside;
    if (years && beside && number > 0 && number < 60) {
      add(between(add_months(war.date, 12 * number - 7), add_months(war.date, 12 * number + 13)), Trust::kHabit, e.span, timex_day(war.date) + "/",
          fmt::format("some {} years of {}, which began on {}", number, war.what, timex_day(war.date)));
    }
  }

  const AnalysedText& analysed_;
  const TimeExpressions& times_;
  const TimeRules& rules_;
  std::array<bool, 8> told_{};  ///< weekdays told of as past: "entre en vigueur ce mardi" may be said on Monday
  std::vector<DayWitness> out_;
};

}  // namespace

std::vector<DayWitness> hear_witnesses(const AnalysedText& analysed, const TimeExpressions& times, const TimeRules& rules) {
  return Hearing(analysed, times, rules).run();
}

}  // namespace recoupe

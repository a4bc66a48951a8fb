// SPDX-License-Identifier: GPL-3.0-or-later
#include "times/anchors.h"

#include <fmt/core.h>

#include <algorithm>

#include "times/calendar.h"
#include "times/units.h"

namespace recoupe {
namespace {

using std::chrono::days;

constexpr days kOneHappening{3};           // a fact of more days has no day that a weekday could name
constexpr std::uint32_t kBeside = 14;      // tokens: a time farther away belongs to another verb
constexpr std::uint32_t kMorrowReach = 9;  // "au lendemain de la chute aux mains des rebelles de X"
constexpr std::uint32_t kSignalReach = 5;  // tokens
constexpr days kNews{2};                   // what a lead tells without its own day is that old at most

/// One event in its sentence, tried against each kind of time.
class Reader {
 public:
  Reader(const Fact& fact, const Chronicle::Mention& mention, const AnalysedText& analysed, const TimeExpressions& times, const TimeRules& rules)
      : fact_(fact), mention_(mention), analysed_(analysed), rules_(rules), sentence_(analysed.sentences[mention.sentence].tokens),
        here_(expressions_in(times, sentence_)), last_(fact.end.value_or(fact.date)) {}

  std::optional<Anchor> run(const std::array<bool, 8>& told) const {
    if (looked_back_on()) {
      return std::nullopt;
    }
    const bool after = led_by(Signal::kAfter);
    for (const Expression& e : here_) {
      if (auto found = counted(e)) { return found; }
    }
    if (last_ - fact_.date > kOneHappening) {
      return std::nullopt;
    }
    if (auto found = morrow()) { return found; }
    for (const Expression& e : here_) {
      auto found = near_by(e) && !named_by_weekday() ? relative(e, after) : std::nullopt;
      if (found) { return found; }
    }
    for (const Expression& e : here_) {
      auto found = near_by(e) && !after ? weekday(e) : std::nullopt;
      if (found) { return found; }
    }
    return lead(told);
  }

 private:
  Anchor make(Day first, Day last, Span span, Day about, std::string why, bool vague = false) const { return {first, last, vague, span, about, std::move(why)}; }

  /// The signal word ("depuis", "après") a few tokens before the event's name: "après le vote de la résolution".
  bool led_by(Signal wanted) const {
    for (std::uint32_t back = 1; back <= kSignalReach && mention_.tokens.begin >= sentence_.begin + back; ++back) {
      for (const auto& reading : rules_.words.readings(analysed_.tokens[mention_.tokens.begin - back])) {
        if (reading.cls == rules_.classes.signal && reading.value == static_cast<std::int32_t>(wanted)) {
          return true;
        }
      }
    }
    return false;
  }

  /// "depuis la chute de X", "en 2003", "six mois après", "à la mémoire de": told as background.
  bool looked_back_on() const {
    const auto recalls = [this](const Token& token) { return rules_.words.is(token, rules_.classes.recall); };
    const auto begin = analysed_.tokens.begin();
    if (led_by(Signal::kSince) || (led_by(Signal::kBefore) && !hours_apart()) || std::any_of(begin + sentence_.begin, begin + sentence_.end, recalls)) {
      return true;
    }
    return std::any_of(here_.begin(), here_.end(), [this](const Expression& e) {
      const bool another_year = e.form == Form::kCalendar && e.has(Slot::kYear) && e.get(Slot::kYear) != year_of(fact_.date);
      const bool this_year = e.form == Form::kCalendar && e.has(Slot::kYear) && !e.has(Slot::kMonth);
      const bool long_ago = e.form == Form::kDuration && e.has(Slot::kUnit) && e.has(Slot::kLater) && unpack(e.get(Slot::kUnit)).kind >= UnitKind::kMonth;
      return another_year || this_year || long_ago;
    });
  }

  /// "quelques heures avant": so near that it is the same story.
  static bool is_hours(const Expression& e) {
    return e.form == Form::kDuration && e.has(Slot::kLater) && e.has(Slot::kUnit) && unpack(e.get(Slot::kUnit)).kind == UnitKind::kHour && e.get(Slot::kAmount, 0) <= 24000;
  }
  bool hours_apart() const { return std::any_of(here_.begin(), here_.end(), is_hours); }

  bool near_by(const Expression& e) const {
    return e.tokens.begin < mention_.tokens.end + kBeside && e.tokens.end + kBeside > mention_.tokens.begin;
  }

  /// The day of the event that falls on this weekday, if any.
  std::optional<Day> day_on(int weekday) const {
    const Day day = fact_.date + days{(weekday - weekday_of(fact_.date) + 7) % 7};
    return weekday > 0 && day <= last_ ? std::optional(day) : std::nullopt;
  }

  /// "s'est dit hier prêt …, après l'élection de dimanche": the other time is that of another verb.
  bool named_by_weekday() const {
    return std::any_of(here_.begin(), here_.end(), [this](const Expression& e) { return e.form == Form::kWeekday && day_on(e.get(Slot::kWeekday)); });
  }

  /// "hier", "aujourd'hui"; "quelques heures après".
  std::optional<Anchor> relative(const Expression& e, bool after) const {
    if (e.form == Form::kDeictic && e.get(Slot::kDeictic) <= 0) {
      const days back{-e.get(Slot::kDeictic)};
      const days slack{after ? 3 : 0};
      return make(fact_.date + back, last_ + back + slack, e.span, fact_.date, fmt::format("{} on {}, and the text calls that day by its distance from today", fact_.what, timex_day(fact_.date)));
    }
    if (is_hours(e)) {
      return make(fact_.date, last_ + days{2}, e.span, fact_.date, fmt::format("{} on {}, hours before what the text tells", fact_.what, timex_day(fact_.date)));
    }
    return std::nullopt;
  }

  /// "au lendemain de": the weekday in the sentence is that of the day after.
  std::optional<Anchor> morrow() const {
    bool said = false;
    for (std::uint32_t back = 1; back <= kMorrowReach && mention_.tokens.begin >= sentence_.begin + back; ++back) {
      said = said || rules_.words.is(analysed_.tokens[mention_.tokens.begin - back], rules_.classes.morrow);
    }
    for (const Expression& e : here_) {
      const bool next = said && e.form == Form::kWeekday && last_weekday_of(e) == weekday_of(last_ + days{1});
      if (next && e.direction != Direction::kFuture) {
        return make(last_ + days{1}, last_ + days{7}, e.span, last_, fmt::format("the day after {} ({})", timex_day(last_), fact_.what));
      }
    }
    return std::nullopt;
  }

  std::optional<Anchor> weekday(const Expression& e) const {
    if (e.form != Form::kWeekday || e.has(Slot::kShift) || e.has(Slot::kStep)) {
      return std::nullopt;
    }
    auto day = day_on(last_weekday_of(e));
    day = day ? day : day_on(e.get(Slot::kWeekday));
    if (!day) {
      return std::nullopt;
    }
    const std::string why = fmt::format("{} on {} {}, which the text calls by its weekday", fact_.what, day_name(weekday_of(*day)), timex_day(*day));
    if (tells_a_day(e)) {
      return make(*day, *day + days{6}, e.span, *day, why);
    }
    const bool ahead = fact_.kind == FactKind::kVote && e.direction == Direction::kFuture;
    return ahead ? std::optional(make(*day - days{6}, *day, e.span, *day, why)) : std::nullopt;
  }

  /// "au 24e jour de", "le 22 avril", "il y a deux semaines".
  std::optional<Anchor> counted(const Expression& e) const {
    const Day start = fact_.date;
    if (e.form == Form::kOrdinal && e.get(Slot::kUnit) == pack({1, UnitKind::kDay}) && ordinal_of(e) > 1) {
      const Day nth = start + days{ordinal_of(e) - 1};
      return make(nth - days{1}, nth + days{1}, e.span, nth, fmt::format("day {} since {}, {}", ordinal_of(e), timex_day(start), fact_.what));
    }
    if (e.form == Form::kCalendar && !e.has(Slot::kYear) && e.get(Slot::kDay) == day_in_month(start) && e.get(Slot::kMonth) == month_of(start)) {
      return make(start, start + days{360}, e.span, start, fmt::format("{} on {}, which the text dates without a year", fact_.what, timex_day(start)));
    }
    if (e.form == Form::kDuration && e.signal == Signal::kAgo && e.has(Slot::kUnit) && e.has(Slot::kAmount)) {
      const Interval later = away(unpack(e.get(Slot::kUnit)), e.get(Slot::kAmount), start, 1);
      return make(day_part(later.earliest) - days{2}, day_part(later.latest) + days{2}, e.span, start, fmt::format("that long after {}, {}", timex_day(start), fact_.what), true);
    }
    return std::nullopt;
  }

  /// The lead tells what is new; its day may be named in another sentence.
  std::optional<Anchor> lead(const std::array<bool, 8>& told) const {
    const bool fresh = fact_.kind == FactKind::kEvent || (fact_.kind == FactKind::kAim && led_by(Signal::kAfter));
    const std::uint32_t first = analysed_.sentences.front().kind == SentenceKind::kTitle ? 1 : 0;
    if (mention_.sentence > first || !fresh || !told[static_cast<std::size_t>(weekday_of(last_))]) {
      return std::nullopt;
    }
    return make(last_, last_ + kNews, analysed_.span_of(mention_.tokens), last_,
                fmt::format("{} on {} {}, and the lead speaks of it in a text that names that weekday", fact_.what, day_name(weekday_of(last_)), timex_day(last_)));
  }

  const Fact& fact_;
  const Chronicle::Mention& mention_;
  const AnalysedText& analysed_;
  const TimeRules& rules_;
  TokenRange sentence_;
  std::span<const Expression> here_;
  Day last_;
};

}  // namespace

std::optional<Anchor> anchor_of(const Fact& fact, const Chronicle::Mention& mention, const AnalysedText& analysed, const TimeExpressions& times,
                                const TimeRules& rules, const std::array<bool, 8>& told) {
  return fact.exact ? Reader(fact, mention, analysed, times, rules).run(told) : std::nullopt;
}

std::span<const Expression> expressions_in(const TimeExpressions& times, TokenRange sentence) {
  const auto begins_before = [](const Expression& e, std::uint32_t token) { return e.tokens.begin < token; };
  const auto first = std::lower_bound(times.all.begin(), times.all.end(), sentence.begin, begins_before);
  return {first, std::lower_bound(first, times.all.end(), sentence.end, begins_before)};
}

bool tells_a_day(const Expression& e) {
  return e.form == Form::kWeekday && e.has(Slot::kWeekday) && !e.has(Slot::kShift) && !e.has(Slot::kStep) && e.direction != Direction::kFuture &&
         e.signal != Signal::kUntil && e.signal != Signal::kBefore && e.signal != Signal::kFrom && e.range_end == kNone && e.range_begin == kNone;
}

int last_weekday_of(const Expression& e) { return e.get(Slot::kNextWeekday, e.get(Slot::kWeekday)); }

const char* day_name(int weekday) {
  static constexpr std::array<const char*, 8> kNames = {"", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
  return kNames[static_cast<std::size_t>(weekday)];
}

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// Expression: one time expression as read from the text, before anything is known about the day of publication.
//
//   "mercredi soir" → form weekday, slots {weekday 3, part 4}
//   "il y a près de deux semaines" → form duration, slots {amount 2000, unit 1W, about}, signal ago
#pragma once

#include <array>
#include <limits>
#include <string_view>
#include <vector>

#include "times/times.h"

namespace recoupe {

/// What a pattern can capture. The names in the rule files are those of kSlotNames, in this order.
enum class Slot : std::uint8_t {
  kWeekday, kMonth, kDay, kYear, kPart, kHour, kMinute, kNoon, kUnit, kAmount, kShift, kEdge, kOrdinal, kSeason, kFeast,
  kDeictic, kAnaphor, kStep, kReference, kDecade, kCentury, kAbout, kHalf, kLater, kEvery, kVague, kStretch, kEarly, kNextWeekday, kThis, kEnd,
};
inline constexpr std::size_t kSlots = static_cast<std::size_t>(Slot::kEnd);
inline constexpr std::array<std::string_view, kSlots> kSlotNames = {
    "weekday", "month", "day", "year", "part", "hour", "minute", "noon", "unit", "amount", "shift", "edge", "ordinal", "season", "feast",
    "deictic", "anaphor", "step", "reference", "decade", "century", "about", "half", "later", "every", "vague", "stretch", "early", "next_weekday", "this"};
inline constexpr std::int32_t kAbsent = std::numeric_limits<std::int32_t>::min();

/// The kinds of meaning; each has its own resolver. The names in the rule files are those of kFormNames, in this order.
enum class Form : std::uint8_t {
  kCalendar, kWeekday, kDeictic, kPart, kClock, kUnit, kDuration, kSet, kWeekdaySet, kReference, kAnaphor, kOrdinal, kDecade, kCentury,
  kSeason, kFeast, kEnd,
};
inline constexpr std::array<std::string_view, static_cast<std::size_t>(Form::kEnd)> kFormNames = {
    "calendar", "weekday", "deictic", "part", "clock", "unit", "duration", "set", "weekday-set", "reference", "anaphor", "ordinal", "decade",
    "century", "season", "feast"};

/// The word before an expression that says how it bounds a happening.
enum class Signal : std::uint8_t { kSilent, kSince, kUntil, kBefore, kAfter, kDuring, kFrom, kAgo, kAhead, kToward, kEnd };
inline constexpr std::array<std::string_view, static_cast<std::size_t>(Signal::kEnd)> kSignalNames = {
    "none", "since", "until", "before", "after", "during", "from", "ago", "ahead", "toward"};

/// Which way the text around an expression looks from the day of publication.
enum class Direction : std::uint8_t { kUnknown, kPast, kPresent, kFuture };

struct Expression {
  TokenRange tokens;               ///< of the expression itself
  TokenRange whole;                ///< with its signal and trailing words: "il y a … ", "… plus tôt"
  Span span;                       ///< may lie inside one token: "1982" in "1982-1990"
  RuleId rule = kNone;
  Form form = Form::kCalendar;
  Signal signal = Signal::kSilent;
  Direction direction = Direction::kUnknown;
  bool of_noun = false;            ///< completes a noun: "le scrutin du 13 juin"
  bool deep_past = false;          ///< stands with a pluperfect: earlier than the story
  std::uint32_t range_end = kNone; ///< expression that closes the range which this one opens ("du 30 avril au 7 mai")
  std::uint32_t range_begin = kNone;
  std::array<std::int32_t, kSlots> slots = no_slots();

  bool has(Slot slot) const { return slots[static_cast<std::size_t>(slot)] != kAbsent; }
  std::int32_t get(Slot slot, std::int32_t otherwise = 0) const { return has(slot) ? slots[static_cast<std::size_t>(slot)] : otherwise; }
  void set(Slot slot, std::int32_t value) { slots[static_cast<std::size_t>(slot)] = value; }

  static constexpr std::array<std::int32_t, kSlots> no_slots() {
    std::array<std::int32_t, kSlots> none{};
    none.fill(kAbsent);
    return none;
  }
};

/// The number of an ordinal, written in letters or as thousandths of figures.
inline int ordinal_of(const Expression& e) { return e.get(Slot::kOrdinal) >= 1000 ? e.get(Slot::kOrdinal) / 1000 : e.get(Slot::kOrdinal); }

struct TimeExpressions {
  std::vector<Expression> all;     ///< in text order, not overlapping
};

}  // namespace recoupe

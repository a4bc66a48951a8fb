// SPDX-License-Identifier: GPL-3.0-or-later
// TimeRules: the loaded tables of knowledge/languages/<code>/times and knowledge/world/chronicle.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "times/chronicle.h"
#include "times/grammar.h"
#include "times/words.h"

namespace recoupe {

/// A length of time: "3M" = three months, "30TM" = thirty minutes.
enum class UnitKind : std::uint8_t { kSecond, kMinute, kHour, kDay, kWeek, kMonth, kYear, kNight, kWeekend };
struct Unit {
  std::int32_t count = 1;
  UnitKind kind = UnitKind::kDay;
};
/// Packs a unit into the value of a slot, and back.
constexpr std::int32_t pack(Unit unit) { return unit.count * 16 + static_cast<std::int32_t>(unit.kind); }
constexpr Unit unpack(std::int32_t value) { return {value / 16, static_cast<UnitKind>(value % 16)}; }

/// A part of the day: minutes from its day's first minute; `end` may lie in the following day.
struct PartOfDay {
  std::string name, timex;
  std::int32_t begin = 0, end = 0;
};

/// A season: TIMEX3 code and month-days of its ends.
struct Season {
  std::string code;
  std::int32_t begin_month = 1, begin_day = 1, end_month = 1, end_day = 1;
};

/// A feast: fixed, counted from Easter, or listed year by year in the chronicle.
struct Feast {
  std::string id;
  enum class How : std::uint8_t { kFixed, kEaster, kTable } how = How::kFixed;
  std::int32_t month = 0, day = 0, after_easter = 0;
};

/// Ids of the classes that the program itself asks for.
struct NeededClasses {
  ClassId signal = 0, about = 0, of = 0, to = 0, the = 0, comma = 0, agency = 0, morrow = 0, recall = 0, young = 0, open = 0, close = 0, age_lead = 0, year_lead = 0, later = 0, years = 0;
  ClassId and_word = 0, has = 0, former = 0, here = 0, dash = 0, span_noun = 0, integer = 0, year = 0, year2 = 0, minute = 0;
};

struct TimeRules {
  Words words;
  Grammar grammar;
  std::vector<PartOfDay> parts;
  std::vector<Season> seasons;
  std::vector<Feast> feasts;
  std::unordered_map<WordKey, Direction> directions;  ///< single words that point ahead or back
  NeededClasses classes;
  Chronicle chronicle;
};

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// The door of times/: time expressions, their normal values, and the day a dispatch was written.
//
// Three steps, because a text's own day is found from its expressions and then resolves them:
//   find_times(text)  → expressions with symbolic values ("jeudi" = weekday 4, tense past)
//   date_dispatch(…)  → the day or interval of publication, with evidence
//   resolve_times(…)  → TIMEX3 values and closed intervals
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/knowledge_files.h"
#include "base/result.h"
#include "language/analysed_text.h"

namespace recoupe {

using Day = std::chrono::sys_days;

enum class TimeKind : std::uint8_t { kDate, kTime, kDuration, kSet };
/// The unit to which an interval is exact.
enum class TimePrecision : std::uint8_t { kMinute, kHour, kPartOfDay, kDay, kWeek, kMonth, kSeason, kYear, kDecade, kCentury, kVague };
/// How the expression bounds a happening: on it, from it on, up to it, within it.
enum class TimeRole : std::uint8_t { kAt, kSince, kUntil, kDuring, kBefore, kAfter };

/// A closed interval of minutes; both ends in the dispatch's local time.
struct Interval {
  std::chrono::sys_time<std::chrono::minutes> earliest;
  std::chrono::sys_time<std::chrono::minutes> latest;
  auto operator<=>(const Interval&) const = default;
};

/// One time expression, resolved as far as the text allows.
struct TimeMention {
  TokenRange tokens;
  TokenRange whole;                    ///< `tokens` with signal and trailing words: "il y a …", "depuis …", "… plus tôt"
  Span span;                           ///< of the expression; inside one token for "1982" in "1982-1990"
  RuleId rule = kNone;
  TimeKind kind = TimeKind::kDate;
  TimeRole role = TimeRole::kAt;
  TimePrecision precision = TimePrecision::kDay;
  bool approximate = false;
  std::string timex;                   ///< TIMEX3 value: "2016-08-17TEV", "P2D"
  std::optional<Interval> interval;    ///< absent for sets, bare durations, and where nothing anchors the expression
};

/// When a dispatch was written: one day, an interval, or nothing; with what says so and what was rejected.
struct Published {
  enum class Basis : std::uint8_t { kUnknown, kGiven, kHeader, kText };
  struct Witness { Span span; std::string value; std::string why; };
  std::optional<Day> date;             ///< only when one single day follows
  std::optional<Day> earliest, latest;
  Basis basis = Basis::kUnknown;
  std::vector<Witness> evidence;
  std::vector<Witness> rejected;
};

struct TimeRules;        // tables and rules of knowledge/languages/<code>/times, and the chronicle
struct TimeExpressions;  // unresolved expressions of one text

Result<std::shared_ptr<const TimeRules>> load_times(const KnowledgeFiles& files, std::string_view language, RuleNames& names);

/// Finds every time expression of the text, left to right, without overlaps; role words ("depuis") are read too.
std::shared_ptr<const TimeExpressions> find_times(std::string_view text, const AnalysedText& analysed, const TimeRules& rules);

/// Dates the dispatch. `given` is the caller's date and wins; `header` spans hold header lines (weak witnesses).
Published date_dispatch(std::string_view text, const AnalysedText& analysed, const TimeExpressions& times,
                        const std::vector<Span>& header, std::optional<Day> given, const TimeRules& rules);

/// Resolves the expressions against the publication day; where only an interval of a month or less is known, each gets
/// what holds on all its days. Otherwise only self-sufficient ones get an interval.
std::vector<TimeMention> resolve_times(const TimeExpressions& times, const Published& published, const TimeRules& rules);

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// Chronicle: dated facts of the world that date a text which speaks of them.
//
//   "Front Fateh al-Cham" is a name of 2016-07-28 … 2017-01-28: a text that uses it was not written before.
//
// Loaded from knowledge/world/chronicle; each fact says what it bounds (see FactKind).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "language/phrases.h"
#include "times/times.h"

namespace recoupe {

/// What a fact says about a text that mentions it.
enum class FactKind : std::uint8_t {
  kEvent,   ///< happened on `date`: the text is not older; a weekday in the same sentence may name that day
  kWar,     ///< began on `date`: counts its years ("sixième année")
  kName,    ///< a name in use from `date` to `end`
  kOffice,  ///< a title held from `date` to `end`
  kToll,    ///< a published count, given as news from `date` to `end`
  kEnd,
};
inline constexpr std::array<std::string_view, static_cast<std::size_t>(FactKind::kEnd)> kFactKindNames = {"event", "war", "name", "office", "toll"};

struct Fact {
  Day date;
  std::optional<Day> end;
  FactKind kind = FactKind::kEvent;
  std::string what;
  RuleId rule = kNone;
  std::uint32_t triggers = 0;        ///< phrases that must all stand in one sentence
};

struct FeastDays { Day first, last; };

struct Chronicle {
  std::vector<Fact> facts;
  Phrases triggers{Phrases::Kind::kFolded};   ///< phrase → clause of a fact: fact index * 8 + number of the phrase
  std::map<std::pair<std::string, int>, FeastDays> feasts;
};

/// Reads every table of knowledge/world/chronicle. Fails with kBadKnowledge naming file and line.
Result<Chronicle> load_chronicle(const KnowledgeFiles& files, std::string_view language, RuleNames& names);

/// "2016-08-17" as a day; "2016-08" or "2016" as its first day, or with `last` its last.
std::optional<Day> read_day(std::string_view text, bool last);

}  // namespace recoupe

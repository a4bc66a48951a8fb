// SPDX-License-Identifier: GPL-3.0-or-later
// Periods: months, seasons, feasts, decades, centuries, and the year of a date that names none.
//
//   "au printemps 2014" → 2014-SP     "Noël", read on 2016-08-18 → 2016-12-25     "le deuxième semestre de 2015" → 2015-H2
#pragma once

#include <functional>
#include <optional>

#include "times/expression.h"
#include "times/rules.h"

namespace recoupe {

/// Which third of a period "début", "milieu" and "fin" mean; 0 is the whole.
Interval edge_of(Interval whole, std::int32_t edge);

/// "98" → 1998, "16" → 2016; longer ones as they are.
int full_year(std::int32_t year);

/// Which way an expression looks; a date that completes a noun ("le scrutin du 13 juin") says nothing.
Direction direction_of(const Expression& e);

/// The year of a month, day or feast that names none, as its first day in that year: by direction, else the nearest one.
/// Nothing without a day of publication, or where `candidate` has nothing for the years around it.
std::optional<Day> nearest_year(const Expression& e, std::optional<Day> published, const std::function<std::optional<Interval>(int)>& candidate);

/// Fills in a season, feast, decade, century or "nth part of a year". False where it has no value.
bool fill_period(const Expression& e, std::optional<Day> published, const TimeRules& rules, TimeMention& m);

}  // namespace recoupe

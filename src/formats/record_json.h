// SPDX-License-Identifier: GPL-3.0-or-later
// What a record answers, as JSON; the same objects from commands, exports and the page.
//
//   event_json(row, claims)   → {"event":"e746….c3","type":"air_strike","first":"2016-04-22",…}
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/queries.h"
#include "store/states.h"

namespace recoupe {

std::string event_json(const EventRow& row, const std::vector<ClaimRow>& claims);
std::string toll_json(const TollRow& row);
std::string source_json(const SourceRow& row);
std::string dispute_json(const DisputeRow& row);
std::string truce_json(const TruceRow& row);
std::string control_json(const ControlRow& row);
std::string count_json(const CountRow& row);
std::string decision_json(const Decision& decision);

/// The names of places or actors in one text.
template <class Rows>
std::string names_of(const Rows& rows, std::string_view separator = ", ") {
  std::string out;
  for (const auto& row : rows) {
    out += (out.empty() ? "" : std::string(separator)) + row.name;
  }
  return out;
}

/// "2016-08-17" for the first or last minute of a day, else "2016-08-17T18:00"; empty for nothing.
std::string iso_minute(std::optional<std::int64_t> minute, bool end);
/// "2016-08-17" of days since 1970; empty for nothing.
std::string iso_day_number(std::optional<std::int64_t> day);

/// The whole record, line by line: dispatches with their readings, events, tolls, disputes, decisions. Lossless but for
/// the received bytes, and the same bytes whatever the order of arrival.
Result<void> export_ndjson(Store& store, const Filter& filter, const std::function<void(std::string_view)>& write);

}  // namespace recoupe

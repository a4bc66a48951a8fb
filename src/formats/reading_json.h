// SPDX-License-Identifier: GPL-3.0-or-later
// A reading as one line of JSON; docs/reading.schema.json is its contract.
//
//   std::string line = reading_json(dispatch, reading, knowledge);   // no line end; always valid UTF-8
//
// Offsets count code points of the decoded text. Keys stand in a fixed order; what the text does not support is null.
#pragma once

#include <string>
#include <string_view>

#include "reading/reading.h"

namespace recoupe {

/// The reading of one dispatch. Linear in text and reading.
std::string reading_json(const Dispatch& dispatch, const Reading& reading, const Knowledge& knowledge);

/// The reading of bytes that were received but could not be read: status set_aside, with the reason.
std::string set_aside_json(std::string_view id, std::string_view path, const Error& reason);

/// "2016-08-17", or "2016-08-17T18:00" when `minutes`.
std::string iso_time(std::chrono::sys_time<std::chrono::minutes> time, bool minutes);
std::string iso_day(Day day);

/// True when both ends of `interval` stand on day limits (00:00 and 23:59), so that dates say all.
bool whole_days(const Interval& interval);

/// The word that stands for an effect or status in outputs.
std::string_view name_of(Effect effect);
std::string_view name_of(Status status);
std::string_view name_of(Published::Basis basis);
std::string_view name_of(PlaceRole role);

}  // namespace recoupe

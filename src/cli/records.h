// SPDX-License-Identifier: GPL-3.0-or-later
// What all commands about a record share.
#pragma once

#include "cli/inputs.h"
#include "record/world.h"
#include "store/queries.h"
#include "store/store.h"

namespace recoupe::cli {

/// The program's version and the sum of the knowledge that was loaded, whose files it reads once more. Fails with kUnreadable.
Result<Version> version_of(const Loaded& loaded);

/// The reading of received bytes as the record keeps it: whatever the file's name, and set aside when it cannot be read.
std::string stored_reading(std::string_view bytes, std::string_view given, const Knowledge& knowledge);

/// Opens a record to write into it; one that does not exist is not made. Fails with kStore.
Result<Store> open_existing(const std::filesystem::path& path);

/// Brings events, tolls and full text up to what was received and decided. Fails with kStore.
Result<void> bring_up_to_date(Store& store, const Loaded& loaded, const Version& version, bool force);

/// Opens the record that a command asks; complains and answers nothing when that fails.
std::optional<Store> open_for_questions(const Arguments& arguments);

/// Ends a command: its exit code, after a complaint when something failed.
int finish_with(const Result<void>& done);

/// "18 août 2016"-like ISO words for a window: "2016-08-17", "2016-08-17T18:00/2016-08-17T23:59", "" when unknown.
std::string window_text(std::optional<std::int64_t> first, std::optional<std::int64_t> last);
/// "25", "25..35", "25.." with the lower bound first.
std::string bounds_text(std::optional<std::int64_t> min, std::optional<std::int64_t> max);

/// "recoupe: waiting for process 17, …" on standard error.
void tell_waiting(std::string_view holder);

}  // namespace recoupe::cli

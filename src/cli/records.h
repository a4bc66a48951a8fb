// SPDX-License-Identifier: GPL-3.0-or-later
// What all commands about a record share.
#pragma once

#include "cli/inputs.h"
#include "store/store.h"

namespace recoupe::cli {

/// The program's version and the sum of the knowledge that was loaded.
Version version_of(const Loaded& loaded);

/// The reading of received bytes as the record keeps it: whatever the file's name, and set aside when it cannot be read.
std::string stored_reading(std::string_view bytes, std::string_view given, const Knowledge& knowledge);

/// Opens a record to write into it; one that does not exist is not made. Fails with kStore.
Result<Store> open_existing(const std::filesystem::path& path);

/// "recoupe: waiting for process 17, …" on standard error.
void tell_waiting(std::string_view holder);

}  // namespace recoupe::cli

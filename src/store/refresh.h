// SPDX-License-Identifier: GPL-3.0-or-later
// Refreshing: the derived tables made anew from readings and decisions, in one transaction.
#pragma once

#include "record/world.h"
#include "store/store.h"

namespace recoupe {

/// Remakes everything derived when anything was received, read or decided since, or the knowledge is another; `force`
/// remakes it in any case. The same readings and decisions give the same rows, whatever the order of arrival.
Result<void> refresh(Store& store, const World& world, const std::string& knowledge, bool force = false);

/// True when the derived tables take the whole custody log into account.
bool is_fresh(Store& store);

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// Migration: one step of the format at a time, each in its own transaction, after a copy of the file.
//
//   A file of format 1, steps {s0, s1, s2}:  copy to war.rec.format-1.backup, run s1, then s2; user_version becomes 3.
#pragma once

#include <span>

#include "store/sqlite.h"

namespace recoupe {

/// Brings an open file to format steps.size(). An empty file needs no copy. Fails with kStore; done steps stay done.
Result<void> migrate(Database& db, std::span<const char* const> steps);

}  // namespace recoupe

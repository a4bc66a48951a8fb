// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of schema.sql, which the build turns into text.
#pragma once

namespace recoupe {

extern const char* const kKeptSchema;     ///< made once, then only migrated
extern const char* const kDerivedSchema;  ///< remade with every refresh
extern const char* const kDerivedIndexes; ///< on it, made when it is full

}  // namespace recoupe

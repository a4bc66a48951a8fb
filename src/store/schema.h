// SPDX-License-Identifier: GPL-3.0-or-later
// The two halves of schema.sql, which the build turns into text.
#pragma once

namespace recoupe {

extern const char* const kKeptSchema;     ///< made once, then only migrated
extern const char* const kDerivedSchema;  ///< remade whenever its text changes

}  // namespace recoupe

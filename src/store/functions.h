// SPDX-License-Identifier: GPL-3.0-or-later
// SQL functions of our own.
//
//   decoded(bytes)  the text of a dispatch as UTF-8; '' for bytes that are no text
//   folded(text)    without case and accents
#pragma once

#include "store/sqlite.h"

namespace recoupe {

void add_functions(Database& db);

}  // namespace recoupe

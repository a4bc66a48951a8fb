// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline of a record: each happening once, with who says so, how many independent texts, and its grade.
#pragma once

#include "cli/records.h"

namespace recoupe::cli {

/// True for a file that holds a record.
bool is_record(const std::string& path);

/// Prints it in the language that most of the record's dispatches are in; the exit code.
int print_timeline(const Arguments& arguments);

}  // namespace recoupe::cli

// SPDX-License-Identifier: GPL-3.0-or-later
// CSV as RFC 4180 has it, harmless to spreadsheets.
//
//   csv_line({"a,b", "=1+1"}) == "\"a,b\",'=1+1\r\n"
//
// A cell that a spreadsheet would take for a formula gets a leading ' (OWASP ASVS 1.2.10). Numbers of our own making
// are formulas to nobody: -5 stays.
#pragma once

#include <span>
#include <string>

namespace recoupe {

/// One line with its end.
std::string csv_line(std::span<const std::string> cells);

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/csv.h"

#include <algorithm>
#include <string_view>

namespace recoupe {
namespace {

bool is_number(std::string_view cell) {
  const std::string_view digits = cell.starts_with('-') ? cell.substr(1) : cell;
  return !digits.empty() && std::all_of(digits.begin(), digits.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

std::string cell_text(const std::string& cell) {
  static constexpr std::string_view kFormula("=+-@\t\r\0", 7);
  const bool formula = !cell.empty() && kFormula.find(cell.front()) != std::string_view::npos && !is_number(cell);
  std::string out = formula ? "'" + cell : cell;
  if (out.find_first_of("\",\r\n") == std::string::npos) {
    return out;
  }
  for (std::size_t i = 0; (i = out.find('"', i)) != std::string::npos; i += 2) {
    out.insert(i, 1, '"');
  }
  return '"' + out + '"';
}

}  // namespace

std::string csv_line(std::span<const std::string> cells) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    out += (i == 0 ? "" : ",") + cell_text(cells[i]);
  }
  return out + "\r\n";
}

}  // namespace recoupe

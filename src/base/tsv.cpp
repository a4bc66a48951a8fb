// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/tsv.h"

#include <algorithm>

#include "base/knowledge_files.h"

namespace recoupe {
namespace {

std::vector<std::string> split(std::string_view line, char separator) {
  std::vector<std::string> cells;
  for (std::size_t begin = 0;;) {
    const std::size_t end = line.find(separator, begin);
    cells.emplace_back(line.substr(begin, end - begin));
    if (end == std::string_view::npos) {
      return cells;
    }
    begin = end + 1;
  }
}

Error bad(const std::string& where, std::string what) { return {ErrorCode::kBadKnowledge, std::move(what), where}; }

}  // namespace

std::size_t Table::column(std::string_view name) const {
  return static_cast<std::size_t>(std::find(columns.begin(), columns.end(), name) - columns.begin());
}

Result<Table> read_table(const std::filesystem::path& path, std::initializer_list<std::string_view> needed) {
  auto bytes = read_file(path);
  if (!bytes) {
    return tl::unexpected(bytes.error());
  }
  Table table;
  table.file = path.string();
  std::size_t number = 0;
  for (const std::string& line : split(*bytes, '\n')) {
    ++number;
    if (line.empty() || line.front() == '#') {
      continue;
    }
    auto cells = split(line, '\t');
    if (table.columns.empty()) {
      table.columns = std::move(cells);
    } else if (cells.size() != table.columns.size()) {
      return tl::unexpected(bad(table.file + ":" + std::to_string(number), "has " + std::to_string(cells.size()) + " cells, not " + std::to_string(table.columns.size())));
    } else {
      table.rows.push_back(std::move(cells));
      table.lines.push_back(number);
    }
  }
  for (const auto name : needed) {
    if (table.column(name) == table.columns.size()) {
      return tl::unexpected(bad(table.file, "has no column " + std::string(name)));
    }
  }
  return table;
}

std::vector<std::string> split_list(std::string_view cell) {
  return cell.empty() ? std::vector<std::string>{} : split(cell, '|');
}

}  // namespace recoupe

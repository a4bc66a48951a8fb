// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of the knowledge: tab-separated, first line names the columns, '#' lines are comments.
//
//   Result<Table> t = read_table("knowledge/world/actors/states.tsv", {"id", "kind", "name_fr"});
//   t->rows[0][t->column("kind")]
#pragma once

#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace recoupe {

struct Table {
  std::string file;                             ///< for messages
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;   ///< every row has one cell for every column
  std::vector<std::size_t> lines;               ///< line number of each row, 1-based

  /// Index of a column that read_table was asked for; kBadColumn is impossible for those.
  std::size_t column(std::string_view name) const;
  /// "file:line" of a row.
  std::string where(std::size_t row) const { return file + ":" + std::to_string(lines.at(row)); }
};

/// Reads a table. Fails with kBadKnowledge when a needed column is missing or a row has another number of cells.
Result<Table> read_table(const std::filesystem::path& path, std::initializer_list<std::string_view> needed);

/// What the words of a column stand for.
template <class T>
using Names = std::unordered_map<std::string_view, T>;

/// What one cell stands for. Fails with kBadKnowledge when the word is unknown.
template <class T>
Result<T> named(const Names<T>& names, const Table& table, std::size_t row, std::string_view column) {
  const std::string& cell = table.rows[row][table.column(column)];
  const auto it = names.find(cell);
  if (it == names.end()) {
    return tl::unexpected(Error{ErrorCode::kBadKnowledge, "unknown " + std::string(column) + " '" + cell + "'", table.where(row)});
  }
  return it->second;
}

/// Splits a cell at '|'; an empty cell gives no item.
std::vector<std::string> split_list(std::string_view cell);

}  // namespace recoupe

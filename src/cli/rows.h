// SPDX-License-Identifier: GPL-3.0-or-later
// Rows: one answer of a command, as a table for people or as JSON, NDJSON or CSV for programs.
//
//   Rows rows(arguments.format, {"event", "type"});
//   rows.add({row.name, row.type}, event_json(row, claims));   …   return rows.finish();
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace recoupe::cli {

enum class Format { kTable, kJson, kNdjson, kCsv };

class Rows {
 public:
  Rows(Format format, std::vector<std::string> columns);
  /// `json` is one object; the cells hold the same for table and CSV.
  void add(std::vector<std::string> cells, std::string_view json);
  /// Writes what is left; the exit code.
  int finish();
  /// True when JSON is asked for, so that it is not made for nothing.
  bool json() const { return format_ == Format::kJson || format_ == Format::kNdjson; }

 private:
  void write_table() const;
  Format format_;
  std::vector<std::string> columns_;
  std::vector<std::vector<std::string>> table_;
  bool first_ = true;
};

}  // namespace recoupe::cli

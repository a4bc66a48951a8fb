// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/rows.h"

#include <algorithm>

#include "cli/inputs.h"
#include "cli/terminal.h"
#include "formats/csv.h"

namespace recoupe::cli {

Rows::Rows(Format format, std::vector<std::string> columns) : format_(format), columns_(std::move(columns)) {
  if (format_ == Format::kCsv) {
    write_out(csv_line(columns_));
  } else if (format_ == Format::kJson) {
    write_out("[");
  }
}

void Rows::add(std::vector<std::string> cells, std::string_view json) {
  switch (format_) {
    case Format::kTable: table_.push_back(std::move(cells)); break;
    case Format::kCsv: write_out(csv_line(cells)); break;
    case Format::kNdjson: write_out(std::string(json) + "\n"); break;
    case Format::kJson: write_out((first_ ? "\n" : ",\n") + std::string(json)); break;
  }
  first_ = false;
}

/// Columns as wide as their longest cell; the last one takes the rest of the line and is wrapped.
void Rows::write_table() const {
  const Style style = style_of_output();
  std::vector<unsigned> widths;
  for (std::size_t c = 0; c + 1 < columns_.size(); ++c) {
    unsigned width = columns_of(columns_[c]);
    for (const auto& row : table_) {
      width = std::max(width, columns_of(harmless(row[c])));
    }
    widths.push_back(width + 2);
  }
  unsigned indent = 0;
  for (const unsigned width : widths) {
    indent += width;
  }
  const auto line = [&](const std::vector<std::string>& cells, bool head) {
    std::string out;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const std::string cell = harmless(cells[c]);
      out += head ? style.paint(Ink::kBold, cell) : cell;
      out += c + 1 < cells.size() ? std::string(widths[c] - columns_of(cell), ' ') : "";
    }
    const std::size_t end = out.find_last_not_of(' ');
    write_out(wrap(out.substr(0, end == std::string::npos ? 0 : end + 1), std::max(style.width, indent + 24), indent) + "\n");
  };
  if (!table_.empty()) {
    line(columns_, true);
  }
  for (const auto& row : table_) {
    line(row, false);
  }
}

int Rows::finish() {
  if (format_ == Format::kTable) {
    write_table();
  } else if (format_ == Format::kJson) {
    write_out(first_ ? "]\n" : "\n]\n");
  }
  return finish_output(0);
}

}  // namespace recoupe::cli

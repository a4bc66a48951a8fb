// SPDX-License-Identifier: GPL-3.0-or-later
#include "places/geonames.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/tsv.h"
#include "base/utf8.h"

namespace recoupe {
namespace {

constexpr std::size_t kColumns = 19;
constexpr std::size_t kMostAliases = 24;
/// Columns of the dump that a place table takes something from.
enum Column : std::size_t { kId = 0, kName = 1, kAscii = 2, kAlternates = 3, kLatitude = 4, kLongitude = 5, kCode = 7, kCountry = 8, kFirstLevel = 10, kSecondLevel = 11 };

using Row = std::array<std::string_view, kColumns>;

bool read_row(std::string_view line, Row& row) {
  std::size_t column = 0;
  for (std::size_t begin = 0; column < kColumns; ++column) {
    const std::size_t end = std::min(line.find('\t', begin), line.size());
    row[column] = line.substr(begin, end - begin);
    if (end == line.size()) {
      return column + 1 == kColumns;
    }
    begin = end + 1;
  }
  return false;
}

std::string lower(std::string_view code) {
  std::string out(code);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

/// Latin letters only, as dispatches write names.
bool latin(std::string_view name) {
  constexpr std::int32_t kLastLatin = 0x24F, kPunctuation = 0x2000, kLastPunctuation = 0x206F;
  for (std::uint32_t i = 0; i < name.size();) {
    const CodePoint c = code_point_at(name, i);
    if (c.value < 0 || c.value == '|' || (c.value > kLastLatin && (c.value < kPunctuation || c.value > kLastPunctuation))) {
      return false;
    }
    i = c.end;
  }
  return name.size() > 2;
}

std::string aliases_of(const Row& row) {
  std::string out(row[kAscii] == row[kName] || !latin(row[kAscii]) ? std::string_view() : row[kAscii]);
  std::size_t count = 0;
  for (std::size_t begin = 0; begin < row[kAlternates].size() && count < kMostAliases; ++count) {
    const std::size_t end = std::min(row[kAlternates].find(',', begin), row[kAlternates].size());
    const std::string_view name = row[kAlternates].substr(begin, end - begin);
    if (latin(name) && name != row[kName]) {
      out += (out.empty() ? "" : "|") + std::string(name);
    }
    begin = end + 1;
  }
  return out;
}

/// Which division a place lies in: the key of a first level, or of a second within it.
std::string division(const Row& row, bool second) {
  return std::string(row[kCountry]) + "." + std::string(row[kFirstLevel]) + (second ? "." + std::string(row[kSecondLevel]) : "");
}

std::string parent_of(const Row& row, const std::unordered_map<std::string, std::string>& divisions) {
  const bool first = row[kCode] == "ADM1", second = row[kCode] == "ADM2";
  for (const bool at_second : {true, false}) {
    const auto found = divisions.find(division(row, at_second));
    if (!first && !(at_second && second) && !(at_second && row[kSecondLevel].empty()) && found != divisions.end()) {
      return found->second;
    }
  }
  return lower(row[kCountry]);
}

}  // namespace

Result<GeonamesKinds> load_geonames_kinds(const KnowledgeFiles& files) {
  const auto path = files.one("world/geonames_kinds.tsv");
  const auto table = path ? read_table(*path, {"code", "kind"}) : Result<Table>(tl::unexpected(path.error()));
  if (!table) {
    return tl::unexpected(table.error());
  }
  GeonamesKinds kinds;
  for (const auto& row : table->rows) {
    kinds.emplace(row[table->column("code")], row[table->column("kind")]);
  }
  return kinds;
}

Result<std::string> table_of_geonames(std::string_view dump, const GeonamesKinds& kinds) {
  std::vector<Row> rows;
  std::unordered_map<std::string, std::string> divisions;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < dump.size();) {
    const std::size_t end = std::min(dump.find('\n', begin), dump.size());
    std::string_view line = dump.substr(begin, end - begin);
    line.remove_suffix(line.ends_with('\r') ? 1 : 0);
    begin = end + 1;
    ++number;
    Row row;
    if (line.empty()) {
      continue;
    }
    if (!read_row(line, row)) {
      return tl::unexpected(Error{ErrorCode::kBadInput, "is no line of a GeoNames dump: it needs 19 columns", "line " + std::to_string(number)});
    }
    if (!kinds.contains(std::string(row[kCode]))) {
      continue;
    }
    if (row[kCode] == "ADM1" || row[kCode] == "ADM2") {
      divisions.emplace(division(row, row[kCode] == "ADM2"), "gn-" + std::string(row[kId]));
    }
    rows.push_back(row);
  }
  std::string out = "id\tparent\tkind\tlat\tlon\torder\tpcode\tname_fr\tname_en\tname_ar\taliases\tsource\n";
  for (const Row& row : rows) {
    const std::string id(row[kId]), name(row[kName]);
    out += "gn-" + id + "\t" + parent_of(row, divisions) + "\t" + kinds.at(std::string(row[kCode])) + "\t" + std::string(row[kLatitude]) + "\t" +
           std::string(row[kLongitude]) + "\t\t\t" + name + "\t" + name + "\t\t" + aliases_of(row) + "\tGeoNames " + id + "\n";
  }
  return out;
}

}  // namespace recoupe

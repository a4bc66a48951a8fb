// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/labels.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/tsv.h"

namespace recoupe {

Result<Labels> Labels::load(const KnowledgeFiles& files, std::string_view language) {
  Labels out;
  for (const auto& path : files.all("languages/" + std::string(language) + "/interface", ".tsv")) {
    const auto table = read_table(path, {"key", "label"});
    if (!table) {
      return tl::unexpected(table.error());
    }
    for (const auto& row : table->rows) {
      out.labels_.insert_or_assign(row[table->column("key")], row[table->column("label")]);
    }
  }
  const std::string label = "label_" + std::string(language);
  if (const auto types = files.one("ontology/event_types.tsv")) {
    const auto table = read_table(*types, {"id"});
    if (!table) {
      return tl::unexpected(table.error());
    }
    const std::size_t column = table->column(label);
    for (const auto& row : table->rows) {
      if (column < row.size()) {
        out.labels_.insert_or_assign("type." + row[table->column("id")], row[column]);
      }
    }
  }
  return out;
}

std::string Labels::of(std::string_view key) const {
  if (const auto found = labels_.find(key); found != labels_.end()) {
    return found->second;
  }
  std::string words(key.substr(key.rfind('.') + 1));
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::string Labels::fill(std::string_view key, std::initializer_list<std::pair<std::string_view, std::string>> values) const {
  const std::string pattern = of(key);
  std::string out;
  for (std::size_t i = 0; i < pattern.size();) {
    const std::size_t end = pattern[i] == '{' ? pattern.find('}', i) : std::string::npos;
    const auto* value = end == std::string::npos ? values.end() : std::find_if(values.begin(), values.end(), [&](const auto& v) { return v.first == std::string_view(pattern).substr(i + 1, end - i - 1); });
    out += value == values.end() ? std::string(1, pattern[i]) : value->second;
    i = value == values.end() ? i + 1 : end + 1;
  }
  return out;
}

std::string Labels::day(Day day, bool weekday) const {
  const std::chrono::year_month_day date(day);
  return fill(weekday ? "day" : "short_day", {{"weekday", of(fmt::format("weekday.{}", std::chrono::weekday(day).c_encoding()))},
                                              {"day", of(fmt::format("monthday.{}", unsigned{date.day()}))},
                                              {"month", of(fmt::format("month.{}", unsigned{date.month()}))},
                                              {"year", fmt::format("{}", int{date.year()})}});
}

std::string Labels::interval(Day first, Day last) const {
  const std::chrono::year_month_day from(first), to(last);
  if (first == last) {
    return day(first, true);
  }
  const bool same_year = from.year() == to.year(), same_month = same_year && from.month() == to.month();
  const bool begins_month = from.day() == std::chrono::day(1), ends_month = last == Day(to.year() / to.month() / std::chrono::last);
  const std::string month = of(fmt::format("month.{}", unsigned{from.month()})), year = fmt::format("{}", int{from.year()});
  if (same_year && begins_month && ends_month && (same_month || (from.month() == std::chrono::January && to.month() == std::chrono::December))) {
    return same_month ? fill("interval.month", {{"month", month}, {"year", year}}) : year;
  }
  const std::string key = same_month ? "interval.in_month" : same_year ? "interval.in_year" : "interval";
  return fill(key, {{"first", same_year ? "" : day(first, false)}, {"day", of(fmt::format("monthday.{}", unsigned{from.day()}))}, {"month", month}, {"last", day(last, false)}});
}

std::string Labels::number(std::int64_t number) const {
  std::string out = std::to_string(number);
  for (std::size_t at = out.size(); at > 3 && out[at - 4] != '-'; at -= 3) {
    out.insert(at - 3, of("number.group"));
  }
  return out;
}

}  // namespace recoupe

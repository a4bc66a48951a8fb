// SPDX-License-Identifier: GPL-3.0-or-later
#include "times/chronicle.h"

#include <algorithm>
#include <charconv>

#include "base/tsv.h"
#include "times/calendar.h"

namespace recoupe {
namespace {

Error bad(const Table& table, std::size_t row, std::string what) { return {ErrorCode::kBadKnowledge, std::move(what), table.where(row)}; }

std::optional<int> integer(std::string_view text) {
  int value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  return failure == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

Result<void> load_facts(const Table& table, std::string_view language, RuleNames& names, Chronicle& chronicle) {
  const std::string column = "triggers_" + std::string(language);
  if (table.column(column) == table.columns.size()) {
    return {};
  }
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const auto& row = table.rows[r];
    Fact fact;
    const auto date = read_day(row[table.column("date")], false);
    const auto kind = std::find(kFactKindNames.begin(), kFactKindNames.end(), row[table.column("kind")]);
    if (!date || kind == kFactKindNames.end()) {
      return tl::unexpected(bad(table, r, "has no date or no known kind"));
    }
    fact.date = *date;
    fact.kind = static_cast<FactKind>(kind - kFactKindNames.begin());
    fact.end = row[table.column("end")].empty() ? std::nullopt : read_day(row[table.column("end")], true);
    fact.what = row[table.column("what")];
    fact.rule = names.add("world/chronicle/" + fact.what);
    const auto index = static_cast<std::uint32_t>(chronicle.facts.size());
    for (const std::string& alternative : split_list(row[table.column(column)])) {
      // "a + b": both phrases in one sentence
      std::uint32_t number = 0;
      for (std::size_t begin = 0; begin <= alternative.size() && number < 8;) {
        const std::size_t plus = std::min(alternative.find(" + ", begin), alternative.size());
        chronicle.triggers.add(std::string_view(alternative).substr(begin, plus - begin), index * 8 + number++);
        begin = plus + 3;
      }
      if (fact.triggers != 0 && fact.triggers != number) {
        return tl::unexpected(bad(table, r, "has alternatives of different length; write them as rows of their own"));
      }
      fact.triggers = number;
    }
    chronicle.facts.push_back(std::move(fact));
  }
  return {};
}

Result<void> load_feasts(const Table& table, Chronicle& chronicle) {
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const auto& row = table.rows[r];
    const auto first = read_day(row[table.column("date")], false), last = read_day(row[table.column("end")], true);
    if (!first || !last) {
      return tl::unexpected(bad(table, r, "has no first or no last day"));
    }
    chronicle.feasts[{row[table.column("feast")], year_of(*first)}] = {*first, *last};
  }
  return {};
}

}  // namespace

std::optional<Day> read_day(std::string_view text, bool last) {
  const auto year = integer(text.substr(0, std::min<std::size_t>(4, text.size())));
  if (!year || text.size() < 4) {
    return std::nullopt;
  }
  if (text.size() == 4) {
    return day_of(*year, last ? 12 : 1, last ? 31 : 1);
  }
  const auto month = text.size() >= 7 ? integer(text.substr(5, 2)) : std::nullopt;
  if (!month || *month < 1 || *month > 12) {
    return std::nullopt;
  }
  if (text.size() == 7) {
    return last ? day_part(month_interval(*year, *month).latest) : day_of(*year, *month, 1);
  }
  const auto day = text.size() == 10 ? integer(text.substr(8, 2)) : std::nullopt;
  return day ? day_of(*year, *month, *day) : std::nullopt;
}

Result<Chronicle> load_chronicle(const KnowledgeFiles& files, std::string_view language, RuleNames& names) {
  Chronicle chronicle;
  for (const auto& path : files.all("world/chronicle", ".tsv")) {
    auto table = read_table(path, {"date", "end", "what", "source"});
    if (!table) {
      return tl::unexpected(table.error());
    }
    auto loaded = table->column("feast") < table->columns.size() ? load_feasts(*table, chronicle) : load_facts(*table, language, names, chronicle);
    if (!loaded) {
      return tl::unexpected(loaded.error());
    }
  }
  return chronicle;
}

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include "times/chronicle.h"

#include <algorithm>
#include <charconv>

#include <fmt/core.h>

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

std::vector<std::string> split_clue(std::string_view text) {
  static constexpr std::string_view kPlus = " + ";
  std::vector<std::string> phrases;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t plus = std::min(text.find(kPlus, begin), text.size());
    phrases.emplace_back(text.substr(begin, plus - begin));
    begin = plus + kPlus.size();
  }
  return phrases;
}

Result<void> load_facts(const Table& table, std::string_view language, Chronicle& chronicle) {
  const std::size_t triggers = table.column(fmt::format("triggers_{}", language)), theatres = table.column(fmt::format("theatre_{}", language));
  if (triggers == table.columns.size() || theatres == table.columns.size()) {
    return {};
  }
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const auto& row = table.rows[r];
    const std::string& date_cell = row[table.column("date")];
    const std::string& end_cell = row[table.column("end")];
    const auto date = read_day(date_cell, false);
    const auto end = end_cell.empty() ? std::nullopt : read_day(end_cell, true);
    const auto kind = std::find(kFactKindNames.begin(), kFactKindNames.end(), row[table.column("kind")]);
    if (!date || (!end && !end_cell.empty()) || (end && *end < *date) || kind == kFactKindNames.end()) {
      return tl::unexpected(bad(table, r, "has no date, an end before its date, or no known kind"));
    }
    const auto index = static_cast<std::uint32_t>(chronicle.facts.size());
    chronicle.facts.push_back({*date, end, static_cast<FactKind>(kind - kFactKindNames.begin()), date_cell.size() == 10,
                               row[theatres].empty() ? kNone : chronicle.theatre(row[theatres]), row[table.column("what")]});
    for (const std::string& clue : split_list(row[triggers])) {
      chronicle.add_clue(index, split_clue(clue));
    }
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

void Chronicle::add_phrase(std::string_view phrase, std::uint32_t value) {
  const auto words = words_of(phrase);
  if (!words.empty()) {
    first_words_[folded_key(words.front()) % kFilter] = true;
    phrases_.add(phrase, value);
  }
}

void Chronicle::add_clue(std::uint32_t fact, const std::vector<std::string>& phrases) {
  const auto clue = static_cast<std::uint32_t>(clues.size());
  clues.push_back({fact, static_cast<std::uint32_t>(std::min<std::size_t>(phrases.size(), 8))});
  for (std::uint32_t n = 0; n < clues.back().phrases; ++n) {
    add_phrase(phrases[n], clue * 8 + n);
  }
}

std::uint32_t Chronicle::theatre(const std::string& names) {
  const auto [known, fresh] = theatres_.try_emplace(names, static_cast<std::uint32_t>(theatres_.size()));
  for (const std::string& name : fresh ? split_list(names) : std::vector<std::string>{}) {
    add_phrase(name, kTheatre + known->second);
  }
  return known->second;
}

Chronicle::Heard Chronicle::heard_in(const AnalysedText& analysed) const {
  Heard heard{{}, std::vector<std::uint32_t>(theatres_.size(), 0)};
  std::map<std::uint32_t, std::uint32_t> seen;  // clue → bits of the phrases seen in this sentence
  for (std::uint32_t s = 0; s < analysed.sentences.size(); ++s) {
    const TokenRange sentence = analysed.sentences[s].tokens;
    seen.clear();
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
      const auto hit = may_begin(analysed.tokens[i].folded) ? phrases_.longest(analysed, i, sentence.end) : std::nullopt;
      for (const std::uint32_t value : hit ? hit->values : std::span<const std::uint32_t>{}) {
        if (value >= kTheatre) {
          ++heard.theatres[value - kTheatre];
          continue;
        }
        std::uint32_t& bits = seen[value / 8];
        const std::uint32_t all = (1U << clues[value / 8].phrases) - 1U;
        const bool was_complete = bits == all;
        bits |= 1U << (value % 8);
        if (bits == all && !was_complete) {
          heard.mentions.push_back({clues[value / 8].fact, s, hit->range});
        }
      }
    }
  }
  return heard;
}

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

Result<Chronicle> load_chronicle(const KnowledgeFiles& files, std::string_view language) {
  Chronicle chronicle;
  for (const auto& path : files.all("world/chronicle", ".tsv")) {
    auto table = read_table(path, {"date", "end", "what", "source"});
    if (!table) {
      return tl::unexpected(table.error());
    }
    auto loaded = table->column("feast") < table->columns.size() ? load_feasts(*table, chronicle) : load_facts(*table, language, chronicle);
    if (!loaded) {
      return tl::unexpected(loaded.error());
    }
  }
  return chronicle;
}

}  // namespace recoupe

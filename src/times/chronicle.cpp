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

void Chronicle::index(const std::string& spelling, std::uint32_t value) {
  const bool lemma = spelling.starts_with('~');
  const std::string words = lemma ? spelling.substr(1) : spelling;
  const auto parts = words_of(words);
  if (!parts.empty()) {
    (lemma ? may_be_[form_key(parts.front()) % kFilter] : may_begin_[folded_key(parts.front()) % kFilter]) = true;
    (lemma ? lemmas_ : forms_).add(words, value);
  }
}

std::uint32_t Chronicle::phrase(const std::string& spelling) {
  const auto [known, fresh] = numbers_.try_emplace(spelling, static_cast<std::uint32_t>(numbers_.size()));
  if (fresh) {
    index(spelling, known->second);
  }
  return known->second;
}

void Chronicle::add_clue(std::uint32_t fact, const std::vector<std::string>& phrases) {
  Clue clue{fact, {}};
  for (const std::string& spelling : phrases) {
    clue.phrases.push_back(phrase(spelling));
  }
  clues.push_back(std::move(clue));
}

void Chronicle::finish() {
  std::vector<std::uint32_t> uses(numbers_.size());
  for (const Clue& clue : clues) {
    for (const std::uint32_t number : clue.phrases) {
      ++uses[number];
    }
  }
  clues_of_.assign(numbers_.size(), {});
  for (std::uint32_t c = 0; c < clues.size(); ++c) {
    const auto rarest = std::min_element(clues[c].phrases.begin(), clues[c].phrases.end(), [&uses](std::uint32_t a, std::uint32_t b) { return uses[a] < uses[b]; });
    clues_of_[*rarest].push_back(c);
  }
}

std::uint32_t Chronicle::theatre(const std::string& names) {
  const auto [known, fresh] = theatres_.try_emplace(names, static_cast<std::uint32_t>(theatres_.size()));
  for (const std::string& name : fresh ? split_list(names) : std::vector<std::string>{}) {
    index(name, kTheatre + known->second);
  }
  return known->second;
}

void Chronicle::look_up(const AnalysedText& analysed, std::uint32_t s, Seen& seen, Heard& heard) const {
  const TokenRange sentence = analysed.sentences[s].tokens;
  const auto note = [&](const std::optional<Phrases::Hit>& hit) {
    for (const std::uint32_t value : hit ? hit->values : std::span<const std::uint32_t>{}) {
      if (value >= kTheatre) {
        ++heard.theatres[value - kTheatre];
      } else if (seen.sentence[value] != s + 1) {
        seen.sentence[value] = s + 1;
        seen.range[value] = hit->range;
        seen.here.push_back(value);
      }
    }
  };
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    const Token& token = analysed.tokens[i];
    if (may_begin_[token.folded % kFilter]) {
      note(forms_.longest(analysed, i, sentence.end));
    }
    if (may_be_[token.lemma % kFilter]) {
      note(lemmas_.longest(analysed, i, sentence.end));
    }
  }
}

void Chronicle::conclude(std::uint32_t s, const Seen& seen, Heard& heard) const {
  const std::size_t first = heard.mentions.size();
  for (const std::uint32_t number : seen.here) {
    for (const std::uint32_t c : clues_of_[number]) {
      const Clue& clue = clues[c];
      const bool all = std::all_of(clue.phrases.begin(), clue.phrases.end(), [&](std::uint32_t p) { return seen.sentence[p] == s + 1; });
      const bool known = std::any_of(heard.mentions.begin() + static_cast<std::ptrdiff_t>(first), heard.mentions.end(), [&](const Mention& m) { return m.fact == clue.fact; });
      if (!all || known) {
        continue;
      }
      TokenRange whole = seen.range[clue.phrases.front()];
      for (const std::uint32_t p : clue.phrases) {
        whole = {std::min(whole.begin, seen.range[p].begin), std::max(whole.end, seen.range[p].end)};
      }
      heard.mentions.push_back({clue.fact, s, whole});
    }
  }
}

Chronicle::Heard Chronicle::heard_in(const AnalysedText& analysed) const {
  Heard heard{{}, std::vector<std::uint32_t>(theatres_.size(), 0)};
  Seen seen{std::vector<std::uint32_t>(numbers_.size()), std::vector<TokenRange>(numbers_.size()), {}};
  for (std::uint32_t s = 0; s < analysed.sentences.size(); ++s) {
    seen.here.clear();
    look_up(analysed, s, seen, heard);
    conclude(s, seen, heard);
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
  chronicle.finish();
  return chronicle;
}

}  // namespace recoupe

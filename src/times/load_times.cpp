// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <toml++/toml.h>

#include "base/tsv.h"
#include "times/rules.h"

namespace recoupe {
namespace {

Error bad(std::string where, std::string what) { return {ErrorCode::kBadKnowledge, std::move(what), std::move(where)}; }

std::optional<std::int32_t> integer(std::string_view text) {
  std::int32_t value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  return failure == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::optional<std::int32_t> unit_value(std::string_view text) {
  static constexpr std::pair<std::string_view, UnitKind> kCodes[] = {
      {"TS", UnitKind::kSecond}, {"TM", UnitKind::kMinute}, {"TH", UnitKind::kHour}, {"D", UnitKind::kDay}, {"W", UnitKind::kWeek},
      {"M", UnitKind::kMonth}, {"Y", UnitKind::kYear}, {"N", UnitKind::kNight}, {"E", UnitKind::kWeekend}};
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const auto count = integer(text.substr(0, digits));
  for (const auto& [code, kind] : kCodes) {
    if (count && text.substr(digits) == code) {
      return pack({*count, kind});
    }
  }
  return std::nullopt;
}

template <class Items, class Name>
std::optional<std::int32_t> index_of(const Items& items, std::string_view name, Name name_of) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const auto& item) { return name_of(item) == name; });
  return found == items.end() ? std::nullopt : std::optional(static_cast<std::int32_t>(found - items.begin()));
}

constexpr std::array<std::string_view, 3> kReferences = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"};

/// The number behind a value of words.tsv: a plain number, or the name of a unit, part, season, signal or reference.
std::optional<std::int32_t> word_value(const TimeRules& rules, const std::string& cls, std::string_view value) {
  const auto same = [](std::string_view name) { return name; };
  if (cls == "unit" || cls == "weekend" || cls == "quarter" || cls == "every" || cls == "stretch") { return unit_value(value); }
  if (cls == "part" || cls == "longpart") { return index_of(rules.parts, value, [](const PartOfDay& p) { return std::string_view(p.name); }); }
  if (cls == "season") { return index_of(rules.seasons, value, [](const Season& s) { return std::string_view(s.code); }); }
  if (cls == "signal") { return index_of(kSignalNames, value, same); }
  if (cls == "reference" || cls == "gloss") { return index_of(kReferences, value, same); }
  const auto number = integer(value);
  return number && cls == "amount" ? std::optional(*number * 1000) : number;
}

Result<void> load_words(const std::filesystem::path& path, TimeRules& rules) {
  auto table = read_table(path, {"class", "value", "words"});
  if (!table) {
    return tl::unexpected(table.error());
  }
  for (std::size_t r = 0; r < table->rows.size(); ++r) {
    const std::string& cls = table->rows[r][table->column("class")];
    const auto value = word_value(rules, cls, table->rows[r][table->column("value")]);
    const ClassId id = rules.words.class_id(cls);
    if (!value || id == kMaxClasses) {
      return tl::unexpected(bad(table->where(r), value ? "is one class too many" : "has a value that its class does not know"));
    }
    for (const std::string& word : split_list(table->rows[r][table->column("words")])) {
      rules.words.add(word, id, *value);
    }
  }
  return {};
}

/// "04:00" as minutes of the day, "+06:59" of the day after.
std::optional<std::int32_t> minute_of(std::string_view text) {
  const bool next_day = text.starts_with('+');
  text.remove_prefix(next_day ? 1 : 0);
  const auto hour = integer(text.substr(0, std::min<std::size_t>(2, text.size())));
  const auto minute = text.size() == 5 ? integer(text.substr(3)) : std::nullopt;
  return hour && minute ? std::optional(*hour * 60 + *minute + (next_day ? 1440 : 0)) : std::nullopt;
}

Result<void> load_parts(const std::filesystem::path& path, TimeRules& rules) {
  auto table = read_table(path, {"name", "timex", "begin", "end"});
  if (!table) {
    return tl::unexpected(table.error());
  }
  for (std::size_t r = 0; r < table->rows.size(); ++r) {
    const auto& row = table->rows[r];
    const auto begin = minute_of(row[table->column("begin")]);
    const auto end = minute_of(row[table->column("end")]);
    if (!begin || !end || *begin >= *end) {
      return tl::unexpected(bad(table->where(r), "has no span of the day"));
    }
    rules.parts.push_back({row[table->column("name")], row[table->column("timex")], *begin, *end});
  }
  return {};
}

/// "03-20" as month and day.
std::optional<std::pair<std::int32_t, std::int32_t>> month_day(std::string_view text) {
  const auto month = text.size() == 5 ? integer(text.substr(0, 2)) : std::nullopt;
  const auto day = text.size() == 5 ? integer(text.substr(3)) : std::nullopt;
  return month && day ? std::optional(std::pair{*month, *day}) : std::nullopt;
}

Result<void> load_seasons(const std::filesystem::path& path, TimeRules& rules) {
  auto table = read_table(path, {"code", "begin", "end"});
  if (!table) {
    return tl::unexpected(table.error());
  }
  for (std::size_t r = 0; r < table->rows.size(); ++r) {
    const auto begin = month_day(table->rows[r][table->column("begin")]);
    const auto end = month_day(table->rows[r][table->column("end")]);
    if (!begin || !end) {
      return tl::unexpected(bad(table->where(r), "has no month and day"));
    }
    rules.seasons.push_back({table->rows[r][table->column("code")], begin->first, begin->second, end->first, end->second});
  }
  return {};
}

Result<void> load_feasts(const std::filesystem::path& path, TimeRules& rules) {
  auto table = read_table(path, {"id", "when", "names"});
  if (!table) {
    return tl::unexpected(table.error());
  }
  const ClassId cls = rules.words.class_id("feast");
  for (std::size_t r = 0; r < table->rows.size(); ++r) {
    const std::string& when = table->rows[r][table->column("when")];
    Feast feast;
    feast.id = table->rows[r][table->column("id")];
    if (when == "table") {
      feast.how = Feast::How::kTable;
    } else if (when.starts_with("easter")) {
      feast.how = Feast::How::kEaster;
      feast.after_easter = integer(when.substr(when[6] == '+' ? 7 : 6)).value_or(0);
    } else if (const auto fixed = month_day(when)) {
      feast.month = fixed->first;
      feast.day = fixed->second;
    } else {
      return tl::unexpected(bad(table->where(r), "falls on no day that recoupe understands"));
    }
    rules.feasts.push_back(feast);
    for (const std::string& name : split_list(table->rows[r][table->column("names")])) {
      rules.words.add(name, cls, static_cast<std::int32_t>(rules.feasts.size() - 1));
    }
  }
  return {};
}

Result<void> load_directions(const std::filesystem::path& path, TimeRules& rules) {
  auto table = read_table(path, {"direction", "words"});
  if (!table) {
    return tl::unexpected(table.error());
  }
  for (std::size_t r = 0; r < table->rows.size(); ++r) {
    const std::string& direction = table->rows[r][table->column("direction")];
    if (direction != "past" && direction != "future") {
      return tl::unexpected(bad(table->where(r), "points neither to the past nor to the future"));
    }
    for (const std::string& word : split_list(table->rows[r][table->column("words")])) {
      rules.directions.emplace(form_key(word), direction == "past" ? Direction::kPast : Direction::kFuture);
    }
  }
  return {};
}

Result<ClassSet> classes_of(const toml::table& rule, std::string_view key, const Words& words) {
  ClassSet set;
  if (const toml::array* names = rule[key].as_array()) {
    for (const toml::node& name : *names) {
      const ClassId id = words.known_class(name.value_or<std::string>(""));
      if (id == kMaxClasses) {
        return tl::unexpected(bad("", fmt::format("'{}' names a class that no word has", key)));
      }
      set.set(id);
    }
  }
  return set;
}

Result<void> load_rule(const toml::table& entry, std::string_view language, const std::map<std::string, std::string>& macros, RuleNames& names, TimeRules& rules) {
  Rule rule;
  rule.name = fmt::format("{}/times/{}", language, entry["name"].value_or(""));
  const auto form = index_of(kFormNames, entry["is"].value_or<std::string>(""), [](std::string_view name) { return name; });
  if (!form) {
    return tl::unexpected(bad(rule.name, "is of no known form"));
  }
  rule.form = static_cast<Form>(*form);
  rule.range = entry["range"].value_or(false);
  rule.lower = entry["lower"].value_or(false);
  rule.not_age = entry["not_age"].value_or(false);
  const std::pair<std::string_view, ClassSet Rule::*> guards[] = {
      {"after", &Rule::after}, {"not_after", &Rule::not_after}, {"before", &Rule::before}, {"not_before", &Rule::not_before}};
  for (const auto& [key, member] : guards) {
    auto set = classes_of(entry, key, rules.words);
    if (!set) {
      return tl::unexpected(bad(rule.name, set.error().what));
    }
    rule.*member = *set;
  }
  if (const toml::table* constants = entry["set"].as_table()) {
    for (const auto& [slot, value] : *constants) {
      const auto known = index_of(kSlotNames, slot.str(), [](std::string_view name) { return name; });
      if (!known) {
        return tl::unexpected(bad(rule.name, "sets a slot that does not exist"));
      }
      rule.constants[static_cast<std::size_t>(*known)] = value.value_or(0);
    }
  }
  rule.id = names.add(rule.name);
  if (auto added = rules.grammar.add(rule, entry["match"].value_or<std::string>(""), macros, rules.words); !added) {
    return tl::unexpected(bad(rule.name, added.error().what));
  }
  return {};
}

Result<void> load_rules(const std::filesystem::path& path, std::string_view language, RuleNames& names, TimeRules& rules) {
  toml::table file;
  try {
    file = toml::parse_file(path.string());
  } catch (const toml::parse_error& error) {
    return tl::unexpected(bad(fmt::format("{}:{}", path.string(), error.source().begin.line), std::string(error.description())));
  }
  std::map<std::string, std::string> macros;
  if (const toml::table* defined = file["define"].as_table()) {
    for (const auto& [name, pattern] : *defined) {
      macros.emplace(name.str(), pattern.value_or<std::string>(""));
    }
  }
  if (const toml::array* entries = file["rule"].as_array()) {
    for (const toml::node& entry : *entries) {
      if (const toml::table* table = entry.as_table()) {
        if (auto loaded = load_rule(*table, language, macros, names, rules); !loaded) {
          return loaded;
        }
      }
    }
  }
  return {};
}

Result<void> need_classes(TimeRules& rules) {
  const std::pair<const char*, ClassId NeededClasses::*> needed[] = {
      {"signal", &NeededClasses::signal},
      {"about", &NeededClasses::about},
      {"of", &NeededClasses::of},
      {"to", &NeededClasses::to},
      {"here", &NeededClasses::here},
      {"and", &NeededClasses::and_word},
      {"agency", &NeededClasses::agency},
      {"morrow", &NeededClasses::morrow},
      {"recall", &NeededClasses::recall},
      {"young", &NeededClasses::young},
      {"has", &NeededClasses::has},
      {"former", &NeededClasses::former},
      {"dash", &NeededClasses::dash},
      {"the", &NeededClasses::the},
      {"comma", &NeededClasses::comma},
      {"open", &NeededClasses::open},
      {"close", &NeededClasses::close},
      {"age_lead", &NeededClasses::age_lead},
      {"year_lead", &NeededClasses::year_lead},
      {"later", &NeededClasses::later},
      {"years", &NeededClasses::years},
      {"span_noun", &NeededClasses::span_noun},
      {"int", &NeededClasses::integer},
      {"yearnum", &NeededClasses::year},
      {"year2", &NeededClasses::year2},
      {"minutenum", &NeededClasses::minute}};
  for (const auto& [name, member] : needed) {
    rules.classes.*member = rules.words.known_class(name);
    if (rules.classes.*member == kMaxClasses) {
      return tl::unexpected(bad("words.tsv", fmt::format("has no word of the class '{}'", name)));
    }
  }
  return {};
}

}  // namespace

Result<std::shared_ptr<const TimeRules>> load_times(const KnowledgeFiles& files, std::string_view language, RuleNames& names) {
  auto rules = std::make_shared<TimeRules>();
  const std::pair<const char*, Result<void> (*)(const std::filesystem::path&, TimeRules&)> tables[] = {
      {"parts.tsv", load_parts}, {"seasons.tsv", load_seasons}, {"feasts.tsv", load_feasts}, {"words.tsv", load_words}, {"directions.tsv", load_directions}};
  for (const auto& [name, load] : tables) {
    auto path = files.one(fmt::format("languages/{}/times/{}", language, name));
    if (!path) {
      return tl::unexpected(path.error());
    }
    if (auto loaded = load(*path, *rules); !loaded) {
      return tl::unexpected(loaded.error());
    }
  }
  if (auto found = need_classes(*rules); !found) {
    return tl::unexpected(found.error());
  }
  auto path = files.one(fmt::format("languages/{}/times/rules.toml", language));
  if (!path) {
    return tl::unexpected(path.error());
  }
  if (auto loaded = load_rules(*path, language, names, *rules); !loaded) {
    return tl::unexpected(loaded.error());
  }
  rules->grammar.finish();
  auto chronicle = load_chronicle(files, language);
  if (!chronicle) {
    return tl::unexpected(chronicle.error());
  }
  rules->chronicle = std::move(*chronicle);
  return rules;
}

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/tag_rules.h"

#include <algorithm>

#include "base/tsv.h"
#include "language/tag_notation.h"

namespace recoupe {
namespace {

constexpr ClassSet kAllClasses = (ClassSet{1} << kWordClasses) - 1;
constexpr std::string_view kCapitalCondition = "capital";

bool read_condition(std::string_view cell, TagCondition& out) {
  out.given = !cell.empty();
  if (cell.starts_with('!')) {
    out.negated = true;
    cell.remove_prefix(1);
  }
  if (cell.starts_with('=')) {
    return (out.only = parse_classes(cell.substr(1), '+')) != 0;
  }
  if (cell.starts_with('~')) {
    return (out.some = parse_classes(cell.substr(1), '+')) != 0;
  }
  if (cell == kCapitalCondition) {
    out.capital = true;
    return true;
  }
  for (const std::string& form : split_list(cell)) {
    out.forms.insert(form_key(form));
  }
  return true;
}

/// "drop A B" takes these away, "keep A B" all others.
bool read_action(std::string_view cell, ClassSet& drop) {
  const std::size_t space = cell.find(' ');
  const ClassSet classes = space == std::string_view::npos ? 0 : parse_classes(cell.substr(space + 1), ' ');
  const std::string_view verb = cell.substr(0, space);
  drop = verb == "keep" ? kAllClasses & ~classes : classes;
  return classes != 0 && (verb == "keep" || verb == "drop");
}

Result<TagRule> read_rule(const Table& table, std::size_t row) {
  const auto cell = [&](std::string_view name) -> const std::string& { return table.rows[row][table.column(name)]; };
  TagRule rule{cell("name"), cell("example"), cell("counter"), {}, {}, {}, {}, {}, {}, 0, 0};
  const bool good = read_condition(cell("forms"), rule.self) && read_condition(cell("shape"), rule.shape) &&
                    read_condition(cell("before2"), rule.before2) && read_condition(cell("before"), rule.before) &&
                    read_condition(cell("after"), rule.after) && read_condition(cell("after2"), rule.after2) && read_action(cell("do"), rule.drop);
  rule.needs = cell("has").empty() ? kAllClasses : parse_classes(cell("has"), ' ');
  if (!good || rule.needs == 0) {
    return tl::unexpected(Error{ErrorCode::kBadKnowledge, "a condition or action that cannot be read", table.where(row)});
  }
  return rule;
}

void index(const TagCondition& condition, std::size_t rule, TagRules::Set& any, std::unordered_map<WordKey, TagRules::Set>& by_form) {
  if (condition.forms.empty() || condition.negated) {
    any.set(rule);
  }
  for (const WordKey form : condition.forms) {
    by_form[form].set(rule);
  }
}

}  // namespace

bool TagCondition::holds(WordKey form, ClassSet classes, std::uint16_t shape) const {
  if (!given) {
    return true;
  }
  const bool inner_capital = (shape & kCapitalised) != 0 && (shape & (kSentenceStart | kAllCapitals)) == 0;
  const bool met = capital ? inner_capital : only != 0 ? classes != 0 && (classes & ~only) == 0 : some != 0 ? (classes & some) != 0 : forms.contains(form);
  return met != negated;
}

ClassSet TagRules::prune(std::span<const TagInput> tokens, std::size_t i, std::span<const WordClass> chosen) const {
  ClassSet left = tokens[i].classes;
  const auto earlier = [&](const TagCondition& c, std::size_t distance) {
    return !c.given || (i >= distance ? c.holds(tokens[i - distance].form, only(chosen[i - distance]), tokens[i - distance].shape) : c.holds(0, 0, 0));
  };
  const auto later = [&](const TagCondition& c, std::size_t distance) {
    return !c.given || (i + distance < tokens.size() ? c.holds(tokens[i + distance].form, tokens[i + distance].classes, tokens[i + distance].shape) : c.holds(0, 0, 0));
  };
  const auto named = by_form.find(tokens[i].form), before = i > 0 ? by_before.find(tokens[i - 1].form) : by_before.end();
  Set fit = named == by_form.end() ? any_form : any_form | named->second;
  fit &= before == by_before.end() ? any_before : any_before | before->second;
  for (std::size_t r = fit._Find_first(); r < rules.size(); r = fit._Find_next(r)) {
    const TagRule& rule = rules[r];
    if ((left & rule.drop) == 0 || (left & ~rule.drop) == 0 || (left & rule.needs) == 0) {
      continue;
    }
    if (rule.self.holds(tokens[i].form, left, tokens[i].shape) && rule.shape.holds(tokens[i].form, left, tokens[i].shape) && earlier(rule.before, 1) &&
        later(rule.after, 1) && earlier(rule.before2, 2) && later(rule.after2, 2)) {
      left &= ~rule.drop;
    }
  }
  return left;
}

ClassSet parse_classes(std::string_view names, char separator) {
  ClassSet out = 0;
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(separator), names.size());
    const auto noted = parse_tag(names.substr(0, end));
    if (!noted) {
      return 0;
    }
    out |= only(class_of(noted->tag, noted->contracted));
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return out;
}

Result<TagRules> load_tag_rules(const KnowledgeFiles& files, std::string_view language) {
  TagRules out;
  for (const auto& path : files.all("languages/" + std::string(language) + "/tagger", ".tsv")) {
    const auto table = read_table(path, {"name", "forms", "shape", "has", "before2", "before", "after", "after2", "do", "example", "counter"});
    if (!table) {
      return tl::unexpected(table.error());
    }
    for (std::size_t row = 0; row < table->rows.size(); ++row) {
      auto rule = read_rule(*table, row);
      if (!rule) {
        return tl::unexpected(rule.error());
      }
      if (out.rules.size() == TagRules::kMostRules) {
        return tl::unexpected(Error{ErrorCode::kBadKnowledge, "more rules than the tagger can hold", table->where(row)});
      }
      index(rule->self, out.rules.size(), out.any_form, out.by_form);
      index(rule->before, out.rules.size(), out.any_before, out.by_before);
      out.rules.push_back(std::move(*rule));
    }
  }
  return out;
}

}  // namespace recoupe

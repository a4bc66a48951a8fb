// SPDX-License-Identifier: GPL-3.0-or-later
#include "attribution/credits.h"

#include <re2/re2.h>

#include <algorithm>

#include "base/keys.h"
#include "base/tsv.h"

namespace recoupe {

struct CreditRules {
  struct Agency { std::string actor; std::unique_ptr<const RE2> name; };
  std::vector<Agency> agencies;
  std::vector<std::unique_ptr<const RE2>> head, tail;  ///< one group each: where the names stand
};

namespace {

constexpr std::uint32_t kHead = 600;  // bytes: title, header lines, dateline
constexpr std::uint32_t kTail = 300;  // bytes: the signature

using Patterns = std::vector<std::unique_ptr<const RE2>>;

std::unique_ptr<const RE2> compile(const std::string& pattern) { return std::make_unique<const RE2>(pattern, RE2::Quiet); }

/// The places inside `window` where a pattern's group stands, as spans of the text.
std::vector<Span> places_of(std::string_view window, std::uint32_t offset, const Patterns& patterns) {
  std::vector<Span> out;
  for (const auto& pattern : patterns) {
    re2::StringPiece rest(window.data(), window.size()), group;
    while (RE2::FindAndConsume(&rest, *pattern, &group) && !group.empty()) {
      const auto begin = offset + static_cast<std::uint32_t>(group.data() - window.data());
      out.push_back({begin, begin + static_cast<std::uint32_t>(group.size())});
    }
  }
  return out;
}

/// Adds the agencies named inside `where`, each once.
void add_agencies(std::string_view text, Span where, const CreditRules& rules, std::vector<Credit>& out) {
  for (const auto& agency : rules.agencies) {
    const std::string_view window = where.in(text);
    re2::StringPiece rest(window.data(), window.size()), name;
    if (!RE2::FindAndConsume(&rest, *agency.name, &name)) {
      continue;
    }
    const auto begin = where.begin + static_cast<std::uint32_t>(name.data() - window.data());
    const Credit credit{agency.actor, {begin, begin + static_cast<std::uint32_t>(name.size())}};
    if (std::none_of(out.begin(), out.end(), [&](const Credit& c) { return c.actor == credit.actor; })) {
      out.push_back(credit);
    }
  }
}

std::vector<Credit> credits_in(std::string_view text, Span where, const Patterns& patterns, const CreditRules& rules) {
  std::vector<Credit> out;
  for (const Span place : places_of(where.in(text), where.begin, patterns)) {
    add_agencies(text, place, rules, out);
  }
  return out;
}

/// Both limits moved inwards to the beginning of a character.
Span whole_characters(std::string_view text, Span span) {
  const auto inside = [&](std::uint32_t i) { return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U; };
  while (inside(span.begin)) {
    ++span.begin;
  }
  while (inside(span.end)) {
    --span.end;
  }
  return span;
}

Result<void> add_row(const Table& table, std::size_t row, const std::string& names, CreditRules& rules) {
  const auto& cells = table.rows[row];
  const std::string& kind = cells[table.column("kind")];
  std::string pattern = cells[table.column("pattern")];
  const auto bad = [&](std::string what) { return tl::unexpected(Error{ErrorCode::kBadKnowledge, std::move(what), table.where(row)}); };
  if (kind == "agency") {
    rules.agencies.push_back({cells[table.column("actor")], compile("\\b(" + pattern + ")\\b")});
    return rules.agencies.back().name->ok() ? Result<void>{} : bad("pattern is wrong: " + rules.agencies.back().name->error());
  }
  if (kind != "head" && kind != "tail") {
    return bad("kind is neither agency, head nor tail");
  }
  const std::string mark = "{AGENCY}";
  for (std::size_t at = pattern.find(mark); at != std::string::npos; at = pattern.find(mark, at + names.size())) {
    pattern.replace(at, mark.size(), names);
  }
  auto compiled = compile("(?m)" + pattern);
  if (!compiled->ok() || compiled->NumberOfCapturingGroups() != 1) {
    return bad("pattern is wrong or has not exactly one group: " + compiled->error());
  }
  if (!RE2::PartialMatch(cells[table.column("example")], *compiled) || RE2::PartialMatch(cells[table.column("counter_example")], *compiled)) {
    return bad("pattern misses its example or matches its counter-example");
  }
  (kind == "head" ? rules.head : rules.tail).push_back(std::move(compiled));
  return {};
}

}  // namespace

Result<std::shared_ptr<const CreditRules>> load_credits(const KnowledgeFiles& files, std::string_view language) {
  auto rules = std::make_shared<CreditRules>();
  const auto path = files.one("languages/" + std::string(language) + "/attribution/credits.tsv");
  if (!path) {
    return rules;
  }
  const auto table = read_table(*path, {"kind", "actor", "pattern", "example", "counter_example"});
  if (!table) {
    return tl::unexpected(table.error());
  }
  std::string names;
  for (const auto& row : table->rows) {
    if (row[table->column("kind")] == "agency") {
      names += (names.empty() ? "(?:" : "|") + row[table->column("pattern")];
    }
  }
  names += ")";
  for (std::size_t row = 0; row < table->rows.size(); ++row) {
    if (const auto added = add_row(*table, row, names, *rules); !added) {
      return tl::unexpected(added.error());
    }
  }
  return rules;
}

std::vector<Credit> find_credits(std::string_view text, const CreditRules& rules) {
  const auto size = static_cast<std::uint32_t>(text.size());
  auto out = credits_in(text, whole_characters(text, {0, std::min(size, kHead)}), rules.head, rules);
  auto tail = credits_in(text, whole_characters(text, {size - std::min(size, kTail), size}), rules.tail, rules);
  std::erase_if(tail, [&](const Credit& c) { return std::any_of(out.begin(), out.end(), [&](const Credit& o) { return o.span == c.span; }); });
  out.insert(out.end(), tail.begin(), tail.end());
  std::sort(out.begin(), out.end(), [](const Credit& a, const Credit& b) { return a.span < b.span; });
  return out;
}

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/layout.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/tsv.h"
#include "base/utf8.h"

namespace recoupe {

struct LayoutRules {
  struct NoticePattern {
    NoticeKind kind;
    std::unique_ptr<const RE2> pattern;  ///< one group around the whole
  };
  std::vector<std::unique_ptr<const RE2>> headers;
  std::vector<NoticePattern> notices;
};

namespace {

constexpr std::uint32_t kLongestHeader = 400;  // bytes
constexpr std::uint32_t kLongestTitle = 200;
constexpr std::array<std::string_view, 3> kNoticeNames = {"correction", "update", "withdrawal"};
constexpr std::size_t kMostHeaders = 8;
constexpr std::size_t kMostTitleLines = 3;

/// Replaces each {NAME} by the pattern of that part.
std::string expand(std::string pattern, const std::map<std::string, std::string, std::less<>>& parts) {
  for (const auto& [name, part] : parts) {
    const std::string mark = "{" + name + "}";
    for (std::size_t at = pattern.find(mark); at != std::string::npos; at = pattern.find(mark, at + part.size() + 4)) {
      pattern.replace(at, mark.size(), "(?:" + part + ")");
    }
  }
  return pattern;
}

/// Bytes of the header that `text` begins with, 0 when it begins with none.
std::uint32_t header_size(std::string_view text, const RE2& pattern) {
  const std::string_view window = text.substr(0, kLongestHeader);
  re2::StringPiece rest(window.data(), window.size());
  return RE2::Consume(&rest, pattern) ? static_cast<std::uint32_t>(window.size() - rest.size()) : 0;
}

/// Where `pattern` stands in a part of `text`.
std::optional<Span> found_in(std::string_view text, Span part, const RE2& pattern) {
  re2::StringPiece match;
  const std::string_view window = part.in(text);
  if (!RE2::PartialMatch(re2::StringPiece(window.data(), window.size()), pattern, &match)) {
    return std::nullopt;
  }
  const auto begin = part.begin + static_cast<std::uint32_t>(match.data() - window.data());
  return Span{begin, begin + static_cast<std::uint32_t>(match.size())};
}

Error bad(const Table& table, std::size_t row, std::string what) { return {ErrorCode::kBadKnowledge, std::move(what), table.where(row)}; }

/// Compiles a row's pattern and tries it on the row's own examples; `found` says whether a pattern finds something in a text.
template <class Found>
Result<std::unique_ptr<const RE2>> compile(const Table& table, std::size_t row, const std::string& pattern, Found found) {
  RE2::Options options(RE2::Quiet);
  options.set_case_sensitive(false);
  auto compiled = std::make_unique<const RE2>(pattern, options);
  if (!compiled->ok()) {
    return tl::unexpected(bad(table, row, "pattern is wrong: " + compiled->error()));
  }
  if (!found(table.rows[row][table.column("example")], *compiled)) {
    return tl::unexpected(bad(table, row, "pattern does not match its example"));
  }
  if (found(table.rows[row][table.column("counter_example")], *compiled)) {
    return tl::unexpected(bad(table, row, "pattern matches its counter-example"));
  }
  return compiled;
}

Result<void> add_row(const Table& table, std::size_t row, const std::string& pattern, LayoutRules& rules) {
  const std::string& kind = table.rows[row][table.column("kind")];
  if (kind == "header") {
    auto header = compile(table, row, pattern, [](std::string_view text, const RE2& p) { return header_size(text, p) != 0; });
    return header.map([&](std::unique_ptr<const RE2>& p) { rules.headers.push_back(std::move(p)); });
  }
  const auto known = notice_kind_of(kind);
  if (!known) {
    return tl::unexpected(bad(table, row, "unknown kind '" + kind + "'"));
  }
  auto notice = compile(table, row, "(" + pattern + ")", [](std::string_view text, const RE2& p) {
    return found_in(text, {0, static_cast<std::uint32_t>(text.size())}, p).has_value();
  });
  return notice.map([&](std::unique_ptr<const RE2>& p) { rules.notices.push_back({*known, std::move(p)}); });
}

struct Line {
  Span span;           ///< without line end and surrounding blanks
  std::uint32_t next;  ///< where the next line begins
};

bool blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v'; }

std::uint32_t skip_blanks(std::string_view text, std::uint32_t i) {
  while (i < text.size() && blank(text[i])) {
    ++i;
  }
  return i;
}

/// The line at `begin`; one that is longer than `limit` bytes is cut there.
Line line_at(std::string_view text, std::uint32_t begin, std::uint32_t limit) {
  const std::string_view window = text.substr(begin, limit);
  const auto size = static_cast<std::uint32_t>(std::min(window.find('\n'), window.size()));
  Span span{begin, begin + size};
  while (!span.empty() && blank(text[span.end - 1])) {
    --span.end;
  }
  return {span, std::min(begin + size + 1, static_cast<std::uint32_t>(text.size()))};
}

bool starts_with_header(std::string_view text, const LayoutRules& rules) {
  return std::any_of(rules.headers.begin(), rules.headers.end(), [&](const auto& pattern) { return header_size(text, *pattern) != 0; });
}

std::uint32_t take_headers(std::string_view text, std::uint32_t i, const LayoutRules& rules, std::vector<Span>& headers) {
  for (std::size_t n = 0; n < kMostHeaders; ++n) {
    i = skip_blanks(text, i);
    std::uint32_t size = 0;
    for (const auto& pattern : rules.headers) {
      size = std::max(size, header_size(text.substr(i), *pattern));
    }
    if (size == 0) {
      break;
    }
    Span span{i, i + size};
    i = span.end;
    while (blank(text[span.end - 1])) {
      --span.end;
    }
    headers.push_back(span);
  }
  return i;
}

bool ends_like_prose(std::string_view line) { return line.ends_with('.') || line.ends_with(',') || line.ends_with(';') || line.ends_with(':') || line.ends_with("…"); }

/// The title at `i`, or an empty span.
Span title_at(std::string_view text, std::uint32_t i) {
  const Line first = line_at(text, i, kLongestTitle + 1);
  if (first.span.empty() || first.span.size() > kLongestTitle || ends_like_prose(first.span.in(text))) {
    return {};
  }
  const std::uint32_t next = skip_blanks(text, first.next);
  const Line second = line_at(text, next, 8 * kLongestTitle);
  // Lines of one length are a wrapped paragraph, whose first line is no title.
  const bool apart = std::count(text.begin() + first.span.end, text.begin() + next, '\n') > 1;
  return !second.span.empty() && (apart || second.span.size() > first.span.size() + first.span.size() / 2) ? first.span : Span{};
}

/// Kicker and title lines that stand above a header line, as one span: "Syrie / Alep souffle / AFP - 28/04/2016 à 10:25".
Span title_above_header(std::string_view text, std::uint32_t begin, const LayoutRules& rules) {
  std::uint32_t i = begin;
  for (std::size_t n = 0; n < kMostTitleLines; ++n) {
    const Line line = line_at(text, i, kLongestTitle + 1);
    if (line.span.empty() || line.span.size() > kLongestTitle || ends_like_prose(line.span.in(text))) {
      return {};
    }
    i = skip_blanks(text, line.next);
    if (starts_with_header(text.substr(i), rules)) {
      return {begin, line.span.end};
    }
  }
  return {};
}

std::optional<Notice> notice_in(std::string_view text, const Layout& layout, const LayoutRules& rules) {
  std::vector<Span> parts = layout.header;
  parts.push_back(layout.title);
  for (const auto& [kind, pattern] : rules.notices) {
    for (const Span part : parts) {
      if (const auto span = found_in(text, part, *pattern)) {
        return Notice{kind, *span};
      }
    }
  }
  return std::nullopt;
}

}  // namespace

Result<std::shared_ptr<const LayoutRules>> load_layout(const KnowledgeFiles& files, std::string_view language) {
  auto rules = std::make_shared<LayoutRules>();
  for (const auto& path : files.all("languages/" + std::string(language) + "/layout", ".tsv")) {
    const auto table = read_table(path, {"kind", "name", "pattern", "example", "counter_example"});
    if (!table) {
      return tl::unexpected(table.error());
    }
    std::map<std::string, std::string, std::less<>> parts;
    for (std::size_t row = 0; row < table->rows.size(); ++row) {
      const auto& cells = table->rows[row];
      const std::string pattern = expand(cells[table->column("pattern")], parts);
      if (cells[table->column("kind")] == "part") {
        parts.emplace(cells[table->column("name")], pattern);
      } else if (const auto added = add_row(*table, row, pattern, *rules); !added) {
        return tl::unexpected(added.error());
      }
    }
  }
  return rules;
}

std::string_view name_of(NoticeKind kind) { return kNoticeNames.at(static_cast<std::size_t>(kind)); }

std::optional<NoticeKind> notice_kind_of(std::string_view name) {
  const auto* found = std::find(kNoticeNames.begin(), kNoticeNames.end(), name);
  return found == kNoticeNames.end() ? std::nullopt : std::optional(static_cast<NoticeKind>(found - kNoticeNames.begin()));
}

Layout divide(std::string_view text, const LayoutRules& rules) {
  Layout out;
  std::uint32_t i = take_headers(text, 0, rules, out.header);
  out.title = title_above_header(text, i, rules);
  if (out.title.empty()) {
    out.title = title_at(text, i);
  }
  if (!out.title.empty()) {
    i = take_headers(text, out.title.end, rules, out.header);
  }
  out.body = {i, static_cast<std::uint32_t>(text.size())};
  out.notice = notice_in(text, out, rules);
  return out;
}

}  // namespace recoupe

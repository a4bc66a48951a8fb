// SPDX-License-Identifier: GPL-3.0-or-later
// Layout: where a text's header lines, title and body stand.
//
//   " date 2021-12 Des raids …"              → header [1,13), no title, body from "Des"
//   "Raids sur Alep\n18 août 2016\n\nDes …"   → title, header, body
//
// Patterns of header lines and of notices are knowledge (languages/<code>/layout/); what a title looks like is shape:
// a short first line without final stop, followed by a blank line or by a much longer line.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/knowledge_files.h"
#include "base/result.h"
#include "text/span.h"

namespace recoupe {

/// What a dispatch says it does to an earlier one.
enum class NoticeKind : std::uint8_t { kCorrection, kUpdate, kWithdrawal };

struct Notice {
  NoticeKind kind = NoticeKind::kCorrection;
  Span span;  ///< the words that say so
};

struct Layout {
  std::vector<Span> header;  ///< "date 2021-12", "Publié le …": weak witnesses, not prose
  Span title;                ///< empty when the text has none
  Span body;                 ///< the rest
  std::optional<Notice> notice;  ///< "CORRECTION - …", "(version actualisée)": found in header lines and title only
};

/// The name of a kind in tables and outputs: "correction", "update", "withdrawal".
std::string_view name_of(NoticeKind kind);
/// The kind that a name stands for, or nothing.
std::optional<NoticeKind> notice_kind_of(std::string_view name);

struct LayoutRules;

/// Loads a language's patterns of header lines and notices; none is fine. Fails with kBadKnowledge when a pattern is wrong or misses its example.
Result<std::shared_ptr<const LayoutRules>> load_layout(const KnowledgeFiles& files, std::string_view language);

/// Divides a valid UTF-8 text; only its first few lines are looked at.
Layout divide(std::string_view text, const LayoutRules& rules);

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// Layout: where a text's header lines, title and body stand.
//
//   " date 2021-12 Des raids …"              → header [1,13), no title, body from "Des"
//   "Raids sur Alep\n18 août 2016\n\nDes …"   → title, header, body
//
// Patterns of header lines are knowledge (languages/<code>/layout/headers.tsv); what a title looks like is shape:
// a short first line without final stop, followed by a blank line or by a much longer line.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "base/knowledge_files.h"
#include "base/result.h"
#include "text/span.h"

namespace recoupe {

struct Layout {
  std::vector<Span> header;  ///< "date 2021-12", "Publié le …": weak witnesses, not prose
  Span title;                ///< empty when the text has none
  Span body;                 ///< the rest
};

struct LayoutRules;

/// Loads a language's header patterns; none is fine. Fails with kBadKnowledge when a pattern is wrong or misses its example.
Result<std::shared_ptr<const LayoutRules>> load_layout(const KnowledgeFiles& files, std::string_view language);

/// Divides a valid UTF-8 text; only its first few lines are looked at.
Layout divide(std::string_view text, const LayoutRules& rules);

}  // namespace recoupe

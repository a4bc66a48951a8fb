// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/groups.h"

#include <algorithm>

#include "language/clauses.h"
#include "language/group_view.h"
#include "language/noun_groups.h"
#include "language/quotations.h"
#include "language/verb_groups.h"

namespace recoupe {
namespace {

/// Writes `index` over a range of a per-token vector.
void paint(std::vector<std::uint32_t>& of, TokenRange range, std::uint32_t index) {
  std::fill(of.begin() + range.begin, of.begin() + range.end, index);
}

void mark_quoted(AnalysedText& text) {
  std::uint32_t done = 0;  // nested quotations are painted once
  for (const Quotation& q : text.quotations) {
    for (std::uint32_t i = std::max(done, q.tokens.begin); i < q.tokens.end; ++i) {
      text.tokens[i].flags = static_cast<std::uint16_t>(text.tokens[i].flags | kInsideQuote);
    }
    done = std::max(done, q.tokens.end);
  }
}

void mark_quoted_clauses(AnalysedText& text) {
  for (Clause& clause : text.clauses) {
    if (clause.kind == ClauseKind::kMain && clause.verb != kNone && text.tokens[text.verbs[clause.verb].head].has(kInsideQuote)) {
      clause.kind = ClauseKind::kQuoted;
    }
  }
}

}  // namespace

void find_groups(const GroupRules& rules, AnalysedText& text) {
  const GroupView view(text, rules);
  text.quotations = find_quotations(view);
  mark_quoted(text);
  text.verbs = find_verb_groups(view);
  text.nouns = find_noun_groups(view, text.verbs);
  text.clauses = find_clauses(view, text.nouns, text.verbs);
  mark_quoted_clauses(text);
  const std::size_t size = text.tokens.size();
  text.noun_of.assign(size, kNone);
  text.verb_of.assign(size, kNone);
  text.clause_of.assign(size, kNone);
  for (std::uint32_t i = 0; i < text.verbs.size(); ++i) {
    paint(text.verb_of, text.verbs[i].tokens, i);
  }
  for (std::uint32_t i = 0; i < text.nouns.size(); ++i) {
    paint(text.noun_of, text.nouns[i].tokens, i);
  }
  for (std::uint32_t i = 0; i < text.clauses.size(); ++i) {
    paint(text.clause_of, text.clauses[i].tokens, i);
  }
}

}  // namespace recoupe

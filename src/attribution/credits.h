// SPDX-License-Identifier: GPL-3.0-or-later
// Credits: the agencies that a text says it comes from. Only its head and its tail are looked at, so that an agency
// which the text merely quotes is none.
//
//   "… a indiqué une source à l'AFP.\nAvec AFP"  → one credit, the second "AFP"
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/knowledge_files.h"
#include "base/result.h"
#include "text/span.h"

namespace recoupe {

/// An agency that the text credits: "(AFP)", "Avec AFP".
struct Credit {
  std::string actor;  ///< actor id
  Span span;          ///< of the agency's name
};

struct CreditRules;

/// Loads languages/<code>/attribution/credits.tsv; a language without one has none. Fails with kBadKnowledge.
Result<std::shared_ptr<const CreditRules>> load_credits(const KnowledgeFiles& files, std::string_view language);

/// The credits of a text, left to right; each agency once in its head and once in its tail.
std::vector<Credit> find_credits(std::string_view text, const CreditRules& rules);

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// The door of quantities/: number expressions with bounds.
//
//   "plus de 246" → 247..null   "une trentaine" → 25..35   "des dizaines" → 20..null   "dix" → 10..10
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/knowledge_files.h"
#include "base/result.h"
#include "language/analysed_text.h"

namespace recoupe {

enum class QuantityKind : std::uint8_t { kCount, kOrdinal, kPercent, kFraction, kMoney, kMeasure, kAge, kPhone };

/// One number expression, hedge words included ("au moins une vingtaine").
struct QuantityMention {
  TokenRange tokens;
  Span span;
  RuleId rule = kNone;
  QuantityKind kind = QuantityKind::kCount;
  std::optional<std::int64_t> min, max;   ///< closed bounds; absent = open
  bool at_least = false;                  ///< "au moins": a floor that may be spread over what is coordinated
  std::string fraction;                   ///< in words, where kind is kFraction or kPercent
};

struct QuantityRules;
Result<std::shared_ptr<const QuantityRules>> load_quantities(const KnowledgeFiles& files, std::string_view language, RuleNames& names);

/// Every number expression of the text, left to right, without overlaps.
std::vector<QuantityMention> find_quantities(std::string_view text, const AnalysedText& analysed, const QuantityRules& rules);

}  // namespace recoupe

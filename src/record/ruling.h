// SPDX-License-Identifier: GPL-3.0-or-later
// Ruling: what people decided, brought to the claims of today's readings.
//
// A decision names a claim by its dispatch, its type and where its trigger stands, so that it survives a new reading;
// where that reading has no such claim any more, the decision is a conflict, and shown as one.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "record/account.h"

namespace recoupe {

/// One decision as it is kept: subject and detail are JSON.
struct DecisionText {
  std::int64_t id = 0;
  std::string kind, subject, detail, who, why;
};

struct Ruling {
  std::unordered_map<std::uint32_t, std::int64_t> accepted, rejected;  ///< telling → the decision that counts, the last
  std::vector<std::vector<std::uint32_t>> merged, split;               ///< tellings
  std::unordered_set<std::uint32_t> apart;                             ///< every telling of a split
  std::unordered_map<std::uint32_t, std::vector<std::int64_t>> decided; ///< telling → all decisions about it
  std::vector<std::int64_t> conflicts;                                 ///< decisions whose claim is not there any more
};

/// Applies corrections to the corpus, in the order of the decisions, and gathers the rest.
Ruling apply_decisions(Corpus& corpus, const std::vector<DecisionText>& decisions);

}  // namespace recoupe

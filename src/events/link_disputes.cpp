// SPDX-License-Identifier: GPL-3.0-or-later
// Who contradicts whom: a denial points at the claim that it denies, a breach at its truce.
#include <algorithm>

#include "events/find_claims.h"

namespace recoupe {
namespace {

constexpr std::size_t kLookBack = 8;

bool other_claimant(const Claim& x, const Claim& y) {
  const std::string a = x.source ? x.source->actor : std::string(), b = y.source ? y.source->actor : std::string();
  return a != b;
}

bool contradicts(const Ontology& ontology, const Claim& claim, const Claim& denial) {
  const bool opposite = claim.type == denial.type && claim.factuality == Factuality::kAsserted && denial.factuality == Factuality::kDenied;
  const bool listed = claim.factuality == Factuality::kAsserted && denial.factuality == Factuality::kAsserted &&
                      std::any_of(ontology.contradictions.begin(), ontology.contradictions.end(),
                                  [&](const Contradiction& c) { return c.claimed == claim.type && c.denied_by == denial.type; });
  return (opposite || listed) && other_claimant(claim, denial);
}

void add_once(std::vector<std::uint32_t>& list, std::uint32_t value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) {
    list.push_back(value);
  }
}

}  // namespace

void link_disputes(const Context& context, std::vector<Claim>& claims) {
  const std::uint32_t truce = context.ontology.find("truce"), breach = context.ontology.find("truce_violation"), collapse = context.ontology.find("truce_collapse");
  std::uint32_t last_truce = kNone;
  for (std::uint32_t i = 0; i < claims.size(); ++i) {
    const std::uint32_t sentence = context.sentence_of(claims[i].trigger_token);
    for (std::uint32_t back = 1; back <= std::min<std::uint32_t>(i, kLookBack); ++back) {
      const std::uint32_t j = i - back;
      const std::uint32_t distance = std::max(sentence, context.sentence_of(claims[j].trigger_token)) - std::min(sentence, context.sentence_of(claims[j].trigger_token));
      if (distance > 2) {
        continue;
      }
      for (const auto& [claim, denial] : {std::pair{j, i}, std::pair{i, j}}) {
        if (contradicts(context.ontology, claims[claim], claims[denial])) {
          add_once(claims[denial].denies, claim);
          add_once(claims[claim].disputed_by, denial);
          break;
        }
      }
      const bool breaks = claims[j].type == breach || claims[j].type == collapse;
      if (breaks && distance == 0 && context.ontology.types[claims[i].type].violent && last_truce != kNone) {
        claims[i].violates = last_truce;
      }
    }
    if (claims[i].type == truce) {
      last_truce = i;
    }
    if ((claims[i].type == breach || claims[i].type == collapse) && last_truce != kNone) {
      claims[i].violates = last_truce;
    }
  }
}

}  // namespace recoupe

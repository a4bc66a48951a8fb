// SPDX-License-Identifier: GPL-3.0-or-later
// Who contradicts whom: a denial points at the claim that it denies, a breach at its truce.
#include <algorithm>

#include "events/find_claims.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kLookBack = 12;  ///< claims before one that it may contradict
constexpr std::uint32_t kNear = 2;       ///< sentences over which the place need not be told again

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

/// Both name a place, and one of them is or lies in the other's.
bool share_place(const Context& c, const Claim& x, const Claim& y) {
  const auto place = [&c](const PlaceFiller& p) { return c.mentions.places.mentions[p.mention].place; };
  return std::any_of(x.places.begin(), x.places.end(), [&](const PlaceFiller& a) {
    return std::any_of(y.places.begin(), y.places.end(), [&](const PlaceFiller& b) {
      return place(a) != kNone && place(b) != kNone && (lies_in(c.gazetteer, place(a), place(b)) || lies_in(c.gazetteer, place(b), place(a)));
    });
  });
}

/// The claims that `i` and an earlier or later one contradict each other in: the nearest ones, the same place or two sentences at most.
void link_contradictions(const Context& context, std::vector<Claim>& claims, std::uint32_t i) {
  const std::uint32_t sentence = context.sentence_of(claims[i].trigger_token);
  for (std::uint32_t back = 1; back <= std::min<std::uint32_t>(i, kLookBack); ++back) {
    const std::uint32_t j = i - back;
    const std::uint32_t distance = sentence - std::min(sentence, context.sentence_of(claims[j].trigger_token));
    for (const auto& [claim, denial] : {std::pair{j, i}, std::pair{i, j}}) {
      const bool near = distance <= kNear || (claims[denial].denies.empty() && share_place(context, claims[claim], claims[denial]));
      if (near && contradicts(context.ontology, claims[claim], claims[denial])) {
        add_once(claims[denial].denies, claim);
        add_once(claims[claim].disputed_by, denial);
        break;
      }
    }
  }
}

/// A breach or collapse points at the truce named last; so does an act of violence told in the same sentence as a breach.
void link_breach(const Context& context, std::vector<Claim>& claims, std::uint32_t i, std::uint32_t truce) {
  const std::uint32_t breach = context.ontology.find("truce_violation"), collapse = context.ontology.find("truce_collapse");
  const auto breaks = [&](const Claim& c) { return c.type == breach || c.type == collapse; };
  bool told_with_breach = breaks(claims[i]);
  for (std::uint32_t j = i; j-- > 0 && context.sentence_of(claims[j].trigger_token) == context.sentence_of(claims[i].trigger_token) && i - j <= kLookBack;) {
    told_with_breach = told_with_breach || (breaks(claims[j]) && context.ontology.types[claims[i].type].violent);
  }
  if (told_with_breach) {
    claims[i].violates = truce;
  }
}

}  // namespace

void link_disputes(const Context& context, std::vector<Claim>& claims) {
  const std::uint32_t truce = context.ontology.find("truce");
  std::uint32_t last_truce = kNone;
  for (std::uint32_t i = 0; i < claims.size(); ++i) {
    link_contradictions(context, claims, i);
    last_truce = claims[i].type == truce ? i : last_truce;
    if (last_truce != kNone) {
      link_breach(context, claims, i, last_truce);
    }
  }
}

}  // namespace recoupe

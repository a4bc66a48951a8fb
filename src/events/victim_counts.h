// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of victims as noun groups give them: how many, whom, of which side, and the shares that follow.
//
//   "146 civils dont 22 enfants"   → 146 civilians; shares: 22 children
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "events/context.h"
#include "events/tally_rules.h"

namespace recoupe {

/// A number of victims found in the text: the amount, and the group that names them.
struct Counted {
  std::uint32_t noun = kNone;
  std::uint32_t quantity = kNone;     ///< Mentions::quantities, kNone for "un", "une"
  TokenRange tokens;                  ///< amount and noun
  const VictimClass* victims = nullptr;
  bool at_least = false;              ///< "au moins 43 insurgés et 30 soldats": the floor holds for both
};

/// Reads the numbers of one text; context and rules must outlive it.
class VictimCounts {
 public:
  VictimCounts(const Context& context, const TallyRules& rules) : c_(context), rules_(rules) {}

  /// The number that a group gives; nothing when it gives none, or names nobody where `needs_class` asks for it.
  std::optional<Counted> at(std::uint32_t noun, bool needs_class) const;
  /// The count that stands in a group or right before it, as an index of Mentions::quantities; kNone if none.
  std::uint32_t quantity_of(std::uint32_t noun) const;
  /// Whom a token of the group other than `except` names: "dix morts [civils]"; null if none does.
  const VictimClass* class_beside(std::uint32_t noun, std::uint32_t except) const;
  /// Gives a tally its victims, bounds, side and the evidence of its amount.
  void describe(Tally& tally, const Counted& who, RuleId rule) const;
  /// "dont 22 enfants et trois femmes": the shares after the mark that follows `token`, in its own clause.
  std::vector<Subset> shares_after(std::uint32_t token) const;

 private:
  const NounGroup& noun(std::uint32_t n) const { return c_.noun(n); }
  std::uint32_t size() const { return static_cast<std::uint32_t>(c_.analysed.nouns.size()); }
  const VictimClass* class_of(std::uint32_t noun) const;
  const VictimClass* class_before(std::uint32_t noun) const;
  bool is_share_of_number(const Counted& who) const;
  std::string class_name(const Counted& who) const;
  std::string side_of(std::uint32_t noun) const;
  bool is_count(std::uint32_t quantity) const;
  bool is_single(std::uint32_t noun) const;
  bool is_the_one(std::uint32_t noun) const;
  bool is_numeral_of(std::uint32_t noun, std::uint32_t next) const;
  bool bare_number(std::uint32_t noun) const;
  bool others(const Counted& who) const;
  std::vector<Subset> shares_from(std::uint32_t token, std::uint32_t sentence_end) const;

  const Context& c_;
  const TallyRules& rules_;
};

}  // namespace recoupe

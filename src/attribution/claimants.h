// SPDX-License-Identifier: GPL-3.0-or-later
// Claimants: which actor a noun group beside a word of saying stands for, and who spoke last.
//
//   "un bilan fourni par l'OSDH" → sohr     "a-t-il ajouté", "d'après la même source" → whoever spoke last
#pragma once

#include <optional>

#include "attribution/attribution_rules.h"

namespace recoupe {

class Claimants {
 public:
  /// The arguments must outlive it.
  Claimants(const AnalysedText& analysed, const std::vector<ActorMention>& mentions, const ActorTable& actors, const AttributionRules& rules);

  /// The mention that speaks for a noun group: at its head, else anywhere in it, else in its apposition; kNone if none.
  std::uint32_t speaker(std::uint32_t noun) const;

  /// The claimant that a noun group names or takes up; without an actor when he is unknown.
  Source named_by(std::uint32_t noun, Span cue, RuleId rule) const;

  /// The claimant named within ten tokens after a verb group, where the grammar found no subject: "a dit à l'AFP M. X".
  std::optional<Source> after(const VerbGroup& verb, RuleId rule) const;

  /// Whoever spoke last, for the sentences that follow.
  void remember(const Source& source, std::uint32_t token);

  /// The mention that covers a token, or kNone.
  std::uint32_t mention_at(std::uint32_t token) const { return actor_at_[token]; }

 private:
  bool speaks_on(std::uint32_t noun) const;
  bool provided_by(const NounGroup& given, const NounGroup& giver) const;
  Source of_mention(Source source, RuleId rule) const;

  const AnalysedText& a_;
  const std::vector<ActorMention>& mentions_;
  const ActorTable& actors_;
  const AttributionRules& rules_;
  std::vector<std::uint32_t> actor_at_;
  std::optional<Source> last_;
  std::uint32_t last_sentence_ = 0;
};

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// The door of attribution/: who says so (reports and their scopes) and how surely (certainty).
//
//   "Selon l'OSDH, dix civils ont péri."        → report by sohr over the whole sentence, cue "Selon"
//   "Le régime n'a pas réussi à reprendre X"    → reprendre: denied, because "réussir" is negated
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actors/actors.h"

namespace recoupe {

enum class Factuality : std::uint8_t { kAsserted, kDenied, kPlanned, kOffered, kDemanded, kRefused, kPossible };
/// The word that stands for it in outputs.
std::string_view name_of(Factuality factuality);
/// What a word in an output stands for, or nothing.
std::optional<Factuality> factuality_of(std::string_view name);

/// Who says so: the nearest claimant that the text names. `mention` is kNone for a claimant without an actor mention.
struct Source {
  std::uint32_t mention = kNone;     ///< Mentions::actors
  std::string actor;                 ///< actor id, empty for an unknown claimant
  Evidence evidence;                 ///< the claimant's words
  Span cue;                          ///< "a affirmé", "selon"
  std::vector<std::string> via;      ///< relays: "afp"
  bool hearsay = false;              ///< reporting conditional
};

/// One attribution: a claimant and the tokens that he vouches for, or denies.
struct Report {
  enum class Kind : std::uint8_t { kSay, kDeny, kWitness };
  Kind kind = Kind::kSay;
  TokenRange scope;                  ///< may exclude the cue; runs over sentences only inside one quotation
  std::uint32_t verb = kNone;        ///< verb group of the cue, kNone for "selon"
  Source source;
};

struct AttributionRules;
Result<std::shared_ptr<const AttributionRules>> load_attribution(const KnowledgeFiles& files, std::string_view language, RuleNames& names);

/// Every attribution of the text, in text order of their cues.
std::vector<Report> find_reports(const AnalysedText& analysed, const std::vector<ActorMention>& mentions, const ActorTable& actors, const AttributionRules& rules);

/// For each token the narrowest report that covers it, or kNone.
std::vector<std::uint32_t> report_at(const AnalysedText& analysed, const std::vector<Report>& reports);

/// How surely something is said, and the words that show it (an empty span for plain assertion).
struct Certainty {
  Factuality factuality = Factuality::kAsserted;
  Span evidence;
  bool hearsay = false;              ///< conditional of hearsay: possible, unless a claimant vouches for it
  bool feared = false;               ///< only feared: no claim at all
};

/// Certainty of what verb group `verb` says, through its governors and markers; climbs at most eight steps.
Certainty certainty_of_verb(const AnalysedText& analysed, std::uint32_t verb, const AttributionRules& rules);

/// True when a verb changes how surely its object is told: "empêcher une attaque".
bool weighs(const AttributionRules& rules, WordKey lemma);

/// Certainty of an event noun, from its determiner, preposition, the noun it completes and the verb that carries it.
/// `verb` is the verb group of which it is subject or object, or kNone; `object` tells which.
Certainty certainty_of_noun(const AnalysedText& analysed, std::uint32_t noun, std::uint32_t verb, bool object, const AttributionRules& rules);

}  // namespace recoupe

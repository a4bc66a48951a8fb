// SPDX-License-Identifier: GPL-3.0-or-later
// AttributionRules: the loaded tables of languages/<code>/attribution.
#pragma once

#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "attribution/attribution.h"
#include "language/phrases.h"

namespace recoupe {

enum class ReportingKind : std::uint8_t { kSay, kDeny, kWitness, kBring, kQuote, kAct };
enum class CueKind : std::uint8_t { kSay, kSource, kRelay, kInitial, kBreak };
enum class CertaintyKind : std::uint8_t { kVerb, kNoun, kLink, kAdjective, kModifier };

/// What a word does to its content; nullopt leaves the content as it is.
struct CertaintyRule {
  CertaintyKind kind = CertaintyKind::kVerb;
  std::optional<Factuality> affirmed, negated;
  bool own_object = false;
  bool feared = false;
  bool several_words = false;
};

struct AttributionRules {
  std::unordered_map<WordKey, ReportingKind> reporting;                 ///< verb lemma
  Phrases cues{Phrases::Kind::kForm};
  std::vector<CueKind> cue_kinds;
  std::unordered_map<WordKey, std::vector<WordKey>> light;              ///< verb lemma → noun forms that make it report
  std::unordered_multimap<WordKey, CertaintyRule> words;                ///< lemma → verb, noun, adjective, modifier rules
  std::unordered_set<WordKey> again_nouns, again_markers;               ///< who spoke last: "le ministère"; "son directeur", "la même source"
  Phrases links{Phrases::Kind::kForm};
  std::vector<CertaintyRule> link_rules;
  RuleId rule_verb = kNone, rule_cue = kNone;

  /// The rule of a lemma for one kind, or nullptr.
  const CertaintyRule* word(WordKey lemma, CertaintyKind kind) const;
};

}  // namespace recoupe

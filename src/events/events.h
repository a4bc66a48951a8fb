// SPDX-License-Identifier: GPL-3.0-or-later
// Ontology and event rules, and the functions that find claims and tallies in an analysed text.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/knowledge_files.h"
#include "base/result.h"
#include "events/claims.h"

namespace recoupe {

/// One event type of knowledge/ontology/event_types.tsv.
struct EventType {
  std::string id, family, definition;
  std::string label_fr, label_en;
  std::string acled, plover, cameo;  ///< codes; empty where the standard has none
  bool located = false;              ///< takes over the text's place when it names none
  bool violent = false;
};

/// Two types that contradict each other when told by two claimants: a capture and its repulse.
struct Contradiction {
  TypeId claimed = 0, denied_by = 0;
};

struct Ontology {
  std::vector<EventType> types;
  std::vector<Contradiction> contradictions;
  /// Index of a type, or kNone.
  std::uint32_t find(std::string_view id) const;
};

struct EventRules;

Result<std::shared_ptr<const Ontology>> load_ontology(const KnowledgeFiles& files);
Result<std::shared_ptr<const EventRules>> load_events(const KnowledgeFiles& files, std::string_view language,
                                                      const Ontology& ontology, RuleNames& names);

struct EventsFound {
  std::vector<Claim> claims;
  std::vector<Tally> tallies;
};

/// What the event stage reads; everything must outlive the call.
struct EventInput {
  std::string_view text;
  const AnalysedText& analysed;
  const Mentions& mentions;
  const Gazetteer& gazetteer;
  const ActorTable& actors;
  const Published& published;
  const EventRules& rules;
  const Ontology& ontology;
};

/// Claims and tallies of one text, with their sources, certainty and links. Linear; thread-safe.
EventsFound find_events(const EventInput& input, const std::vector<Report>& reports, const AttributionRules& attribution);

}  // namespace recoupe

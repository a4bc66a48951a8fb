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
  std::string acled, plover, cameo;  ///< codes; empty where the standard has none
};

struct Ontology {
  std::vector<EventType> types;
  /// Index of a type, or kNone.
  std::uint32_t find(std::string_view id) const;
};

struct EventRules;

Result<std::shared_ptr<const Ontology>> load_ontology(const KnowledgeFiles& files);
Result<std::shared_ptr<const EventRules>> load_events(const KnowledgeFiles& files, std::string_view language,
                                                      const Ontology& ontology, const ActorTable& actors, RuleNames& names);

}  // namespace recoupe

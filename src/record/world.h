// SPDX-License-Identifier: GPL-3.0-or-later
// World: what comparing dispatches needs to know beside the dispatches: which place lies in which, which actor is part
// of which, and which event types tell of one happening.
//
//   world.places.at("sy-aleppo-sukkari").parent == "sy-aleppo"   world.types.at("hospital_hit").happening == "bombardment"
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "reading/reading.h"

namespace recoupe {

struct WorldPlace {
  std::string parent, name, country;  ///< parent: an id, or empty
  PlacePrecision precision = PlacePrecision::kVague;
  std::optional<double> latitude, longitude;
};

struct WorldActor {
  std::string parent, name, country;  ///< country: ISO 3166-1 alpha-2, or empty
  ActorKind kind = ActorKind::kUnknown;
};

/// How an event type is compared; knowledge/ontology/happenings.tsv.
struct WorldType {
  std::string family;     ///< violence, territory, …
  std::string happening;  ///< types with the same word may tell of one happening
  bool harm = false;      ///< its agent does harm: owning up confirms it
  bool gain = false;      ///< its agent gains: the other side's word confirms it
};

struct World {
  std::map<std::string, WorldPlace, std::less<>> places;
  std::map<std::string, WorldActor, std::less<>> actors;
  std::map<std::string, WorldType, std::less<>> types;
  std::set<std::pair<std::string, std::string>> contradictions;  ///< types, in both orders
};

/// Gathers it from the knowledge. Fails with kBadKnowledge.
Result<World> load_world(const Knowledge& knowledge, const KnowledgeFiles& files);

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// The door of actors/: who is named in a text, resolved to the actor table.
//
//   "Rami Abdel Rahmane, directeur de l'OSDH" → sohr     "les avions du régime" → syria-government (by equipment)
//   "il", "l'ONG", "ce groupe"                → the actor named before, inferred
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/knowledge_files.h"
#include "base/result.h"
#include "language/analysed_text.h"
#include "places/places.h"

namespace recoupe {

using ActorId = std::uint32_t;  ///< index into ActorTable; kNone for an unknown actor

enum class ActorKind : std::uint8_t {
  kState, kStateForces, kRebel, kJihadist, kMilitia, kPolice, kCivilians, kInternationalBody, kNgo, kMedics, kMedia, kMonitor, kPerson, kUnknown,
};

/// The word that stands for a kind in tables: "state-forces".
std::string_view name_of(ActorKind kind);

/// One mention of an actor.
struct ActorMention {
  TokenRange tokens;
  Span span;
  RuleId rule = kNone;
  ActorId actor = kNone;             ///< kNone: a named but unknown actor, see `name`
  std::string name;                  ///< canonical name in the dispatch's language, or the text for unknown ones
  ActorKind kind = ActorKind::kUnknown;
  bool inferred = false;             ///< pronoun or description
  Span inferred_from;
  bool person = false;               ///< a human speaker: "M. Abdel Rahmane"
  bool adjective = false;            ///< "raids russes", "quartiers rebelles"
  bool equipment = false;            ///< "avions du régime": acts for the actor
  bool in_organisation = false;      ///< inside another actor's longer name
};

struct Actor {
  std::string id, name;
  ActorKind kind = ActorKind::kUnknown;
  ActorId parent = kNone;
  std::string country;               ///< ISO 3166-1 alpha-2, may be empty
  std::string cameo;
};

struct ActorTable;
Result<std::shared_ptr<const ActorTable>> load_actors(const KnowledgeFiles& files, std::string_view language, RuleNames& names);
const Actor& actor_of(const ActorTable& table, ActorId actor);
/// The actor with this id string, or kNone.
ActorId find_actor(const ActorTable& table, std::string_view id);

/// Every actor mention, left to right; common nouns are resolved by the theatre. Nested mentions are allowed
/// ("les avions du régime" and "régime") with the outer one first. `published` tells apart who held an office when.
std::vector<ActorMention> find_actors(std::string_view text, const AnalysedText& analysed, const PlacesFound& places,
                                      const Gazetteer& gazetteer, const ActorTable& table,
                                      std::optional<std::chrono::sys_days> published = {});

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// The door of events/: what a text says happened (claims) and with how many victims (tallies).
//
//   "Des avions russes ont bombardé Idleb mardi"  → air_strike, agent russia, place Idleb, time that Tuesday
//   "146 civils dont 22 enfants ont péri"         → killed, civilians 146..146, of which children 22..22
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "actors/actors.h"
#include "attribution/attribution.h"
#include "places/places.h"
#include "quantities/quantities.h"
#include "times/times.h"

namespace recoupe {

using TypeId = std::uint16_t;  ///< index into Ontology::types

/// Everything that the earlier stages found in one text; events and attribution only read it.
struct Mentions {
  std::vector<TimeMention> times;
  std::vector<QuantityMention> quantities;
  PlacesFound places;
  std::vector<ActorMention> actors;
};

/// An actor in a role. `mention` indexes Mentions::actors.
struct RoleFiller {
  std::uint32_t mention = kNone;
  Evidence evidence;
  bool inferred = false;             ///< taken over from another sentence
  auto operator<=>(const RoleFiller&) const = default;
};

/// A place in a role. `mention` indexes Mentions::places.mentions.
struct PlaceFiller {
  std::uint32_t mention = kNone;
  PlaceRole role = PlaceRole::kAt;
  Evidence evidence;
  bool inferred = false;
  auto operator<=>(const PlaceFiller&) const = default;
};

/// A time window as read: which mention, and the closed interval that the claim gets from it.
struct TimeFiller {
  std::uint32_t mention = kNone;     ///< Mentions::times
  Interval interval;
  Evidence evidence;
  bool inferred = false;
};

struct Claim {
  TypeId type = 0;
  Factuality factuality = Factuality::kAsserted;
  Evidence factuality_evidence;      ///< empty span when nothing marks it
  Evidence trigger;
  std::uint32_t trigger_token = kNone;
  std::vector<Span> mentions;        ///< further triggers of the same claim
  std::vector<RoleFiller> agents, targets;
  std::vector<Evidence> instruments;
  std::vector<PlaceFiller> places;
  std::optional<TimeFiller> time;
  std::optional<std::uint32_t> count;  ///< Mentions::quantities
  std::optional<Source> source;
  std::vector<std::uint32_t> denies, disputed_by;  ///< claims of this text
  std::optional<std::uint32_t> violates;           ///< the truce that it breaks
  double confidence = 0;
};

enum class Effect : std::uint8_t { kKilled, kWounded, kDisplaced, kMissing, kDetained, kTrapped };

/// A share of a tally: "dont 22 enfants".
struct Subset {
  std::string victims;
  std::optional<std::int64_t> min, max;
  Evidence evidence;
};

struct Tally {
  Effect effect = Effect::kKilled;
  std::string victims;               ///< people, civilians, children, … as DESIGN.md lists them
  std::optional<std::int64_t> min, max;
  std::string fraction;              ///< "plus de la moitié de la population", else empty
  std::string side;                  ///< actor id of the victims' side, else empty
  bool cumulative = false;
  Evidence trigger, amount;
  std::vector<Subset> of_which;
  std::vector<PlaceFiller> places;
  std::optional<TimeFiller> since_until;
  std::optional<TypeId> cause;
  std::optional<std::uint32_t> claim;  ///< the claim that it belongs to
  std::uint32_t victims_named = kNone; ///< Mentions::actors: who the victims are
  std::optional<Source> source;
  double confidence = 0;
};

/// A sentence with words of violence or victims of which nothing was read.
struct Unread { Span span; std::string why; };

}  // namespace recoupe

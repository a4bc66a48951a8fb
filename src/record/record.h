// SPDX-License-Identifier: GPL-3.0-or-later
// The door of record/: from what many dispatches say to what can be defended. Pure: no file, no clock.
//
//   Corpus corpus;  for (…) add_account(corpus, reading, text);      // in the order of SHA-256
//   Derived derived = derive(corpus, world, decisions);
//   for_each_event(derived, [](const Event& e) { … });
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "record/merge.h"

namespace recoupe {

/// As Airwars uses the words; docs/decisions/0021 says how they are carried over.
enum class Grade : std::uint8_t { kConfirmed, kFair, kWeak, kContested, kDiscounted };
std::string_view name_of(Grade grade);

struct EventClaim {
  std::uint32_t telling = 0;
  bool denies = false;      ///< says that it did not happen
  bool superseded = false;  ///< a later version of its text tells it anew
  bool rejected = false;    ///< by a person
  bool accepted = false;
};

/// What the claimants' latest figures come to; -1 is open or unknown.
struct Bounds { std::int64_t min = -1, best = -1, max = -1; };

struct Event {
  std::string name;                    ///< that of its first claim: "e7465d7d97bdeb31.c3"
  Symbol type = kNone;
  Factuality factuality = Factuality::kAsserted;
  Window window;                       ///< what all its claims agree on, else what they span
  std::vector<Symbol> places;          ///< the finest first
  std::vector<Symbol> agents, targets; ///< by name
  std::vector<EventClaim> claims;      ///< by dispatch and number
  std::vector<std::uint32_t> tolls;    ///< Corpus::tolls
  std::vector<Symbol> claimants;       ///< by name; kNone stands for texts that name nobody
  std::uint32_t origins = 0;           ///< independent texts, never copies
  bool disputed = false;
  Bounds killed, wounded;
  Grade grade = Grade::kWeak;
  std::string reason;                  ///< of the grade, in words
};

/// Two claims that speak against each other; of one event or of two.
struct Dispute {
  enum class Kind : std::uint8_t { kDenied, kContradicted, kToll, kAuthor };
  Kind kind = Kind::kDenied;
  std::uint32_t event = 0, other_event = 0;  ///< first tellings of the events
  std::uint32_t claim = 0, other_claim = 0;
  auto operator<=>(const Dispute&) const = default;
};
std::string_view name_of(Dispute::Kind kind);

struct Derived {
  Corpus corpus;
  Atlas atlas;
  Origins origins;
  Ruling ruling;
  Merged merged;
  std::vector<bool> toll_replaced;                               ///< for each toll: a later version of its text gives the figure anew
  std::vector<Dispute> disputes;                                 ///< sorted
  std::vector<std::uint32_t> by_event;                           ///< tellings, by event and then by dispatch and number
  std::vector<std::pair<std::uint32_t, std::uint32_t>> tolls;    ///< event and toll, sorted
};

Derived derive(Corpus corpus, const World& world, const std::vector<DecisionText>& decisions);

/// Hands over every event, in the order of its first claim.
void for_each_event(const Derived& derived, const std::function<void(std::uint32_t first, const Event& event)>& take);

/// "e7465d7d97bdeb31.c3": how people and decisions name a claim.
std::string claim_name(const Corpus& corpus, std::uint32_t telling);

/// Grades an event whose other fields are complete.
void grade_event(const Derived& derived, bool contradicted, Event& event);

}  // namespace recoupe

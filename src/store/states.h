// SPDX-License-Identifier: GPL-3.0-or-later
// States: how things stood on a day: truces with their clock, and who holds, besieges or cuts off what, by claimant.
//
//   truces(store, filter)    → the truce of 12 September 2016, day 7, ended: 23 violations according to Russia, …
//   control(store, filter)   → Ramoussa: held by rebels according to ahrar-al-sham; denied by state media
//
// With Filter::at, the last word of each claimant up to that day; without, every change. Like all of store/, in an order
// that arrival does not change.
#pragma once

#include "store/queries.h"

namespace recoupe {

/// What one claimant says of a truce.
struct TruceVoice {
  ActorRow claimant;                  ///< empty id: texts that name nobody
  std::int64_t violations = 0;        ///< breaches told of; the largest figure given, or one for each event
  std::int64_t killed = 0;            ///< at least so many, over distinct happenings since it began
  std::int64_t happenings = 0;        ///< in which they died
};

struct TruceRow {
  EventRow event;
  std::int64_t start = 0;             ///< day since 1970
  std::optional<std::int64_t> end;    ///< day on which somebody says it ended
  std::string ended_by;               ///< the event that says so
  std::int64_t day = 0;               ///< days since it began, on the day asked for or its last
  std::vector<TruceVoice> voices;
};

/// Truces that had begun by Filter::at, or all.
Result<std::vector<TruceRow>> truces(Store& store, const Filter& filter);

struct ControlRow {
  PlaceRow place;
  std::string aspect, state;          ///< hold: held, left; siege: besieged, free; route: cut, open
  std::vector<ActorRow> by;
  std::optional<std::int64_t> since;  ///< day since 1970 on which it is told to have become so, or was told
  bool told_on = false;               ///< `since` is only the day of the telling
  std::vector<ActorRow> said_by, denied_by;
  bool disputed = false;              ///< denied, or another claimant's last word on the place is another
  std::string event;
};

Result<std::vector<ControlRow>> control(Store& store, const Filter& filter);

}  // namespace recoupe

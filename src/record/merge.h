// SPDX-License-Identifier: GPL-3.0-or-later
// Merging: which claims, from any number of dispatches, tell of one happening.
//
//   "raids sur Soukkari, nuit de mercredi à jeudi" + "un hôpital touché à Soukkari mercredi soir"  → one
//   "raids sur Alep vendredi" + "raids sur Alep samedi"                                            → two
//
// Claims meet in cells of (happening, certainty class, place, day), so the work is near linear; within a cell times
// must overlap and roles must agree. Whoever is vaguer joins only where there is one single happening to join:
// a wrong merge hides a happening, a missed one shows it twice, and people can merge by hand. The result depends on the
// set of claims alone, not on their order.
#pragma once

#include <vector>

#include "record/atlas.h"
#include "record/origins.h"
#include "record/ruling.h"

namespace recoupe {

struct Merged {
  std::vector<std::uint32_t> event_of;  ///< for each telling the first telling of its event
  struct Denial { std::uint32_t telling, event; };
  std::vector<Denial> denials;          ///< tellings that deny an event of others; sorted by event
};

Merged merge_tellings(const Corpus& corpus, const Atlas& atlas, const Origins& origins, const Ruling& ruling);

/// True when two windows can be of one happening: they overlap, and a longer one is of another day only when both are.
bool same_time(Window a, Window b);

/// What is said to have happened, against what is planned, offered, demanded or refused.
bool happened(Factuality factuality);

}  // namespace recoupe

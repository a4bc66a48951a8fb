// SPDX-License-Identifier: GPL-3.0-or-later
// Toll series: one claimant's figures of one toll over time, and what cannot be right in them.
//
//   sohr, civilians killed in Alep since 22 April:  181.. (28 April), 226 (29 April: grew by 0..45), 285 (4 May: by 59)
//
// A figure belongs to a series with those of the same claimant, effect, victims and place whose window begins on the
// same day. Flags are words for a person; nothing is left out because of one.
#pragma once

#include <string>
#include <vector>

#include "record/record.h"

namespace recoupe {

struct TollNote {
  std::uint32_t series = 0;                 ///< the first toll of its series, by number
  std::int64_t grown_min = -1, grown_max = -1;  ///< since the figure before in the series; -1: none before, or open
  std::string flags;                        ///< what is impossible about it, by "; "
};

/// One note for each toll of the corpus.
std::vector<TollNote> note_tolls(const Derived& derived);

}  // namespace recoupe

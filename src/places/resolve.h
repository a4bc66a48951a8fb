// SPDX-License-Identifier: GPL-3.0-or-later
// Resolving: which place of the gazetteer each draft means, by the country that the text is about and by what was named before.
#pragma once

#include <string_view>
#include <vector>

#include "places/drafts.h"

namespace recoupe {

/// What a draft was found to mean; one a draft, same index.
struct Resolved {
  bool place = false;            ///< false: the words are no place here
  PlaceId id = kNone;
  PlaceId inside = kNone;        ///< for unknown places and parts
  std::string name;
  PlacePrecision precision = PlacePrecision::kVague;
  std::uint32_t from = kNone;    ///< draft whose value an inferred one takes
  bool near = false;
};

/// The country the text is mainly about, kNone when it names none.
PlaceId theatre_of(const Gazetteer& gazetteer, const std::vector<Draft>& drafts);

/// Resolves every draft, in text order.
std::vector<Resolved> resolve(std::string_view text, const AnalysedText& analysed, const Gazetteer& gazetteer,
                              const std::vector<Draft>& drafts, PlaceId theatre);

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// Atlas: what World knows, by the symbols of one corpus, so that comparing needs no strings.
//
//   atlas.parent[place] == kNone for a country     atlas.related(syria_army, syria_government) == true
#pragma once

#include <vector>

#include "record/account.h"
#include "record/world.h"

namespace recoupe {

struct Atlas {
  std::vector<Symbol> parent;        ///< of a place or of an actor
  std::vector<PlacePrecision> precision;
  std::vector<Symbol> happening;     ///< of an event type
  std::vector<bool> harm, gain, violent;

  /// True when a is b, or above or below it.
  bool related(Symbol a, Symbol b) const;
  /// True when one of either list is related to one of the other.
  bool any_related(const std::vector<Symbol>& a, const std::vector<Symbol>& b) const;
  bool above(Symbol above, Symbol below) const;
  /// A place so small that two strikes on it in one night are told as one.
  bool fine(Symbol place) const { return precision[place] <= PlacePrecision::kNeighbourhood; }
};

/// Adds the symbols of parents to the corpus.
Atlas make_atlas(Symbols& symbols, const World& world);

}  // namespace recoupe

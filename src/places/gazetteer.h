// SPDX-License-Identifier: GPL-3.0-or-later
// Gazetteer: the loaded tables of places, and the words of one language that lead to them. Private to places/.
//
//   knowledge/world/places/*.tsv           one place a line: id, parent, kind, coordinates, names
//   knowledge/languages/fr/places/*.tsv    demonyms, class words, directions …
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "language/phrases.h"
#include "places/places.h"
#include "places/spelling.h"
#include "places/words.h"

namespace recoupe {

/// One line of knowledge/world/place_kinds.tsv.
struct PlaceKind {
  std::string name;
  PlacePrecision precision = PlacePrecision::kVague;
  std::uint8_t rank = 0;  ///< larger areas first
};

/// What resolving needs to know of a place beyond the door's Place; one a place, same index.
struct PlaceFacts {
  std::uint8_t kind = 0;     ///< index into Gazetteer::kinds
  std::uint16_t order = 0;   ///< 1 = the country's first city, 2 = its second …; 0 = not among the first
  PlaceId country = kNone;
  bool common = false;       ///< its name has no capital: "école d'armement"
};

struct Gazetteer {
  std::vector<Place> places;
  std::vector<PlaceFacts> facts;
  std::vector<PlaceKind> kinds;
  std::unordered_map<std::string, PlaceId> by_id;
  Phrases names{Phrases::Kind::kFolded};      ///< values are PlaceIds
  Phrases demonyms{Phrases::Kind::kForm};     ///< values are PlaceIds
  Spelling spelling;
  struct Spelt { std::string plain; PlaceId id; };
  std::unordered_map<WordKey, std::vector<Spelt>> by_consonants;  ///< every name, by the key of its consonants
  std::unordered_map<WordKey, PlaceId> areas;  ///< areas and parts of towns that have a line of their own, by folded_key of the whole name
  std::map<std::pair<PlaceId, std::uint16_t>, PlaceId> first_cities;  ///< (country, order) → city
  PlaceWords words;
  std::vector<RuleId> rules;                  ///< by DraftKind
};

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include "places/places.h"

namespace recoupe {

struct Gazetteer { std::vector<Place> places; };
Result<std::shared_ptr<const Gazetteer>> load_gazetteer(const KnowledgeFiles&, std::string_view, RuleNames&) { return std::make_shared<Gazetteer>(); }
const Place& place_of(const Gazetteer& gazetteer, PlaceId place) { return gazetteer.places.at(place); }
bool lies_in(const Gazetteer&, PlaceId inner, PlaceId outer) { return inner == outer; }
PlacesFound find_places(std::string_view, const AnalysedText&, const Gazetteer&) { return {}; }

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// The door of places/: the gazetteer, place mentions and what they resolve to.
//
//   "dans le quartier de Qaterji" → sy-aleppo-qaterji, neighbourhood, in Alep
//   "la deuxième ville du pays"   → sy-aleppo, inferred
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/knowledge_files.h"
#include "base/result.h"
#include "language/analysed_text.h"

namespace recoupe {

using PlaceId = std::uint32_t;  ///< index into Gazetteer; kNone for a named place that it does not hold

enum class PlacePrecision : std::uint8_t { kPoint, kNeighbourhood, kTown, kDistrict, kProvince, kCountry, kVague };
/// The word that stands for it in outputs.
std::string_view name_of(PlacePrecision precision);

/// How the text leads to the place: it stands there, comes from there, goes there, passes by; kSpeech = only where somebody spoke.
enum class PlaceRole : std::uint8_t { kAt, kFrom, kTo, kVia };

/// One mention of a place. Several tokens: "quartiers Est d'Alep", "province d'Idleb".
struct PlaceMention {
  TokenRange tokens;                 ///< the name with its class word and direction; the preposition excluded
  Span span;
  RuleId rule = kNone;
  PlaceId place = kNone;
  std::string name;                  ///< canonical name in the dispatch's language; for parts "quartiers Est d'Alep"
  PlacePrecision precision = PlacePrecision::kVague;
  PlaceId inside = kNone;            ///< smallest known area that the text gives for an unknown or partial place
  bool inferred = false;             ///< "cette métropole", "sur place": span of this mention, value of an earlier one
  Span inferred_from;
  bool in_organisation = false;      ///< part of an organisation's name: no place of an event
  bool as_government = false;        ///< "Moscou a annoncé": the actor reading is likelier
  bool adjective = false;            ///< demonym: "syrien"
  bool near = false;                 ///< "près d'Alep", "à 35 km d'Alep", "au nord d'Alep": around it, not in it
  bool dateline = false;             ///< "BEYROUTH (AFP) -": where the text was written
  std::uint32_t locates = kNone;     ///< mention before it that this one only says where to find: "Layramoun, à la périphérie de la ville"
};

/// One place of the gazetteer.
struct Place {
  std::string id, name;              ///< `name` in the dispatch's language
  std::string country;               ///< ISO 3166-1 alpha-2
  PlaceId parent = kNone;
  PlacePrecision precision = PlacePrecision::kVague;
  std::optional<double> latitude, longitude;  ///< degrees, WGS 84
};

struct Gazetteer;
Result<std::shared_ptr<const Gazetteer>> load_gazetteer(const KnowledgeFiles& files, std::string_view language, RuleNames& names);

/// The place with this id; `place` must not be kNone.
const Place& place_of(const Gazetteer& gazetteer, PlaceId place);
/// How many places the gazetteer holds; their ids are 0 to this.
std::size_t place_count(const Gazetteer& gazetteer);
/// True when `inner` is `outer` or lies inside it by the administrative chain.
bool lies_in(const Gazetteer& gazetteer, PlaceId inner, PlaceId outer);

/// Every place mention, left to right, without overlaps, resolved by context; `theatre` is the country that the text is about.
struct PlacesFound {
  std::vector<PlaceMention> mentions;
  PlaceId theatre = kNone;           ///< country the dispatch is mainly about, kNone when unclear
};
PlacesFound find_places(std::string_view text, const AnalysedText& analysed, const Gazetteer& gazetteer);

}  // namespace recoupe

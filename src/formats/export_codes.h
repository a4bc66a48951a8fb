// SPDX-License-Identifier: GPL-3.0-or-later
// What several exports share: the codes of the formats, and an event's place as they divide it.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>

#include "actors/actors.h"
#include "formats/exports.h"

namespace recoupe {

struct CountryCodes { std::string iso_numeric, acled_region, ucdp_region, gw; };
struct AcledKind { std::string event, disorder, by_government; };

struct ExportCodes {
  std::unordered_map<std::string, CountryCodes> countries;    ///< by ISO 3166-1 alpha-2, lower case
  std::unordered_map<std::string, AcledKind> acled;           ///< by sub-event type
  std::unordered_map<std::string, std::string> inter;         ///< by kind of actor
};

/// The finest place of an event with the areas around it; all empty without one.
struct ExportPlace {
  std::string name, country_id, country, province, district, subdistrict, precision;
  std::optional<double> latitude, longitude;  ///< only of provinces and smaller places
};

/// Looks up places and actors by the ids that a record keeps.
class ExportAtlas {
 public:
  explicit ExportAtlas(const Knowledge& knowledge);
  ExportPlace place(const EventRow& event) const;
  /// Null for an actor that the tables do not hold.
  const Actor* actor(const std::string& id) const;

 private:
  const LanguageKnowledge* language_ = nullptr;
  std::unordered_map<std::string, PlaceId> places_;
};

/// The first and the last day of an event, as days since 1970; nothing when no claim says when.
struct ExportDays { std::int64_t first = 0, last = 0; };
std::optional<ExportDays> days_of(const EventRow& event);

/// "Forces du régime; Hezbollah".
std::string names_of(const std::vector<ActorRow>& actors, std::size_t from = 0);

/// Decimal degrees with five digits, or nothing.
std::string degrees(std::optional<double> value);

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// What several exports share: the codes of the formats, and an event's place, days, sides and properties as they ask for them.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <variant>

#include "formats/exports.h"

namespace recoupe {

inline constexpr std::string_view kSeparator = "; ";  ///< between names in one cell

struct CountryCodes { std::string iso_numeric, acled_region, ucdp_region, gw; };
struct AcledKind { std::string event, disorder, by_government; };

struct ExportCodes {
  std::unordered_map<std::string, CountryCodes> countries;    ///< by ISO 3166-1 alpha-2
  std::unordered_map<std::string, AcledKind> acled;           ///< by sub-event type
  std::unordered_map<std::string, std::string> inter;         ///< by kind of actor
};

/// The codes of a country; all empty for an unknown one.
CountryCodes codes_of(const ExportCodes& codes, const std::string& country);

/// The finest place of an event with the areas around it; all empty without one.
struct ExportPlace {
  std::string name, country_code, country, province, district, subdistrict, precision;
  std::optional<double> latitude, longitude;  ///< only of provinces and smaller places
};
ExportPlace place_of(const EventRow& event, const World& world);

/// Null for an actor that the tables do not hold.
const WorldActor* actor_of(const ActorRow& row, const World& world);

/// Who acted and who was acted on. Two agents of a clash are each other's enemies; two of anything else are allies.
struct ExportSides { std::vector<ActorRow> one, two; };
ExportSides sides_of(const EventRow& event);

/// The first and the last day of an event, as days since 1970; nothing when no claim says when.
struct ExportDays { std::int64_t first = 0, last = 0; };
std::optional<ExportDays> days_of(const EventRow& event);
/// The year that holds all of these days, or nothing.
std::string year_of(std::optional<ExportDays> days);

/// Decimal degrees with five digits, or nothing.
std::string degrees(std::optional<double> value);

/// What the map formats say of an event, name by name; an empty text stands for nothing known.
struct Property {
  std::string_view name;
  std::variant<std::string, std::optional<std::int64_t>, bool> value;
};
std::vector<Property> properties_of(const EventRow& event, const ExportPlace& place);

}  // namespace recoupe

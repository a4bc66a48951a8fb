// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/export_codes.h"

#include <fmt/core.h>

#include "base/tsv.h"
#include "formats/record_json.h"
#include "times/calendar.h"

namespace recoupe {
namespace {

constexpr std::string_view kMutual = "clash";

/// Reads one table of the knowledge and hands over each row as a function from column to cell.
template <class Take>
Result<void> for_each_row(const KnowledgeFiles& files, std::string_view path, std::initializer_list<std::string_view> columns, Take take) {
  const auto file = files.one(path);
  if (!file) {
    return tl::unexpected(file.error());
  }
  const auto table = read_table(*file, columns);
  if (!table) {
    return tl::unexpected(table.error());
  }
  for (const auto& row : table->rows) {
    take([&](std::string_view column) -> const std::string& { return row[table->column(column)]; });
  }
  return {};
}

}  // namespace

Result<std::shared_ptr<const ExportCodes>> load_export_codes(const KnowledgeFiles& files) {
  auto codes = std::make_shared<ExportCodes>();
  const auto loaded =
      for_each_row(files, "world/country_codes.tsv", {"country", "iso_numeric", "acled_region", "ucdp_region", "gw"},
                   [&](auto cell) { codes->countries[cell("country")] = {cell("iso_numeric"), cell("acled_region"), cell("ucdp_region"), cell("gw")}; })
          .and_then([&] {
            return for_each_row(files, "ontology/acled_sub_events.tsv", {"sub_event", "event", "disorder", "by_government"},
                                [&](auto cell) { codes->acled[cell("sub_event")] = {cell("event"), cell("disorder"), cell("by_government")}; });
          })
          .and_then([&] {
            return for_each_row(files, "ontology/acled_actors.tsv", {"kind", "inter"}, [&](auto cell) { codes->inter[cell("kind")] = cell("inter"); });
          });
  if (!loaded) {
    return tl::unexpected(loaded.error());
  }
  return codes;
}

CountryCodes codes_of(const ExportCodes& codes, const std::string& country) {
  const auto found = codes.countries.find(country);
  return found == codes.countries.end() ? CountryCodes{} : found->second;
}

ExportPlace place_of(const EventRow& event, const World& world) {
  ExportPlace out;
  if (event.places.empty()) {
    return out;
  }
  const PlaceRow& finest = event.places.front();
  out.name = finest.name;
  out.precision = finest.precision;
  out.country_code = finest.country;
  if (finest.precision != name_of(PlacePrecision::kCountry) && finest.precision != name_of(PlacePrecision::kVague)) {
    out.latitude = finest.latitude;
    out.longitude = finest.longitude;
  }
  const bool known = world.places.contains(finest.id);
  for (auto at = world.places.find(known ? finest.id : finest.parent); at != world.places.end(); at = world.places.find(at->second.parent)) {
    const WorldPlace& area = at->second;
    if (area.precision == PlacePrecision::kDistrict) {
      (out.subdistrict.empty() ? out.subdistrict : out.district) = area.name;
    } else if (area.precision == PlacePrecision::kProvince) {
      out.province = area.name;
    } else if (area.precision == PlacePrecision::kCountry) {
      out.country = area.name;
      out.country_code = area.country;
    }
  }
  if (out.district.empty()) {  // one area of that size is the district
    out.district.swap(out.subdistrict);
  }
  return out;
}

const WorldActor* actor_of(const ActorRow& row, const World& world) {
  const auto found = world.actors.find(row.id);
  return found == world.actors.end() ? nullptr : &found->second;
}

ExportSides sides_of(const EventRow& event) {
  if (event.type == kMutual && event.targets.empty() && event.agents.size() == 2) {
    return {{event.agents[0]}, {event.agents[1]}};
  }
  return {event.agents, event.targets};
}

std::optional<ExportDays> days_of(const EventRow& event) {
  if (!event.first || !event.last) {
    return std::nullopt;
  }
  return ExportDays{day_of_minute(*event.first), day_of_minute(*event.last)};
}

std::string year_of(std::optional<ExportDays> days) {
  const std::string first = days ? iso_day_number(days->first).substr(0, 4) : "";
  return days && first == iso_day_number(days->last).substr(0, 4) ? first : "";
}

std::string degrees(std::optional<double> value) { return value ? fmt::format("{:.5f}", *value) : ""; }

std::vector<Property> properties_of(const EventRow& event, const ExportPlace& place) {
  return {{"event", event.name},
          {"type", event.type},
          {"family", event.family},
          {"status", event.status},
          {"first", iso_minute(event.first, false)},
          {"last", iso_minute(event.last, true)},
          {"place", place.name},
          {"precision", place.precision},
          {"province", place.province},
          {"country", place.country},
          {"agents", names_of(event.agents, kSeparator)},
          {"targets", names_of(event.targets, kSeparator)},
          {"sources", names_of(event.sources, kSeparator)},
          {"killed_min", event.killed.min},
          {"killed_best", event.killed.best},
          {"killed_max", event.killed.max},
          {"wounded_min", event.wounded.min},
          {"wounded_best", event.wounded.best},
          {"wounded_max", event.wounded.max},
          {"claims", std::optional(event.claims)},
          {"origins", std::optional(event.origins)},
          {"disputed", event.disputed},
          {"grade", event.grade},
          {"reason", event.reason}};
}

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <array>
#include <span>

#include "formats/csv.h"
#include "formats/export_codes.h"
#include "formats/record_json.h"

namespace recoupe {
namespace {

constexpr std::array<std::string_view, 31> kColumns{
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2",
    "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude",
    "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp"};

constexpr std::int64_t kWeek = 7, kMonth = 31;  // days

/// ACLED: 1 the day, 2 the week, 3 the month; nothing when even the month is unknown.
std::string time_precision(ExportDays days) {
  const std::int64_t size = days.last - days.first + 1;
  return size == 1 ? "1" : size <= kWeek ? "2" : size <= kMonth ? "3" : "";
}

/// ACLED: 1 the town, 2 a part of a region, 3 a larger region; nothing for a whole country.
std::string geo_precision(const ExportPlace& place) {
  const auto is = [&](PlacePrecision precision) { return place.precision == name_of(precision); };
  if (is(PlacePrecision::kPoint) || is(PlacePrecision::kNeighbourhood) || is(PlacePrecision::kTown)) {
    return "1";
  }
  return is(PlacePrecision::kDistrict) ? "2" : is(PlacePrecision::kProvince) ? "3" : "";
}

/// One side of an event.
struct Side { std::string name, others, inter; };

class Rows {
 public:
  explicit Rows(const ExportSource& from) : from_(from) {}

  /// The cells of an event, or none when ACLED has no place for it.
  std::vector<std::string> cells(const EventRow& event) const {
    const EventType& type = from_.ontology.types.at(from_.ontology.find(event.type));
    const ExportPlace place = place_of(event, from_.world);
    const ExportSides sides = sides_of(event);
    const Side one = side(sides.one, place), two = side(sides.two, place);
    const std::string sub_event = sub_event_of(event, type, place);
    const auto kind = from_.codes.acled.find(sub_event);
    if (kind == from_.codes.acled.end() || event.status != name_of(Factuality::kAsserted)) {
      return {};
    }
    const auto days = days_of(event);
    const std::string precision = days ? time_precision(*days) : "";
    const CountryCodes codes = codes_of(from_.codes, place.country_code);
    return {event.name, precision.empty() ? "" : iso_day_number(days->first), year_of(days), precision, kind->second.disorder, kind->second.event, sub_event,
            one.name, one.others, one.inter, two.name, two.others, two.inter, interaction(one, two), targets_civilians(event, type), codes.iso_numeric,
            codes.acled_region, place.country, place.province, place.district, place.subdistrict, place.name, degrees(place.latitude), degrees(place.longitude),
            geo_precision(place), names_of(event.sources, kSeparator), "", notes(event, type), event.killed.best ? std::to_string(*event.killed.best) : "", "", ""};
  }

 private:
  /// A capture is named after who holds the place then; all others after their type.
  std::string sub_event_of(const EventRow& event, const EventType& type, const ExportPlace& place) const {
    const auto kind = from_.codes.acled.find(type.acled);
    const bool other = kind != from_.codes.acled.end() && !kind->second.by_government.empty();
    return other && !event.agents.empty() && is_government(event.agents.front(), place) ? kind->second.by_government : type.acled;
  }

  static bool at_home(const WorldActor& actor, const ExportPlace& place) { return !actor.country.empty() && actor.country == place.country_code; }

  bool is_government(const ActorRow& row, const ExportPlace& place) const {
    const WorldActor* actor = actor_of(row, from_.world);
    return actor != nullptr && (actor->kind == ActorKind::kState || actor->kind == ActorKind::kStateForces || actor->kind == ActorKind::kPolice) && at_home(*actor, place);
  }

  Side side(const std::vector<ActorRow>& actors, const ExportPlace& place) const {
    return actors.empty() ? Side{} : Side{actors.front().name, names_of(std::span(actors).subspan(1), kSeparator), inter(actors.front(), place)};
  }

  /// A state abroad is an outside force.
  std::string inter(const ActorRow& row, const ExportPlace& place) const {
    const WorldActor* actor = actor_of(row, from_.world);
    if (actor == nullptr) {
      return "";
    }
    const bool state = actor->kind == ActorKind::kState || actor->kind == ActorKind::kStateForces;
    const bool outside = state && !place.country_code.empty() && !at_home(*actor, place);
    const auto found = from_.codes.inter.find(std::string(name_of(outside ? ActorKind::kInternationalBody : actor->kind)));
    return found == from_.codes.inter.end() ? "" : found->second;
  }

  static std::string interaction(const Side& one, const Side& two) { return one.inter.empty() || two.inter.empty() ? one.inter : one.inter + "-" + two.inter; }

  std::string targets_civilians(const EventRow& event, const EventType& type) const {
    return type.violent && !event.targets.empty() && inter(event.targets.front(), {}) == from_.codes.inter.at(std::string(name_of(ActorKind::kCivilians))) ? "Civilian targeting" : "";
  }

  static std::string notes(const EventRow& event, const EventType& type) {
    return fmt::format("{}; claims: {}; independent texts: {}; grade {}: {}", type.label_en, event.claims, event.origins, event.grade, event.reason);
  }

  const ExportSource& from_;
};

}  // namespace

Result<Exported> export_acled(const ExportSource& from, const WritePiece& write) {
  write(csv_line(std::vector<std::string>(kColumns.begin(), kColumns.end())));
  Exported out;
  const Rows rows(from);
  const auto done = for_each_event_row(from.store, from.filter, [&](const EventRow& event) {
    const std::vector<std::string> cells = rows.cells(event);
    ++(cells.empty() ? out.left_out : out.written);
    if (!cells.empty()) {
      write(csv_line(cells));
    }
  });
  return done.map([&] { return out; });
}

}  // namespace recoupe

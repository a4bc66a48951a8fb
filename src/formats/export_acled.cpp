// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <array>

#include "formats/csv.h"
#include "formats/export_codes.h"
#include "formats/record_json.h"

namespace recoupe {
namespace {

constexpr std::array<std::string_view, 31> kColumns{
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2",
    "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude",
    "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp"};

constexpr std::string_view kMutual = "clash";  // its two agents are each other's enemies
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
  explicit Rows(const ExportSource& from) : from_(from), atlas_(from.knowledge) {}

  /// The cells of an event, or none when ACLED has no place for it.
  std::vector<std::string> cells(const EventRow& event) const {
    const EventType& type = from_.knowledge.ontology->types.at(from_.knowledge.ontology->find(event.type));
    const ExportPlace place = atlas_.place(event);
    const auto [one, two] = sides(event, place);
    const std::string sub_event = sub_event_of(event, type, place);
    const auto kind = from_.codes.acled.find(sub_event);
    if (kind == from_.codes.acled.end() || event.status != name_of(Factuality::kAsserted)) {
      return {};
    }
    const auto days = days_of(event);
    const std::string precision = days ? time_precision(*days) : "";
    const std::string date = precision.empty() ? "" : iso_day_number(days->first);
    const std::string year = days && year_of(days->first) == year_of(days->last) ? year_of(days->first) : "";
    const auto country = from_.codes.countries.find(place.country_id);
    const CountryCodes codes = country == from_.codes.countries.end() ? CountryCodes{} : country->second;
    return {event.name, date, year, precision, kind->second.disorder, kind->second.event, sub_event, one.name, one.others, one.inter,
            two.name, two.others, two.inter, interaction(one, two), targets_civilians(event, type), codes.iso_numeric, codes.acled_region, place.country,
            place.province, place.district, place.subdistrict, place.name, degrees(place.latitude), degrees(place.longitude), geo_precision(place),
            names_of(event.sources), "", notes(event, type), event.killed.best ? std::to_string(*event.killed.best) : "", "", ""};
  }

 private:
  /// A capture is named after who holds the place then; all others after their type.
  std::string sub_event_of(const EventRow& event, const EventType& type, const ExportPlace& place) const {
    const auto kind = from_.codes.acled.find(type.acled);
    const bool other = kind != from_.codes.acled.end() && !kind->second.by_government.empty();
    return other && !event.agents.empty() && is_government(event.agents.front(), place) ? kind->second.by_government : type.acled;
  }

  bool is_government(const ActorRow& actor, const ExportPlace& place) const {
    const Actor* known = atlas_.actor(actor.id);
    return known != nullptr && (known->kind == ActorKind::kState || known->kind == ActorKind::kStateForces || known->kind == ActorKind::kPolice) && at_home(*known, place);
  }

  static bool at_home(const Actor& actor, const ExportPlace& place) {
    return !actor.country.empty() && actor.country.size() == place.country_id.size() &&
           std::equal(actor.country.begin(), actor.country.end(), place.country_id.begin(), [](char a, char b) { return (a | 0x20) == (b | 0x20); });
  }

  /// The two sides: agents against targets; where two agents fight each other, against one another.
  std::pair<Side, Side> sides(const EventRow& event, const ExportPlace& place) const {
    if (event.targets.empty() && event.agents.size() == 2 && event.type == kMutual) {
      return {side({event.agents[0]}, place), side({event.agents[1]}, place)};
    }
    return {side(event.agents, place), side(event.targets, place)};
  }

  Side side(const std::vector<ActorRow>& actors, const ExportPlace& place) const {
    return actors.empty() ? Side{} : Side{actors.front().name, names_of(actors, 1), inter(actors.front(), place)};
  }

  std::string inter(const ActorRow& row, const ExportPlace& place) const {
    const Actor* actor = atlas_.actor(row.id);
    if (actor == nullptr) {
      return "";
    }
    const bool state = actor->kind == ActorKind::kState || actor->kind == ActorKind::kStateForces;
    const auto found = from_.codes.inter.find(std::string(name_of(state && !place.country_id.empty() && !at_home(*actor, place) ? ActorKind::kInternationalBody : actor->kind)));
    return found == from_.codes.inter.end() ? "" : found->second;
  }

  static std::string year_of(std::int64_t day) { return iso_day_number(day).substr(0, 4); }

  static std::string interaction(const Side& one, const Side& two) { return one.inter.empty() || two.inter.empty() ? one.inter : one.inter + "-" + two.inter; }

  std::string targets_civilians(const EventRow& event, const EventType& type) const {
    return type.violent && !event.targets.empty() && inter(event.targets.front(), {}) == from_.codes.inter.at(std::string(name_of(ActorKind::kCivilians))) ? "Civilian targeting" : "";
  }

  static std::string notes(const EventRow& event, const EventType& type) {
    return fmt::format("{}; claims: {}; independent texts: {}; grade {}: {}", type.label_en, event.claims, event.origins, event.grade, event.reason);
  }

  const ExportSource& from_;
  ExportAtlas atlas_;
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

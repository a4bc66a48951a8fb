// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <array>
#include <cmath>
#include <set>
#include <unordered_map>

#include "formats/csv.h"
#include "formats/export_codes.h"
#include "formats/record_json.h"

namespace recoupe {
namespace {

constexpr std::array<std::string_view, 49> kColumns{
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id",
    "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources",
    "source_article", "source_office", "source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1",
    "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end",
    "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob"};

enum class Camp { kNobody, kState, kArmed, kCivilians };

Camp camp_of(const WorldActor* actor) {
  switch (actor == nullptr ? ActorKind::kUnknown : actor->kind) {
    case ActorKind::kState: case ActorKind::kStateForces: case ActorKind::kPolice: return Camp::kState;
    case ActorKind::kRebel: case ActorKind::kJihadist: case ActorKind::kMilitia: return Camp::kArmed;
    case ActorKind::kCivilians: case ActorKind::kMedics: case ActorKind::kMedia: case ActorKind::kNgo: return Camp::kCivilians;
    default: return Camp::kNobody;
  }
}

/// UCDP: 1 state-based, 2 non-state, 3 one-sided; nothing while a side is unknown.
std::string type_of_violence(Camp a, Camp b) {
  const bool armed_a = a == Camp::kState || a == Camp::kArmed, armed_b = b == Camp::kState || b == Camp::kArmed;
  if (armed_a && b == Camp::kCivilians) {
    return "3";
  }
  return !armed_a || !armed_b ? "" : a == Camp::kState || b == Camp::kState ? "1" : "2";
}

/// UCDP: 1 exact, 3 second-order division, 4 first-order division, 5 vaguer, 6 country.
std::string where_prec(const ExportPlace& place) {
  const auto is = [&](PlacePrecision precision) { return place.precision == name_of(precision); };
  if (place.precision.empty()) {
    return "";
  }
  return is(PlacePrecision::kDistrict) ? "3" : is(PlacePrecision::kProvince) ? "4" : is(PlacePrecision::kVague) ? "5" : is(PlacePrecision::kCountry) ? "6" : "1";
}

/// UCDP: 1 the day, 2 two to six days, 3 a week, 4 a month, 5 more.
std::string date_prec(ExportDays days) {
  const std::int64_t size = days.last - days.first + 1;
  return size == 1 ? "1" : size <= 6 ? "2" : size == 7 ? "3" : size <= 31 ? "4" : "5";
}

/// PRIO-GRID's cell of half a degree, counted from the south-west corner.
std::string priogrid(const ExportPlace& place) {
  if (!place.latitude || !place.longitude) {
    return "";
  }
  const auto row = static_cast<int>(std::floor((*place.latitude + 90.0) * 2.0)), column = static_cast<int>(std::floor((*place.longitude + 180.0) * 2.0));
  return std::to_string(row * 720 + column + 1);
}

/// What the dispatches that tell of an event are called and when they were written.
struct Sources { std::string headlines, dates, offices; };

class Rows {
 public:
  explicit Rows(const ExportSource& from) : from_(from) {}

  Result<void> gather() {
    return for_each_source_row(from_.store, [&](const SourceRow& row) { dispatches_.emplace(row.dispatch, row); });
  }

  Result<std::vector<std::string>> cells(const EventRow& event) const {
    if (event.status != name_of(Factuality::kAsserted) || event.killed.best.value_or(0) < 1) {
      return std::vector<std::string>{};
    }
    const auto claims = claims_of(from_.store, event.id);
    if (!claims) {
      return tl::unexpected(claims.error());
    }
    const ExportSides sides = sides_of(event);
    const WorldActor* a = sides.one.empty() ? nullptr : actor_of(sides.one.front(), from_.world);
    const WorldActor* b = sides.two.empty() ? nullptr : actor_of(sides.two.front(), from_.world);
    const std::string side_a = sides.one.empty() ? "" : sides.one.front().name, side_b = sides.two.empty() ? "" : sides.two.front().name;
    const Sources told = sources(*claims);
    std::vector<std::string> out{"", event.name, year_of(days_of(event)), "", "", type_of_violence(camp_of(a), camp_of(b)), "", "", "", "", "",
                                 side_a.empty() || side_b.empty() ? "" : side_a + " - " + side_b, "", "", side_a, "", "", side_b, std::to_string(event.origins),
                                 "", told.offices, told.dates, told.headlines, names_of(event.sources, kSeparator)};
    add_place(place_of(event, from_.world), out);
    add_days(event, out);
    add_deaths(event, camp_of(b), out);
    out.push_back(state_number(a));
    out.push_back(state_number(b));
    return out;
  }

 private:
  Sources sources(const std::vector<ClaimRow>& claims) const {
    std::set<std::string> headlines, dates, offices;
    for (const ClaimRow& claim : claims) {
      const auto row = dispatches_.find(claim.dispatch);
      if (row != dispatches_.end()) {
        headlines.insert(row->second.title);
        offices.insert(row->second.credits);
        dates.insert(row->second.first == row->second.last ? iso_day_number(row->second.first) : "");
      }
    }
    return {joined(headlines), joined(dates), joined(offices)};
  }

  static std::string joined(const std::set<std::string>& items) {
    std::string out;
    for (const std::string& item : items) {
      out += item.empty() ? "" : (out.empty() ? "" : "; ") + item;
    }
    return out;
  }

  void add_place(const ExportPlace& place, std::vector<std::string>& out) const {
    const CountryCodes codes = codes_of(from_.codes, place.country_code);
    const std::string latitude = degrees(place.latitude), longitude = degrees(place.longitude);
    std::string description = place.name;
    for (const std::string* area : {&place.subdistrict, &place.district, &place.province, &place.country}) {
      description += area->empty() || *area == place.name ? "" : ", " + *area;
    }
    out.insert(out.end(), {where_prec(place), place.name, description, place.province, place.district, latitude, longitude,
                           latitude.empty() ? "" : "POINT (" + longitude + " " + latitude + ")", priogrid(place), place.country, codes.gw, codes.ucdp_region});
  }

  static void add_days(const EventRow& event, std::vector<std::string>& out) {
    const auto days = days_of(event);
    out.insert(out.end(), {"", days ? date_prec(*days) : "", days ? iso_day_number(days->first) : "", days ? iso_day_number(days->last) : ""});
  }

  /// The dead are civilians where only civilians were aimed at; else nobody says on which side they fell.
  static void add_deaths(const EventRow& event, Camp targets, std::vector<std::string>& out) {
    const std::string best = std::to_string(*event.killed.best);
    const bool civilians = targets == Camp::kCivilians;
    out.insert(out.end(), {"", "", civilians ? best : "", civilians ? "" : best, best, event.killed.max ? std::to_string(*event.killed.max) : "",
                           event.killed.min ? std::to_string(*event.killed.min) : ""});
  }

  std::string state_number(const WorldActor* actor) const { return camp_of(actor) == Camp::kState ? codes_of(from_.codes, actor->country).gw : ""; }

  const ExportSource& from_;
  std::unordered_map<std::int64_t, SourceRow> dispatches_;
};

}  // namespace

Result<Exported> export_ucdp(const ExportSource& from, const WritePiece& write) {
  Rows rows(from);
  if (const auto gathered = rows.gather(); !gathered) {
    return tl::unexpected(gathered.error());
  }
  write(csv_line(std::vector<std::string>(kColumns.begin(), kColumns.end())));
  std::vector<EventRow> events;
  if (const auto read = for_each_event_row(from.store, from.filter, [&](const EventRow& event) { events.push_back(event); }); !read) {
    return tl::unexpected(read.error());
  }
  Exported out;
  for (const EventRow& event : events) {
    const auto cells = rows.cells(event);
    if (!cells) {
      return tl::unexpected(cells.error());
    }
    ++(cells->empty() ? out.left_out : out.written);
    if (!cells->empty()) {
      write(csv_line(*cells));
    }
  }
  return out;
}

}  // namespace recoupe

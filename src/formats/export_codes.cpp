// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/export_codes.h"

#include <fmt/core.h>

#include "base/tsv.h"

namespace recoupe {
namespace {

constexpr std::int64_t kDay = 24 * 60;  // minutes

std::int64_t day_of(std::int64_t minute) { return minute >= 0 ? minute / kDay : (minute - kDay + 1) / kDay; }

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
      for_each_row(files, "world/country_codes.tsv", {"id", "iso_numeric", "acled_region", "ucdp_region", "gw"},
                   [&](auto cell) { codes->countries[cell("id")] = {cell("iso_numeric"), cell("acled_region"), cell("ucdp_region"), cell("gw")}; })
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

ExportAtlas::ExportAtlas(const Knowledge& knowledge) {
  if (!knowledge.languages.empty()) {
    language_ = &knowledge.languages.begin()->second;
    for (PlaceId id = 0; id < place_count(*language_->places); ++id) {
      places_.emplace(place_of(*language_->places, id).id, id);
    }
  }
}

ExportPlace ExportAtlas::place(const EventRow& event) const {
  ExportPlace out;
  if (event.places.empty()) {
    return out;
  }
  const PlaceRow& finest = event.places.front();
  out.name = finest.name;
  out.precision = finest.precision;
  out.country_id = finest.country;
  if (finest.precision != name_of(PlacePrecision::kCountry) && finest.precision != name_of(PlacePrecision::kVague)) {
    out.latitude = finest.latitude;
    out.longitude = finest.longitude;
  }
  const auto found = places_.find(finest.id);
  const auto parent = places_.find(finest.parent);
  for (PlaceId at = found != places_.end() ? found->second : parent != places_.end() ? parent->second : kNone; at != kNone;) {
    const Place& area = place_of(*language_->places, at);
    if (area.precision == PlacePrecision::kDistrict) {
      (out.subdistrict.empty() ? out.subdistrict : out.district) = area.name;
    } else if (area.precision == PlacePrecision::kProvince) {
      out.province = area.name;
    } else if (area.precision == PlacePrecision::kCountry) {
      out.country = area.name;
      out.country_id = area.id;
    }
    at = area.parent;
  }
  if (out.district.empty()) {  // one area of that size is the district
    out.district.swap(out.subdistrict);
  }
  return out;
}

const Actor* ExportAtlas::actor(const std::string& id) const {
  const ActorId found = language_ == nullptr ? kNone : find_actor(*language_->actors, id);
  return found == kNone ? nullptr : &actor_of(*language_->actors, found);
}

std::optional<ExportDays> days_of(const EventRow& event) {
  if (!event.first || !event.last) {
    return std::nullopt;
  }
  return ExportDays{day_of(*event.first), day_of(*event.last)};
}

std::string names_of(const std::vector<ActorRow>& actors, std::size_t from) {
  std::string out;
  for (std::size_t i = from; i < actors.size(); ++i) {
    out += (out.empty() ? "" : "; ") + actors[i].name;
  }
  return out;
}

std::string degrees(std::optional<double> value) { return value ? fmt::format("{:.5f}", *value) : ""; }

}  // namespace recoupe

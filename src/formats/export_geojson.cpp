// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/export_codes.h"
#include "formats/json.h"
#include "formats/record_json.h"

namespace recoupe {
namespace {

constexpr double kDegrees = 1e5;  // digits kept

void geometry(const ExportPlace& place, Json& json) {
  json.key("geometry");
  if (!place.latitude || !place.longitude) {
    json.null();
    return;
  }
  json.open_object();
  json.key("type"); json.string("Point");
  json.key("coordinates");
  json.open_array();
  json.number(*place.longitude, kDegrees);
  json.number(*place.latitude, kDegrees);
  json.close_array();
  json.close_object();
}

std::string feature(const EventRow& event, const ExportPlace& place) {
  Json json;
  const auto text = [&](std::string_view key, std::string_view value) { json.key(key); json.string_or_null(value); };
  const auto number = [&](std::string_view key, std::optional<std::int64_t> value) { json.key(key); json.bound(value); };
  json.open_object();
  json.key("type"); json.string("Feature");
  json.key("id"); json.string(event.name);
  geometry(place, json);
  json.key("properties");
  json.open_object();
  text("event", event.name); text("type", event.type); text("family", event.family); text("status", event.status);
  text("first", iso_minute(event.first, false)); text("last", iso_minute(event.last, true));
  text("place", place.name); text("precision", place.precision); text("province", place.province); text("country", place.country);
  text("agents", names_of(event.agents)); text("targets", names_of(event.targets)); text("sources", names_of(event.sources));
  number("killed_min", event.killed.min); number("killed_best", event.killed.best); number("killed_max", event.killed.max);
  number("wounded_min", event.wounded.min); number("wounded_best", event.wounded.best); number("wounded_max", event.wounded.max);
  number("claims", event.claims); number("origins", event.origins);
  json.key("disputed"); json.boolean(event.disputed);
  text("grade", event.grade); text("reason", event.reason);
  json.close_object();
  json.close_object();
  return json.take();
}

}  // namespace

Result<Exported> export_geojson(const ExportSource& from, const WritePiece& write) {
  const ExportAtlas atlas(from.knowledge);
  Exported out;
  write("{\"type\":\"FeatureCollection\",\"features\":[");
  const auto done = for_each_event_row(from.store, from.filter, [&](const EventRow& event) {
    write(out.written == 0 ? "\n" : ",\n");
    write(feature(event, atlas.place(event)));
    ++out.written;
  });
  write("\n]}\n");
  return done.map([&] { return out; });
}

}  // namespace recoupe

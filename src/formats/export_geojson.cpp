// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/export_codes.h"
#include "formats/json.h"

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

/// Writes the value of a property.
struct Value {
  Json& json;
  void operator()(const std::string& text) const { json.string_or_null(text); }
  void operator()(std::optional<std::int64_t> number) const { json.bound(number); }
  void operator()(bool flag) const { json.boolean(flag); }
};

std::string feature(const EventRow& event, const ExportPlace& place) {
  Json json;
  json.open_object();
  json.key("type"); json.string("Feature");
  json.key("id"); json.string(event.name);
  geometry(place, json);
  json.key("properties");
  json.open_object();
  for (const Property& property : properties_of(event, place)) {
    json.key(property.name);
    std::visit(Value{json}, property.value);
  }
  json.close_object();
  json.close_object();
  return json.take();
}

}  // namespace

Result<Exported> export_geojson(const ExportSource& from, const WritePiece& write) {
  Exported out;
  write("{\"type\":\"FeatureCollection\",\"features\":[");
  const auto done = for_each_event_row(from.store, from.filter, [&](const EventRow& event) {
    write(out.written == 0 ? "\n" : ",\n");
    write(feature(event, place_of(event, from.world)));
    ++out.written;
  });
  write("\n]}\n");
  return done.map([&] { return out; });
}

}  // namespace recoupe

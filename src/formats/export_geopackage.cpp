// SPDX-License-Identifier: GPL-3.0-or-later
#include <bit>
#include <cstring>

#include "formats/export_codes.h"
#include "formats/geopackage_schema.h"
#include "formats/record_json.h"

namespace recoupe {
namespace {

constexpr std::int32_t kWgs84 = 4326;

template <class Number>
void append(std::string& out, Number value) {
  static_assert(std::endian::native == std::endian::little, "the header says little-endian");
  char bytes[sizeof value];
  std::memcpy(bytes, &value, sizeof value);
  out.append(bytes, sizeof value);
}

/// GeoPackage's header without an envelope, then a point in well-known binary.
std::string point(double longitude, double latitude) {
  std::string out("GP\0\1", 4);
  append(out, kWgs84);
  out += '\1';
  append(out, std::uint32_t{1});
  append(out, longitude);
  append(out, latitude);
  return out;
}

void bind_text(Query& insert, int at, const std::string& value) { value.empty() ? insert.bind_null(at) : insert.bind(at, std::string_view(value)); }
void bind_number(Query& insert, int at, std::optional<std::int64_t> value) { value ? insert.bind(at, *value) : insert.bind_null(at); }

void add_event(Query& insert, const EventRow& event, const ExportPlace& place) {
  int at = 1;
  place.latitude && place.longitude ? insert.bind_blob(at, point(*place.longitude, *place.latitude)) : insert.bind_null(at);
  for (const std::string& value : {event.name, event.type, event.family, event.status, iso_minute(event.first, false), iso_minute(event.last, true), place.name,
                                   place.precision, place.province, place.country, names_of(event.agents), names_of(event.targets), names_of(event.sources)}) {
    bind_text(insert, ++at, value);
  }
  for (const BoundsRow& bounds : {event.killed, event.wounded}) {
    bind_number(insert, ++at, bounds.min);
    bind_number(insert, ++at, bounds.best);
    bind_number(insert, ++at, bounds.max);
  }
  for (const std::int64_t value : {event.claims, event.origins, std::int64_t{event.disputed}}) {
    insert.bind(++at, value);
  }
  bind_text(insert, ++at, event.grade);
  bind_text(insert, ++at, event.reason);
  insert.run();
}

}  // namespace

Result<Exported> export_geopackage(const ExportSource& from, const std::filesystem::path& path) {
  if (std::filesystem::exists(path)) {
    return tl::unexpected(Error{ErrorCode::kStore, "exists already; a GeoPackage is written into a new file", path.string()});
  }
  auto file = Database::open(path, Database::Access::kWrite);
  if (!file) {
    return tl::unexpected(file.error());
  }
  Exported out;
  Transaction transaction(*file);
  file->run(kGeopackageSchema);
  const ExportAtlas atlas(from.knowledge);
  Query insert = file->query(
      "INSERT INTO events (geom, event, type, family, status, first, last, place, precision, province, country, agents, targets, sources, killed_min,"
      " killed_best, killed_max, wounded_min, wounded_best, wounded_max, claims, origins, disputed, grade, reason)"
      " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  const auto done = for_each_event_row(from.store, from.filter, [&](const EventRow& event) {
    add_event(insert, event, atlas.place(event));
    ++out.written;
  });
  return done.and_then([&] { return transaction.commit(); }).map([&] { return out; });
}

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <bit>
#include <cstring>

#include "formats/export_codes.h"
#include "formats/geopackage_schema.h"

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

/// Binds the value of a property.
struct Value {
  Query& insert;
  int at;
  void operator()(const std::string& text) const { text.empty() ? insert.bind_null(at) : insert.bind(at, std::string_view(text)); }
  void operator()(std::optional<std::int64_t> number) const { number ? insert.bind(at, *number) : insert.bind_null(at); }
  void operator()(bool flag) const { insert.bind(at, flag); }
};

/// "INSERT INTO events (geom, event, …) VALUES (?, ?, …)".
std::string insertion() {
  std::string names = "geom", values = "?";
  for (const Property& property : properties_of({}, {})) {
    names += fmt::format(", {}", property.name);
    values += ", ?";
  }
  return fmt::format("INSERT INTO events ({}) VALUES ({})", names, values);
}

void add_event(Query& insert, const EventRow& event, const ExportPlace& place) {
  int at = 1;
  place.latitude && place.longitude ? insert.bind_blob(at, point(*place.longitude, *place.latitude)) : insert.bind_null(at);
  for (const Property& property : properties_of(event, place)) {
    std::visit(Value{insert, ++at}, property.value);
  }
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
  Query insert = file->query(insertion());
  const auto done = for_each_event_row(from.store, from.filter, [&](const EventRow& event) {
    add_event(insert, event, place_of(event, from.world));
    ++out.written;
  });
  return done.and_then([&] { return transaction.commit(); }).map([&] { return out; });
}

}  // namespace recoupe

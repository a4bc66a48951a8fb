// SPDX-License-Identifier: GPL-3.0-or-later
// Loads the gazetteer. Parents may stand in any table and after their children.
#include "places/gazetteer.h"

#include <charconv>
#include <optional>

#include "base/tsv.h"

namespace recoupe {
namespace {

Error bad(std::string where, std::string what) { return {ErrorCode::kBadKnowledge, std::move(what), std::move(where)}; }

std::optional<PlacePrecision> precision_named(std::string_view word) {
  constexpr std::string_view kNames[] = {"point", "neighbourhood", "town", "district", "province", "country", "vague"};
  for (std::size_t i = 0; i < std::size(kNames); ++i) {
    if (kNames[i] == word) {
      return static_cast<PlacePrecision>(i);
    }
  }
  return std::nullopt;
}

template <class Value>
bool read_number(std::string_view cell, Value& value) {
  const auto [end, code] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return code == std::errc() && end == cell.data() + cell.size();
}

Result<std::vector<PlaceKind>> load_kinds(const KnowledgeFiles& files) {
  const auto path = files.one("world/place_kinds.tsv");
  if (!path) {
    return tl::unexpected(path.error());
  }
  const auto table = read_table(*path, {"kind", "precision", "rank"});
  if (!table) {
    return tl::unexpected(table.error());
  }
  std::vector<PlaceKind> kinds;
  for (std::size_t row = 0; row < table->rows.size(); ++row) {
    const auto& cells = table->rows[row];
    PlaceKind kind{cells[table->column("kind")], {}, 0};
    const auto precision = precision_named(cells[table->column("precision")]);
    if (!precision || !read_number(cells[table->column("rank")], kind.rank)) {
      return tl::unexpected(bad(table->where(row), "has an unknown precision or rank"));
    }
    kind.precision = *precision;
    kinds.push_back(std::move(kind));
  }
  return kinds;
}

/// A line of a table before its parent is known.
struct Pending { std::string parent, where; };

struct Columns {
  std::size_t id, parent, kind, latitude, longitude, order, name, fallback, aliases;
  Columns(const Table& table, const std::string& name_column)
      : id(table.column("id")), parent(table.column("parent")), kind(table.column("kind")), latitude(table.column("lat")),
        longitude(table.column("lon")), order(table.column("order")), name(table.column(name_column)),
        fallback(table.column("name_en")), aliases(table.column("aliases")) {
    name = name == table.columns.size() ? fallback : name;
  }
};

std::optional<std::string> read_place(const Columns& at, const std::vector<std::string>& cells, Place& place, PlaceFacts& facts) {
  place.id = cells[at.id];
  place.name = cells[at.name].empty() ? cells[at.fallback] : cells[at.name];
  facts.common = form_key(place.name) == raw_key(place.name);
  double latitude = 0, longitude = 0;
  if (!cells[at.latitude].empty() || !cells[at.longitude].empty()) {
    if (!read_number(cells[at.latitude], latitude) || !read_number(cells[at.longitude], longitude) ||
        latitude < -90 || latitude > 90 || longitude < -180 || longitude > 180) {
      return "has no coordinates on this earth";
    }
    place.latitude = latitude;
    place.longitude = longitude;
  }
  if (!cells[at.order].empty() && !read_number(cells[at.order], facts.order)) {
    return "has an order that is no number";
  }
  return place.id.empty() || place.name.empty() ? std::optional<std::string>("has no id or no name") : std::nullopt;
}

void add_name(Gazetteer& gazetteer, const std::string& name, PlaceId id) {
  gazetteer.names.add(name, id);
  const bool part = !name.empty() && name[0] >= 'a' && name[0] <= 'z';   // "vieille ville de Mossoul"
  if (part || gazetteer.places[id].precision == PlacePrecision::kVague) {
    gazetteer.areas.emplace(folded_key(name), id);
  }
  const std::string plain = gazetteer.spelling.plain(name);
  const std::string key = consonants(plain);
  if (!key.empty() && gazetteer.places[id].precision != PlacePrecision::kCountry) {
    auto& spelt = gazetteer.by_consonants[raw_key(key)];
    if (spelt.empty() || spelt.back().plain != plain || spelt.back().id != id) {
      spelt.push_back({plain, id});
    }
  }
}

void add_names(Gazetteer& gazetteer, const Columns& at, const std::vector<std::string>& cells, PlaceId id) {
  add_name(gazetteer, gazetteer.places[id].name, id);
  if (cells[at.fallback] != gazetteer.places[id].name && !cells[at.fallback].empty()) {
    add_name(gazetteer, cells[at.fallback], id);
  }
  for (const std::string& alias : split_list(cells[at.aliases])) {
    add_name(gazetteer, alias, id);
  }
}

Result<void> add_table(Gazetteer& gazetteer, const Table& table, const std::string& name_column, std::vector<Pending>& pending) {
  const Columns at(table, name_column);
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const auto& cells = table.rows[row];
    Place place;
    PlaceFacts facts;
    if (auto wrong = read_place(at, cells, place, facts)) {
      return tl::unexpected(bad(table.where(row), *wrong));
    }
    while (facts.kind < gazetteer.kinds.size() && gazetteer.kinds[facts.kind].name != cells[at.kind]) {
      ++facts.kind;
    }
    if (facts.kind == gazetteer.kinds.size()) {
      return tl::unexpected(bad(table.where(row), "has the unknown kind " + cells[at.kind]));
    }
    place.precision = gazetteer.kinds[facts.kind].precision;
    const auto id = static_cast<PlaceId>(gazetteer.places.size());
    if (!gazetteer.by_id.emplace(place.id, id).second) {
      return tl::unexpected(bad(table.where(row), "repeats the id " + place.id));
    }
    gazetteer.places.push_back(std::move(place));
    gazetteer.facts.push_back(facts);
    pending.push_back({cells[at.parent], table.where(row)});
    add_names(gazetteer, at, cells, id);
  }
  return {};
}

/// Parents, then the country at the top of each chain. Fails on an unknown parent and on a chain that goes round.
Result<void> link(Gazetteer& gazetteer, const std::vector<Pending>& pending) {
  for (PlaceId id = 0; id < gazetteer.places.size(); ++id) {
    if (!pending[id].parent.empty()) {
      const auto parent = gazetteer.by_id.find(pending[id].parent);
      if (parent == gazetteer.by_id.end()) {
        return tl::unexpected(bad(pending[id].where, "has the unknown parent " + pending[id].parent));
      }
      gazetteer.places[id].parent = parent->second;
    }
  }
  constexpr int kDeepest = 12;
  for (PlaceId id = 0; id < gazetteer.places.size(); ++id) {
    int depth = 0;
    for (PlaceId up = id; up != kNone; up = gazetteer.places[up].parent) {
      if (gazetteer.places[up].precision == PlacePrecision::kCountry && gazetteer.facts[id].country == kNone) {
        gazetteer.facts[id].country = up;
      }
      if (++depth > kDeepest) {
        return tl::unexpected(bad(pending[id].where, "lies inside itself"));
      }
    }
    if (gazetteer.facts[id].country != kNone) {
      std::string code = gazetteer.places[gazetteer.facts[id].country].id;
      for (char& c : code) {
        c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
      }
      gazetteer.places[id].country = std::move(code);
      if (gazetteer.facts[id].order > 0) {
        gazetteer.first_cities.emplace(std::pair(gazetteer.facts[id].country, gazetteer.facts[id].order), id);
      }
    }
  }
  return {};
}

Result<void> load_demonyms(Gazetteer& gazetteer, const KnowledgeFiles& files, std::string_view language) {
  const auto path = files.one("languages/" + std::string(language) + "/places/demonyms.tsv");
  if (!path) {
    return tl::unexpected(path.error());
  }
  const auto table = read_table(*path, {"place", "forms"});
  if (!table) {
    return tl::unexpected(table.error());
  }
  for (std::size_t row = 0; row < table->rows.size(); ++row) {
    const auto place = gazetteer.by_id.find(table->rows[row][table->column("place")]);
    if (place == gazetteer.by_id.end()) {
      return tl::unexpected(bad(table->where(row), "names an unknown place"));
    }
    for (const std::string& form : split_list(table->rows[row][table->column("forms")])) {
      gazetteer.demonyms.add(form, place->second);
    }
  }
  return {};
}

}  // namespace

Result<std::shared_ptr<const Gazetteer>> load_gazetteer(const KnowledgeFiles& files, std::string_view language, RuleNames& names) {
  auto gazetteer = std::make_shared<Gazetteer>();
  auto kinds = load_kinds(files);
  if (!kinds) {
    return tl::unexpected(kinds.error());
  }
  gazetteer->kinds = std::move(*kinds);
  auto spelling = load_spelling(files);
  if (!spelling) {
    return tl::unexpected(spelling.error());
  }
  gazetteer->spelling = std::move(*spelling);
  std::vector<Pending> pending;
  for (const auto& path : files.all("world/places", ".tsv")) {
    const auto table = read_table(path, {"id", "parent", "kind", "lat", "lon", "order", "pcode", "name_en", "name_ar", "aliases", "source"});
    if (!table) {
      return tl::unexpected(table.error());
    }
    if (auto added = add_table(*gazetteer, *table, "name_" + std::string(language), pending); !added) {
      return tl::unexpected(added.error());
    }
  }
  if (auto linked = link(*gazetteer, pending); !linked) {
    return tl::unexpected(linked.error());
  }
  if (auto loaded = load_demonyms(*gazetteer, files, language); !loaded) {
    return tl::unexpected(loaded.error());
  }
  std::vector<std::string> kind_names;
  for (const PlaceKind& kind : gazetteer->kinds) {
    kind_names.push_back(kind.name);
  }
  auto words = load_place_words(files, language, kind_names);
  if (!words) {
    return tl::unexpected(words.error());
  }
  gazetteer->words = std::move(*words);
  for (const std::string_view rule : {"name", "demonym", "unknown", "part", "reference", "capital", "here"}) {
    gazetteer->rules.push_back(names.add("places/" + std::string(rule)));
  }
  return gazetteer;
}

const Place& place_of(const Gazetteer& gazetteer, PlaceId place) { return gazetteer.places.at(place); }

std::size_t place_count(const Gazetteer& gazetteer) { return gazetteer.places.size(); }

bool lies_in(const Gazetteer& gazetteer, PlaceId inner, PlaceId outer) {
  while (inner != kNone && inner != outer) {
    inner = gazetteer.places.at(inner).parent;
  }
  return inner != kNone;
}

}  // namespace recoupe

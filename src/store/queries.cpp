// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/queries.h"

#include <fmt/core.h>

#include <variant>

#include "store/custody.h"
#include "store/refresh.h"
#include "times/calendar.h"

namespace recoupe {
namespace {

std::optional<std::int64_t> integer_or_none(const Query& q, int column) { return q.is_null(column) ? std::nullopt : std::optional(q.integer(column)); }

/// A WHERE clause under construction: its words and the values of its parameters, in order.
struct Where {
  std::string sql = "1";
  std::vector<std::variant<std::int64_t, std::string>> values;

  void add(std::string_view condition, std::variant<std::int64_t, std::string> value) {
    sql += fmt::format(" AND {}", condition);
    for (std::size_t i = 0; i < condition.size(); ++i) {
      if (condition[i] == '?') {
        values.push_back(value);
      }
    }
  }
  void bind(Query& q) const {
    for (std::size_t i = 0; i < values.size(); ++i) {
      const int at = static_cast<int>(i) + 1;
      if (const auto* number = std::get_if<std::int64_t>(&values[i])) {
        q.bind(at, *number);
      } else {
        q.bind(at, std::string_view(std::get<std::string>(values[i])));
      }
    }
  }
};

void add_days(Where& where, const Filter& filter, std::string_view first, std::string_view last) {
  const auto minutes = [](Day day) { return std::int64_t{day.time_since_epoch().count()} * kMinutesOfDay; };
  const auto from = filter.at ? filter.at : filter.from, to = filter.at ? filter.at : filter.to;
  if (from) {
    where.add(fmt::format("{} >= ?", last), minutes(*from));
  }
  if (to) {
    where.add(fmt::format("{} <= ?", first), minutes(*to) + kMinutesOfDay - 1);
  }
}

/// Conditions on table `e` of events.
Where event_conditions(const Filter& filter) {
  Where where;
  add_days(where, filter, "e.first", "e.last");
  if (!filter.place.empty()) {
    where.add("e.id IN (SELECT event FROM event_places WHERE place IN (SELECT id FROM places WHERE id = ? OR folded(name) = folded(?)))", filter.place);
  }
  if (!filter.actor.empty()) {
    where.add("e.id IN (SELECT event FROM event_actors WHERE role <> 'source' AND actor IN (SELECT id FROM actors WHERE id = ? OR folded(name) = folded(?)))", filter.actor);
  }
  if (!filter.source.empty()) {
    where.add("e.id IN (SELECT event FROM event_actors WHERE role = 'source' AND actor IN (SELECT id FROM actors WHERE id = ? OR folded(name) = folded(?)))", filter.source);
  }
  if (!filter.type.empty()) {
    where.add("(e.type = ? OR e.family = ?)", filter.type);
  }
  if (!filter.grade.empty()) {
    where.add("e.grade = ?", filter.grade);
  }
  if (!filter.event.empty()) {
    const std::size_t dot = filter.event.rfind(".c");
    const std::string sha = dot == std::string::npos ? "" : filter.event.substr(0, dot), number = dot == std::string::npos ? "" : filter.event.substr(dot + 2);
    where.add("(e.name = ? OR e.id IN (SELECT c.event FROM event_claims c JOIN dispatches d ON d.id = c.dispatch", filter.event);
    where.sql += " WHERE lower(hex(substr(d.sha256, 1, 8))) = ? AND c.number = CAST(? AS INTEGER)))";
    where.values.emplace_back(sha);
    where.values.emplace_back(number);
  }
  return where;
}

Result<void> ready(Store& store) {
  if (!is_fresh(store)) {
    store.db.fail("its events are older than what it received; run: recoupe rebuild " + store.db.path());
  }
  return store.db.outcome();
}

PlaceRow place_row(const Query& q, int at) {
  PlaceRow out{std::string(q.text(at)), std::string(q.text(at + 1)), std::string(q.text(at + 2)), std::string(q.text(at + 3)), std::string(q.text(at + 4)), {}, {}};
  if (!q.is_null(at + 5) && !q.is_null(at + 6)) {
    out.latitude = q.real(at + 5);
    out.longitude = q.real(at + 6);
  }
  return out;
}

constexpr std::string_view kPlaceColumns =
    "p.id, p.name, p.parent, p.country, p.precision, p.latitude, p.longitude";
constexpr std::string_view kFinestFirst =
    "CASE p.precision WHEN 'point' THEN 0 WHEN 'neighbourhood' THEN 1 WHEN 'town' THEN 2 WHEN 'district' THEN 3 WHEN 'province' THEN 4 WHEN 'country' THEN 5 ELSE 6 END, p.id";

/// Fetches what stands beside a row: places and actors.
class Beside {
 public:
  explicit Beside(Database& db)
      : event_places_(db.query(fmt::format("SELECT {} FROM event_places x JOIN places p ON p.id = x.place WHERE x.event = ? AND x.own = 1 ORDER BY {}", kPlaceColumns, kFinestFirst))),
        toll_places_(db.query(fmt::format("SELECT {} FROM toll_places x JOIN places p ON p.id = x.place WHERE x.toll = ? AND x.own = 1 ORDER BY {}", kPlaceColumns, kFinestFirst))),
        actors_(db.query("SELECT x.role, a.id, a.name FROM event_actors x JOIN actors a ON a.id = x.actor WHERE x.event = ? AND x.own = 1 ORDER BY a.id")),
        subsets_(db.query("SELECT victims, min, max FROM toll_subsets WHERE toll = ? ORDER BY number")) {}

  void fill(EventRow& row) {
    for (event_places_.bind(1, row.id); event_places_.step();) {
      row.places.push_back(place_row(event_places_, 0));
    }
    for (actors_.bind(1, row.id); actors_.step();) {
      const std::string_view role = actors_.text(0);
      (role == "agent" ? row.agents : role == "target" ? row.targets : row.sources).push_back({std::string(actors_.text(1)), std::string(actors_.text(2))});
    }
  }

  void fill(TollRow& row) {
    for (toll_places_.bind(1, row.id); toll_places_.step();) {
      row.places.push_back(place_row(toll_places_, 0));
    }
    for (subsets_.bind(1, row.id); subsets_.step();) {
      row.subsets.push_back({std::string(subsets_.text(0)), integer_or_none(subsets_, 1), integer_or_none(subsets_, 2)});
    }
  }

 private:
  Query event_places_, toll_places_, actors_, subsets_;
};

/// Runs a toll query with the given end of its WHERE clause.
Result<void> each_toll(Store& store, const Where& where, const std::function<void(const TollRow&)>& take) {
  if (const auto good = ready(store); !good) {
    return good;
  }
  Query q = store.db.query(fmt::format(
      "SELECT t.id, t.dispatch, lower(hex(substr(d.sha256, 1, 8))) || '.t' || t.number, t.event, t.effect, t.victims, t.cause, t.side, t.source, coalesce(a.name, ''), "
      "t.min, t.max, t.first, t.last, t.published, t.cumulative, t.superseded, t.series, t.grown_min, t.grown_max, t.flags FROM tolls t JOIN dispatches d ON d.id = t.dispatch LEFT JOIN actors a ON a.id = t.source "
      "WHERE {} ORDER BY coalesce(t.last, t.published * 1440), t.id", where.sql));
  where.bind(q);
  Beside beside(store.db);
  while (q.step()) {
    TollRow row{q.integer(0), q.integer(1), std::string(q.text(2)), integer_or_none(q, 3), std::string(q.text(4)), std::string(q.text(5)), std::string(q.text(6)), std::string(q.text(7)),
                {std::string(q.text(8)), std::string(q.text(9))}, integer_or_none(q, 10), integer_or_none(q, 11), integer_or_none(q, 12), integer_or_none(q, 13), integer_or_none(q, 14),
                q.integer(15) != 0, q.integer(16) != 0, {}, {}, q.integer(17), integer_or_none(q, 18), integer_or_none(q, 19), std::string(q.text(20))};
    beside.fill(row);
    take(row);
  }
  return store.db.outcome();
}

}  // namespace

Result<void> for_each_event_row(Store& store, const Filter& filter, const std::function<void(const EventRow&)>& take) {
  if (const auto good = ready(store); !good) {
    return good;
  }
  const Where where = event_conditions(filter);
  Query q = store.db.query(fmt::format(
      "SELECT e.id, e.name, e.type, e.family, e.status, e.first, e.last, e.killed_min, e.killed_best, e.killed_max, e.wounded_min, e.wounded_best, e.wounded_max, "
      "e.claims, e.origins, e.reviewed, e.disputed, e.grade, e.reason, e.told_first, e.told_last FROM events e WHERE {} ORDER BY e.first IS NULL, e.first, e.last, e.name", where.sql));
  where.bind(q);
  Beside beside(store.db);
  while (q.step()) {
    EventRow row;
    row.id = q.integer(0);
    row.name = q.text(1);
    row.type = q.text(2);
    row.family = q.text(3);
    row.status = q.text(4);
    row.first = integer_or_none(q, 5);
    row.last = integer_or_none(q, 6);
    row.killed = {integer_or_none(q, 7), integer_or_none(q, 8), integer_or_none(q, 9)};
    row.wounded = {integer_or_none(q, 10), integer_or_none(q, 11), integer_or_none(q, 12)};
    row.claims = q.integer(13);
    row.origins = q.integer(14);
    row.reviewed = q.integer(15);
    row.disputed = q.integer(16) != 0;
    row.grade = q.text(17);
    row.reason = q.text(18);
    row.told_first = integer_or_none(q, 19);
    row.told_last = integer_or_none(q, 20);
    beside.fill(row);
    take(row);
  }
  return store.db.outcome();
}

Result<std::vector<ClaimRow>> claims_of(Store& store, std::int64_t event) {
  std::vector<ClaimRow> out;
  Query q = store.db.query("SELECT lower(hex(substr(d.sha256, 1, 8))) || '.c' || c.number, c.dispatch, c.number, c.source, coalesce(a.name, ''), c.denies, c.superseded, c.rejected, c.accepted "
                           "FROM event_claims c JOIN dispatches d ON d.id = c.dispatch LEFT JOIN actors a ON a.id = c.source WHERE c.event = ? ORDER BY d.sha256, c.number");
  for (q.bind(1, event); q.step();) {
    out.push_back({std::string(q.text(0)), q.integer(1), static_cast<int>(q.integer(2)), {std::string(q.text(3)), std::string(q.text(4))}, q.integer(5) != 0, q.integer(6) != 0, q.integer(7) != 0, q.integer(8) != 0});
  }
  return store.db.answer(std::move(out));
}

Result<void> for_each_toll_row(Store& store, const Filter& filter, const std::function<void(const TollRow&)>& take) {
  Where where;
  add_days(where, filter, "coalesce(t.first, t.published * 1440)", "coalesce(t.last, t.published * 1440)");
  if (!filter.place.empty()) {
    where.add("t.id IN (SELECT toll FROM toll_places WHERE place IN (SELECT id FROM places WHERE id = ? OR folded(name) = folded(?)))", filter.place);
  }
  if (!filter.source.empty()) {
    where.add("(t.source = ? OR folded(a.name) = folded(?))", filter.source);
  }
  if (!filter.type.empty()) {
    where.add("t.cause = ?", filter.type);
  }
  return each_toll(store, where, take);
}

Result<std::vector<TollRow>> tolls_of(Store& store, std::int64_t event) {
  Where where;
  where.add("t.event = ?", event);
  std::vector<TollRow> out;
  const auto done = each_toll(store, where, [&](const TollRow& row) { out.push_back(row); });
  return done ? Result<std::vector<TollRow>>(std::move(out)) : tl::unexpected(done.error());
}

Result<void> for_each_source_row(Store& store, const std::function<void(const SourceRow&)>& take) {
  if (const auto good = ready(store); !good) {
    return good;
  }
  Query q = store.db.query("SELECT s.dispatch, d.sha256, s.title, s.language, s.status, s.notice, s.credits, o.sha256, n.sha256, s.first, s.last, s.contained, "
                           "(SELECT count(*) FROM event_claims c WHERE c.dispatch = s.dispatch), (SELECT count(*) FROM tolls t WHERE t.dispatch = s.dispatch) "
                           "FROM sources s JOIN dispatches d ON d.id = s.dispatch JOIN dispatches o ON o.id = s.origin LEFT JOIN dispatches n ON n.id = s.superseded_by ORDER BY d.sha256");
  Query path = store.db.query("SELECT DISTINCT path FROM receipts WHERE dispatch = ? ORDER BY path");
  while (q.step()) {
    SourceRow row{q.integer(0), hex_of(q.blob(1)), std::string(q.text(2)), std::string(q.text(3)), std::string(q.text(4)), std::string(q.text(5)), std::string(q.text(6)), hex_of(q.blob(7)), hex_of(q.blob(8)),
                  {}, integer_or_none(q, 9), integer_or_none(q, 10), q.real(11), q.integer(12), q.integer(13)};
    for (path.bind(1, row.dispatch); path.step();) {
      row.paths.emplace_back(path.text(0));
    }
    take(row);
  }
  return store.db.outcome();
}

Result<void> for_each_dispute_row(Store& store, const Filter& filter, const std::function<void(const DisputeRow&)>& take) {
  if (const auto good = ready(store); !good) {
    return good;
  }
  const Where where = event_conditions(filter);
  Query q = store.db.query(fmt::format("SELECT e.name, x.kind, o.name, x.claim, x.other_claim FROM disputes x JOIN events e ON e.id = x.event JOIN events o ON o.id = x.other "
                                       "WHERE {} ORDER BY e.first IS NULL, e.first, e.last, e.name, x.kind, o.name, x.claim, x.other_claim", where.sql));
  where.bind(q);
  while (q.step()) {
    take({std::string(q.text(0)), std::string(q.text(1)), std::string(q.text(2)), std::string(q.text(3)), std::string(q.text(4))});
  }
  return store.db.outcome();
}

Result<std::vector<Found>> search_words(Store& store, const std::string& query, int limit) {
  if (const auto good = ready(store); !good) {
    return tl::unexpected(good.error());
  }
  std::vector<Found> out;
  Query q = store.db.query("SELECT w.rowid, d.sha256, (SELECT min(path) FROM receipts WHERE dispatch = d.id), snippet(words, 0, char(1), char(2), '…', 40) "
                           "FROM words w JOIN dispatches d ON d.id = w.rowid WHERE words MATCH ? ORDER BY rank, d.sha256 LIMIT ?");
  for (q.bind(1, query).bind(2, limit); q.step();) {
    out.push_back({q.integer(0), hex_of(q.blob(1)), std::string(q.text(2)), std::string(q.text(3))});
  }
  if (store.db.failed()) {
    const Error failure = store.db.outcome().error();
    store.db.forgive();
    return tl::unexpected(failure);
  }
  return out;
}

Result<std::vector<CountRow>> counts(Store& store) {
  if (const auto good = ready(store); !good) {
    return tl::unexpected(good.error());
  }
  std::vector<CountRow> out;
  const auto count = [&](std::string what, std::string_view sql) { out.push_back({std::move(what), store.db.number(sql)}); };
  count("dispatches", "SELECT count(*) FROM dispatches");
  for (Query q = store.db.query("SELECT status, count(*) FROM sources GROUP BY status ORDER BY status"); q.step();) {
    out.push_back({"dispatches: " + std::string(q.text(0)), q.integer(1)});
  }
  count("origins", "SELECT count(DISTINCT origin) FROM sources");
  count("dispatches replaced by a later version", "SELECT count(*) FROM sources WHERE superseded_by IS NOT NULL");
  count("claims", "SELECT count(*) FROM (SELECT DISTINCT dispatch, number FROM event_claims)");
  count("events", "SELECT count(*) FROM events");
  for (Query q = store.db.query("SELECT grade, count(*) FROM events GROUP BY grade ORDER BY grade"); q.step();) {
    out.push_back({"events: " + std::string(q.text(0)), q.integer(1)});
  }
  count("events disputed", "SELECT count(*) FROM events WHERE disputed = 1");
  count("tolls", "SELECT count(*) FROM tolls");
  count("tolls flagged as impossible", "SELECT count(*) FROM tolls WHERE flags <> ''");
  count("decisions", "SELECT count(*) FROM decisions");
  count("decisions in conflict with a later reading", "SELECT count(*) FROM conflicts");
  count("versions of program and knowledge", "SELECT count(DISTINCT version) FROM readings");
  return store.db.answer(std::move(out));
}

Result<std::vector<std::int64_t>> conflicting_decisions(Store& store) {
  if (const auto good = ready(store); !good) {
    return tl::unexpected(good.error());
  }
  std::vector<std::int64_t> out;
  for (Query q = store.db.query("SELECT decision FROM conflicts ORDER BY decision"); q.step();) {
    out.push_back(q.integer(0));
  }
  return store.db.answer(std::move(out));
}

Result<std::string> reading_of(Store& store, std::int64_t dispatch) {
  Query q = store.db.query("SELECT json FROM readings WHERE dispatch = ?");
  return store.db.answer(q.bind(1, dispatch).step() ? std::string(q.text(0)) : std::string());
}

Result<std::string> text_of(Store& store, std::int64_t dispatch) {
  Query q = store.db.query("SELECT text FROM texts WHERE id = ?");
  return store.db.answer(q.bind(1, dispatch).step() ? std::string(q.text(0)) : std::string());
}

std::string path_of(Store& store, std::int64_t dispatch) {
  Query q = store.db.query("SELECT min(path) FROM receipts WHERE dispatch = ?");
  return q.bind(1, dispatch).step() ? std::string(q.text(0)) : std::string();
}

}  // namespace recoupe

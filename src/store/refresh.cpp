// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/refresh.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/json_fields.h"
#include "record/record.h"
#include "record/toll_series.h"
#include "store/functions.h"
#include "store/schema.h"

namespace recoupe {
namespace {

/// Full text stays: received bytes never change, so new ones only come behind it.
void drop_derived(Database& db) {
  std::vector<std::string> drops;
  for (Query q = db.query("SELECT type, name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'words%' AND name NOT LIKE 'event_boxes_%' "
                          "AND name NOT IN ('dispatches', 'receipts', 'versions', 'readings', 'decisions', 'log', 'texts') ORDER BY rowid DESC"); q.step();) {
    drops.push_back(fmt::format("DROP {} {}", q.text(0), q.text(1)));
  }
  for (const std::string& drop : drops) {
    db.run(drop);
  }
}

/// Writes what was derived; `ids` are the numbers that the dispatches have in this file.
class Writer {
 public:
  Writer(Database& db, const Derived& derived, const World& world, const std::vector<std::int64_t>& ids) : db_(db), d_(derived), corpus_(derived.corpus), world_(world), ids_(ids) {}

  void write() {
    number_events();
    for_each_event(d_, [this](std::uint32_t first, const Event& event) { this->event(events_.at(first), event); });
    write_tolls();
    write_disputes();
    write_names();
    for (const std::int64_t decision : d_.ruling.conflicts) {
      db_.query("INSERT OR IGNORE INTO conflicts VALUES (?)").bind(1, decision).run();
    }
  }

 private:
  const std::string& name(Symbol symbol) const {
    static const std::string kNobody;
    return symbol == kNone ? kNobody : corpus_.symbols.name(symbol);
  }

  static void bind_known(Query& q, int parameter, std::int64_t value, bool known) { known ? q.bind(parameter, value) : q.bind_null(parameter); }

  void number_events() {
    std::int64_t next = 0;
    for (std::size_t i = 0; i < d_.by_event.size(); ++i) {
      const std::uint32_t first = d_.merged.event_of[d_.by_event[i]];
      if (i == 0 || first != d_.merged.event_of[d_.by_event[i - 1]]) {
        events_[first] = ++next;
      }
    }
  }

  void event(std::int64_t id, const Event& event) {
    Query& q = insert_event_;
    const auto type = world_.types.find(name(event.type));
    q.bind(1, id).bind(2, event.name).bind(3, name(event.type)).bind(4, type == world_.types.end() ? "" : type->second.family).bind(5, name_of(event.factuality));
    bind_known(q, 6, event.window.first, event.window.known());
    bind_known(q, 7, event.window.last, event.window.known());
    event.places.empty() ? q.bind_null(8) : q.bind(8, name(event.places.front()));
    int at = 9;
    std::int64_t reviewed = 0;
    for (const Bounds& bounds : {event.killed, event.wounded}) {
      for (const std::int64_t value : {bounds.min, bounds.best, bounds.max}) {
        bind_known(q, at++, value, value >= 0);
      }
    }
    for (const EventClaim& claim : event.claims) {
      const auto decided = d_.ruling.decided.find(claim.telling);
      reviewed += decided == d_.ruling.decided.end() ? 0 : static_cast<std::int64_t>(decided->second.size());
    }
    std::int32_t told_first = std::numeric_limits<std::int32_t>::max(), told_last = std::numeric_limits<std::int32_t>::min();
    for (const EventClaim& claim : event.claims) {
      const Account& account = corpus_.accounts[corpus_.tellings[claim.telling].dispatch];
      told_first = account.earliest <= account.latest ? std::min(told_first, account.latest) : told_first;
      told_last = account.earliest <= account.latest ? std::max(told_last, account.latest) : told_last;
    }
    bind_known(q, 15, told_first, told_first <= told_last);
    bind_known(q, 16, told_last, told_first <= told_last);
    q.bind(17, event.claims.size()).bind(18, event.origins).bind(19, event.disputed).bind(20, reviewed).bind(21, name_of(event.grade)).bind(22, event.reason).run();
    for (const EventClaim& claim : event.claims) {
      const Telling& t = corpus_.tellings[claim.telling];
      insert_claim_.bind(1, id).bind(2, ids_[t.dispatch]).bind(3, t.number).bind(4, name(t.source)).bind(5, claim.denies).bind(6, claim.superseded).bind(7, claim.rejected).bind(8, claim.accepted);
      bind_known(insert_claim_, 9, t.count, t.count >= 0);
      const std::uint32_t truce = telling_of(corpus_, t.dispatch, t.violates);
      const auto broken = truce == kNone ? events_.end() : events_.find(d_.merged.event_of[truce]);
      broken == events_.end() ? insert_claim_.bind_null(10) : insert_claim_.bind(10, broken->second);
      insert_claim_.run();
    }
    put_places(insert_place_, id, event.places);
    put_box(id, event.places);
    actors(id, "agent", event.agents);
    actors(id, "target", event.targets);
    actors(id, "source", event.claimants);
  }

  /// The places themselves, then those around them.
  void put_places(Query& q, std::int64_t id, const std::vector<Symbol>& places) {
    for (const bool own : {true, false}) {
      for (const Symbol place : places) {
        Symbol p = own ? place : d_.atlas.parent[place];
        for (int step = 0; p != kNone && step < (own ? 1 : 16); ++step, p = d_.atlas.parent[p]) {
          q.bind(1, id).bind(2, name(p)).bind(3, own).run();
          places_.insert(p);
        }
      }
    }
  }

  void put_box(std::int64_t id, const std::vector<Symbol>& places) {
    const auto place = places.empty() ? world_.places.end() : world_.places.find(name(places.front()));
    if (place != world_.places.end() && place->second.latitude && place->second.longitude) {
      const double x = *place->second.longitude, y = *place->second.latitude;
      insert_box_.bind(1, id).bind(2, x).bind(3, x).bind(4, y).bind(5, y).run();
    }
  }

  void actors(std::int64_t id, std::string_view role, const std::vector<Symbol>& symbols) {
    for (const bool own : {true, false}) {
      for (const Symbol symbol : symbols) {
        Symbol a = symbol == kNone || own ? symbol : d_.atlas.parent[symbol];
        for (int step = 0; a != kNone && step < (own ? 1 : 16); ++step, a = d_.atlas.parent[a]) {
          insert_actor_.bind(1, id).bind(2, name(a)).bind(3, role).bind(4, own).run();
          actors_.insert(a);
        }
      }
    }
  }

  void write_tolls() {
    std::map<std::uint32_t, std::uint32_t> event_of;
    for (const auto& [event, toll] : d_.tolls) {
      event_of.emplace(toll, event);
    }
    Query q = db_.query("INSERT INTO tolls VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)");
    const auto notes = note_tolls(d_);
    Query subset = db_.query("INSERT INTO toll_subsets VALUES (?, ?, ?, ?, ?)");
    Query place = db_.query("INSERT OR IGNORE INTO toll_places VALUES (?, ?, ?)");
    for (std::uint32_t i = 0; i < corpus_.tolls.size(); ++i) {
      const Toll& toll = corpus_.tolls[i];
      const Account& account = corpus_.accounts[toll.dispatch];
      const auto event = event_of.find(i);
      auto places = symbols_of(corpus_, toll.places);
      std::sort(places.begin(), places.end(), [this](Symbol a, Symbol b) { return std::pair(d_.atlas.precision[a], name(a)) < std::pair(d_.atlas.precision[b], name(b)); });
      q.bind(1, i + 1).bind(2, ids_[toll.dispatch]).bind(3, toll.number);
      bind_known(q, 4, event == event_of.end() || !events_.contains(event->second) ? 0 : events_.at(event->second), event != event_of.end() && events_.contains(event->second));
      q.bind(5, name(toll.effect)).bind(6, name(toll.victims));
      bind_known(q, 7, toll.min, toll.min >= 0);
      bind_known(q, 8, toll.max, toll.max >= 0);
      q.bind(9, toll.cumulative).bind(10, name(toll.cause)).bind(11, name(toll.side)).bind(12, name(toll.source));
      places.empty() ? q.bind_null(13) : q.bind(13, name(places.front()));
      bind_known(q, 14, toll.window.first, toll.window.known());
      bind_known(q, 15, toll.window.last, toll.window.known());
      bind_known(q, 16, account.latest, account.earliest <= account.latest);
      q.bind(17, bool{d_.toll_replaced[i]}).bind(18, notes[i].series + 1);
      bind_known(q, 19, notes[i].grown_min, notes[i].grown_min >= 0);
      bind_known(q, 20, notes[i].grown_max, notes[i].grown_max >= 0);
      q.bind(21, notes[i].flags).run();
      put_places(place, i + 1, places);
      if (toll.source != kNone) {
        actors_.insert(toll.source);
      }
      for (std::uint32_t s = 0; s < toll.subset_count; ++s) {
        const TollSubset& part = corpus_.subsets[toll.subsets + s];
        subset.bind(1, i + 1).bind(2, s + 1).bind(3, name(part.victims));
        bind_known(subset, 4, part.min, part.min >= 0);
        bind_known(subset, 5, part.max, part.max >= 0);
        subset.run();
      }
    }
  }

  void write_disputes() {
    Query q = db_.query("INSERT OR IGNORE INTO disputes VALUES (?, ?, ?, ?, ?)");
    for (const Dispute& dispute : d_.disputes) {
      const auto event = events_.find(dispute.event), other = events_.find(dispute.other_event);
      if (event != events_.end() && other != events_.end()) {
        q.bind(1, event->second).bind(2, name_of(dispute.kind)).bind(3, other->second).bind(4, claim_name(corpus_, dispute.claim)).bind(5, claim_name(corpus_, dispute.other_claim)).run();
      }
    }
  }

  void write_names() {
    Query place = db_.query("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?)"), actor = db_.query("INSERT INTO actors VALUES (?, ?, ?)");
    for (const Symbol s : places_) {
      const auto known = world_.places.find(name(s));
      const bool is_known = known != world_.places.end();
      const std::string& id = name(s);
      place.bind(1, id).bind(2, is_known ? known->second.name : id.substr(1, id.rfind('@') == std::string::npos ? std::string::npos : id.rfind('@') - 1));
      place.bind(3, name(d_.atlas.parent[s])).bind(4, is_known ? known->second.country : "").bind(5, name_of(is_known ? known->second.precision : PlacePrecision::kVague));
      is_known && known->second.latitude ? place.bind(6, *known->second.latitude) : place.bind_null(6);
      is_known && known->second.longitude ? place.bind(7, *known->second.longitude) : place.bind_null(7);
      place.run();
    }
    for (const Symbol s : actors_) {
      const auto known = world_.actors.find(name(s));
      actor.bind(1, name(s)).bind(2, known == world_.actors.end() ? name(s).substr(1) : known->second.name).bind(3, name(d_.atlas.parent[s])).run();
    }
  }

  Database& db_;
  const Derived& d_;
  const Corpus& corpus_;
  const World& world_;
  const std::vector<std::int64_t>& ids_;
  std::map<std::uint32_t, std::int64_t> events_;  ///< first telling → number
  std::set<Symbol> places_, actors_;
  Query insert_event_ = db_.query("INSERT INTO events VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)");
  Query insert_claim_ = db_.query("INSERT INTO event_claims VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  Query insert_place_ = db_.query("INSERT OR IGNORE INTO event_places VALUES (?, ?, ?)");
  Query insert_actor_ = db_.query("INSERT OR IGNORE INTO event_actors VALUES (?, ?, ?, ?)");
  Query insert_box_ = db_.query("INSERT INTO event_boxes VALUES (?, ?, ?, ?, ?)");
};

std::vector<DecisionText> decision_texts(const std::vector<Decision>& decisions) {
  std::vector<DecisionText> out;
  for (const Decision& d : decisions) {
    out.push_back({d.id, d.kind, d.subject, d.detail, d.who, d.why});
  }
  return out;
}

/// One row for each dispatch, from its reading and its origin.
void write_sources(Database& db, const Derived& d, const std::vector<std::int64_t>& ids) {
  Query reading = db.query("SELECT json FROM readings WHERE dispatch = ?"), insert = db.query("INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  simdjson::dom::parser parser;
  for (std::size_t a = 0; a < ids.size(); ++a) {
    const Account& account = d.corpus.accounts[a];
    if (simdjson::dom::element root, head; reading.bind(1, ids[a]).step() && parser.parse(reading.text(0).data(), reading.text(0).size()).get(root) == simdjson::SUCCESS && root["dispatch"].get(head) == simdjson::SUCCESS) {
      insert.bind(1, ids[a]).bind(2, text_at(head, "title")).bind(3, text_at(head, "language")).bind(4, text_at(head, "status"));
    }
    reading.step();
    account.earliest <= account.latest ? insert.bind(5, account.earliest).bind(6, account.latest) : insert.bind_null(5).bind_null(6);
    std::string credits;
    for (const Symbol s : symbols_of(d.corpus, account.credits)) {
      credits += (credits.empty() ? "" : ",") + d.corpus.symbols.name(s);
    }
    insert.bind(7, account.notice ? name_of(*account.notice) : "").bind(8, credits).bind(9, ids[d.origins.of[a]]).bind(10, d.origins.containment[a]);
    d.origins.superseded_by[a] == kNone ? insert.bind_null(11) : insert.bind(11, ids[d.origins.superseded_by[a]]);
    insert.run();
  }
}

}  // namespace

bool is_fresh(Store& store) {
  const bool made = store.db.number("SELECT count(*) FROM sqlite_schema WHERE name = 'derived'") == 1;
  return made && store.db.number("SELECT log_size = (SELECT coalesce(max(seq), 0) FROM log) FROM derived") == 1;
}

Result<void> refresh(Store& store, const World& world, const std::string& knowledge, bool force) {
  Database& db = store.db;
  if (!force && is_fresh(store) && db.word("SELECT knowledge FROM derived") == knowledge) {
    return db.outcome();
  }
  Corpus corpus;
  std::vector<std::int64_t> ids;
  std::optional<Error> failure;
  const auto read = for_each_kept(store, [&](const Kept& kept) {
    const auto text = decode(kept.bytes, "");
    const auto added = add_account(corpus, kept.reading, text ? std::string_view(text->text()) : std::string_view());
    ids.push_back(kept.id);
    failure = added ? failure : added.error();
  });
  const auto decided = decisions(store);
  if (!read || failure || !decided) {
    return tl::unexpected(!read ? read.error() : failure ? Error{ErrorCode::kStore, "a reading " + failure->what, db.path()} : decided.error());
  }
  const Derived derived = derive(std::move(corpus), world, decision_texts(*decided));
  Transaction transaction(db);
  drop_derived(db);
  db.run(kDerivedSchema);
  Writer(db, derived, world, ids).write();
  write_sources(db, derived, ids);
  db.run(kDerivedIndexes);
  db.run("INSERT INTO words (rowid, text) SELECT id, text FROM texts WHERE id > (SELECT coalesce(max(id), 0) FROM words_docsize)");
  db.query("INSERT INTO derived VALUES (1, ?, (SELECT coalesce(max(seq), 0) FROM log))").bind(1, knowledge).run();
  return transaction.commit();
}

}  // namespace recoupe

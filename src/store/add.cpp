// SPDX-License-Identifier: GPL-3.0-or-later
// What goes into a record: dispatches with their readings, and decisions.
#include <fmt/core.h>

#include <algorithm>

#include "store/clock.h"
#include "store/custody.h"
#include "store/store.h"

namespace recoupe {
namespace {

std::int64_t version_id(Database& db, const Version& version) {
  db.query("INSERT OR IGNORE INTO versions (program, knowledge) VALUES (?, ?)").bind(1, version.program).bind(2, version.knowledge).run();
  Query found = db.query("SELECT id FROM versions WHERE program = ? AND knowledge = ?");
  return found.bind(1, version.program).bind(2, version.knowledge).step() ? found.integer(0) : 0;
}

/// The statements of one batch.
class Adder {
 public:
  Adder(Store& store, const Version& version) : db_(store.db), custody_(store), version_(version), version_id_(version_id(db_, version)) {}

  Fate add(const Incoming& in) {
    const std::string sha256 = bytes_of_hex(in.sha256);
    std::int64_t dispatch = 0;
    std::string before;  // the date that counted so far
    const bool fresh = !find(sha256, dispatch, before);
    if (fresh) {
      insert_dispatch_.bind_blob(1, sha256).bind_blob(2, in.bytes).run();
      dispatch = db_.last_id();
    }
    has_receipt_.bind(1, dispatch).bind(2, in.path).bind(3, in.given);
    const bool known = has_receipt_.step();
    if (known) {
      has_receipt_.step();
      return Fate::kKnown;
    }
    insert_receipt_.bind(1, dispatch).bind(2, in.path).bind(3, in.given).run();
    custody_.received(db_.last_id(), in.path, in.given, in.bytes);
    if (fresh || (!in.given.empty() && (before.empty() || in.given < before))) {
      put_reading_.bind(1, dispatch).bind(2, version_id_).bind(3, in.reading).run();
      custody_.read(dispatch, sha256, version_, in.reading);
    }
    return Fate::kAdded;
  }

 private:
  bool find(const std::string& sha256, std::int64_t& dispatch, std::string& given) {
    find_.bind_blob(1, sha256);
    if (!find_.step()) {
      return false;
    }
    dispatch = find_.integer(0);
    given = find_.text(1);
    find_.step();
    return dispatch != 0;
  }

  Database& db_;
  Custody custody_;
  const Version& version_;
  std::int64_t version_id_;
  Query find_ = db_.query("SELECT d.id, min(nullif(r.given, '')) FROM dispatches d LEFT JOIN receipts r ON r.dispatch = d.id WHERE d.sha256 = ? GROUP BY d.id");
  Query insert_dispatch_ = db_.query("INSERT INTO dispatches (sha256, bytes) VALUES (?, ?)");
  Query has_receipt_ = db_.query("SELECT 1 FROM receipts WHERE dispatch = ? AND path = ? AND given = ?");
  Query insert_receipt_ = db_.query("INSERT INTO receipts (dispatch, path, given) VALUES (?, ?, ?)");
  Query put_reading_ = db_.query("INSERT INTO readings (dispatch, version, json) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET version = ?2, json = ?3");
};

}  // namespace

Result<std::vector<Fate>> add_batch(Store& store, const Version& version, std::span<const Incoming> batch) {
  Transaction transaction(store.db);
  std::vector<Fate> out;
  {
    Adder adder(store, version);
    for (const Incoming& in : batch) {
      out.push_back(adder.add(in));
    }
  }
  if (const auto done = transaction.commit(); !done) {
    return tl::unexpected(done.error());
  }
  return out;
}

std::string receipt_key(std::string_view sha256, std::string_view path, std::string_view given) {
  return fmt::format("{}\n{}\n{}", sha256, path, given);
}

Result<std::vector<std::string>> known_receipts(Store& store) {
  std::vector<std::string> out;
  for (Query q = store.db.query("SELECT d.sha256, r.path, r.given FROM receipts r JOIN dispatches d ON d.id = r.dispatch"); q.step();) {
    out.push_back(receipt_key(hex_of(q.blob(0)), q.text(1), q.text(2)));
  }
  if (const auto done = store.db.outcome(); !done) {
    return tl::unexpected(done.error());
  }
  return out;
}

Result<void> for_each_kept(Store& store, const std::function<void(const Kept&)>& take) {
  Query q = store.db.query("SELECT d.id, d.bytes, coalesce((SELECT min(nullif(given, '')) FROM receipts WHERE dispatch = d.id), ''), r.json "
                           "FROM dispatches d JOIN readings r ON r.dispatch = d.id ORDER BY d.sha256");
  while (q.step()) {
    take({q.integer(0), q.blob(1), std::string(q.text(2)), q.text(3)});
  }
  return store.db.outcome();
}

Result<std::size_t> reread(Store& store, const Version& version, const std::function<std::string(const Kept&)>& read) {
  Transaction transaction(store.db);
  std::size_t changed = 0;
  {
    Custody custody(store);
    const std::int64_t id = version_id(store.db, version);
    Query put = store.db.query("UPDATE readings SET version = ?2, json = ?3 WHERE dispatch = ?1");
    Query sum = store.db.query("SELECT sha256 FROM dispatches WHERE id = ?");
    const auto done = for_each_kept(store, [&](const Kept& kept) {
      const std::string json = read(kept);
      if (json == kept.reading) {
        return;
      }
      ++changed;
      put.bind(1, kept.id).bind(2, id).bind(3, json).run();
      sum.bind(1, kept.id).step();
      custody.read(kept.id, sum.blob(0), version, json);
      sum.step();
    });
    if (!done) {
      return tl::unexpected(done.error());
    }
  }
  if (const auto done = transaction.commit(); !done) {
    return tl::unexpected(done.error());
  }
  return changed;
}

Result<Decision> decide(Store& store, Decision decision) {
  Transaction transaction(store.db);
  decision.time = utc_now();
  store.db.query("INSERT INTO decisions (time, who, kind, subject, detail, why) VALUES (?, ?, ?, ?, ?, ?)")
      .bind(1, decision.time).bind(2, decision.who).bind(3, decision.kind).bind(4, decision.subject).bind(5, decision.detail).bind(6, decision.why).run();
  decision.id = store.db.last_id();
  Custody(store).decided(decision);
  if (const auto done = transaction.commit(); !done) {
    return tl::unexpected(done.error());
  }
  return decision;
}

Result<std::vector<Decision>> decisions(Store& store) {
  std::vector<Decision> out;
  for (Query q = store.db.query("SELECT id, time, who, kind, subject, detail, why FROM decisions ORDER BY id"); q.step();) {
    out.push_back({q.integer(0), std::string(q.text(1)), std::string(q.text(2)), std::string(q.text(3)), std::string(q.text(4)), std::string(q.text(5)), std::string(q.text(6))});
  }
  if (const auto done = store.db.outcome(); !done) {
    return tl::unexpected(done.error());
  }
  return out;
}

}  // namespace recoupe

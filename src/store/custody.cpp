// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/custody.h"

#include <fmt/core.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#include <array>
#include <initializer_list>
#include <map>
#include <unordered_map>

#include "store/clock.h"

namespace recoupe {
namespace {

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> sum{};
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), sum.data());
  return {reinterpret_cast<const char*>(sum.data()), sum.size()};
}

/// The fields with a NUL after each but the last.
std::string joined(std::initializer_list<std::string_view> fields) {
  std::string out;
  for (const auto& field : fields) {
    out += field;
    out += '\0';
  }
  out.pop_back();
  return out;
}

std::string first_head() { return sha256("recoupe.custody/1"); }

std::string commitment_of(std::string_view salt, std::string_view kind, std::string_view content) {
  std::string all(salt);
  all += joined({kind, content});
  return sha256(all);
}

std::string next_head(std::string_view head, std::int64_t seq, std::string_view time, std::string_view kind, std::int64_t subject,
                      std::string_view salt, std::string_view commitment) {
  std::string all(head);
  all += joined({std::to_string(seq), time, kind, std::to_string(subject), ""});
  all += sha256(salt);
  all += commitment;
  return sha256(all);
}

std::string received_content(std::string_view path, std::string_view given, std::string_view bytes) { return joined({path, given, bytes}); }

std::string read_content(std::string_view sha256_bytes, std::string_view program, std::string_view knowledge, std::string_view json) {
  return std::string(sha256_bytes) + joined({program, knowledge, json});
}

std::string decided_content(const Decision& d) { return joined({d.time, d.who, d.kind, d.subject, d.detail, d.why}); }

/// What the log says, gathered while its chain is followed.
struct Entries {
  struct Sealed { std::string salt, commitment; };
  std::unordered_map<std::int64_t, Sealed> receipts, readings, decisions;  ///< the last entry of each subject
};

/// Follows the chain; every break is a fault.
Entries follow_chain(Database& db, const std::optional<Checkpoint>& earlier, Verification& out) {
  Entries entries;
  std::string head = first_head();
  Query q = db.query("SELECT seq, time, kind, coalesce(receipt, reading, decision), salt, commitment, head, receipt IS NOT NULL, reading IS NOT NULL FROM log ORDER BY seq");
  while (q.step()) {
    const std::int64_t seq = q.integer(0), subject = q.integer(3);
    const std::string kind(q.text(2));
    if (seq != out.now.size + 1) {
      out.faults.push_back(fmt::format("log entry {}: an entry before it is missing", seq));
    }
    out.now.size = seq;
    out.now.time = q.text(1);
    head = next_head(head, seq, q.text(1), kind, subject, q.blob(4), q.blob(5));
    if (head != q.blob(6)) {
      out.faults.push_back(fmt::format("log entry {}: its head does not follow from the entries before it", seq));
      head = q.blob(6);
    }
    if (earlier && seq == earlier->size && hex_of(head) != earlier->head) {
      out.faults.push_back(fmt::format("log entry {}: the checkpoint of {} has another head", seq, earlier->time));
    }
    const bool receipt = q.integer(7) != 0, reading = q.integer(8) != 0;
    if (kind != (receipt ? "received" : reading ? "read" : "decided")) {
      out.faults.push_back(fmt::format("log entry {}: is about something else than it says", seq));
    }
    (receipt ? entries.receipts : reading ? entries.readings : entries.decisions)[subject] = {std::string(q.blob(4)), std::string(q.blob(5))};
  }
  out.now.head = hex_of(head);
  if (earlier && earlier->size > out.now.size) {
    out.faults.push_back(fmt::format("the log has {} entries, the checkpoint of {} had {}", out.now.size, earlier->time, earlier->size));
  }
  return entries;
}

/// Compares one thing with its entry, which is then done with.
void compare(std::unordered_map<std::int64_t, Entries::Sealed>& entries, std::int64_t id, std::string_view kind, const std::string& content,
             const std::string& what, Verification& out) {
  const auto entry = entries.find(id);
  if (entry == entries.end()) {
    out.faults.push_back(what + ": the log does not know it");
    return;
  }
  if (commitment_of(entry->second.salt, kind, content) != entry->second.commitment) {
    out.faults.push_back(what + ": is not what the log says");
  }
  entries.erase(entry);
}

void check_contents(Database& db, Entries& entries, Verification& out) {
  for (Query q = db.query("SELECT sha256, bytes, id FROM dispatches ORDER BY id"); q.step();) {
    if (sha256(q.blob(1)) != q.blob(0)) {
      out.faults.push_back(fmt::format("dispatch {}: its bytes have another SHA-256", hex_of(q.blob(0))));
    }
    const std::int64_t dispatch = q.integer(2);
    Query receipt = db.query("SELECT id, path, given FROM receipts WHERE dispatch = ?");
    for (receipt.bind(1, dispatch); receipt.step();) {
      compare(entries.receipts, receipt.integer(0), "received", received_content(receipt.text(1), receipt.text(2), q.blob(1)),
              fmt::format("receipt {} of dispatch {}", receipt.integer(0), hex_of(q.blob(0))), out);
    }
  }
  Query reading = db.query("SELECT d.id, d.sha256, v.program, v.knowledge, r.json FROM dispatches d LEFT JOIN readings r ON r.dispatch = d.id LEFT JOIN versions v ON v.id = r.version");
  while (reading.step()) {
    compare(entries.readings, reading.integer(0), "read", read_content(reading.blob(1), reading.text(2), reading.text(3), reading.text(4)),
            fmt::format("reading of dispatch {}", hex_of(reading.blob(1))), out);
  }
  for (Query q = db.query("SELECT id, time, who, kind, subject, detail, why FROM decisions"); q.step();) {
    const Decision d{q.integer(0), std::string(q.text(1)), std::string(q.text(2)), std::string(q.text(3)), std::string(q.text(4)), std::string(q.text(5)), std::string(q.text(6))};
    compare(entries.decisions, d.id, "decided", decided_content(d), fmt::format("decision {}", d.id), out);
  }
  for (const auto* left : {&entries.receipts, &entries.readings, &entries.decisions}) {
    for (const auto& entry : *left) {
      out.faults.push_back(fmt::format("{} {}: the log knows it, and it is gone", left == &entries.receipts ? "receipt" : left == &entries.readings ? "reading of dispatch number" : "decision", entry.first));
    }
  }
}

}  // namespace

Custody::Custody(Store& store)
    : db_(store.db),
      insert_(db_.query("INSERT INTO log (seq, time, kind, receipt, reading, decision, salt, commitment, head) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")),
      time_(utc_now()),
      head_(first_head()) {
  Query last = db_.query("SELECT seq, head FROM log ORDER BY seq DESC LIMIT 1");
  if (last.step()) {
    seq_ = last.integer(0);
    head_ = last.blob(1);
  }
}

void Custody::append(std::string_view kind, std::int64_t subject, const std::string& content) {
  std::string salt(16, '\0');
  if (RAND_bytes(reinterpret_cast<unsigned char*>(salt.data()), static_cast<int>(salt.size())) != 1) {
    return db_.fail("the system gave no random numbers");
  }
  const std::string commitment = commitment_of(salt, kind, content);
  head_ = next_head(head_, ++seq_, time_, kind, subject, salt, commitment);
  insert_.bind(1, seq_).bind(2, time_).bind(3, kind).bind_null(4).bind_null(5).bind_null(6).bind_blob(7, salt).bind_blob(8, commitment).bind_blob(9, head_);
  insert_.bind(kind == "received" ? 4 : kind == "read" ? 5 : 6, subject).run();
}

void Custody::received(std::int64_t receipt, std::string_view path, std::string_view given, std::string_view bytes) {
  append("received", receipt, received_content(path, given, bytes));
}

void Custody::read(std::int64_t dispatch, std::string_view sha256, const Version& version, std::string_view json) {
  append("read", dispatch, read_content(sha256, version.program, version.knowledge, json));
}

void Custody::decided(const Decision& decision) { append("decided", decision.id, decided_content(decision)); }

Result<Verification> verify(Store& store, const std::optional<Checkpoint>& earlier) {
  Verification out;
  store.db.run("BEGIN");  // one view of the whole record, whoever writes meanwhile
  Entries entries = follow_chain(store.db, earlier, out);
  check_contents(store.db, entries, out);
  for (Query q = store.db.query("PRAGMA integrity_check"); q.step();) {
    if (q.text(0) != "ok") {
      out.faults.push_back("the file is damaged: " + std::string(q.text(0)));
    }
  }
  for (Query q = store.db.query("PRAGMA foreign_key_check"); q.step();) {
    out.faults.push_back("the file is damaged: a row of " + std::string(q.text(0)) + " points to nothing");
  }
  store.db.run("COMMIT");
  if (const auto done = store.db.outcome(); !done) {
    return tl::unexpected(done.error());
  }
  return out;
}

std::string hex_of(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    out += fmt::format("{:02x}", static_cast<unsigned char>(c));
  }
  return out;
}

std::string bytes_of_hex(std::string_view hex) {
  const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    const int high = digit(hex[i]), low = digit(hex[i + 1]);
    if (high < 0 || low < 0) {
      return {};
    }
    out += static_cast<char>(high * 16 + low);
  }
  return hex.size() % 2 == 0 ? out : std::string();
}

}  // namespace recoupe

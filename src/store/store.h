// SPDX-License-Identifier: GPL-3.0-or-later
// The door of store/: the file that holds a record. What was received and decided is kept; the rest is remade.
//
//   auto store = open_store("war.rec", StoreAccess::kWrite, tell);
//   add_batch(*store, version, incoming);     // durable when it answers
//   refresh(*store, world);                   // events, tolls, states, full text
//
// One writer at a time (lock.h), any number of readers. No exception leaves this module but those of allocation.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/lock.h"
#include "store/sqlite.h"

namespace recoupe {

enum class StoreAccess { kRead, kWrite };

/// An open record.
struct Store {
  std::optional<WriterLock> lock;  ///< held while writing; let go after the file is closed
  Database db;
};

using Waiting = std::function<void(std::string_view holder)>;

/// Opens a record; kWrite makes it when there is none, and waits for another writer after calling `waiting`.
/// Fails with kStore: no such record, not a record, made by a newer program, damaged.
Result<Store> open_store(const std::filesystem::path& path, StoreAccess access, const Waiting& waiting = {});

/// What makes readings: the program's version and the SHA-256 of all its knowledge.
struct Version { std::string program, knowledge; };

/// One dispatch on its way in.
struct Incoming {
  std::string sha256;   ///< of the bytes, 64 hexadecimal digits
  std::string bytes;
  std::string path;
  std::string given;    ///< "2016-08-18", or empty
  std::string reading;  ///< its line of JSON, made with an empty path and that date
};

enum class Fate { kAdded, kKnown };

/// Stores a batch in one transaction; all of it is on the disk when this answers, or none. The same dispatch under the
/// same name and date is known and changes nothing. Of several dates given for one dispatch the earliest counts.
Result<std::vector<Fate>> add_batch(Store& store, const Version& version, std::span<const Incoming> batch);

/// Names each receipt that is there already, so that nobody reads a known dispatch again.
std::string receipt_key(std::string_view sha256, std::string_view path, std::string_view given);
Result<std::vector<std::string>> known_receipts(Store& store);

/// One dispatch as it is kept.
struct Kept {
  std::int64_t id = 0;
  std::string_view bytes;
  std::string given;      ///< the earliest date given, or empty
  std::string_view reading;
};

/// Hands over every dispatch in the order of its SHA-256; views hold during the call.
Result<void> for_each_kept(Store& store, const std::function<void(const Kept&)>& take);

/// Reads everything anew: `read` makes the JSON of a dispatch. Readings that come out the same stay untouched.
Result<std::size_t> reread(Store& store, const Version& version, const std::function<std::string(const Kept&)>& read);

/// One decision of a person.
struct Decision {
  std::int64_t id = 0;
  std::string time, who, kind, subject, detail, why;
};

/// Appends a decision and its entry in the log; `id` and `time` are set here.
Result<Decision> decide(Store& store, Decision decision);
Result<std::vector<Decision>> decisions(Store& store);

}  // namespace recoupe

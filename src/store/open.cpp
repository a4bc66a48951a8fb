// SPDX-License-Identifier: GPL-3.0-or-later
// Opening a record: what file it is, which version, and the way to this one.
#include <fmt/core.h>

#include <array>
#include <filesystem>

#include "store/functions.h"
#include "store/migrate.h"
#include "store/schema.h"
#include "store/store.h"

namespace recoupe {
namespace {

constexpr std::int64_t kApplicationId = 0x7265636F;  // "reco"

/// Step i takes a file of version i to version i + 1; step 0 makes an empty file a record.
const std::array kSteps = {kKeptSchema};

Error error_of(std::string what, const std::filesystem::path& path) { return {ErrorCode::kStore, std::move(what), path.string()}; }

/// Refuses what is no record of ours, or one of a later program.
Result<void> check_identity(Database& db, const std::filesystem::path& path) {
  const std::int64_t id = db.number("PRAGMA application_id"), version = db.number("PRAGMA user_version");
  const bool empty = id == 0 && version == 0 && db.number("SELECT count(*) FROM sqlite_schema") == 0;
  if (const auto read = db.outcome(); !read) {
    return read;
  }
  if (id != kApplicationId && !empty) {
    return tl::unexpected(error_of("is no recoupe record", path));
  }
  if (version > static_cast<std::int64_t>(kSteps.size())) {
    return tl::unexpected(error_of(fmt::format("was made by a newer recoupe (format {}, this program knows {}); use that program", version, kSteps.size()), path));
  }
  return {};
}

Result<void> prepare_for_writing(Database& db) {
  db.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536; PRAGMA temp_store = FILE;");
  if (db.number("PRAGMA user_version") == 0) {
    db.run(fmt::format("PRAGMA application_id = {}", kApplicationId));
  }
  if (const auto ready = db.outcome(); !ready) {
    return ready;
  }
  return migrate(db, kSteps);
}

}  // namespace

Result<Store> open_store(const std::filesystem::path& path, StoreAccess access, const Waiting& waiting) {
  std::error_code failure;
  const bool write = access == StoreAccess::kWrite;
  if (!write && !std::filesystem::exists(path, failure)) {
    return tl::unexpected(error_of("there is no such record; `recoupe add` makes one", path));
  }
  std::optional<WriterLock> lock;
  if (write) {
    auto taken = WriterLock::take(path, waiting);
    if (!taken) {
      return tl::unexpected(taken.error());
    }
    lock.emplace(std::move(*taken));
  }
  auto db = Database::open(path, write ? Database::Access::kWrite : Database::Access::kRead);
  if (!db) {
    return tl::unexpected(db.error());
  }
  if (const auto known = check_identity(*db, path); !known) {
    return tl::unexpected(known.error());
  }
  if (write) {
    if (const auto ready = prepare_for_writing(*db); !ready) {
      return tl::unexpected(ready.error());
    }
  }
  add_functions(*db);
  return Store{std::move(lock), *std::move(db)};
}

}  // namespace recoupe

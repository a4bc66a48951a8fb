// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrate.h"

#include <fmt/core.h>

#include <filesystem>

namespace recoupe {

Result<void> migrate(Database& db, std::span<const char* const> steps) {
  const auto from = static_cast<std::size_t>(db.number("PRAGMA user_version"));
  if (from > 0 && from < steps.size()) {
    const std::string backup = fmt::format("{}.format-{}.backup", db.path(), from);
    std::error_code none;
    std::filesystem::remove(backup, none);  // of a migration that was cut off before its first step
    db.query("VACUUM INTO ?").bind(1, backup).run();
  }
  for (std::size_t step = from; step < steps.size() && !db.failed(); ++step) {
    Transaction transaction(db);
    db.run(steps[step]);
    db.run(fmt::format("PRAGMA user_version = {}", step + 1));
    if (const auto done = transaction.commit(); !done) {
      return done;
    }
  }
  return db.outcome();
}

}  // namespace recoupe

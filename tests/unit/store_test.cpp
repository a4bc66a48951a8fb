// SPDX-License-Identifier: GPL-3.0-or-later
// The file of a record: migrations step by step, and cells that spreadsheets cannot run.
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <filesystem>

#include "formats/csv.h"
#include "store/migrate.h"
#include "store/store.h"

namespace recoupe {
namespace {

class Folder {
 public:
  Folder() : path_(std::filesystem::temp_directory_path() / ("recoupe-store-" + std::to_string(getpid()))) { std::filesystem::create_directories(path_); }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::filesystem::path operator/(const char* name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

TEST(Migration, goes_one_step_at_a_time_after_a_copy_and_stops_where_a_step_fails) {
  const Folder folder;
  const std::array first = {"CREATE TABLE a (x)"};
  const std::array later = {"CREATE TABLE a (x)", "ALTER TABLE a ADD COLUMN y", "CREATE TABLE b (z)", "CREATE TABLE b (again)"};
  {
    auto db = Database::open(folder / "m.rec", Database::Access::kWrite).value();
    ASSERT_TRUE(migrate(db, first));
    EXPECT_EQ(db.number("PRAGMA user_version"), 1);
    EXPECT_FALSE(std::filesystem::exists(folder / "m.rec.format-1.backup"));
  }
  {
    auto db = Database::open(folder / "m.rec", Database::Access::kWrite).value();
    EXPECT_FALSE(migrate(db, later));
    db.forgive();
    EXPECT_EQ(db.number("PRAGMA user_version"), 3);
    EXPECT_EQ(db.number("SELECT count(*) FROM pragma_table_info('a')"), 2);
  }
  auto backup = Database::open(folder / "m.rec.format-1.backup", Database::Access::kRead).value();
  EXPECT_EQ(backup.number("PRAGMA user_version"), 1);
  EXPECT_EQ(backup.number("SELECT count(*) FROM pragma_table_info('a')"), 1);
}

TEST(Store, what_fails_amid_a_batch_leaves_nothing_of_it) {
  const Folder folder;
  auto store = open_store(folder / "s.rec", StoreAccess::kWrite).value();
  const Incoming good{std::string(64, 'a'), "text", "a.txt", "", "{}"}, bad{"no sum", "text", "b.txt", "", "{}"};
  EXPECT_FALSE(add_batch(store, {"p", "k"}, std::array{good, bad}));
  store.db.forgive();
  EXPECT_EQ(store.db.number("SELECT count(*) FROM dispatches"), 0);
  EXPECT_EQ(add_batch(store, {"p", "k"}, std::array{good, good}).value(), (std::vector{Fate::kAdded, Fate::kKnown}));
  EXPECT_EQ(store.db.number("SELECT count(*) FROM log"), 2);
}

TEST(Csv, formulas_are_defused_and_numbers_stay) {
  const std::array<std::string, 6> cells = {"=1+1", "@x", "-5", "+33", "a,\"b\"", "-x"};
  EXPECT_EQ(csv_line(cells), "'=1+1,'@x,-5,'+33,\"a,\"\"b\"\"\",'-x\r\n");
}

}  // namespace
}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite behind two small classes, so that the rest of store/ reads as SQL and values.
//
//   Query q = db.query("SELECT path FROM receipts WHERE dispatch = ?");
//   for (q.bind(1, id); q.step();) { use(q.text(0)); }
//   return db.outcome();
//
// The first failure sticks to the Database, as with a stream: later steps do nothing and outcome() tells it. Whoever
// writes asks outcome() before telling anybody that it is done. Used by one thread at a time.
#pragma once

#include <concepts>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace recoupe {

/// What a Database shares with its queries.
struct Connection {
  sqlite3* handle = nullptr;
  std::string path;
  std::optional<Error> failure;
  ~Connection();
};

class Query {
 public:
  Query(Connection& connection, std::string_view sql);
  ~Query();
  Query(Query&& other) noexcept;
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  Query& operator=(Query&&) = delete;

  /// Parameters count from 1. Texts and blobs are copied.
  template <std::integral T>
  Query& bind(int parameter, T value) { return bind_integer(parameter, static_cast<std::int64_t>(value)); }
  Query& bind(int parameter, double value);
  Query& bind(int parameter, std::string_view text);
  Query& bind_blob(int parameter, std::string_view bytes);
  Query& bind_null(int parameter);

  /// True while there is a row. After the last row, or a failure, the query may be bound and stepped again.
  bool step();
  /// Runs a statement without rows, ready for the next values.
  void run() { while (step()) {} }

  /// Columns count from 0; views hold until the next step.
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string_view text(int column) const;
  std::string_view blob(int column) const;
  bool is_null(int column) const;

 private:
  Query& bind_integer(int parameter, std::int64_t value);
  void check(int code);
  Connection* connection_;
  sqlite3_stmt* statement_ = nullptr;
};

class Database {
 public:
  enum class Access { kRead, kWrite, kMemory };
  /// Opens a file, which need not exist for kWrite. Fails with kStore.
  static Result<Database> open(const std::filesystem::path& path, Access access);

  Query query(std::string_view sql) { return {*connection_, sql}; }
  /// Runs any number of statements.
  void run(const std::string& sql);
  std::int64_t last_id() const;
  /// The first column of the first row, or 0 / "" without one.
  std::int64_t number(std::string_view sql);
  std::string word(std::string_view sql);

  bool failed() const { return connection_->failure.has_value(); }
  /// Nothing, or the first failure.
  Result<void> outcome() const;
  /// What was read, or the first failure.
  template <class T>
  Result<T> answer(T value) const {
    const auto good = outcome();
    return good ? Result<T>(std::move(value)) : tl::unexpected(good.error());
  }
  /// Forgets a failure, after what it spoilt was rolled back.
  void forgive() { connection_->failure.reset(); }
  /// Lets a failure of our own stick.
  void fail(std::string what);
  sqlite3* handle() { return connection_->handle; }
  const std::string& path() const& { return connection_->path; }
  const std::string& path() const&& = delete;

 private:
  std::unique_ptr<Connection> connection_;
};

/// A transaction that is rolled back unless commit() was called and succeeded.
class Transaction {
 public:
  explicit Transaction(Database& database) : database_(database) { database_.run("BEGIN IMMEDIATE"); }
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  /// Durable when it answers good.
  Result<void> commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace recoupe

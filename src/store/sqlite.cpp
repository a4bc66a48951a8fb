// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlite.h"

#include <sqlite3.h>

#include <utility>

namespace recoupe {
namespace {

/// The words of SQLite for a failure, with advice where there is some.
std::string words_of(sqlite3* handle, int code) {
  switch (code & 0xFF) {
    case SQLITE_FULL: return "the disk or the allowed size is full; nothing of this step was stored";
    case SQLITE_IOERR: return "the disk could not be read or written (" + std::string(sqlite3_errstr(code)) + "); nothing of this step was stored";
    case SQLITE_NOTADB: return "is no recoupe record";
    case SQLITE_CORRUPT: return "is damaged (" + std::string(sqlite3_errmsg(handle)) + ")";
    case SQLITE_CANTOPEN: return "cannot be opened";
    case SQLITE_READONLY: return "may not be written";
    default: return sqlite3_errmsg(handle);
  }
}

void note(Connection& connection, int code) {
  if (!connection.failure) {
    // A malformed query: ours are tried by the tests, so these are the words that somebody searches for.
    const bool malformed = (code & 0xFF) == SQLITE_ERROR;
    connection.failure = Error{malformed ? ErrorCode::kUsage : ErrorCode::kStore, words_of(connection.handle, code), connection.path};
  }
}

}  // namespace

Connection::~Connection() { sqlite3_close(handle); }

Query::Query(Connection& connection, std::string_view sql) : connection_(&connection) {
  check(sqlite3_prepare_v2(connection.handle, sql.data(), static_cast<int>(sql.size()), &statement_, nullptr));
}

Query::~Query() { sqlite3_finalize(statement_); }

Query::Query(Query&& other) noexcept : connection_(other.connection_), statement_(std::exchange(other.statement_, nullptr)) {}

void Query::check(int code) {
  if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE) {
    note(*connection_, code);
  }
}

Query& Query::bind_integer(int parameter, std::int64_t value) { check(sqlite3_bind_int64(statement_, parameter, value)); return *this; }

Query& Query::bind(int parameter, double value) { check(sqlite3_bind_double(statement_, parameter, value)); return *this; }

Query& Query::bind(int parameter, std::string_view text) {
  check(sqlite3_bind_text64(statement_, parameter, text.empty() ? "" : text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
  return *this;
}

Query& Query::bind_blob(int parameter, std::string_view bytes) {
  check(sqlite3_bind_blob64(statement_, parameter, bytes.empty() ? "" : bytes.data(), bytes.size(), SQLITE_TRANSIENT));
  return *this;
}

Query& Query::bind_null(int parameter) { check(sqlite3_bind_null(statement_, parameter)); return *this; }

bool Query::step() {
  if (statement_ == nullptr || connection_->failure) {
    return false;
  }
  const int code = sqlite3_step(statement_);
  check(code);
  if (code != SQLITE_ROW) {
    sqlite3_reset(statement_);
  }
  return code == SQLITE_ROW;
}

std::int64_t Query::integer(int column) const { return sqlite3_column_int64(statement_, column); }

double Query::real(int column) const { return sqlite3_column_double(statement_, column); }

std::string_view Query::text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return text == nullptr ? std::string_view() : std::string_view(text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}

std::string_view Query::blob(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  return bytes == nullptr ? std::string_view() : std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}

bool Query::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

Result<Database> Database::open(const std::filesystem::path& path, Access access) {
  Database out;
  out.connection_ = std::make_unique<Connection>();
  out.connection_->path = path.string();
  const int flags = access == Access::kRead ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const int code = sqlite3_open_v2(access == Access::kMemory ? ":memory:" : path.c_str(), &out.connection_->handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  if (code != SQLITE_OK) {
    note(*out.connection_, code);
    return tl::unexpected(*out.connection_->failure);
  }
  sqlite3_extended_result_codes(out.connection_->handle, 1);
  sqlite3_busy_timeout(out.connection_->handle, 10000);
  return out;
}

void Database::run(const std::string& sql) {
  if (!connection_->failure) {
    const int code = sqlite3_exec(connection_->handle, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
      note(*connection_, code);
    }
  }
}

std::int64_t Database::last_id() const { return sqlite3_last_insert_rowid(connection_->handle); }

std::int64_t Database::number(std::string_view sql) {
  Query q = query(sql);
  return q.step() ? q.integer(0) : 0;
}

std::string Database::word(std::string_view sql) {
  Query q = query(sql);
  return q.step() ? std::string(q.text(0)) : std::string();
}

Result<void> Database::outcome() const {
  return connection_->failure ? Result<void>(tl::unexpected(*connection_->failure)) : Result<void>();
}

void Database::fail(std::string what) {
  if (!connection_->failure) {
    connection_->failure = Error{ErrorCode::kStore, std::move(what), connection_->path};
  }
}

Transaction::~Transaction() {
  if (open_ && sqlite3_get_autocommit(database_.handle()) == 0) {
    sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
  }
}

Result<void> Transaction::commit() {
  database_.run("COMMIT");
  open_ = database_.failed();
  return database_.outcome();
}

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/functions.h"

#include <sqlite3.h>

#include "base/keys.h"
#include "text/dispatch.h"

namespace recoupe {
namespace {

void decoded(sqlite3_context* context, int, sqlite3_value** values) {
  const auto* bytes = static_cast<const char*>(sqlite3_value_blob(values[0]));
  const auto size = static_cast<std::size_t>(sqlite3_value_bytes(values[0]));
  const auto dispatch = bytes == nullptr ? Result<Dispatch>(tl::unexpected(Error{})) : decode({bytes, size}, "");
  const std::string_view text = dispatch ? std::string_view(dispatch->text()) : std::string_view();
  sqlite3_result_text64(context, text.empty() ? "" : text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void folded(sqlite3_context* context, int, sqlite3_value** values) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
  const std::string out = text == nullptr ? std::string() : fold(text);
  sqlite3_result_text64(context, out.data(), out.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

}  // namespace

void add_functions(Database& db) {
  constexpr int kFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
  if (sqlite3_create_function_v2(db.handle(), "decoded", 1, kFlags, nullptr, decoded, nullptr, nullptr, nullptr) != SQLITE_OK ||
      sqlite3_create_function_v2(db.handle(), "folded", 1, kFlags, nullptr, folded, nullptr, nullptr, nullptr) != SQLITE_OK) {
    db.fail("SQLite refused a function");
  }
}

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/records.h"

#include <fmt/core.h>

#include "formats/reading_json.h"

namespace recoupe::cli {

Version version_of(const Loaded& loaded) { return {RECOUPE_VERSION, loaded.knowledge_sum}; }

std::string stored_reading(std::string_view bytes, std::string_view given, const Knowledge& knowledge) {
  const auto dispatch = decode(bytes, "");
  return dispatch ? reading_json(*dispatch, read_dispatch(*dispatch, knowledge, {parse_day(given)}), knowledge) : set_aside_json(sha256_hex(bytes), "", dispatch.error());
}

Result<Store> open_existing(const std::filesystem::path& path) {
  auto store = open_store(path, StoreAccess::kRead);
  return store ? open_store(path, StoreAccess::kWrite, tell_waiting) : std::move(store);
}

void tell_waiting(std::string_view holder) { fmt::print(stderr, "recoupe: waiting for {}\n", holder); }

}  // namespace recoupe::cli

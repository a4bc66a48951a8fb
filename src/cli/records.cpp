// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/records.h"

#include <fmt/core.h>

#include "formats/reading_json.h"
#include "formats/record_json.h"
#include "reading/knowledge_sum.h"
#include "store/refresh.h"

namespace recoupe::cli {

Result<Version> version_of(const Loaded& loaded) {
  return knowledge_sum(KnowledgeFiles(loaded.folders)).map([](std::string sum) { return Version{RECOUPE_VERSION, std::move(sum)}; });
}

std::string stored_reading(std::string_view bytes, std::string_view given, const Knowledge& knowledge) {
  const auto dispatch = decode(bytes, "");
  return dispatch ? reading_json(*dispatch, read_dispatch(*dispatch, knowledge, {parse_day(given)}), knowledge) : set_aside_json(sha256_hex(bytes), "", dispatch.error());
}

Result<Store> open_existing(const std::filesystem::path& path) {
  auto store = open_store(path, StoreAccess::kRead);
  return store ? open_store(path, StoreAccess::kWrite, tell_waiting) : std::move(store);
}

Result<void> bring_up_to_date(Store& store, const Loaded& loaded, const Version& version, bool force) {
  const auto world = load_world(*loaded.knowledge, KnowledgeFiles(loaded.folders));
  return world ? refresh(store, *world, version.knowledge, force) : tl::unexpected(world.error());
}

std::optional<Store> open_for_questions(const Arguments& arguments) {
  auto store = open_store(arguments.record, StoreAccess::kRead);
  if (!store) {
    complain(store.error());
    return std::nullopt;
  }
  return std::optional<Store>(*std::move(store));
}

int finish_with(const Result<void>& done) {
  if (!done) {
    complain(done.error());
  }
  return finish_output(done ? kGood : kNotAllRead);
}

std::string window_text(std::optional<std::int64_t> first, std::optional<std::int64_t> last) {
  const std::string begin = iso_minute(first, false), end = iso_minute(last, true);
  return begin == end ? begin : begin + "/" + end;
}

std::string bounds_text(std::optional<std::int64_t> min, std::optional<std::int64_t> max) {
  const std::string low = min ? std::to_string(*min) : "", high = max ? std::to_string(*max) : "";
  return low == high ? low : low + ".." + high;
}

void tell_waiting(std::string_view holder) { fmt::print(stderr, "recoupe: waiting for {}\n", holder); }

}  // namespace recoupe::cli

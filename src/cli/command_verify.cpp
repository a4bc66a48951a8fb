// SPDX-License-Identifier: GPL-3.0-or-later
// recoupe verify: checks a record against its custody log, and the log against an earlier checkpoint. What it prints is
// the checkpoint of today; keep it elsewhere:
//
//   recoupe verify war.rec > today.json    …    recoupe verify war.rec --checkpoint today.json
#include <fmt/core.h>
#include <simdjson.h>

#include "cli/records.h"
#include "store/custody.h"

namespace recoupe::cli {
namespace {

Result<Checkpoint> read_checkpoint(const std::filesystem::path& path) {
  const auto text = read_file(path);
  if (!text) {
    return tl::unexpected(text.error());
  }
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  std::string_view schema, head, time;
  std::int64_t size = 0;
  if (parser.parse(*text).get(root) != simdjson::SUCCESS || root["schema"].get(schema) != simdjson::SUCCESS || schema != "recoupe.checkpoint/1" ||
      root["size"].get(size) != simdjson::SUCCESS || root["head"].get(head) != simdjson::SUCCESS || root["time"].get(time) != simdjson::SUCCESS) {
    return tl::unexpected(Error{ErrorCode::kBadInput, "is no checkpoint of recoupe verify", path.string()});
  }
  return Checkpoint{size, std::string(head), std::string(time)};
}

}  // namespace

int run_verify(const Arguments& arguments) {
  std::optional<Checkpoint> earlier;
  if (!arguments.checkpoint.empty()) {
    auto read = read_checkpoint(arguments.checkpoint);
    if (!read) {
      complain(read.error());
      return kUsage;
    }
    earlier = *std::move(read);
  }
  auto store = open_store(arguments.record, StoreAccess::kRead);
  const auto verified = store ? verify(*store, earlier) : Result<Verification>(tl::unexpected(store.error()));
  if (!verified) {
    complain(verified.error());
    return kNotAllRead;
  }
  for (const std::string& fault : verified->faults) {
    complain({ErrorCode::kStore, fault, arguments.record.string()});
  }
  if (verified->faults.empty()) {
    write_out(fmt::format("{{\"schema\":\"recoupe.checkpoint/1\",\"size\":{},\"head\":\"{}\",\"time\":\"{}\"}}\n", verified->now.size, verified->now.head, verified->now.time));
  }
  return finish_output(verified->faults.empty() ? kGood : kNotAllRead);
}

}  // namespace recoupe::cli

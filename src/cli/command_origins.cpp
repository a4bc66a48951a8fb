// SPDX-License-Identifier: GPL-3.0-or-later
// recoupe origins: which dispatches reprint or replace one text. A reprint is shown with the share of it that stands
// in the others, a replaced version with what replaces it; `--format json` adds the passages.
#include <fmt/core.h>

#include <map>

#include "cli/records.h"
#include "formats/json.h"
#include "formats/record_json.h"
#include "record/origins.h"
#include "text/code_points.h"

namespace recoupe::cli {
namespace {

/// The passages that a dispatch shares with the first of its origin, in code points of either.
std::string passages_json(const std::string& first, const std::string& second) {
  const CodePoints points_first(first), points_second(second);
  Json json;
  json.open_array();
  for (const SharedPassage& passage : shared_passages(first, second)) {
    json.open_object();
    json.key("begin"); json.integer(points_first.at(passage.first.begin));
    json.key("end"); json.integer(points_first.at(passage.first.end));
    json.key("other_begin"); json.integer(points_second.at(passage.second.begin));
    json.key("other_end"); json.integer(points_second.at(passage.second.end));
    json.close_object();
  }
  json.close_array();
  return json.take();
}

}  // namespace

int run_origins(const Arguments& arguments) {
  auto store = open_for_questions(arguments);
  if (!store) {
    return kNotAllRead;
  }
  std::map<std::string, std::vector<SourceRow>> origins;
  const auto done = for_each_source_row(*store, [&](const SourceRow& row) { origins[row.origin].push_back(row); });
  if (!done) {
    return finish_with(done);
  }
  Rows rows(arguments.format, {"origin", "dispatch", "shared", "replaced by", "file"});
  for (const auto& [origin, members] : origins) {
    for (const SourceRow& row : members) {
      if (members.size() > 1) {
        const std::string passages = rows.json() ? passages_json(text_of(*store, row.dispatch).value_or(""), text_of(*store, members.front().dispatch).value_or("")) : "";
        rows.add({origin.substr(0, 16), row.sha256.substr(0, 16), row.contained > 0 ? fmt::format("{:.0f} %", row.contained * 100) : "", row.superseded_by.substr(0, 16), row.paths.empty() ? "" : row.paths.front()},
                 rows.json() ? fmt::format("{{\"source\":{},\"passages_shared_with\":\"{}\",\"passages\":{}}}", source_json(row), members.front().sha256, passages) : "");
      }
    }
  }
  return rows.finish();
}

}  // namespace recoupe::cli

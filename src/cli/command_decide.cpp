// SPDX-License-Identifier: GPL-3.0-or-later
// recoupe decide: what a person decided about claims: accept, reject, correct, merge, split, note. Nothing is ever taken
// back, only decided anew; `recoupe decide war.rec list` shows all, and which of them no reading bears out any more.
#include <fmt/core.h>
#include <pwd.h>
#include <simdjson.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <set>

#include "cli/records.h"
#include "formats/json.h"
#include "formats/record_json.h"

namespace recoupe::cli {
namespace {

std::string user_name() {
  const passwd* user = getpwuid(getuid());
  return user == nullptr ? "unknown" : user->pw_name;
}

/// The claims that a name means: one claim, or all of an event when the name is its own and `whole`.
Result<std::vector<ClaimRow>> claims_named(Store& store, const std::string& name, bool whole) {
  Filter filter;
  filter.event = name;
  std::vector<ClaimRow> out;
  std::optional<Error> failure;
  const auto done = for_each_event_row(store, filter, [&](const EventRow& row) {
    const auto claims = claims_of(store, row.id);
    failure = claims ? failure : claims.error();
    for (const ClaimRow& claim : claims.value_or(std::vector<ClaimRow>())) {
      if (whole || claim.name == name) {
        out.push_back(claim);
      }
    }
  });
  if (!done || failure || out.empty()) {
    return tl::unexpected(!done ? done.error() : failure ? *failure : Error{ErrorCode::kUsage, "the record has no such event or claim", name});
  }
  return out;
}

/// Writes down a claim so that a later reading finds it: dispatch, type, and where its trigger stands.
bool write_subject(Store& store, const ClaimRow& claim, Json& json) {
  const auto reading = reading_of(store, claim.dispatch);
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  std::string_view id, type;
  std::int64_t begin = 0;
  const std::string at = fmt::format("/claims/{}", claim.number - 1);
  const bool good = reading && parser.parse(*reading).get(root) == simdjson::SUCCESS && root.at_pointer("/dispatch/id").get(id) == simdjson::SUCCESS &&
                    root.at_pointer(at + "/type").get(type) == simdjson::SUCCESS && root.at_pointer(at + "/trigger/begin").get(begin) == simdjson::SUCCESS;
  if (good) {
    json.open_object();
    json.key("dispatch"); json.string(id);
    json.key("type"); json.string(type);
    json.key("begin"); json.integer(begin);
    json.close_object();
  }
  return good;
}

Result<std::string> subject_of(Store& store, std::span<const std::string> names, std::string_view kind) {
  Json json;
  json.open_array();
  std::set<std::string> written;
  for (const std::string& name : names) {
    // Splitting and correcting are about single claims; everything else may mean a whole event.
    const auto claims = claims_named(store, name, kind != "split" && kind != "correct");
    if (!claims) {
      return tl::unexpected(claims.error());
    }
    for (const ClaimRow& claim : *claims) {
      if (written.insert(claim.name).second && !write_subject(store, claim, json)) {
        return tl::unexpected(Error{ErrorCode::kStore, "its reading cannot be read", name});
      }
    }
  }
  json.close_array();
  return json.take();
}

std::string detail_of(const Arguments& arguments) {
  Json json;
  json.open_object();
  if (!arguments.field.empty()) {
    json.key("field"); json.string(arguments.field);
    json.key("value"); json.string(arguments.value);
  }
  json.close_object();
  return json.take();
}

int list_decisions(const Arguments& arguments) {
  auto store = open_for_questions(arguments);
  if (!store) {
    return kNotAllRead;
  }
  const auto all = decisions(*store);
  const auto conflicts = conflicting_decisions(*store);
  if (!all || !conflicts) {
    return finish_with(tl::unexpected(all ? conflicts.error() : all.error()));
  }
  Rows rows(arguments.format, {"decision", "time", "who", "kind", "conflict", "why"});
  for (const Decision& d : *all) {
    const bool conflict = std::find(conflicts->begin(), conflicts->end(), d.id) != conflicts->end();
    rows.add({std::to_string(d.id), d.time, d.who, d.kind, conflict ? "yes" : "", d.why}, rows.json() ? decision_json(d) : "");
  }
  return rows.finish();
}

/// What is wrong with the words of the command, or nothing.
std::string_view fault_in(const Arguments& arguments) {
  static constexpr std::array<std::string_view, 6> kKinds = {"accept", "reject", "correct", "merge", "split", "note"};
  static constexpr std::array<std::string_view, 8> kFields = {"type", "source", "place", "agent", "target", "time", "killed", "wounded"};
  const std::string& kind = arguments.files.front();
  const bool corrects = kind == "correct";
  return std::find(kKinds.begin(), kKinds.end(), kind) == kKinds.end() ? "say what: accept, reject, correct, merge, split, note, or list"
         : arguments.files.size() < 2                                  ? "name the claim or the event"
         : kind == "merge" && arguments.files.size() < 3               ? "name two claims or events to merge"
         : arguments.why.empty()                                       ? "say why: --why 'words for those who come after'"
         : corrects && std::find(kFields.begin(), kFields.end(), arguments.field) == kFields.end() ? "say what to correct: --field type|source|place|agent|target|time|killed|wounded --value VALUE"
                                                                                                   : "";
}

}  // namespace

int run_decide(const Arguments& arguments) {
  const std::string& kind = arguments.files.front();
  if (kind == "list") {
    return list_decisions(arguments);
  }
  if (const std::string_view fault = fault_in(arguments); !fault.empty()) {
    fmt::print(stderr, "recoupe: {}; try: recoupe decide --help\n", fault);
    return kUsage;
  }
  const auto loaded = load_all(arguments);
  const auto version = loaded ? version_of(*loaded) : Result<Version>(tl::unexpected(loaded.error()));
  auto store = open_existing(arguments.record);
  if (!version || !store) {
    complain(version ? store.error() : version.error());
    return version ? kNotAllRead : kUsage;
  }
  auto subject = subject_of(*store, std::span(arguments.files).subspan(1), kind);
  if (!subject) {
    return finish_with(tl::unexpected(subject.error()));
  }
  const auto decided = decide(*store, {0, "", arguments.who.empty() ? user_name() : arguments.who, kind, *std::move(subject), detail_of(arguments), arguments.why});
  if (!decided) {
    return finish_with(tl::unexpected(decided.error()));
  }
  const auto done = bring_up_to_date(*store, *loaded, *version, false);
  write_out(fmt::format("decision {}\n", decided->id));
  return finish_with(done);
}

}  // namespace recoupe::cli

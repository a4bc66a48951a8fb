// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <map>

#include "base/json_fields.h"
#include "formats/exports.h"
#include "formats/json.h"
#include "text/code_points.h"

namespace recoupe {
namespace {

namespace dom = simdjson::dom;

constexpr std::uint32_t kAround = 32;  // code points of prefix and suffix

/// A text that is cut by code points.
class CodePointText {
 public:
  explicit CodePointText(std::string_view text) : text_(text), points_(text) {}
  std::string_view cut(std::uint32_t begin, std::uint32_t end) const { return Span{points_.byte_of(begin), points_.byte_of(end)}.in(text_); }

 private:
  std::string_view text_;
  CodePoints points_;
};

/// Which fields of a claim are evidence, and which of their members says what the passage stands for.
struct Field { std::string_view name, value; };
constexpr Field kLists[] = {{"agents", "actor"}, {"targets", "actor"}, {"instruments", "text"}, {"places", "place"}, {"mentions", "text"}};
constexpr Field kSingles[] = {{"trigger", ""}, {"time", "timex"}, {"count", "text"}, {"source", "actor"}};

class Page {
 public:
  Page(const WritePiece& write) : write_(write) { write_(R"({"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationPage","items":[)"); }
  void finish() { write_("\n]}\n"); }

  /// All evidence of one claim; `name` as in "e7465d7d97bdeb31.c3".
  void add_claim(const std::string& name, std::string_view sha256, const dom::element& claim, const CodePointText& text) {
    const std::string_view type = text_at(claim, "type");
    for (const Field& field : kSingles) {
      if (dom::element passage; claim[field.name].get(passage) == simdjson::SUCCESS && passage.is_object()) {
        add(fmt::format("urn:recoupe:{}:{}", name, field.name), type, field.name, known_or(type, passage, field.value), sha256, passage, text);
      }
    }
    for (const Field& field : kLists) {
      dom::array passages;
      std::size_t i = 0;
      if (claim[field.name].get(passages) == simdjson::SUCCESS) {
        for (const dom::element passage : passages) {
          add(fmt::format("urn:recoupe:{}:{}:{}", name, field.name, ++i), type, field.name, known_or(text_at(passage, "text"), passage, field.value), sha256, passage, text);
        }
      }
    }
  }

 private:
  /// What the knowledge calls a passage, where it says so.
  static std::string_view known_or(std::string_view otherwise, const dom::element& passage, std::string_view key) {
    const std::string_view known = text_at(passage, key);
    return known.empty() ? otherwise : known;
  }

  void add(const std::string& id, std::string_view type, std::string_view field, std::string_view value, std::string_view sha256, const dom::element& passage, const CodePointText& text) {
    std::uint64_t begin = 0, end = 0;
    if (passage["begin"].get(begin) != simdjson::SUCCESS || passage["end"].get(end) != simdjson::SUCCESS) {
      return;
    }
    Json json;
    json.open_object();
    json.key("id"); json.string(id);
    json.key("type"); json.string("Annotation");
    json.key("motivation"); json.string("classifying");
    json.key("body");
    json.open_array();
    for (const auto& [purpose, words] : {std::pair<std::string_view, std::string>{"classifying", std::string(type)}, {"describing", fmt::format("{}: {}", field, value)}}) {
      json.open_object();
      json.key("type"); json.string("TextualBody");
      json.key("purpose"); json.string(purpose);
      json.key("value"); json.string(words);
      json.close_object();
    }
    json.close_array();
    json.key("target"); target(sha256, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), text, json);
    json.close_object();
    write_(first_ ? "\n" : ",\n");
    write_(json.take());
    first_ = false;
  }

  static void target(std::string_view sha256, std::uint32_t begin, std::uint32_t end, const CodePointText& text, Json& json) {
    json.open_object();
    json.key("source"); json.string(fmt::format("urn:sha256:{}", sha256));
    json.key("selector");
    json.open_array();
    json.open_object();
    json.key("type"); json.string("TextPositionSelector");
    json.key("start"); json.integer(begin);
    json.key("end"); json.integer(end);
    json.close_object();
    json.open_object();
    json.key("type"); json.string("TextQuoteSelector");
    json.key("exact"); json.string(text.cut(begin, end));
    json.key("prefix"); json.string(text.cut(begin > kAround ? begin - kAround : 0, begin));
    json.key("suffix"); json.string(text.cut(end, end + kAround));
    json.close_object();
    json.close_array();
    json.close_object();
  }

  const WritePiece& write_;
  bool first_ = true;
};

/// The claims of the events that a filter lets through, by dispatch and number.
Result<std::map<std::pair<std::int64_t, int>, std::string>> claims_of_events(const ExportSource& from, Exported& out) {
  std::vector<std::int64_t> events;
  if (const auto read = for_each_event_row(from.store, from.filter, [&](const EventRow& event) { events.push_back(event.id); }); !read) {
    return tl::unexpected(read.error());
  }
  out.written = events.size();
  std::map<std::pair<std::int64_t, int>, std::string> claims;
  for (const std::int64_t event : events) {
    const auto rows = claims_of(from.store, event);
    if (!rows) {
      return tl::unexpected(rows.error());
    }
    for (const ClaimRow& claim : *rows) {
      claims.emplace(std::pair(claim.dispatch, claim.number), claim.name);
    }
  }
  return claims;
}

}  // namespace

Result<Exported> export_annotations(const ExportSource& from, const WritePiece& write) {
  Exported out;
  const auto claims = claims_of_events(from, out);
  if (!claims) {
    return tl::unexpected(claims.error());
  }
  Page page(write);
  simdjson::dom::parser parser;
  for (auto at = claims->begin(); at != claims->end();) {
    const std::int64_t dispatch = at->first.first;
    const auto reading = reading_of(from.store, dispatch);
    const auto text = text_of(from.store, dispatch);
    if (!reading || !text) {
      return tl::unexpected(reading ? text.error() : reading.error());
    }
    const CodePointText cut(*text);
    dom::element whole;
    dom::array told;
    std::string_view sha256;
    if (parser.parse(*reading).get(whole) != simdjson::SUCCESS || whole["claims"].get(told) != simdjson::SUCCESS || whole["dispatch"]["id"].get(sha256) != simdjson::SUCCESS) {
      return tl::unexpected(Error{ErrorCode::kStore, "a reading of the record is no reading", from.store.db.path()});
    }
    for (; at != claims->end() && at->first.first == dispatch; ++at) {
      if (dom::element claim; told.at(static_cast<std::size_t>(at->first.second) - 1).get(claim) == simdjson::SUCCESS) {
        page.add_claim(at->second, sha256, claim, cut);
      }
    }
  }
  page.finish();
  return out;
}

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// recoupe search: words in the dispatches, found whatever their case and accents, with the passage around them.
#include "cli/records.h"
#include "cli/terminal.h"
#include "formats/json.h"

namespace recoupe::cli {
namespace {

constexpr int kMost = 1000;

/// The found words in bold, or between brackets where there is no colour.
std::string marked(const std::string& snippet, const Style& style) {
  std::string out, word;
  bool inside = false;
  for (const char c : snippet) {
    if (c == '\x01' || c == '\x02') {
      out += inside ? (style.colour ? style.paint(Ink::kBold, harmless(word)) : "[" + harmless(word) + "]") : harmless(word);
      word.clear();
      inside = c == '\x01';
    } else {
      word += c;
    }
  }
  return out + harmless(word);
}

std::string found_json(const Found& found) {
  Json json;
  json.open_object();
  json.key("dispatch"); json.string(found.sha256);
  json.key("path"); json.string(found.path);
  json.key("passage"); json.string(found.snippet);
  json.close_object();
  return json.take();
}

}  // namespace

int run_search(const Arguments& arguments) {
  auto store = open_for_questions(arguments);
  if (!store) {
    return kNotAllRead;
  }
  std::string query;
  for (const std::string& word : arguments.files) {
    query += (query.empty() ? "" : " ") + word;
  }
  const auto found = search_words(*store, query, kMost);
  if (!found) {
    complain(found.error());
    return found.error().code == ErrorCode::kUsage ? kUsage : kNotAllRead;
  }
  const Style style = style_of_output();
  if (arguments.format != Format::kTable) {
    Rows rows(arguments.format, {"dispatch", "file", "passage"});
    for (const Found& one : *found) {
      rows.add({one.sha256.substr(0, 16), one.path, marked(one.snippet, {})}, found_json(one));
    }
    return rows.finish();
  }
  for (const Found& one : *found) {
    write_out(style.paint(Ink::kCyan, one.sha256.substr(0, 16)) + "  " + harmless(one.path) + "\n  " + wrap(marked(one.snippet, style), style.width - 2, 2) + "\n");
  }
  return finish_output(kGood);
}

}  // namespace recoupe::cli

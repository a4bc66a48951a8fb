// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/timeline_record.h"

#include <fmt/core.h>

#include <array>
#include <fstream>
#include <map>

#include "base/default_knowledge.h"
#include "cli/terminal.h"
#include "formats/record_json.h"
#include "times/calendar.h"

namespace recoupe::cli {
namespace {

/// Puts events into words.
class Teller {
 public:
  Teller(const Labels& labels, const Style& style) : labels_(labels), style_(style) {}

  std::string heading(const EventRow& row) const {
    return row.first ? labels_.interval(Day(std::chrono::days(day_of_minute(*row.first))), Day(std::chrono::days(day_of_minute(*row.last)))) : labels_.of("undated");
  }

  std::string line(const EventRow& row) const {
    const std::string begin = iso_minute(row.first, false);
    std::string text = style_.paint(Ink::kBold, labels_.of("type." + row.type));
    if (row.status != "asserted") {
      text += " " + style_.paint(Ink::kMagenta, "[" + labels_.of("factuality." + row.status) + "]");
    }
    text += row.disputed ? " " + style_.paint(Ink::kMagenta, "[" + labels_.of("disputed") + "]") : "";
    add(text, style_.paint(Ink::kGreen, harmless(names_of(row.places))));
    add(text, row.agents.empty() ? "" : style_.paint(Ink::kRed, labels_.fill("by", {{"", harmless(names_of(row.agents))}})));
    add(text, row.targets.empty() ? "" : style_.paint(Ink::kRed, labels_.fill("against", {{"", harmless(names_of(row.targets))}})));
    add(text, toll("killed", row.killed));
    add(text, toll("wounded", row.wounded));
    const std::string sources = harmless(names_of(row.sources));
    add(text, sources.empty() ? "" : style_.paint(Ink::kCyan, labels_.fill("according_to", {{"", sources}})));
    return fmt::format("  {:<5}  {}{}", begin.size() > 10 ? begin.substr(11) : "", text, style_.paint(Ink::kDim, fmt::format("   [{}, {}; {}]", row.grade, row.origins, row.name)));
  }

 private:
  static void add(std::string& text, const std::string& part) { text += part.empty() ? "" : " · " + part; }

  std::string toll(std::string_view effect, const BoundsRow& bounds) const {
    if (!bounds.min) {
      return "";
    }
    const std::string_view key = !bounds.max ? "number.at_least" : *bounds.min == *bounds.max ? "number.exact" : "number.between";
    const std::string number = labels_.fill(key, {{"min", labels_.number(*bounds.min)}, {"max", bounds.max ? labels_.number(*bounds.max) : ""}});
    return style_.paint(Ink::kYellow, labels_.fill("tally", {{"effect", labels_.of(fmt::format("effect.{}", effect))}, {"amount", number}}));
  }

  const Labels& labels_;
  const Style& style_;
};

Result<Labels> labels_of_record(Store& store, const Arguments& arguments) {
  std::map<std::string, int> languages;
  const auto done = for_each_source_row(store, [&](const SourceRow& row) { ++languages[row.language]; });
  if (!done) {
    return tl::unexpected(done.error());
  }
  const auto most = std::max_element(languages.begin(), languages.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  std::vector<std::filesystem::path> folders{default_knowledge_folder()};
  folders.insert(folders.end(), arguments.knowledge.begin(), arguments.knowledge.end());
  return Labels::load(KnowledgeFiles(std::move(folders)), most == languages.end() ? "und" : most->first);
}

}  // namespace

bool is_record(const std::string& path) {
  std::array<char, 16> head{};
  std::ifstream file(path, std::ios::binary);
  return file.read(head.data(), head.size()) && std::string_view(head.data(), 15) == "SQLite format 3";
}

int print_timeline(const Arguments& arguments) {
  auto store = open_store(arguments.files.front(), StoreAccess::kRead);
  const auto labels = store ? labels_of_record(*store, arguments) : Result<Labels>(tl::unexpected(store.error()));
  if (!labels) {
    return finish_with(tl::unexpected(labels.error()));
  }
  const Style style = style_of_output();
  const Teller teller(*labels, style);
  std::string last;
  return finish_with(for_each_event_row(*store, arguments.filter, [&](const EventRow& row) {
    const std::string heading = teller.heading(row);
    if (heading != last) {
      write_out("\n" + style.paint(Ink::kBold, heading) + "\n");
      last = heading;
    }
    write_out(wrap(teller.line(row), style.width, 9) + "\n");
  }));
}

}  // namespace recoupe::cli

// SPDX-License-Identifier: GPL-3.0-or-later
// times_of_folder IN OUT: reads the times of every IN/NAME.txt, published on the day in IN/NAME.dct, and writes
// OUT/NAME.xml, the text with inline TIMEX3 tags, as the scorers of `make measure` want it.
// Prints one line a file on how it would have been dated from its text alone: "NAME 2016-08-18 2016-08-18 2016-08-18"
// (day, earliest, latest; "-" for none), and a last line "bytes N seconds S": processor time of the time rules alone.
#include <fmt/core.h>

#include <ctime>
#include <filesystem>
#include <fstream>

#include "base/default_knowledge.h"
#include "language/language.h"
#include "times/calendar.h"
#include "times/chronicle.h"

using namespace recoupe;
namespace fs = std::filesystem;

namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string timeml(std::string_view text, const std::vector<TimeMention>& times) {
  static constexpr const char* kKinds[] = {"DATE", "TIME", "DURATION", "SET"};
  std::string out = "<TimeML>\n";
  std::uint32_t at = 0;
  std::size_t id = 0;
  for (const TimeMention& m : times) {
    out += escaped(text.substr(at, m.span.begin - at));
    out += fmt::format("<TIMEX3 tid=\"t{}\" type=\"{}\" value=\"{}\">{}</TIMEX3>", ++id, kKinds[static_cast<std::size_t>(m.kind)], m.timex, escaped(m.span.in(text)));
    at = m.span.end;
  }
  return out + escaped(text.substr(at)) + "\n</TimeML>\n";
}

std::string shown(std::optional<Day> day) { return day ? timex_day(*day) : "-"; }

struct Tool {
  std::shared_ptr<const LanguagePack> french;
  std::shared_ptr<const TimeRules> rules;
  std::size_t bytes = 0;
  double seconds = 0;

  Result<void> read(const fs::path& path, const fs::path& out_folder) {
    auto text = read_file(path);
    auto day = read_file(fs::path(path).replace_extension(".dct"));
    if (!text || !day) {
      return tl::unexpected(!text ? text.error() : day.error());
    }
    const AnalysedText analysed = analyse(*text, {}, {0, static_cast<std::uint32_t>(text->size())}, *french);
    const std::clock_t start = std::clock();
    const auto found = find_times(*text, analysed, *rules);
    const Published given = date_dispatch(*text, analysed, *found, {}, read_day(day->substr(0, 10), false), *rules);
    const auto mentions = resolve_times(*found, given, *rules);
    seconds += static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    bytes += text->size();
    const Published alone = date_dispatch(*text, analysed, *found, {}, std::nullopt, *rules);
    std::ofstream(out_folder / (path.stem().string() + ".xml")) << timeml(*text, mentions);
    fmt::print("{} {} {} {}\n", path.stem().string(), shown(alone.date), shown(alone.earliest), shown(alone.latest));
    return {};
  }
};

int fail(const Error& error) {
  fmt::print(stderr, "times_of_folder: {}: {}\n", error.where, error.what);
  return 1;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    fmt::print(stderr, "usage: times_of_folder IN OUT\n");
    return 2;
  }
  const KnowledgeFiles files({default_knowledge_folder()});
  RuleNames names;
  auto french = load_language(files, "fr");
  auto rules = load_times(files, "fr", names);
  if (!french || !rules) {
    return fail(!french ? french.error() : rules.error());
  }
  Tool tool{*french, *rules};
  fs::create_directories(arguments[2]);
  for (const auto& path : KnowledgeFiles({arguments[1]}).all("", ".txt")) {
    if (auto read = tool.read(path, arguments[2]); !read) {
      return fail(read.error());
    }
  }
  fmt::print("bytes {} seconds {:.6f}\n", tool.bytes, tool.seconds);
  return 0;
}

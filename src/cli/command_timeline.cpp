// SPDX-License-Identifier: GPL-3.0-or-later
// recoupe timeline: what dispatches say, or a record holds, in the order of the happenings, with who says so.
#include <fmt/core.h>

#include <algorithm>
#include <compare>
#include <map>
#include <set>

#include "cli/inputs.h"
#include "cli/terminal.h"
#include "cli/timeline_record.h"
#include "formats/reading_json.h"

namespace recoupe::cli {
namespace {

/// Days that a claim belongs to; without any, it stands at the end.
struct Heading {
  bool undated = true;
  Day first{}, last{};
  auto operator<=>(const Heading&) const = default;
};

struct Entry {
  Heading heading;
  std::string clock;    ///< "18:00", else empty
  std::string text;     ///< one line, coloured
  std::string said_by;  ///< "selon OSDH", else empty
  std::string file;
  std::string language;
};

/// Puts the claims of one reading into words.
class Teller {
 public:
  Teller(const Reading& reading, const Knowledge& knowledge, const Labels& labels, const Style& style)
      : reading_(reading), knowledge_(knowledge), labels_(labels), style_(style) {}

  Entry claim(std::size_t index) const {
    const Claim& claim = reading_.claims[index];
    Entry out = dated(claim.time);
    out.text = style_.paint(Ink::kBold, labels_.of("type." + knowledge_.ontology->types.at(claim.type).id));
    if (claim.factuality != Factuality::kAsserted) {
      out.text += " " + style_.paint(Ink::kMagenta, "[" + labels_.of(fmt::format("factuality.{}", name_of(claim.factuality))) + "]");
    }
    if (!claim.disputed_by.empty()) {
      out.text += " " + style_.paint(Ink::kMagenta, "[" + labels_.of("disputed") + "]");
    }
    add(out.text, places(claim.places));
    add(out.text, actors("by", claim.agents));
    add(out.text, actors("against", claim.targets));
    add(out.text, tolls(index));
    out.said_by = source(claim.source);
    return out;
  }

  Entry tally(std::size_t index) const {
    const Tally& tally = reading_.tallies[index];
    Entry out = dated(tally.since_until);
    out.text = toll(tally);
    add(out.text, places(tally.places));
    out.said_by = source(tally.source);
    return out;
  }

 private:
  static void add(std::string& text, const std::string& part) { text += part.empty() ? "" : " · " + part; }

  Entry dated(const std::optional<TimeFiller>& time) const {
    Entry out;
    out.language = reading_.language;
    if (time) {
      out.heading = {false, std::chrono::floor<std::chrono::days>(time->interval.earliest), std::chrono::floor<std::chrono::days>(time->interval.latest)};
      out.clock = whole_days(time->interval) ? "" : iso_time(time->interval.earliest, true).substr(11);
    }
    return out;
  }

  std::string places(const std::vector<PlaceFiller>& fillers) const {
    std::string out;
    for (const PlaceFiller& filler : fillers) {
      const PlaceMention& mention = reading_.mentions.places.mentions.at(filler.mention);
      out += (out.empty() ? "" : ", ") + labels_.fill(fmt::format("role.{}", name_of(filler.role)), {{"", harmless(mention.name)}});
    }
    return style_.paint(Ink::kGreen, out);
  }

  std::string actors(std::string_view key, const std::vector<RoleFiller>& fillers) const {
    std::string names;
    for (const RoleFiller& filler : fillers) {
      const std::string name = harmless(reading_.mentions.actors.at(filler.mention).name);
      names += names.find(name) == std::string::npos ? (names.empty() ? "" : ", ") + name : "";
    }
    return names.empty() ? "" : style_.paint(Ink::kRed, labels_.fill(key, {{"", names}}));
  }

  std::string number(std::optional<std::int64_t> min, std::optional<std::int64_t> max) const {
    // "plus de 280.000" is read as 280,001 and more, and told as it was written.
    const bool more_than = min && !max && *min > 10 && *min % 10 == 1;
    const std::string_view key = more_than ? "number.more_than" : !max ? "number.at_least" : !min ? "number.at_most" : *min == *max ? "number.exact" : "number.between";
    return labels_.fill(key, {{"min", min ? labels_.number(*min - (more_than ? 1 : 0)) : ""}, {"max", max ? labels_.number(*max) : ""}});
  }

  /// "3 enfants", "1 enfant".
  std::string counted(std::optional<std::int64_t> min, std::optional<std::int64_t> max, const std::string& victims) const {
    const bool one = min == 1 && max == 1;
    return labels_.fill("counted", {{"number", number(min, max)}, {"victims", labels_.of((one ? "victim." : "victims.") + victims)}});
  }

  std::string toll(const Tally& tally) const {
    const std::string amount = tally.min || tally.max ? counted(tally.min, tally.max, tally.victims) : harmless(tally.fraction);
    std::string out = labels_.fill("tally", {{"effect", labels_.of(fmt::format("effect.{}", name_of(tally.effect)))}, {"amount", amount}});
    std::string subsets;
    for (const Subset& subset : tally.of_which) {
      subsets += (subsets.empty() ? "" : ", ") + counted(subset.min, subset.max, subset.victims);
    }
    out += subsets.empty() ? "" : " " + labels_.fill("of_which", {{"", subsets}});
    return style_.paint(Ink::kYellow, out);
  }

  std::string tolls(std::size_t claim) const {
    std::string out;
    for (const Tally& tally : reading_.tallies) {
      if (tally.claim == claim) {
        out += (out.empty() ? "" : " · ") + toll(tally);
      }
    }
    return out;
  }

  std::string source(const std::optional<Source>& source) const {
    if (!source) {
      return "";
    }
    const std::string name = source->mention == kNone ? source->actor : harmless(reading_.mentions.actors.at(source->mention).name);
    return name.empty() ? "" : style_.paint(Ink::kCyan, labels_.fill("according_to", {{"", name}}));
  }

  const Reading& reading_;
  const Knowledge& knowledge_;
  const Labels& labels_;
  const Style& style_;
};

std::vector<Entry> entries_of(const Dispatch& dispatch, const Reading& reading, const Loaded& loaded, const Style& style) {
  const Teller teller(reading, *loaded.knowledge, labels_of(loaded, reading.language), style);
  std::vector<Entry> out;
  for (std::size_t i = 0; i < reading.claims.size(); ++i) {
    out.push_back(teller.claim(i));
  }
  for (std::size_t i = 0; i < reading.tallies.size(); ++i) {
    if (!reading.tallies[i].claim) {
      out.push_back(teller.tally(i));
    }
  }
  for (Entry& entry : out) {
    entry.file = harmless(std::filesystem::path(dispatch.path()).filename().string());
  }
  return out;
}

std::string heading_text(const Heading& heading, const Labels& labels) {
  if (heading.undated) {
    return labels.of("undated");
  }
  return labels.interval(heading.first, heading.last);
}

/// Who says one thing, and in which files.
struct Voices { std::set<std::string> said_by, files; };

std::string joined(const std::set<std::string>& items) {
  std::string out;
  for (const std::string& item : items) {
    out += (out.empty() ? "" : ", ") + item;
  }
  return out;
}

/// One heading with its entries; what several dispatches say in the same words stands once.
std::string section(const Heading& heading, const std::vector<const Entry*>& entries, const Loaded& loaded, const Style& style) {
  std::string title = heading_text(heading, labels_of(loaded, entries.front()->language));
  std::string out = "\n" + style.paint(Ink::kBold, title) + "\n";
  std::map<std::pair<std::string, std::string>, Voices> told;
  for (const Entry* entry : entries) {
    Voices& voices = told[{entry->clock, entry->text}];
    voices.files.insert(entry->file);
    if (!entry->said_by.empty()) {
      voices.said_by.insert(entry->said_by);
    }
  }
  for (const auto& [what, voices] : told) {
    const std::string line = fmt::format("  {:<5}  {}{}{}   {}", what.first, what.second, voices.said_by.empty() ? "" : " · ", joined(voices.said_by),
                                         style.paint(Ink::kDim, "[" + joined(voices.files) + "]"));
    out += wrap(line, style.width, 9) + "\n";
  }
  return out;
}

}  // namespace

int run_timeline(const Arguments& arguments) {
  if (arguments.files.size() == 1 && is_record(arguments.files.front())) {
    return print_timeline(arguments);
  }
  if (arguments.filter != Filter{}) {
    fmt::print(stderr, "recoupe: only the timeline of a record can be narrowed; try: recoupe add war.rec FILES…\n");
    return kUsage;
  }
  const auto loaded = load_all(arguments);
  if (!loaded) {
    complain(loaded.error());
    return kUsage;
  }
  const Style style = style_of_output();
  std::vector<Entry> entries;
  const Makers<std::vector<Entry>> makers{[&](const Dispatch& dispatch, const Reading& reading) { return entries_of(dispatch, reading, *loaded, style); },
                                          [](std::string_view, std::string_view, const Error&) { return std::vector<Entry>(); }};
  const int code = read_all(arguments, *loaded->knowledge, makers, [&](std::vector<Entry> more) { std::move(more.begin(), more.end(), std::back_inserter(entries)); });
  std::map<Heading, std::vector<const Entry*>> sections;
  for (const Entry& entry : entries) {
    const auto [first, last] = std::pair(entry.heading.first, entry.heading.last);
    sections[{entry.heading.undated, first, last}].push_back(&entry);
  }
  for (const auto& [heading, of_heading] : sections) {
    write_out(section(heading, of_heading, *loaded, style));
  }
  return finish_output(code);
}

}  // namespace recoupe::cli

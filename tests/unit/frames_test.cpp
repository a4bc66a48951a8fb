// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the examples and counter-examples that stand beside every frame of knowledge/languages/*/events.
#include <gtest/gtest.h>
#include <toml++/toml.h>

#include <map>
#include <set>

#include "knowledge_fixture.h"
#include "reading/reading.h"

namespace recoupe {
namespace {

/// Two armies in a sentence of its own: many frames fire only in a text about armed conflict.
constexpr std::string_view kSetting = "Les rebelles syriens et les jihadistes combattent les soldats du régime.\n";

struct Example {
  std::string text;
  std::size_t begin = 0, end = 0;      ///< of the trigger
  std::map<std::string, std::set<std::string>> wanted;
};

std::set<std::string> split(const std::string& cell) {
  std::set<std::string> out;
  for (std::size_t begin = 0; begin <= cell.size();) {
    const std::size_t end = std::min(cell.find(',', begin), cell.size());
    out.insert(cell.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

/// "Des avions ont [bombardé] Idleb. | places=Idleb"
Example parse(const std::string& line) {
  Example e;
  std::string text = line.substr(0, line.find(" | "));
  for (std::size_t at = line.find(" | "); at != std::string::npos; at = line.find(" | ", at + 3)) {
    const std::string field = line.substr(at + 3, line.find(" | ", at + 3) - at - 3);
    e.wanted[field.substr(0, field.find('='))] = split(field.substr(field.find('=') + 1));
  }
  e.begin = text.find('[') + kSetting.size();
  text.erase(text.find('['), 1);
  e.end = text.find(']') + kSetting.size();
  text.erase(text.find(']'), 1);
  e.text = std::string(kSetting) + text;
  return e;
}

std::set<std::string> agents_of(const Reading& r, const std::vector<RoleFiller>& fillers, const LanguageKnowledge& language) {
  std::set<std::string> out;
  for (const RoleFiller& f : fillers) {
    const ActorMention& m = r.mentions.actors[f.mention];
    out.insert(m.actor == kNone ? m.name : actor_of(*language.actors, m.actor).id);
  }
  return out;
}

std::string factuality_name(Factuality f) {
  constexpr std::array names{"asserted", "denied", "planned", "offered", "demanded", "refused", "possible"};
  return names[static_cast<std::size_t>(f)];
}

/// What of the wanted values is missing in a claim, in words; empty when all hold.
std::string missing(const Reading& r, const Claim& c, const Example& e, const LanguageKnowledge& language) {
  std::map<std::string, std::set<std::string>> got{{"agents", agents_of(r, c.agents, language)}, {"targets", agents_of(r, c.targets, language)},
                                                   {"factuality", {factuality_name(c.factuality)}}};
  for (const PlaceFiller& p : c.places) {
    got["places"].insert(r.mentions.places.mentions[p.mention].name);
  }
  std::string out;
  for (const auto& [field, values] : e.wanted) {
    for (const std::string& value : values) {
      if (!got[field].contains(value)) {
        out += " " + field + "=" + value + " (got";
        for (const std::string& g : got[field]) {
          out += " " + g;
        }
        out += ")";
      }
    }
  }
  return out;
}

bool has_trigger_at(const Claim& c, std::size_t begin, std::size_t end) {
  const Span wanted{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  return c.trigger.span.overlaps(wanted) || std::any_of(c.mentions.begin(), c.mentions.end(), [&](Span s) { return s.overlaps(wanted); });
}

void check_example(const std::string& line, std::uint32_t type, const std::string& frame) {
  const Example e = parse(line);
  const Reading r = read_text(e.text);
  const LanguageKnowledge& language = knowledge().languages.at(r.language);
  std::string problem = " no claim of this type at the trigger";
  for (const Claim& c : r.claims) {
    if (c.type == type && has_trigger_at(c, e.begin, e.end)) {
      problem = missing(r, c, e, language);
    }
  }
  EXPECT_TRUE(problem.empty()) << frame << ": " << line << "\n " << problem;
}

void check_counter(const std::string& text, std::uint32_t type, const std::string& frame) {
  const Reading r = read_text(text);
  for (const Claim& c : r.claims) {
    EXPECT_NE(c.type, type) << frame << " must not fire: " << text;
  }
}

TEST(Frames, fire_on_their_examples_and_not_on_their_counter_examples) {
  for (const auto& path : knowledge_files().all("languages/fr/events", ".toml")) {
    const toml::table table = toml::parse_file(path.string());
    for (const toml::node& node : *table["frame"].as_array()) {
      const toml::table& frame = *node.as_table();
      const std::string name = frame["name"].value_or(std::string());
      const std::uint32_t type = knowledge().ontology->find(frame["type"].value_or(std::string()));
      ASSERT_TRUE(frame["examples"].is_array() && frame["counter"].is_array()) << name << " needs examples and counter-examples";
      for (const toml::node& line : *frame["examples"].as_array()) {
        check_example(line.value_or(std::string()), type, path.stem().string() + "/" + name);
      }
      for (const toml::node& line : *frame["counter"].as_array()) {
        check_counter(line.value_or(std::string()), type, path.stem().string() + "/" + name);
      }
    }
  }
}

}  // namespace
}  // namespace recoupe

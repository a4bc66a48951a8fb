// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the examples and counter-examples that stand beside every time rule in the knowledge.
#include <gtest/gtest.h>
#include <toml++/toml.h>

#include <fmt/core.h>

#include "base/default_knowledge.h"
#include "language/language.h"
#include "times/calendar.h"
#include "times/times.h"

namespace recoupe {
namespace {

KnowledgeFiles own_knowledge() { return KnowledgeFiles({default_knowledge_folder()}); }

struct French {
  RuleNames names;
  std::shared_ptr<const LanguagePack> pack;
  std::shared_ptr<const TimeRules> rules;
};

const French& french() {
  static const French loaded = [] {
    French f;
    f.pack = *load_language(own_knowledge(), "fr");
    auto rules = load_times(own_knowledge(), "fr", f.names);
    if (!rules) {
      throw std::runtime_error(rules.error().where + ": " + rules.error().what);
    }
    f.rules = *rules;
    return f;
  }();
  return loaded;
}

std::vector<TimeMention> times_in(std::string_view text) {
  const AnalysedText analysed = analyse(text, {}, {0, static_cast<std::uint32_t>(text.size())}, *french().pack);
  const auto found = find_times(text, analysed, *french().rules);
  const auto published = date_dispatch(text, analysed, *found, {}, day_of(2016, 8, 18), *french().rules);
  return resolve_times(*found, published, *french().rules);
}

std::string shown(std::string_view text, const std::vector<TimeMention>& times) {
  std::string out;
  for (const TimeMention& m : times) {
    out += fmt::format("{}{} = {}", out.empty() ? "" : " ; ", m.span.in(text), m.timex);
  }
  return out;
}

TEST(TimeRules, every_rule_reads_its_examples_by_itself_and_not_its_counter_examples) {
  const toml::table file = toml::parse_file(std::string(RECOUPE_SOURCE_DIR) + "/knowledge/languages/fr/times/rules.toml");
  std::size_t rules = 0;
  for (const toml::node& node : *file["rule"].as_array()) {
    const toml::table& rule = *node.as_table();
    const std::string name = "fr/times/" + rule["name"].value_or<std::string>("");
    ++rules;
    ASSERT_TRUE(rule["examples"].as_array() && !rule["examples"].as_array()->empty()) << name << " has no example";
    ASSERT_TRUE(rule["counter"].as_array() && !rule["counter"].as_array()->empty()) << name << " has no counter-example";
    for (const toml::node& example : *rule["examples"].as_array()) {
      const std::string line = example.value_or<std::string>("");
      const std::size_t arrow = line.find(" => ");
      ASSERT_NE(arrow, std::string::npos) << name << ": " << line;
      const std::string text = line.substr(0, arrow);
      const auto times = times_in(text);
      EXPECT_EQ(shown(text, times), line.substr(arrow + 4)) << name << ": " << text;
      EXPECT_TRUE(std::any_of(times.begin(), times.end(), [&](const TimeMention& m) { return french().names.name(m.rule) == name; }))
          << name << " is not the rule that read: " << text;
    }
    for (const toml::node& counter : *rule["counter"].as_array()) {
      const std::string text = counter.value_or<std::string>("");
      for (const TimeMention& m : times_in(text)) {
        EXPECT_NE(french().names.name(m.rule), name) << name << " must not read: " << text;
      }
    }
  }
  EXPECT_GE(rules, 40U);
}

}  // namespace
}  // namespace recoupe

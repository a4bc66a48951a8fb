// SPDX-License-Identifier: GPL-3.0-or-later
// Quotations and hostile input: what needs no tags. Sentences with their groups: tests/cases/groups.
#include "language/groups.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <string>

#include "base/default_knowledge.h"
#include "language/tokens.h"

namespace recoupe {
namespace {

const GroupRules& french() {
  static const auto rules = load_group_rules(KnowledgeFiles({default_knowledge_folder()}), "fr");
  EXPECT_TRUE(rules.has_value()) << rules.error().where << " " << rules.error().what;
  return *rules;
}

/// Tokens without tags, one sentence a line, one paragraph a line.
AnalysedText grouped(std::string_view text) {
  AnalysedText out;
  for (std::uint32_t begin = 0; begin < text.size();) {
    const auto end = static_cast<std::uint32_t>(std::min(text.find('\n', begin), text.size()));
    const auto tokens = split_tokens(text, {begin, end});
    const auto first = static_cast<std::uint32_t>(out.tokens.size());
    out.tokens.insert(out.tokens.end(), tokens.begin(), tokens.end());
    const TokenRange range{first, static_cast<std::uint32_t>(out.tokens.size())};
    const auto number = static_cast<std::uint32_t>(out.sentences.size());
    out.sentences.push_back({range, out.span_of(range), SentenceKind::kProse, number});
    out.sentence_of.insert(out.sentence_of.end(), range.size(), number);
    begin = end + 1;
  }
  find_groups(french(), out);
  return out;
}

std::string quotations_of(std::string_view text) {
  const AnalysedText analysed = grouped(text);
  std::string out;
  for (const Quotation& q : analysed.quotations) {
    out += (out.empty() ? "" : "|") + std::string(analysed.span_of(q.tokens).in(text));
  }
  return out;
}

TEST(Quotations, straight_marks_open_and_close_in_turn) {
  EXPECT_EQ(quotations_of("Il a dit \"la ville est vide\" puis \"partez\"."), "la ville est vide|partez");
}
TEST(Quotations, guillemets_may_stand_off_their_words) { EXPECT_EQ(quotations_of("Selon lui, « rien ne bouge »."), "rien ne bouge"); }
TEST(Quotations, a_mark_that_is_never_closed_quotes_to_the_end_of_the_paragraph) {
  EXPECT_EQ(quotations_of("Il a dit: \"les raids continuent.\nLa suite."), "les raids continuent.");
  EXPECT_EQ(quotations_of("Il a dit: « les raids continuent.\nLa suite."), "les raids continuent.");
}
TEST(Quotations, a_mark_that_surely_opens_ends_the_one_left_open) {
  EXPECT_EQ(quotations_of("\"Nous restons, dit-elle. \"Ils partent\", dit-il."), "Nous restons, dit-elle.|Ils partent");
}
TEST(Quotations, a_lone_closing_mark_is_left_alone) { EXPECT_EQ(quotations_of("rien ne bouge\", dit-il."), ""); }
TEST(Quotations, a_quotation_may_hold_another_kind) {
  EXPECT_EQ(quotations_of("« Le \"camp\" est pris », dit-on."), "Le \"camp\" est pris|camp");
}
TEST(Quotations, tokens_between_the_marks_know_it) {
  const AnalysedText analysed = grouped("Ils \"partent\" hier");
  EXPECT_FALSE(analysed.tokens[0].has(kInsideQuote));
  EXPECT_TRUE(analysed.tokens[2].has(kInsideQuote));
  EXPECT_FALSE(analysed.tokens[4].has(kInsideQuote));
}

TEST(Groups, an_empty_text_has_none) {
  const AnalysedText analysed = grouped("");
  EXPECT_TRUE(analysed.nouns.empty() && analysed.verbs.empty() && analysed.clauses.empty());
}

/// Every hostile text twice as long may take about twice as long, never four times.
class HostileGroups : public testing::TestWithParam<std::string> {
 protected:
  static double seconds(const std::string& unit, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) {
      text += unit;
    }
    AnalysedText analysed;
    const auto range = Span{0, static_cast<std::uint32_t>(text.size())};
    analysed.tokens = split_tokens(text, range);
    const auto size = static_cast<std::uint32_t>(analysed.tokens.size());
    for (std::uint32_t i = 0; i < size; ++i) {  // every tag in turn: garbage, but never an answer out of range
      analysed.tokens[i].tag.pos = static_cast<Pos>((i * 7 + i / 5) % 16);
      analysed.tokens[i].tag.form = static_cast<VerbForm>(i % 5);
    }
    analysed.sentences.push_back({{0, size}, range, SentenceKind::kProse, 0});
    analysed.sentence_of.assign(size, 0);
    const auto start = std::chrono::steady_clock::now();
    find_groups(french(), analysed);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  }
};

TEST_P(HostileGroups, takes_linear_time) {
  const double once = seconds(GetParam(), 50'000);
  const double four_times = seconds(GetParam(), 200'000);
  EXPECT_LT(four_times, 10 * once + 0.5);
}
INSTANTIATE_TEST_SUITE_P(All, HostileGroups,
                         testing::Values("( ", "\" ", "« ", ") ", "que ", "qui ", "de ", "le ", ", ", "et ", "ne pas ", "plus de ", "a été ", "en ", "près "));

}  // namespace
}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/reprints.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace recoupe {
namespace {

/// `count` made-up words that depend on `seed` only.
std::string prose(unsigned seed, std::size_t count) {
  std::mt19937 random(seed);
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    out += "mot" + std::to_string(random() % 4000) + " ";
  }
  return out;
}

std::vector<std::uint32_t> groups_of(const std::vector<std::string>& texts) {
  std::vector<Sketch> sketches;
  for (const std::string& text : texts) {
    sketches.push_back(sketch(text));
  }
  return group_reprints(sketches);
}

using Groups = std::vector<std::uint32_t>;

TEST(Reprints, a_copy_with_other_punctuation_and_case_is_the_same_text) {
  const std::string text = prose(1, 300);
  std::string loud = text;
  std::transform(loud.begin(), loud.end(), loud.begin(), [](unsigned char c) { return c == ' ' ? ',' : static_cast<char>(std::toupper(c)); });
  EXPECT_EQ(groups_of({text, prose(2, 300), loud}), (Groups{0, 1, 0}));
  EXPECT_DOUBLE_EQ(resemblance(sketch(text), sketch(loud)), 1.0);
}

TEST(Reprints, an_excerpt_belongs_to_its_text) {
  const std::string half = prose(3, 150);
  EXPECT_EQ(groups_of({half, prose(4, 700) + half}), (Groups{0, 0}));
}

TEST(Reprints, two_stories_with_one_background_paragraph_are_two_texts) {
  const std::string background = prose(5, 60);
  EXPECT_EQ(groups_of({prose(6, 300) + background, prose(7, 300) + background}), (Groups{0, 1}));
}

TEST(Reprints, a_copy_of_a_copy_is_in_the_group) {
  const std::string a = prose(8, 120), b = prose(9, 280), c = prose(10, 120);
  EXPECT_EQ(groups_of({a + b, prose(11, 200), b + c, c + prose(17, 20)}), (Groups{0, 1, 0, 0}));
}

TEST(Reprints, a_phrase_that_hundreds_of_texts_share_joins_nobody) {
  const std::string phrase = prose(12, 25);
  std::vector<std::string> texts;
  for (unsigned i = 0; i < 300; ++i) {
    texts.push_back(phrase + prose(100 + i, 30));
  }
  const Groups found = groups_of(texts);
  for (std::uint32_t i = 0; i < found.size(); ++i) {
    ASSERT_EQ(found[i], i);
  }
}

TEST(Reprints, three_hundred_copies_are_one_text) { EXPECT_EQ(groups_of(std::vector<std::string>(300, prose(13, 120))), Groups(300, 0)); }

TEST(Reprints, the_estimates_are_near_the_truth) {
  const std::string shared = prose(14, 500), mine = prose(15, 500), theirs = prose(16, 1500);
  EXPECT_NEAR(resemblance(sketch(shared + mine), sketch(shared + theirs)), 500.0 / 2500.0, 0.15);
  EXPECT_NEAR(containment(sketch(shared + mine), sketch(shared + theirs)), 0.5, 0.15);
}

TEST(Reprints, empty_and_tiny_texts_are_never_joined) { EXPECT_EQ(groups_of({"", "", "Alep", "un deux trois quatre cinq six"}), (Groups{0, 1, 2, 3})); }

TEST(Reprints, shared_passages_are_the_very_words) {
  const std::string mine = "Avant tout. L'armée a repris le village de Khan Toumane à l'issue de violents combats, dit-on. Fin.";
  const std::string theirs = "« L’armée a repris le village de Khan Toumane à l’issue de violents combats »";
  const auto passages = shared_passages(mine, theirs);
  ASSERT_EQ(passages.size(), 1U);
  EXPECT_EQ(passages[0].mine.in(mine), "L'armée a repris le village de Khan Toumane à l'issue de violents combats");
  EXPECT_EQ(passages[0].theirs.in(theirs), "L’armée a repris le village de Khan Toumane à l’issue de violents combats");
}

TEST(Reprints, seven_words_in_common_are_no_passage) {
  EXPECT_TRUE(shared_passages("les forces du régime ont repris le contrôle", "les forces du régime ont repris le village").empty());
}

}  // namespace
}  // namespace recoupe

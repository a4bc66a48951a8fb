// SPDX-License-Identifier: GPL-3.0-or-later
// Runs tests/cases/sentences/cases.txt.
#include "language/sentences.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/default_knowledge.h"
#include "language/tokens.h"

namespace recoupe {
namespace {

struct Case { std::string name, text; std::vector<std::string> expected; };

/// "\n" and "\r" of the file as the characters they stand for.
std::string unescape(const std::string& line) {
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool escape = line[i] == '\\' && i + 1 < line.size();
    out += escape ? (line[++i] == 'n' ? '\n' : '\r') : line[i];
  }
  return out;
}

std::vector<Case> read_cases() {
  std::ifstream in(std::string(RECOUPE_SOURCE_DIR) + "/tests/cases/sentences/cases.txt");
  std::vector<Case> out;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("== ")) {
      out.push_back({line.substr(3), {}, {}});
      std::getline(in, line);
      out.back().text = unescape(line);
    } else if (!line.empty() && line[0] != '#') {
      out.back().expected.push_back(unescape(line));
    }
  }
  return out;
}

const Segmentation& french() {
  static const Segmentation segmentation = load_segmentation(KnowledgeFiles({default_knowledge_folder()}), "fr").value();
  return segmentation;
}

AnalysedText divided(std::string_view text) {
  AnalysedText out;
  const Span all{0, static_cast<std::uint32_t>(text.size())};
  out.tokens = split_tokens(text, all, &french());
  split_sentences(text, french(), {0, static_cast<std::uint32_t>(out.tokens.size())}, SentenceKind::kProse, out);
  return out;
}

TEST(Sentences, hand_made_cases_are_divided_as_written) {
  static constexpr std::string_view kNames[] = {"prose", "title", "heading", "dateline", "byline", "list"};
  const auto cases = read_cases();
  ASSERT_GE(cases.size(), 40U);
  for (const Case& c : cases) {
    std::vector<std::string> got;
    for (const Sentence& s : divided(c.text).sentences) {
      got.push_back(std::string(kNames[static_cast<std::size_t>(s.kind)]).append(" ").append(s.span.in(c.text)));
    }
    EXPECT_EQ(got, c.expected) << c.name;
  }
}

TEST(Sentences, paragraphs_are_counted) {
  const auto text = divided("Un tir. Un autre.\n\nLe calme.\nLa nuit.");
  ASSERT_EQ(text.sentences.size(), 4U);
  EXPECT_EQ(text.sentences[1].paragraph, 0U);
  EXPECT_EQ(text.sentences[2].paragraph, 1U);
  EXPECT_EQ(text.sentences[3].paragraph, 2U);
}

TEST(Sentences, a_text_without_stops_is_cut_all_the_same) {
  std::string text;
  for (int i = 0; i < 5000; ++i) {
    text += "mot ";
  }
  for (const Sentence& s : divided(text).sentences) {
    EXPECT_LE(s.tokens.size(), 1000U);
  }
}

}  // namespace
}  // namespace recoupe

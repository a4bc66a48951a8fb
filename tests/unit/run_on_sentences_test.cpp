// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/run_on_sentences.h"

#include <gtest/gtest.h>

#include "base/default_knowledge.h"
#include "language/language.h"

namespace recoupe {
namespace {

/// The begins of the sentences of a text, as words.
std::vector<std::string> begins(std::string_view text) {
  static const auto french = *load_language(KnowledgeFiles({default_knowledge_folder()}), "fr");
  const AnalysedText read = analyse(text, {}, {0, static_cast<std::uint32_t>(text.size())}, *french);
  std::vector<std::string> out;
  for (const Sentence& sentence : read.sentences) {
    out.emplace_back(read.tokens[sentence.tokens.begin].span.in(text));
    EXPECT_TRUE(read.tokens[sentence.tokens.begin].has(kSentenceStart)) << text;
    EXPECT_EQ(sentence.span, read.span_of(sentence.tokens)) << text;
  }
  EXPECT_EQ(read.sentence_of.size(), read.tokens.size());
  return out;
}

TEST(RunOnSentences, a_lost_stop_is_found_before_a_capitalised_article) {
  using Words = std::vector<std::string>;
  EXPECT_EQ(begins("Un raid a fait dix morts lundi, selon une ONG L'Observatoire de Taez a fait état de vingt blessés."), (Words{"Un", "L'"}));
  EXPECT_EQ(begins("Un raid a fait dix morts lundi, selon une ONG L?Observatoire de Taez a fait état de vingt blessés."), (Words{"Un", "L?"}));
  EXPECT_EQ(begins("Dix civils ont péri à Taez Les secours cherchent des survivants."), (Words{"Dix", "Les"}));
}

TEST(RunOnSentences, names_with_an_article_divide_nothing) {
  for (const std::string_view text : {
           "Il a dit au quotidien libanais L'Orient que la ville est tombée.",
           "Elle a vu hier les films Un soir et Une nuit, qui ont été primés.",
           "Il pense que Marine Le Pen a dit que la ville est tombée.",
           "Les pourparlers qui ont repris lundi à La Haye ont échoué.",
           "On a lu dans Le Monde que la ville est tombée.",
       }) {
    EXPECT_EQ(begins(text).size(), 1U) << text;
  }
}

TEST(RunOnSentences, a_part_without_finite_verb_is_not_cut_off) {
  EXPECT_EQ(begins("Après dix raids sur Taez Les secours cherchent des survivants.").size(), 1U);
  EXPECT_EQ(begins("Un raid a visé la maison du chef de Taez Le Vieux, ancien ministre.").size(), 1U);
}

}  // namespace
}  // namespace recoupe

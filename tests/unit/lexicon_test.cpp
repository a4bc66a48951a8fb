// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/lexicon.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/default_knowledge.h"

namespace recoupe {
namespace {

const Lexicon& french() {
  static const Lexicon lexicon = load_lexicon(default_knowledge_folder() / "languages/fr/fr.lexicon").value();
  return lexicon;
}

bool has(std::string_view form, std::string_view lemma, Pos pos) {
  const auto* word = french().find(form_key(form));
  for (std::uint32_t n = 0; word != nullptr && n < word->count; ++n) {
    const auto analysis = french().analysis(*word, n);
    if (analysis.lemma == form_key(lemma) && analysis.tag.pos == pos && french().lemma_text(analysis.lemma_index) == lemma) {
      return true;
    }
  }
  return false;
}

TEST(Lexicon, knows_inflected_forms_with_their_lemmas) {
  EXPECT_TRUE(has("bombardaient", "bombarder", Pos::kVerb));
  EXPECT_TRUE(has("raids", "raid", Pos::kNoun));
  EXPECT_TRUE(has("blessés", "blesser", Pos::kVerb));
  EXPECT_TRUE(has("blessés", "blessé", Pos::kNoun));
  EXPECT_FALSE(has("raids", "raid", Pos::kVerb));
  EXPECT_EQ(french().find(form_key("xqzt")), nullptr);
}

TEST(Lexicon, a_capital_may_have_lost_its_accent) {
  const auto* word = french().find(Lexicon::bare_capital(form_key("Eglise")));
  ASSERT_NE(word, nullptr);
  EXPECT_NE(word->classes & only(WordClass::kNoun), 0U);
  EXPECT_EQ(french().find(form_key("eglise")), nullptr);
}

TEST(Lexicon, contracted_articles_are_prepositions) {
  const auto* word = french().find(form_key("du"));
  ASSERT_NE(word, nullptr);
  EXPECT_TRUE(french().analysis(*word, 0).contracted);
  EXPECT_EQ(word->classes, only(WordClass::kContracted) | only(WordClass::kDeterminer));
}

TEST(Lexicon, a_damaged_file_is_refused) {
  const auto path = std::filesystem::temp_directory_path() / "recoupe_lexicon_test.lexicon";
  const std::string bytes = compile_lexicon({{"raid", "raid", Tag{.pos = Pos::kNoun}, false}});
  std::ofstream(path, std::ios::binary) << bytes;
  EXPECT_TRUE(load_lexicon(path).has_value());
  std::ofstream(path, std::ios::binary) << bytes.substr(0, bytes.size() - 3);
  EXPECT_EQ(load_lexicon(path).error().code, ErrorCode::kBadKnowledge);
  std::ofstream(path, std::ios::binary) << "not a lexicon at all, but long enough to hold a header of some sort, is it not?";
  EXPECT_EQ(load_lexicon(path).error().code, ErrorCode::kBadKnowledge);
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the examples and counter-examples of the hand rules, and looks at tags and lemmas of wire prose.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/default_knowledge.h"
#include "language/language.h"
#include "language/language_pack.h"

namespace recoupe {
namespace {

const LanguagePack& french() {
  static const auto pack = load_language(KnowledgeFiles({default_knowledge_folder()}), "fr").value();
  return *pack;
}

/// The token of "Il ne [porte] rien.", analysed without the brackets.
Token marked_token(std::string marked) {
  const std::size_t begin = marked.find('['), end = marked.find(']') - 1;
  marked.erase(end + 1, 1).erase(begin, 1);
  const AnalysedText read = read_words(marked, {}, {0, static_cast<std::uint32_t>(marked.size())}, french());
  for (const Token& token : read.tokens) {
    if (token.span == Span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}) {
      return token;
    }
  }
  ADD_FAILURE() << "no token in brackets: " << marked;
  return {};
}

/// Checks "Il ne [porte] rien.=VERB.fin".
void check(const std::string& example, const std::string& rule) {
  const std::size_t mark = example.rfind('=');
  ASSERT_NE(mark, std::string::npos) << rule;
  std::string names = example.substr(mark + 1);
  std::replace(names.begin(), names.end(), '|', ' ');
  const ClassSet expected = parse_classes(names, ' ');
  ASSERT_NE(expected, 0U) << rule;
  const Token token = marked_token(example.substr(0, mark));
  EXPECT_NE(expected & only(class_of(token.tag, token.has(kContracted))), 0U) << rule << ": " << example;
}

TEST(TagRules, every_rule_reads_its_example_and_its_counter_example) {
  ASSERT_GE(french().tag_rules.rules.size(), 20U);
  for (const TagRule& rule : french().tag_rules.rules) {
    check(rule.example, rule.name);
    check(rule.counter, rule.name);
  }
}

/// "VERB fuir" of a marked word: its part of speech and lemma; the lemma only if it is the expected one.
void expect_word(const std::string& marked, Pos pos, std::string_view lemma) {
  const Token token = marked_token(marked);
  EXPECT_EQ(token.tag.pos, pos) << marked;
  EXPECT_EQ(token.lemma, form_key(lemma)) << marked;
}

TEST(Tagger, wire_prose_has_its_parts_of_speech_and_lemmas) {
  expect_word("Des raids ont touché le marché, faisant dix [blessés].", Pos::kNoun, "blessé");
  expect_word("Dix soldats ont été [blessés] dans l'attaque.", Pos::kVerb, "blesser");
  expect_word("Des [tirs] ont visé la foule.", Pos::kNoun, "tir");
  expect_word("Les [forces] du régime avancent.", Pos::kNoun, "force");
  expect_word("Le régime se renforce, [estime] une source.", Pos::kVerb, "estimer");
  expect_word("Les [rebelles] se sont repliés.", Pos::kNoun, "rebelle");
  expect_word("Le [porte-parole] de l'armée a démenti.", Pos::kNoun, "porte-parole");
  expect_word("Des [barils] d'explosifs sont tombés.", Pos::kNoun, "baril");
  expect_word("Les [jihadistes] ont pris la ville.", Pos::kNoun, "jihadiste");
  expect_word("Un site [prorégime] l'affirme.", Pos::kAdjective, "prorégime");
  expect_word("Un [check-point] a été visé.", Pos::kNoun, "check-point");
  expect_word("L'[Etat] a promis une aide.", Pos::kNoun, "état");
  expect_word("[A] Genève, les discussions ont repris.", Pos::kAdposition, "à");
  expect_word("Il [faut] partir.", Pos::kVerb, "falloir");
  expect_word("Le ministre [a] parlé.", Pos::kAux, "avoir");
  expect_word("La trêve [dont] il parle tient.", Pos::kPronoun, "dont");
  expect_word("Les avions [du] régime ont frappé.", Pos::kAdposition, "de");
}

TEST(Tagger, unknown_words_are_guessed_by_their_ending) {
  expect_word("Les [contre-incursions] se multiplient.", Pos::kNoun, "contre-incursion");
  expect_word("Ils [reconfirmaient] leur accord.", Pos::kVerb, "reconfirmer");
  expect_word("La milice de [Zorbaniyé] avance.", Pos::kProper, "zorbaniyé");
  expect_word("Ce [soir-là], tout a brûlé.", Pos::kNoun, "soir");
}

TEST(Tagger, hostile_words_are_read_without_harm) {
  std::string text(100000, 'a');
  text += " " + std::string(100000, '-') + " \xFF\xFE " + std::string(50000, '\'');
  EXPECT_FALSE(read_words(text, {}, {0, static_cast<std::uint32_t>(text.size())}, french()).tokens.empty());
  EXPECT_TRUE(read_words("", {}, {0, 0}, french()).tokens.empty());
}

}  // namespace
}  // namespace recoupe

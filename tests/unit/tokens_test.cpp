// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/tokens.h"

#include <gtest/gtest.h>

#include <chrono>
#include <utility>

#include "base/default_knowledge.h"
#include "language/phrases.h"

namespace recoupe {
namespace {

const Segmentation& french() {
  static const Segmentation segmentation = load_segmentation(KnowledgeFiles({default_knowledge_folder()}), "fr").value();
  return segmentation;
}

/// The tokens of a text, joined by '|'.
std::string split(std::string_view text) {
  std::string out;
  for (const Token& token : split_tokens(text, {0, static_cast<std::uint32_t>(text.size())}, &french())) {
    out += (out.empty() ? "" : "|") + std::string(token.span.in(text));
  }
  return out;
}

TEST(Tokens, words_numbers_and_marks_are_split_as_the_table_says) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"L'armée d’Alep", "L'|armée|d’|Alep"},
      {"aujourd'hui, quelqu'un", "aujourd'hui|,|quelqu'un"},
      {"les prud'hommes de la presqu'île", "les|prud'hommes|de|la|presqu'île"},
      {"Stephen O'Brien jusqu'ici lorsqu'il", "Stephen|O'Brien|jusqu'|ici|lorsqu'|il"},
      {"s'est-il, a-t-elle dit-on", "s'|est|-il|,|a|-t-elle|dit|-on"},
      {"un rendez-vous, c'est-à-dire", "un|rendez-vous|,|c'est-à-dire"},
      {"Bab al-Nairab, Deir ez-Zor, Bab-el-Oued", "Bab|al-Nairab|,|Deir|ez-Zor|,|Bab-el-Oued"},
      {"290.000 et 270 000 et 270\u00A0000 et 1\u202F200\u202F000", "290.000|et|270 000|et|270\u00A0000|et|1\u202F200\u202F000"},
      {"le 5 200 personnes", "le|5|200|personnes"},
      {"en 2016 300 civils", "en|2016|300|civils"},
      {"1,5 million, 48H, 5h30, 05H30, 1er", "1,5|million|,|48H|,|5h30|,|05H30|,|1er"},
      {"15% et 15 %", "15|%|et|15|%"},
      {"le 22/04/2016 à 14:30", "le|22/04/2016|à|14:30"},
      {"#AlepBrule @onu https://a.org/b?c=d.", "#AlepBrule|@onu|https://a.org/b?c=d|."},
      {"M. Ali et Mme Sy, J.-C. Roy", "M.|Ali|et|Mme|Sy|,|J.-C.|Roy"},
      {"Henri V. Les rois", "Henri|V|.|Les|rois"},
      {"l'art. 5 et l'art. Les", "l'|art.|5|et|l'|art|.|Les"},
      {"tout... ou -- rien", "tout|...|ou|--|rien"},
      {"en Iran.Après", "en|Iran|.|Après"},
      {"2016-2017, Su-24, F-16", "2016-2017|,|Su-24|,|F-16"},
      {"ex-Al-Nosra (pro-Assad)", "ex-Al-Nosra|(|pro-Assad|)"},
      {"l'\"arrêt\"", "l'|\"|arrêt|\""},
      {"25 °C", "25|°C"},
      {"le plan B. Il le dit, V. Roy et A. Le Goff", "le|plan|B|.|Il|le|dit|,|V|.|Roy|et|A.|Le|Goff"},
      {"de V. Roy, photo-3.JPG. Fin", "de|V.|Roy|,|photo-3.JPG|.|Fin"},
  };
  for (const auto& [text, expected] : cases) {
    EXPECT_EQ(split(text), expected);
  }
}

TEST(Tokens, lost_apostrophes_still_end_an_elided_word) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"L?armée d?Alep", "L?|armée|d?|Alep"},
      {"selon l\uFFFDONU", "selon|l\uFFFD|ONU"},
      {"aujourd?hui", "aujourd?hui"},
      {"l armée d Alep qu il a", "l|armée|d|Alep|qu|il|a"},
      {"chef de lOSDH dAlep", "chef|de|l|OSDH|d|Alep"},
      {"Qui?Alep", "Qui|?|Alep"},
      {"un dollar, dB, 5 mAh", "un|dollar|,|dB|,|5|mAh"},
  };
  for (const auto& [text, expected] : cases) {
    EXPECT_EQ(split(text), expected);
  }
  const auto first = [](std::string_view text) { return split_tokens(text, {0, static_cast<std::uint32_t>(text.size())}, &french()).front(); };
  for (const std::string_view text : {"L?armée", "l armée", "L armée", "lOSDH"}) {
    EXPECT_EQ(first(text).form, form_key("l'")) << text;
    EXPECT_TRUE(first(text).has(kElided)) << text;
  }
  EXPECT_EQ(first("aujourd?hui").form, form_key("aujourd'hui"));
  EXPECT_EQ(first("l Alep").form, form_key("l'"));
  EXPECT_EQ(first("l toit").form, form_key("l"));
  EXPECT_EQ(split_tokens("à 5 m au nord", {0, 14}, &french())[2].form, form_key("m"));
}

TEST(Tokens, any_bytes_are_split_without_harm) {
  EXPECT_EQ(split(std::string_view("a\0b\x01" "c\xFF\xC3", 7)).substr(0, 5), "a|b|c");
  for (const char* bytes : {"\xC3", "\xE2\x80", "'", "-", "--", "l'", ".", "#", "@", "1", "1 ", "1 0", "\xF0\x9F"}) {
    const auto tokens = split_tokens(bytes, {0, static_cast<std::uint32_t>(std::string_view(bytes).size())}, &french());
    for (const Token& token : tokens) {
      EXPECT_LT(token.span.begin, token.span.end);
    }
  }
}

TEST(Tokens, repetitive_texts_take_linear_time) {
  for (const std::string_view part : {"l'", "a-", "1 000 ", "M.", "-t-il", "A.", "#", "1/", "aaaaaaaaaaaaaaaaaaaaaaaaa", "qu'a-"}) {
    std::string text;
    while (text.size() < 400000) {
      text += part;
    }
    const auto start = std::chrono::steady_clock::now();
    split_tokens(text, {0, static_cast<std::uint32_t>(text.size())}, &french());
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(3)) << part;
  }
}

TEST(Tokens, words_of_a_phrase_are_split_as_in_text) {
  const auto words = words_of("l'armée de l'air aujourd'hui");
  EXPECT_EQ(words, (std::vector<std::string_view>{"l'", "armée", "de", "l'", "air", "aujourd'hui"}));
}

TEST(Tokens, shapes_are_flagged) {
  const auto tokens = split_tokens("ONU Paris 48H 290.000 l'an", {0, 26}, &french());
  ASSERT_EQ(tokens.size(), 6U);
  EXPECT_TRUE(tokens[0].has(kAllCapitals) && tokens[0].has(kLineStart));
  EXPECT_TRUE(tokens[1].has(kCapitalised) && !tokens[1].has(kAllCapitals));
  EXPECT_TRUE(tokens[2].has(kHasDigit) && !tokens[2].has(kAllDigits));
  EXPECT_TRUE(tokens[3].has(kAllDigits));
  EXPECT_TRUE(tokens[4].has(kElided) && !tokens[5].has(kSpaceBefore));
}

}  // namespace
}  // namespace recoupe

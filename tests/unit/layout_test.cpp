// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/layout.h"

#include <gtest/gtest.h>

#include "base/default_knowledge.h"

namespace recoupe {
namespace {

/// "header, header | title | body" of a text.
std::string divided(std::string_view text) {
  static const auto rules = load_layout(KnowledgeFiles({default_knowledge_folder()}), "fr").value();
  const Layout layout = divide(text, *rules);
  std::string out;
  for (const Span header : layout.header) {
    out += (out.empty() ? "" : ", ") + std::string(header.in(text));
  }
  return out + " | " + std::string(layout.title.in(text)) + " | " + std::string(layout.body.in(text));
}

TEST(Layout, a_crawl_date_stands_on_the_line_of_the_text) {
  EXPECT_EQ(divided(" date 2020-07 Le convoi est arrivé hier."), "date 2020-07 |  | Le convoi est arrivé hier.");
  EXPECT_EQ(divided("date: 2020-07-14\nLe convoi est arrivé hier."), "date: 2020-07-14 |  | Le convoi est arrivé hier.");
}

TEST(Layout, a_plain_text_is_all_body) {
  EXPECT_EQ(divided("Le convoi est arrivé hier.\nIl repart demain."), " |  | Le convoi est arrivé hier.\nIl repart demain.");
  EXPECT_EQ(divided("Le convoi est arrivé"), " |  | Le convoi est arrivé");
}

TEST(Layout, a_title_is_followed_by_header_lines) {
  EXPECT_EQ(divided("Mali : un convoi attaqué près de Gao\n\nPublié le 3 mars 2019 à 12h30\n\nUn convoi a été attaqué dimanche."),
            "Publié le 3 mars 2019 à 12h30 | Mali : un convoi attaqué près de Gao | Un convoi a été attaqué dimanche.");
}

TEST(Layout, a_title_may_stand_right_above_a_much_longer_line) {
  EXPECT_EQ(divided("Trêve rompue à Taëz ?\nLes deux camps se sont mutuellement accusés samedi d'avoir ouvert le feu les premiers."),
            " | Trêve rompue à Taëz ? | Les deux camps se sont mutuellement accusés samedi d'avoir ouvert le feu les premiers.");
}

TEST(Layout, a_wrapped_paragraph_has_no_title) {
  const std::string text = "Les deux camps se sont mutuellement accusés samedi d'avoir\nouvert le feu les premiers, quelques heures seulement après\nl'entrée en vigueur de la trêve.";
  EXPECT_EQ(divided(text), " |  | " + text);
}

TEST(Layout, a_sentence_is_no_title) {
  const std::string text = "Le calme est revenu.\n\nLes habitants sont sortis dans les rues de la ville, selon des témoins joints au téléphone.";
  EXPECT_EQ(divided(text), " |  | " + text);
}

TEST(Layout, several_header_lines_are_taken_one_by_one) {
  EXPECT_EQ(divided("https://example.org/17\n05/03/2019 14:02\nMis à jour le 6 mars 2019\nLe convoi est arrivé."),
            "https://example.org/17, 05/03/2019 14:02, Mis à jour le 6 mars 2019 |  | Le convoi est arrivé.");
}

TEST(Layout, a_date_inside_a_sentence_is_no_header) {
  EXPECT_EQ(divided("Le 5 mars 2019, le convoi est arrivé."), " |  | Le 5 mars 2019, le convoi est arrivé.");
  EXPECT_EQ(divided("Publié dimanche, le rapport accuse l'armée."), " |  | Publié dimanche, le rapport accuse l'armée.");
}

TEST(Layout, blanks_and_long_lines_do_no_harm) {
  EXPECT_EQ(divided(""), " |  | ");
  EXPECT_EQ(divided("\n \n"), " |  | ");
  const std::string line(100000, 'a');
  EXPECT_EQ(divided(line), " |  | " + line);
}

/// "kind: words" of the notice that a text gives.
std::string notice_of(std::string_view text) {
  static const auto rules = load_layout(KnowledgeFiles({default_knowledge_folder()}), "fr").value();
  const Layout layout = divide(text, *rules);
  return layout.notice ? std::string(name_of(layout.notice->kind)) + ": " + std::string(layout.notice->span.in(text)) : "";
}

TEST(Layout, a_notice_of_correction_stands_in_the_title) {
  EXPECT_EQ(notice_of("CORRECTION - Mali: bien lire six soldats tués\n\nSix soldats ont été tués dimanche près de Gao."), "correction: CORRECTION -");
  EXPECT_EQ(notice_of("Mali: six soldats tués (rectificatif)\n\nSix soldats ont été tués dimanche près de Gao."), "correction: (rectificatif)");
}

TEST(Layout, a_notice_of_update_stands_in_a_header_line) {
  EXPECT_EQ(notice_of("Six soldats tués près de Gao\nAFP - 03/03/2019 à 20:10 - (Actualisé avec un bilan plus lourd)\n\nSix soldats ont été tués dimanche."),
            "update: (Actualisé avec un bilan plus lourd)");
}

TEST(Layout, a_notice_of_withdrawal_stands_in_the_title) {
  EXPECT_EQ(notice_of("ANNULATION - Mali: six soldats tués\n\nVeuillez ne pas tenir compte de notre dépêche de dimanche."), "withdrawal: ANNULATION -");
}

TEST(Layout, words_of_the_story_are_no_notice) {
  EXPECT_EQ(notice_of("Mali: la correction des listes électorales\n\nLe bilan a été actualisé (mise à jour de mardi)."), "");
}

}  // namespace
}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include "places/places.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include "language/language.h"

namespace recoupe {
namespace {

KnowledgeFiles own_knowledge() { return KnowledgeFiles({std::filesystem::path(RECOUPE_SOURCE_DIR) / "knowledge"}); }

const Gazetteer& gazetteer() {
  static const auto loaded = [] {
    RuleNames names;
    auto result = load_gazetteer(own_knowledge(), "fr", names);
    EXPECT_TRUE(result.has_value()) << result.error().where << " " << result.error().what;
    return *result;
  }();
  return *loaded;
}

PlacesFound found_in(std::string_view text) {
  static const auto french = *load_language(own_knowledge(), "fr");
  const AnalysedText analysed = analyse(text, {}, {0, static_cast<std::uint32_t>(text.size())}, *french);
  return find_places(text, analysed, gazetteer());
}

/// "id:text" of every mention; "-" stands for a place that the gazetteer does not hold.
std::string mentions_of(std::string_view text) {
  std::string out;
  for (const PlaceMention& m : found_in(text).mentions) {
    out += (out.empty() ? "" : ", ") + (m.place == kNone ? "-" : place_of(gazetteer(), m.place).id) + ":" + std::string(m.span.in(text));
  }
  return out;
}

TEST(Places, the_gazetteer_loads) { EXPECT_GT(found_in("Alep").mentions.size(), 0U); }
TEST(Places, names_are_found_whatever_their_accents) {
  EXPECT_EQ(mentions_of("Des raids ont visé Hassaké et Hassake."), "sy-hasakah:Hassaké, sy-hasakah:Hassake");
}
TEST(Places, a_demonym_is_an_adjective_of_its_country) {
  const auto found = found_in("Des soldats maliens sont morts.");
  ASSERT_EQ(found.mentions.size(), 1U);
  EXPECT_EQ(place_of(gazetteer(), found.mentions[0].place).id, "ml");
  EXPECT_TRUE(found.mentions[0].adjective);
}
TEST(Places, common_words_in_small_letters_are_no_places) { EXPECT_EQ(mentions_of("il a fait plusieurs tours avant de manger une orange"), ""); }
TEST(Places, homonyms_are_told_apart_by_the_theatre) {
  EXPECT_EQ(mentions_of("Au Liban, des tirs ont éclaté à Tripoli."), "lb:Liban, lb-tripoli:Tripoli");
  EXPECT_EQ(mentions_of("En Libye, des tirs ont éclaté à Tripoli."), "ly:Libye, ly-tripoli:Tripoli");
}
TEST(Places, the_chain_leads_from_the_quarter_to_the_country) {
  const PlaceMention quarter = found_in("Des obus sont tombés sur Qaterji.").mentions.at(0);
  const PlaceMention country = found_in("en Syrie").mentions.at(0);
  EXPECT_TRUE(lies_in(gazetteer(), quarter.place, country.place));
  EXPECT_FALSE(lies_in(gazetteer(), country.place, quarter.place));
  EXPECT_EQ(place_of(gazetteer(), quarter.place).country, "SY");
  EXPECT_EQ(quarter.precision, PlacePrecision::kNeighbourhood);
}

}  // namespace
}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include "places/places.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>

#include "base/default_knowledge.h"
#include "base/keys.h"
#include "base/tsv.h"
#include "language/language.h"

namespace recoupe {
namespace {

KnowledgeFiles own_knowledge() { return KnowledgeFiles({default_knowledge_folder()}); }

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
  static const auto french = load_language(own_knowledge(), "fr").value();
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

TEST(Places, a_class_word_chooses_among_homonyms) {
  EXPECT_EQ(mentions_of("La ville d'Idleb est la capitale de la province d'Idleb."),
            "sy-idlib:ville d'Idleb, sy-idlib-province:province d'Idleb");
}
TEST(Places, a_list_after_a_plural_class_word_is_read_to_its_end) {
  EXPECT_EQ(mentions_of("Des obus ont touché les quartiers de Chaar, Zitrane et Soukkari."),
            "sy-aleppo-shaar:quartiers de Chaar, -:Zitrane, sy-aleppo-sukkari:Soukkari");
}
TEST(Places, a_part_is_named_after_its_whole) {
  const auto found = found_in("Il pleut sur le nord de la Syrie et la périphérie sud d'Alep.");
  ASSERT_EQ(found.mentions.size(), 2U);
  EXPECT_EQ(found.mentions[0].name, "nord de la Syrie");
  EXPECT_EQ(found.mentions[1].name, "périphérie sud d'Alep");
  EXPECT_EQ(found.mentions[1].place, kNone);
  EXPECT_EQ(place_of(gazetteer(), found.mentions[1].inside).id, "sy-aleppo");
  EXPECT_EQ(found.mentions[1].precision, PlacePrecision::kVague);
}
TEST(Places, a_part_without_a_whole_belongs_to_the_town_spoken_of) {
  const PlaceMention part = found_in("Homs est divisée. La partie Ouest a été touchée.").mentions.at(1);
  EXPECT_EQ(part.name, "partie Ouest de Homs");
  EXPECT_TRUE(part.inferred);
}
TEST(Places, a_part_with_a_line_of_its_own_is_that_place) {
  const PlaceMention part = found_in("Alep est divisée. La partie orientale a été touchée.").mentions.at(1);
  EXPECT_EQ(place_of(gazetteer(), part.place).id, "sy-aleppo-east");
  EXPECT_EQ(part.name, "quartiers Est d'Alep");
}
TEST(Places, a_government_is_no_town_to_refer_to) {
  EXPECT_EQ(mentions_of("Des tirs ont visé Debaltseve. Vendredi, Kiev annonçait contrôler cette ville."),
            "ua-debaltseve:Debaltseve, ua-kyiv:Kiev, ua-debaltseve:ville");
}
TEST(Places, a_quarter_of_another_war_is_not_taken_for_one_of_this) {
  EXPECT_EQ(mentions_of("Dans la bande de Gaza, le quartier de Yarmouk a été visé."), "ps-bande-de-gaza-province:bande de Gaza, -:quartier de Yarmouk");
}
TEST(Places, la_ville_is_the_town_of_the_war_not_a_foreign_capital) {
  EXPECT_EQ(mentions_of("Des raids ont visé Homs. A Moscou, des diplomates ont parlé. La ville est en ruines."),
            "sy-homs:Homs, ru-moscow:Moscou, sy-homs:ville");
}
TEST(Places, a_description_stands_for_the_place_before) {
  EXPECT_EQ(mentions_of("A Hassaké, des tirs ont repris. Dans cette cité, le calme est précaire."), "sy-hasakah:Hassaké, sy-hasakah:cité");
  EXPECT_EQ(mentions_of("En Syrie, la deuxième ville du pays brûle."), "sy:Syrie, sy-aleppo:deuxième ville du pays");
  EXPECT_EQ(mentions_of("Une ville est tombée."), "");
}
TEST(Places, an_unknown_name_after_a_class_word_lies_in_the_smallest_area_named) {
  const auto found = found_in("Dans la province de Homs, le village de Tal Mardouk a été pris.");
  ASSERT_EQ(found.mentions.size(), 2U);
  EXPECT_EQ(found.mentions[1].place, kNone);
  EXPECT_EQ(found.mentions[1].name, "Tal Mardouk");
  EXPECT_EQ(place_of(gazetteer(), found.mentions[1].inside).id, "sy-homs-province");
}
TEST(Places, an_unknown_quarter_lies_in_the_town_spoken_of) {
  const auto found = found_in("Syrie: Alep a été bombardée. Des obus ont touché le quartier de Zitrane.");
  ASSERT_EQ(found.mentions.size(), 3U);
  EXPECT_EQ(place_of(gazetteer(), found.mentions[2].inside).id, "sy-aleppo");
}
TEST(Places, est_after_a_part_is_a_side) {
  EXPECT_EQ(mentions_of("Syrie: à Alep, la partie est de la ville a tremblé."), "sy:Syrie, sy-aleppo:Alep, sy-aleppo-east:partie est de la ville");
  EXPECT_EQ(mentions_of("Syrie: Alep attend. La banlieue est de nouveau calme."), "sy:Syrie, sy-aleppo:Alep");
}
TEST(Places, a_direction_alone_is_no_place) { EXPECT_EQ(mentions_of("à Hassaké (nord-est), les tirs ont cessé"), "sy-hasakah:Hassaké"); }
TEST(Places, outside_is_not_inside) {
  const PlaceMention inside = found_in("dans le nord d'Alep").mentions.at(0);
  const PlaceMention outside = found_in("à 30 km au nord d'Alep").mentions.at(0);
  EXPECT_FALSE(inside.near);
  EXPECT_TRUE(outside.near);
  EXPECT_EQ(place_of(gazetteer(), outside.inside).id, "sy-aleppo-province");
  EXPECT_TRUE(found_in("à 30 km d'Alep").mentions.at(0).near);
}
TEST(Places, organisations_keep_their_places) {
  EXPECT_TRUE(found_in("selon l'Observatoire syrien des droits").mentions.at(0).in_organisation);
  EXPECT_FALSE(found_in("selon un médecin syrien de la ville").mentions.at(0).in_organisation);
}
TEST(Places, a_pair_of_capitals_is_a_pair_of_governments) {
  const auto found = found_in("un accord entre Washington et Moscou");
  ASSERT_EQ(found.mentions.size(), 2U);
  EXPECT_TRUE(found.mentions[0].as_government);
  EXPECT_TRUE(found.mentions[1].as_government);
  EXPECT_FALSE(found_in("des combats à Damas").mentions.at(0).as_government);
}
TEST(Places, a_dateline_is_marked) {
  const auto found = found_in("BEYROUTH (AFP) - Des raids ont visé Alep.");
  ASSERT_EQ(found.mentions.size(), 2U);
  EXPECT_TRUE(found.mentions[0].dateline);
  EXPECT_FALSE(found.mentions[1].dateline);
}
TEST(Places, what_only_locates_says_whom) {
  const auto found = found_in("Des raids ont visé Saraqeb, dans la province d'Idleb.");
  ASSERT_EQ(found.mentions.size(), 2U);
  EXPECT_EQ(found.mentions[1].locates, 0U);
  EXPECT_EQ(found_in("Des raids à Alep, à Homs").mentions.at(1).locates, kNone);
}
TEST(Places, the_country_takes_the_article_its_capital_does_not) {
  EXPECT_EQ(mentions_of("Des pourparlers ont repris au Koweït."), "kw:Koweït");
  EXPECT_EQ(mentions_of("Les délégués sont arrivés à Koweït."), "kw-kuwait-city:Koweït");
}
TEST(Places, the_province_of_a_town_just_named_may_be_its_own) {
  EXPECT_EQ(mentions_of("Syrie: des tirs ont visé Alep et sa province."), "sy:Syrie, sy-aleppo:Alep, sy-aleppo-province:province");
  EXPECT_EQ(mentions_of("Syrie: il a quitté Alep pour sa province."), "sy:Syrie, sy-aleppo:Alep");
}
TEST(Places, a_side_with_its_holder_is_a_part_of_the_town) {
  EXPECT_EQ(mentions_of("Syrie: Alep a vécu une nuit agitée. Dans l'ouest gouvernemental, un obus est tombé."),
            "sy:Syrie, sy-aleppo:Alep, sy-aleppo-west:ouest gouvernemental");
}
TEST(Places, a_name_that_its_kind_follows_is_an_unknown_place) {
  EXPECT_EQ(mentions_of("Yémen: le dépôt se trouve à Zitrane, village de la province de Hodeida."),
            "ye:Yémen, -:Zitrane, ye-hodeida-province:province de Hodeida");
  EXPECT_EQ(mentions_of("Yémen: il l'a dit à Zitrane, chef du village."), "ye:Yémen");
}
TEST(Places, the_old_town_alone_is_a_part_of_the_town_spoken_of) {
  const auto found = found_in("Irak: les combats durent à Mossoul. La vieille ville est en ruines.");
  ASSERT_EQ(found.mentions.size(), 3U);
  EXPECT_EQ(place_of(gazetteer(), found.mentions[2].place).id, "iq-mosul-old");
}
TEST(Places, a_persons_name_is_no_place) {
  EXPECT_EQ(mentions_of("Syrie: après Alep et Homs, il a écrit à Vladimir Poutine."), "sy:Syrie, sy-aleppo:Alep, sy-homs:Homs");
  EXPECT_EQ(mentions_of("a dit M. Tartous dans un communiqué"), "");
}

Table cases(const std::string& name, std::initializer_list<std::string_view> columns) {
  auto table = read_table(std::filesystem::path(RECOUPE_SOURCE_DIR) / "tests/cases/places" / name, columns);
  EXPECT_TRUE(table.has_value()) << table.error().what;
  return *table;
}

PlaceId place_named(std::string_view id) {
  for (PlaceId place = 0; place < place_count(gazetteer()); ++place) {
    if (place_of(gazetteer(), place).id == id) {
      return place;
    }
  }
  ADD_FAILURE() << "no place " << id;
  return kNone;
}

/// A sentence on the place's country, or on its town for a quarter, with the spelling in it.
std::string sentence_with(const std::string& spelling, PlaceId place) {
  PlaceId country = place;
  while (place_of(gazetteer(), country).precision != PlacePrecision::kCountry) {
    country = place_of(gazetteer(), country).parent;
  }
  const std::string on = place_of(gazetteer(), country).name + ": des obus ont touché ";
  const bool quarter = place_of(gazetteer(), place).precision == PlacePrecision::kNeighbourhood;
  return quarter ? on + "le quartier de " + spelling + ", à " + place_of(gazetteer(), place_of(gazetteer(), place).parent).name + "."
                 : on + "plusieurs maisons à " + spelling + " hier.";
}

TEST(Places, every_spelling_leads_to_its_place) {
  const Table table = cases("spellings.tsv", {"spelling", "place"});
  EXPECT_GE(table.rows.size(), 150U);
  for (const auto& row : table.rows) {
    const PlaceId place = place_named(row[1]);
    const std::string text = sentence_with(row[0], place);
    const auto found = found_in(text);
    EXPECT_TRUE(std::any_of(found.mentions.begin(), found.mentions.end(),
                            [&](const PlaceMention& m) { return m.place == place && m.span.in(text).ends_with(row[0]); }))
        << text << " → " << mentions_of(text);
  }
}

TEST(Places, every_place_has_a_source_and_no_two_of_one_kind_in_one_area_share_a_name) {
  std::map<std::string, std::string> owner;   // kind, area and name → id
  for (const auto& path : own_knowledge().all("world/places", ".tsv")) {
    const Table table = read_table(path, {"id", "parent", "kind", "name_fr", "name_en", "aliases", "source"}).value();
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      const auto cell = [&](std::string_view column) -> const std::string& { return table.rows[r][table.column(column)]; };
      EXPECT_FALSE(cell("source").empty()) << table.where(r);
      auto names = split_list(cell("aliases"));
      names.push_back(cell("name_fr"));
      names.push_back(cell("name_en"));
      for (const auto& name : names) {
        const auto [at, fresh] = owner.try_emplace(cell("kind") + "|" + cell("parent") + "|" + fold(name), cell("id"));
        EXPECT_TRUE(name.empty() || fresh || at->second == cell("id")) << name << ": " << at->second << " and " << table.where(r);
      }
    }
  }
  EXPECT_GT(owner.size(), 5000U);
}

TEST(Places, no_false_friend_is_read) {
  const Table table = cases("false_friends.tsv", {"sentence", "never", "why"});
  EXPECT_GE(table.rows.size(), 60U);
  for (const auto& row : table.rows) {
    for (const PlaceMention& m : found_in(row[0]).mentions) {
      const std::string id = m.place == kNone ? "-" : place_of(gazetteer(), m.place).id;
      EXPECT_TRUE(row[1] != "*" && id != row[1]) << row[0] << " gives " << id << " by " << m.span.in(row[0]);
    }
  }
}

}  // namespace
}  // namespace recoupe

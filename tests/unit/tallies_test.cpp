// SPDX-License-Identifier: GPL-3.0-or-later
// Tolls of short dispatches: who, how many, of which, when, where, by what.
#include <gtest/gtest.h>

#include <array>
#include <map>

#include "knowledge_fixture.h"

namespace recoupe {
namespace {

/// An armed party of its own sentence, so that the text is about a war.
constexpr std::string_view kSetting = "Les rebelles syriens et les soldats du régime se font face.\n\n";

std::vector<Tally> tallies(const std::string& text) { return read_text(std::string(kSetting) + text).tallies; }

std::string number(std::optional<std::int64_t> n) { return n ? std::to_string(*n) : "?"; }

std::string shown(const Tally& t) {
  constexpr std::array effects{"killed", "wounded", "displaced", "missing", "detained", "trapped"};
  std::string out = std::string(effects.at(static_cast<std::size_t>(t.effect))) + " " + t.victims + " " + number(t.min) + ".." + number(t.max);
  for (const Subset& s : t.of_which) {
    out += " (" + s.victims + " " + number(s.min) + ".." + number(s.max) + ")";
  }
  return out;
}

std::vector<std::string> all(const std::string& text) {
  std::vector<std::string> out;
  for (const Tally& t : tallies(text)) {
    out.push_back(shown(t));
  }
  return out;
}

using Lines = std::vector<std::string>;

std::string cause_of(const Tally& t) { return t.cause ? knowledge().ontology->types[*t.cause].id : ""; }

TEST(Tallies, shares_follow_their_mark) {
  EXPECT_EQ(all("Dix-sept civils, dont cinq enfants et trois femmes, ont péri."), Lines{"killed civilians 17..17 (children 5..5) (women 3..3)"});
  EXPECT_EQ(all("Quatorze personnes, parmi lesquelles un enfant, ont été tuées."), Lines{"killed people 14..14 (children 1..1)"});
  EXPECT_EQ(all("Les obus ont tué 12 habitants depuis mardi, dont 4 enfants."), Lines{"killed people 12..12 (children 4..4)"});
  EXPECT_EQ(all("Treize civils, dont l'unique pédiatre du bourg, ont péri."), Lines{"killed civilians 13..13 (medics 1..1)"});
}

TEST(Tallies, a_share_ends_before_another_toll) {
  EXPECT_EQ(all("L'attaque a fait 16 morts, dont deux enfants, et vingt blessés."), (Lines{"killed people 16..16 (children 2..2)", "wounded people 20..20"}));
  EXPECT_EQ(all("Onze soldats, dont la plupart étaient jeunes, ont été tués."), Lines{"killed soldiers 11..11"});
}

TEST(Tallies, killed_and_wounded_stand_side_by_side) {
  EXPECT_EQ(all("Les tirs ont touché un marché, faisant six morts et 23 blessés."), (Lines{"killed people 6..6", "wounded people 23..23"}));
  EXPECT_EQ(all("Trois militaires ont péri et 28 autres ont été blessés."), (Lines{"killed soldiers 3..3", "wounded soldiers 28..28"}));
}

TEST(Tallies, phrases_tell_deaths) {
  EXPECT_EQ(all("L'assaut a coûté la vie à sept civils."), Lines{"killed civilians 7..7"});
  EXPECT_EQ(all("Vingt-deux villageois ont trouvé la mort."), Lines{"killed civilians 22..22"});
  EXPECT_EQ(all("Un obus a provoqué la mort de quatre adultes."), Lines{"killed people 4..4"});
  EXPECT_EQ(all("L'armée a perdu huit soldats dans l'embuscade."), Lines{"killed soldiers 8..8"});
}

TEST(Tallies, recovered_bodies_are_dead) {
  EXPECT_EQ(all("Les secouristes ont sorti neuf corps des décombres."), Lines{"killed people 9..9"});
  EXPECT_EQ(all("Trois corps d'armée ont été sortis des casernes."), Lines{});
}

TEST(Tallies, numbers_that_add_up_to_the_one_before_are_its_shares) {
  EXPECT_EQ(all("Sept passagers, quatre civils et trois soldats, sont morts."), Lines{"killed people 7..7 (civilians 4..4) (soldiers 3..3)"});
  EXPECT_EQ(all("Sept rebelles, quatre civils et deux soldats sont morts."), (Lines{"killed rebels 7..7", "killed civilians 4..4", "killed soldiers 2..2"}));
}

TEST(Tallies, as_many_repeats_the_number_before) {
  EXPECT_EQ(all("Les raids ont tué 31 personnes, dont neuf enfants et autant de femmes."), Lines{"killed people 31..31 (children 9..9) (women 9..9)"});
}

TEST(Tallies, victims_stand_behind_a_day_or_a_second_preposition) {
  EXPECT_EQ(all("De l'autre côté, des obus tirés par les insurgés ont tué lundi au moins 19 habitants."), Lines{"killed people 19..?"});
  EXPECT_EQ(all("La guerre a coûté la vie à 2.300 civils et à 41 soldats."), (Lines{"killed civilians 2300..2300", "killed soldiers 41..41"}));
  EXPECT_EQ(all("La guerre a jeté sur les routes des milliers de familles."), Lines{"displaced people 2000..?"});
}

TEST(Tallies, robbers_and_floods_are_no_war) {
  const auto found = read_text("Des hommes armés ont attaqué un fourgon dimanche près de Lyon. Deux assaillants ont été tués lors d'une fusillade et quatre ont été arrêtés.");
  EXPECT_TRUE(found.tallies.empty());
  EXPECT_TRUE(found.claims.empty());
  EXPECT_TRUE(read_text("Des crues ont tué six personnes, \"on dirait qu'on a été bombardés\", a dit un opposant au maire.").tallies.empty());
}

TEST(Tallies, those_counted_beside_a_strike_are_its_targets) {
  const auto found = read_text(std::string(kSetting) + "Huit civils ont péri dans un raid aérien à Idleb.");
  ASSERT_EQ(found.claims.size(), 1U);
  ASSERT_EQ(found.claims[0].targets.size(), 1U);
  EXPECT_EQ(found.mentions.actors[found.claims[0].targets[0].mention].name, "civils");
}

TEST(Tallies, a_toll_is_not_of_an_event_behind_another_toll) {
  const auto found = tallies("Quelque 70 rebelles ont été tués, selon l'OSDH, qui a recensé 15 civils morts dans des raids à Idleb.");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(cause_of(found[0]), "");
  EXPECT_EQ(cause_of(found[1]), "air_strike");
}

TEST(Tallies, a_share_of_the_population_keeps_its_words) {
  const auto found = tallies("La guerre a déjà déplacé plus de la moitié de la population.");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].fraction, "plus de la moitié de la population");
  EXPECT_EQ(shown(found[0]), "displaced people ?..?");
}

TEST(Tallies, a_floor_holds_for_what_is_joined_to_it) {
  EXPECT_EQ(all("Au moins 41 insurgés et 12 soldats ont péri."), (Lines{"killed rebels 41..?", "killed soldiers 12..?"}));
}

TEST(Tallies, one_number_is_told_once) {
  EXPECT_EQ(all("Plus de 130 personnes sont mortes noyées ou ont été abattues."), Lines{"killed people 131..?"});
}

TEST(Tallies, things_feared_planned_and_denied_are_none) {
  EXPECT_EQ(all("Un hélicoptère militaire a été abattu."), Lines{});
  EXPECT_EQ(all("Quatre autres voitures piégées ont été trouvées."), Lines{});
  EXPECT_EQ(all("L'armée n'a pas tué dix civils."), Lines{});
  EXPECT_EQ(all("L'enfant de 4 ans regardait les 28 pays de l'Union."), Lines{});
}

TEST(Tallies, years_count_nobody) { EXPECT_EQ(all("Les soldats ont été tués en 2015."), Lines{}); }

TEST(Tallies, texts_about_no_war_have_none) {
  EXPECT_TRUE(read_text("Une collision entre deux autocars a fait quatre morts et neuf blessés sur la route de Lyon.").tallies.empty());
}

TEST(Tallies, the_cause_is_told_by_the_clause_or_the_sentence_before) {
  const auto own = tallies("Neuf civils ont été tués par des tirs de roquettes.");
  ASSERT_EQ(own.size(), 1U);
  EXPECT_EQ(cause_of(own[0]), "shelling");
  const auto before = tallies("Des avions russes ont bombardé Idleb mardi. Au moins dix personnes ont été tuées.");
  ASSERT_EQ(before.size(), 1U);
  EXPECT_EQ(cause_of(before[0]), "air_strike");
  EXPECT_TRUE(before[0].claim.has_value());
}

TEST(Tallies, windows_end_with_the_day_of_publication) {
  const Day published{std::chrono::year{2016} / 8 / 18};
  const std::map<std::string, int> wanted{{"en deux semaines", 14}, {"au cours des dernières 24 heures", 1}};
  for (const auto& [words, days] : wanted) {
    const auto found = tallies("Plus de 90 civils ont péri " + words + ".");
    ASSERT_EQ(found.size(), 1U) << words;
    ASSERT_TRUE(found[0].since_until) << words;
    EXPECT_EQ(std::chrono::floor<std::chrono::days>(found[0].since_until->interval.earliest), published - std::chrono::days(days)) << words;
    EXPECT_EQ(std::chrono::floor<std::chrono::days>(found[0].since_until->interval.latest), published) << words;
  }
}

TEST(Tallies, places_joined_to_the_own_place_count) {
  const auto found = tallies("Les bombardements ont tué onze civils dans les villes d'Idleb et d'Alep.");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].places.size(), 2U);
}

}  // namespace
}  // namespace recoupe

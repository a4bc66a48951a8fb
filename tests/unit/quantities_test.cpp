// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers with their hedges, ranges and round words; and what is no count of people.
#include <gtest/gtest.h>

#include <map>
#include <optional>

#include "knowledge_fixture.h"

namespace recoupe {
namespace {

using Bounds = std::pair<std::optional<std::int64_t>, std::optional<std::int64_t>>;

/// The first count of a sentence; a pair of open bounds when it holds none.
Bounds count_in(const std::string& text) {
  for (const QuantityMention& q : read_text(text).mentions.quantities) {
    if (q.kind == QuantityKind::kCount) {
      return {q.min, q.max};
    }
  }
  return {};
}

TEST(Quantities, hedges_move_the_bounds) {
  const std::map<std::string, Bounds> wanted{
      {"plus de 40", {41, {}}},       {"pas moins de 40", {40, {}}}, {"au moins 40", {40, {}}},   {"moins de 40", {{}, 39}},
      {"jusqu'à 40", {{}, 40}},       {"au maximum 40", {{}, 40}},   {"près de 40", {36, 40}},    {"presque 40", {36, 40}},
      {"environ 40", {36, 44}},       {"quelque 40", {36, 44}},      {"autour de 40", {36, 44}},  {"exactement 40", {40, 40}}};
  for (const auto& [words, bounds] : wanted) {
    EXPECT_EQ(count_in("Les secouristes ont compté " + words + " corps dans le hangar."), bounds) << words;
  }
}

TEST(Quantities, a_hedge_may_follow_the_noun) {
  EXPECT_EQ(count_in("Douze civils au moins ont péri sous les obus."), (Bounds{12, {}}));
  EXPECT_EQ(count_in("Seize soldats au moins ont été tués."), (Bounds{16, {}}));
  EXPECT_EQ(count_in("Trois soldats, au moins dix miliciens et un guide ont été tués."), (Bounds{3, 3}));
}

TEST(Quantities, ranges_have_two_ends) {
  EXPECT_EQ(count_in("Entre 30 et 45 civils ont péri dans le bourg."), (Bounds{30, 45}));
  EXPECT_EQ(count_in("Deux ou trois miliciens ont été blessés."), (Bounds{2, 3}));
  EXPECT_EQ(count_in("L'attaque a fait 8 à 12 morts."), (Bounds{8, 12}));
}

TEST(Quantities, round_words_keep_their_width) {
  EXPECT_EQ(count_in("Une trentaine de villageois ont fui."), (Bounds{25, 35}));
  EXPECT_EQ(count_in("Des dizaines de milliers d'habitants ont fui."), (Bounds{20000, std::nullopt}));
  EXPECT_EQ(count_in("Plusieurs dizaines de villageois ont fui."), (Bounds{20, std::nullopt}));
}

TEST(Quantities, numbers_are_read_in_words_and_digits) {
  const std::map<std::string, std::int64_t> wanted{{"deux cents", 200}, {"1,5 million d'", 1500000}, {"12.500", 12500}, {"12 500", 12500},
                                                   {"1 250 000", 1250000}, {"vingt et un", 21}, {"trois-cents", 300}, {"neuf", 9}};
  for (const auto& [words, value] : wanted) {
    EXPECT_EQ(count_in("Les rebelles ont chassé " + words + " hommes de la vallée."), (Bounds{value, value})) << words;
  }
}

TEST(Quantities, two_numbers_side_by_side_stay_two) {
  EXPECT_EQ(count_in("Le convoi 44 120 a été touché."), (Bounds{44120, 44120}));
  EXPECT_EQ(count_in("Les 1500 300 fois cités."), (Bounds{1500, 1500}));
}

TEST(Quantities, ages_prices_ordinals_and_clock_times_count_nobody) {
  for (const std::string text : {"Le garçon âgé de 14 ans est sorti.", "Le sac coûte 300 dollars.", "La 12e brigade est arrivée.", "Il est parti à 18h30.", "Le bâtiment neuf a brûlé."}) {
    EXPECT_EQ(count_in(text), Bounds{}) << text;
  }
}

}  // namespace
}  // namespace recoupe

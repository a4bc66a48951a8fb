// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/labels.h"

#include <gtest/gtest.h>

#include "base/default_knowledge.h"

namespace recoupe {
namespace {

using std::chrono::year;

const Labels& french() {
  static const Labels labels = Labels::load(KnowledgeFiles({default_knowledge_folder()}), "fr").value();
  return labels;
}

TEST(Labels, days_are_named_as_a_person_writes_them) {
  EXPECT_EQ(french().days(year(2016) / 8 / 17, year(2016) / 8 / 17), "mercredi 17 août 2016");
  EXPECT_EQ(french().days(year(2016) / 5 / 1, year(2016) / 5 / 1), "dimanche 1er mai 2016");
  EXPECT_EQ(french().days(year(2016) / 4 / 22, year(2016) / 5 / 1), "du 22 avril 2016 au 1er mai 2016");
}

TEST(Labels, whole_months_and_years_go_by_their_name) {
  EXPECT_EQ(french().days(year(2014) / 5 / 1, year(2014) / 5 / 31), "mai 2014");
  EXPECT_EQ(french().days(year(2012) / 1 / 1, year(2012) / 12 / 31), "2012");
  EXPECT_EQ(french().days(year(2012) / 3 / 1, year(2013) / 2 / 28), "du 1er mars 2012 au 28 février 2013");
}

TEST(Labels, event_types_have_words_in_the_language) { EXPECT_EQ(french().of("type.air_strike"), "frappe aérienne"); }

TEST(Labels, a_key_without_a_label_is_put_in_plain_words) {
  EXPECT_EQ(french().of("type.no_such_type"), "no such type");
  EXPECT_EQ(Labels().of("effect.killed"), "killed");
}

TEST(Labels, values_take_the_places_of_their_names) {
  EXPECT_EQ(french().fill("according_to", {{"", "OSDH"}}), "selon OSDH");
  EXPECT_EQ(french().fill("number.between", {{"min", "25"}, {"max", "{min}"}}), "25 à {min}");
}

}  // namespace
}  // namespace recoupe

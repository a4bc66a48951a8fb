// SPDX-License-Identifier: GPL-3.0-or-later
// The words of outputs for people: days, spans of days, numbers.
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

TEST(Labels, days_are_written_as_french_writes_them) {
  EXPECT_EQ(french().day(year(2016) / 8 / 17, true), "mercredi 17 août 2016");
  EXPECT_EQ(french().day(year(2016) / 5 / 1, false), "1er mai 2016");
}

TEST(Labels, an_interval_repeats_neither_month_nor_year) {
  EXPECT_EQ(french().interval(year(2016) / 5 / 1, year(2016) / 5 / 1), "dimanche 1er mai 2016");
  EXPECT_EQ(french().interval(year(2016) / 4 / 2, year(2016) / 4 / 29), "du 2 au 29 avril 2016");
  EXPECT_EQ(french().interval(year(2016) / 4 / 29, year(2016) / 5 / 3), "du 29 avril au 3 mai 2016");
  EXPECT_EQ(french().interval(year(2015) / 12 / 30, year(2016) / 1 / 2), "du 30 décembre 2015 au 2 janvier 2016");
}

TEST(Labels, a_whole_month_or_year_is_called_by_its_name) {
  EXPECT_EQ(french().interval(year(2016) / 2 / 1, year(2016) / 2 / 29), "février 2016");
  EXPECT_EQ(french().interval(year(2012) / 1 / 1, year(2012) / 12 / 31), "2012");
  EXPECT_EQ(french().interval(year(2015) / 2 / 1, year(2015) / 2 / 27), "du 1er au 27 février 2015");
  EXPECT_EQ(french().interval(year(2012) / 1 / 1, year(2013) / 12 / 31), "du 1er janvier 2012 au 31 décembre 2013");
}

TEST(Labels, thousands_stand_apart) {
  EXPECT_EQ(french().number(285), "285");
  EXPECT_EQ(french().number(280000), "280\u00a0000");
  EXPECT_EQ(french().number(-1234567), "-1\u00a0234\u00a0567");
}

}  // namespace
}  // namespace recoupe

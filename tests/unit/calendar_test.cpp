// SPDX-License-Identifier: GPL-3.0-or-later
#include "times/calendar.h"

#include <gtest/gtest.h>

#include "times/units.h"

namespace recoupe {
namespace {

Day day(int y, int m, int d) { return day_of(y, m, d).value(); }

TEST(Calendar, knows_which_days_exist) {
  EXPECT_TRUE(day_of(2016, 2, 29));
  EXPECT_FALSE(day_of(2015, 2, 29));
  EXPECT_FALSE(day_of(2016, 13, 1));
  EXPECT_FALSE(day_of(2016, 4, 31));
}

TEST(Calendar, minutes_lie_in_days_before_1970_too) {
  EXPECT_EQ(day_of_minute(0), 0);
  EXPECT_EQ(day_of_minute(kMinutesOfDay - 1), 0);
  EXPECT_EQ(day_of_minute(kMinutesOfDay), 1);
  EXPECT_EQ(day_of_minute(-1), -1);
  EXPECT_EQ(day_of_minute(-kMinutesOfDay), -1);
  EXPECT_EQ(day_of_minute(-kMinutesOfDay - 1), -2);
}

TEST(Calendar, knows_the_day_of_the_week) {
  EXPECT_EQ(weekday_of(day(2016, 8, 18)), 4);
  EXPECT_EQ(weekday_of(day(2016, 5, 1)), 7);
}

TEST(Calendar, weeks_at_the_turn_of_the_year_belong_to_the_year_of_their_thursday) {
  EXPECT_EQ(timex_week(day(2016, 1, 3)), "2015-W53");
  EXPECT_EQ(timex_week(day(2018, 12, 31)), "2019-W01");
}

TEST(Calendar, months_are_cut_to_shorter_ones) { EXPECT_EQ(add_months(day(2016, 1, 31), 1), day(2016, 2, 29)); }

TEST(Calendar, easter_falls_where_the_churches_say) {
  EXPECT_EQ(easter(1999), day(1999, 4, 4));
  EXPECT_EQ(easter(2008), day(2008, 3, 23));
  EXPECT_EQ(easter(2011), day(2011, 4, 24));
  EXPECT_EQ(easter(2016), day(2016, 3, 27));
}

TEST(Units, durations_have_timex_values) {
  EXPECT_EQ(duration_value({1, UnitKind::kHour}, 48000), "PT48H");
  EXPECT_EQ(duration_value({3, UnitKind::kMonth}, 2000), "P6M");
  EXPECT_EQ(duration_value({1, UnitKind::kSecond}, 30400), "PT30.4S");
  EXPECT_EQ(duration_value({1, UnitKind::kDay}, 0), "");
}

TEST(Units, days_ago_are_exact_and_weeks_ago_have_play) {
  EXPECT_EQ(away({1, UnitKind::kDay}, 3000, day(2016, 8, 18), -1), days_interval(day(2016, 8, 15), day(2016, 8, 15)));
  const Interval weeks = away({1, UnitKind::kWeek}, 2000, day(2016, 8, 18), -1);
  EXPECT_TRUE(weeks.earliest <= Minute{day(2016, 8, 4)} && Minute{day(2016, 8, 6)} <= weeks.latest);
}

TEST(Units, calendar_periods_are_named) {
  EXPECT_EQ(period_of({1, UnitKind::kMonth}, day(2016, 1, 15), -1)->timex, "2015-12");
  EXPECT_EQ(period_of({3, UnitKind::kMonth}, day(2016, 8, 18), 0)->timex, "2016-Q3");
  EXPECT_EQ(period_of({1, UnitKind::kWeekend}, day(2016, 8, 18), 0)->timex, "2016-W33-WE");
  EXPECT_FALSE(period_of({1, UnitKind::kHour}, day(2016, 8, 18), 0));
}

}  // namespace
}  // namespace recoupe

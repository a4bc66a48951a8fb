// SPDX-License-Identifier: GPL-3.0-or-later
#include "times/times.h"

#include <gtest/gtest.h>

#include <chrono>
#include <ctime>
#include <memory>

#include "base/default_knowledge.h"
#include "language/language.h"
#include "times/calendar.h"
#include "times/grammar.h"

namespace recoupe {
namespace {

const Day kThursday = *day_of(2016, 8, 18);

struct French {
  RuleNames names;
  std::shared_ptr<const LanguagePack> pack;
  std::shared_ptr<const TimeRules> rules;
};

const French& french() {
  static const French loaded = [] {
    const KnowledgeFiles files({default_knowledge_folder()});
    French f;
    f.pack = *load_language(files, "fr");
    f.rules = *load_times(files, "fr", f.names);
    return f;
  }();
  return loaded;
}

AnalysedText analysed(std::string_view text) { return analyse(text, {}, {0, static_cast<std::uint32_t>(text.size())}, *french().pack); }

std::vector<TimeMention> times_in(std::string_view text, std::optional<Day> day = kThursday) {
  const AnalysedText a = analysed(text);
  Published published;
  published.date = published.earliest = published.latest = day;
  return resolve_times(*find_times(text, a, *french().rules), published, *french().rules);
}

/// The only time of a text.
TimeMention the_time(std::string_view text, std::optional<Day> day = kThursday) {
  const auto times = times_in(text, day);
  EXPECT_EQ(times.size(), 1U) << text;
  return times.empty() ? TimeMention{} : times.front();
}

Interval days_of(int y1, int m1, int d1, int y2, int m2, int d2) { return days_interval(*day_of(y1, m1, d1), *day_of(y2, m2, d2)); }

TEST(Times, a_weekday_of_a_text_that_is_dated_to_some_days_gets_the_interval_of_them) {
  Published published;
  published.earliest = day_of(2016, 8, 1);
  published.latest = day_of(2016, 8, 20);
  const std::string text = "Un pont a sauté mercredi. En juillet, la route était ouverte. Le marché a fermé le 3 mai 2016.";
  const AnalysedText a = analyse(text, {}, {0, static_cast<std::uint32_t>(text.size())}, *french().pack);
  const auto times = resolve_times(*find_times(text, a, *french().rules), published, *french().rules);
  ASSERT_EQ(times.size(), 3U);
  EXPECT_EQ(times[0].timex, "XXXX-WXX-3");
  ASSERT_TRUE(times[0].interval);
  EXPECT_EQ(times[0].interval->earliest, *day_of(2016, 7, 27));
  EXPECT_EQ(day_part(times[0].interval->latest), *day_of(2016, 8, 17));
  EXPECT_EQ(times[1].timex, "2016-07");
  EXPECT_EQ(times[2].timex, "2016-05-03");
  published.latest = day_of(2016, 11, 20);
  EXPECT_FALSE(resolve_times(*find_times(text, a, *french().rules), published, *french().rules)[0].interval);
}

TEST(Times, hier_is_the_day_before_publication) { EXPECT_EQ(the_time("Un pont a sauté hier.").timex, "2016-08-17"); }

TEST(Times, the_weekday_of_publication_is_that_day) { EXPECT_EQ(the_time("Le ministre a parlé jeudi.").timex, "2016-08-18"); }

TEST(Times, a_weekday_looks_back_after_a_past_tense_and_ahead_after_a_future) {
  EXPECT_EQ(the_time("La délégation est partie samedi.").timex, "2016-08-13");
  EXPECT_EQ(the_time("La délégation partira samedi.").timex, "2016-08-20");
  EXPECT_EQ(the_time("La délégation est attendue samedi.").timex, "2016-08-20");
}

TEST(Times, an_evening_runs_from_six_to_midnight) {
  const TimeMention m = the_time("Une roquette est tombée mercredi soir.");
  EXPECT_EQ(m.timex, "2016-08-17TEV");
  EXPECT_EQ(m.kind, TimeKind::kTime);
  EXPECT_EQ(m.precision, TimePrecision::kPartOfDay);
  ASSERT_TRUE(m.interval);
  EXPECT_EQ(m.interval->earliest, *day_of(2016, 8, 17) + std::chrono::hours{18});
  EXPECT_EQ(m.interval->latest, *day_of(2016, 8, 17) + std::chrono::hours{24} - std::chrono::minutes{1});
}

TEST(Times, a_night_between_two_days_ends_in_the_morning) {
  const TimeMention m = the_time("Trois maisons ont brûlé dans la nuit de lundi à mardi.");
  EXPECT_EQ(m.timex, "2016-08-15TNI");
  ASSERT_TRUE(m.interval);
  EXPECT_EQ(day_part(m.interval->earliest), *day_of(2016, 8, 15));
  EXPECT_EQ(day_part(m.interval->latest), *day_of(2016, 8, 16));
}

TEST(Times, depuis_runs_to_the_day_of_publication) {
  const TimeMention m = the_time("La route est fermée depuis le 2 août.");
  EXPECT_EQ(m.timex, "2016-08-02");
  EXPECT_EQ(m.role, TimeRole::kSince);
  EXPECT_EQ(m.interval, days_of(2016, 8, 2, 2016, 8, 18));
  EXPECT_EQ(m.whole.begin + 1, m.tokens.begin);
}

TEST(Times, a_year_since_runs_to_the_day_of_publication) { EXPECT_EQ(the_time("Le pays est divisé depuis 2012.").interval, days_of(2012, 1, 1, 2016, 8, 18)); }

TEST(Times, a_range_gives_its_interval_to_its_first_end) {
  const auto times = times_in("Des défilés auront lieu du 30 août au 7 septembre.");
  ASSERT_EQ(times.size(), 2U);
  EXPECT_EQ(times[0].interval, days_of(2016, 8, 30, 2016, 9, 7));
  EXPECT_EQ(times[0].role, TimeRole::kDuring);
  EXPECT_EQ(times[1].timex, "2016-09-07");
  EXPECT_EQ(times[1].role, TimeRole::kUntil);
}

TEST(Times, weeks_ago_are_approximate_and_near_the_day) {
  const TimeMention m = the_time("Le village est tombé il y a près de deux semaines.");
  EXPECT_EQ(m.timex, "P2W");
  EXPECT_TRUE(m.approximate);
  ASSERT_TRUE(m.interval);
  EXPECT_LE(day_part(m.interval->earliest), *day_of(2016, 8, 4));
  EXPECT_GE(day_part(m.interval->latest), *day_of(2016, 8, 6));
  EXPECT_LT(day_part(m.interval->latest), kThursday);
}

TEST(Times, the_eve_counts_from_the_last_day_of_the_story) {
  const auto times = times_in("Un dépôt a sauté mardi. La veille, une gare avait brûlé.");
  ASSERT_EQ(times.size(), 2U);
  EXPECT_EQ(times[1].timex, "2016-08-15");
}

TEST(Times, a_clock_time_takes_the_day_beside_it) {
  const auto times = times_in("Un dépôt a sauté mardi vers 22 h 15.");
  ASSERT_EQ(times.size(), 2U);
  EXPECT_EQ(times[1].timex, "2016-08-16T22:15");
}

TEST(Times, durations_and_sets_have_no_interval) {
  EXPECT_FALSE(the_time("Il propose une pause de 48H.").interval);
  EXPECT_FALSE(the_time("Les secours passent chaque semaine.").interval);
}

TEST(Times, ages_counts_and_resolutions_are_no_times) {
  EXPECT_TRUE(times_in("Un enfant de 7 ans, une femme âgée de 45 ans et M. Diallo, 62 ans, sont morts.").empty());
  EXPECT_TRUE(times_in("L'ONU a voté la résolution 1973.").empty());
  EXPECT_TRUE(times_in("Quelque 2014 soldats ont reçu 1998 obus.").empty());
}

TEST(Times, idioms_with_words_of_time_are_no_times) {
  EXPECT_TRUE(times_in("Le marché est ouvert 24 heures sur 24 et 7 jours sur 7, jour et nuit.").empty());
  EXPECT_EQ(the_time("Le siège a duré 7 jours.").timex, "P7D");
}

TEST(Times, days_that_do_not_exist_are_not_read) {
  EXPECT_TRUE(times_in("Le texte est daté du 31/02/2016.").empty());
}

TEST(Times, without_a_day_only_self_sufficient_times_get_an_interval) {
  EXPECT_EQ(the_time("La base a fermé en mars 2011.", std::nullopt).interval, month_interval(2011, 3));
  EXPECT_FALSE(the_time("La base a fermé jeudi.", std::nullopt).interval);
  EXPECT_EQ(the_time("La base a fermé jeudi.", std::nullopt).timex, "XXXX-WXX-4");
}

TEST(Times, spans_of_years_joined_by_a_hyphen_lie_inside_the_token) {
  const std::string text = "La guerre de 1982-1990 a laissé des traces.";
  const auto times = times_in(text);
  ASSERT_EQ(times.size(), 2U);
  EXPECT_EQ(times[0].span.in(text), "1982");
  EXPECT_EQ(times[1].span.in(text), "1990");
}

TEST(Times, mentions_are_in_order_and_do_not_overlap) {
  const auto times = times_in("Du 3 au 7 mai 2014, puis chaque mardi à 8 h, les 3, 4 et 7 juin, et hier matin, la place était pleine.");
  for (std::size_t i = 1; i < times.size(); ++i) {
    EXPECT_LE(times[i - 1].span.end, times[i].span.begin);
  }
  EXPECT_GE(times.size(), 7U);
}

/// Processor seconds that finding and resolving take, without the analysis; the best of three.
double seconds_for(const std::string& unit, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) {
    text += unit;
  }
  const AnalysedText a = analysed(text);
  double best = 1e9;
  for (int run = 0; run < 3; ++run) {
    const std::clock_t start = std::clock();
    const auto found = find_times(text, a, *french().rules);
    const Published published = date_dispatch(text, a, *found, {}, std::nullopt, *french().rules);
    (void)resolve_times(*found, published, *french().rules);
    best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return best;
}

class HostileTimes : public testing::TestWithParam<const char*> {};

TEST_P(HostileTimes, take_linear_time) {
  const double small = seconds_for(GetParam(), 20'000), large = seconds_for(GetParam(), 320'000);
  EXPECT_LT(large, 0.05 + small * 16 * 4) << "16 times the text took " << large / small << " times as long";
}

INSTANTIATE_TEST_SUITE_P(All, HostileTimes, testing::Values("le ", "1 ", "de la ", "le 3 mai ", "12:", "-", "jeudi ", "le 3, 4, 5, ", "depuis ", "Le 3 mai, un obus est tombé. ", "la nuit de "));

Result<void> add_pattern(std::string_view pattern) {
  Words words;
  words.add("jour", words.class_id("unit"), 1);
  Grammar grammar;
  return grammar.add(Rule{}, pattern, {{"LOOP", "LOOP LOOP"}, {"MANY", "unit? unit? unit? unit?"}}, words);
}

TEST(TimeGrammar, refuses_patterns_that_cannot_be_meant) {
  EXPECT_TRUE(add_pattern("[unit]"));
  EXPECT_FALSE(add_pattern("unit"));
  EXPECT_FALSE(add_pattern("[unit?]"));
  EXPECT_FALSE(add_pattern("[(unit]"));
  EXPECT_FALSE(add_pattern("[moon]"));
  EXPECT_FALSE(add_pattern("[unit:moon]"));
  EXPECT_FALSE(add_pattern("[LOOP]"));
  EXPECT_FALSE(add_pattern("[MISSING]"));
  EXPECT_FALSE(add_pattern("[unit MANY MANY MANY MANY]"));
}

}  // namespace
}  // namespace recoupe

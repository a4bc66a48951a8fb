// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/default_knowledge.h"
#include "language/language.h"
#include "times/calendar.h"
#include "times/chronicle.h"
#include "times/day_set.h"
#include "times/times.h"

namespace recoupe {
namespace {

namespace fs = std::filesystem;
using std::chrono::days;

fs::path own_folder() { return fs::path(RECOUPE_SOURCE_DIR) / "knowledge"; }

/// Dates texts with one set of knowledge folders.
class Dater {
 public:
  explicit Dater(const fs::path& folder) : files_({folder}) {
    pack_ = *load_language(KnowledgeFiles({default_knowledge_folder()}), "fr");
    auto rules = load_times(files_, "fr", names_);
    if (!rules) {
      throw std::runtime_error(rules.error().where + ": " + rules.error().what);
    }
    rules_ = *rules;
  }

  Published date(const std::string& text, std::size_t header = 0, std::optional<Day> given = {}) const {
    const Span body{static_cast<std::uint32_t>(header), static_cast<std::uint32_t>(text.size())};
    const AnalysedText analysed = analyse(text, {}, body, *pack_);
    const auto found = find_times(text, analysed, *rules_);
    const std::vector<Span> lines = header == 0 ? std::vector<Span>{} : std::vector<Span>{{0, static_cast<std::uint32_t>(header)}};
    return date_dispatch(text, analysed, *found, lines, given, *rules_);
  }

 private:
  KnowledgeFiles files_;
  RuleNames names_;
  std::shared_ptr<const LanguagePack> pack_;
  std::shared_ptr<const TimeRules> rules_;
};

const Dater& dater() {
  static const Dater full(own_folder());
  return full;
}

std::string shown(const Published& p) {
  const auto day = [](std::optional<Day> d) { return d ? timex_day(*d) : std::string("-"); };
  return fmt::format("{} {} {}", day(p.date), day(p.earliest), day(p.latest));
}

/// A dispatch of Thursday 18 August 2016, in our own words.
const std::string kAugust =
    "Un tir a soufflé une école mercredi soir, quelques heures avant que la photo du petit Omrane ne bouleverse le monde. "
    "Jeudi, des hélicoptères survolaient encore les faubourgs d'Alep. Le Front Fateh al-Cham tient la colline depuis le 31 juillet. "
    "Jeudi, un convoi a fait demi-tour.";

/// A dispatch of Sunday 1 May 2016.
const std::string kMay =
    "Les sirènes se sont tues dimanche à Damas, où le conflit est entré dans sa sixième année. Samedi, deux ponts ont sauté. "
    "Depuis le 22 avril, le marché est fermé. Un collectif appelle à des veillées du 30 avril au 7 mai. "
    "Dimanche, les écoles sont restées closes.";

/// The knowledge without the facts of the fortnights around `day`.
fs::path without_fortnight(Day day, const std::string& name) {
  const fs::path folder = fs::temp_directory_path() / ("recoupe-dating-" + name + "-" + std::to_string(::getpid()));
  fs::remove_all(folder);
  fs::create_directories(folder / "languages/fr");
  fs::create_directories(folder / "world/chronicle");
  fs::copy(own_folder() / "languages/fr/times", folder / "languages/fr/times", fs::copy_options::recursive);
  for (const auto& file : fs::directory_iterator(own_folder() / "world/chronicle")) {
    std::ifstream in(file.path());
    std::ofstream out(folder / "world/chronicle" / file.path().filename());
    for (std::string line; std::getline(in, line);) {
      const auto date = read_day(line.substr(0, 10), false);
      if (!date || *date < day - days{14} || *date > day + days{14}) {
        out << line << '\n';
      }
    }
  }
  return folder;
}

TEST(Dating, a_weekday_and_a_dated_event_give_the_day) { EXPECT_EQ(shown(dater().date(kAugust)), "2016-08-18 2016-08-18 2016-08-18"); }
TEST(Dating, the_year_of_a_war_weekdays_and_bare_dates_give_the_day) { EXPECT_EQ(shown(dater().date(kMay)), "2016-05-01 2016-05-01 2016-05-01"); }

TEST(Dating, without_the_facts_of_its_fortnight_the_interval_still_holds_the_day) {
  for (const auto& [text, day, name] : {std::tuple{kAugust, day_of(2016, 8, 18), "august"}, std::tuple{kMay, day_of(2016, 5, 1), "may"}}) {
    const fs::path folder = without_fortnight(*day, name);
    const Published p = Dater(folder).date(text);
    ASSERT_TRUE(p.earliest && p.latest) << name;
    EXPECT_LE(*p.earliest, *day) << name << " " << shown(p);
    EXPECT_GE(*p.latest, *day) << name << " " << shown(p);
    fs::remove_all(folder);
  }
}

TEST(Dating, a_crawl_date_in_the_header_is_rejected_with_a_reason) {
  const std::string header = "date 2021-12\n";
  const Published p = dater().date(header + kAugust, header.size());
  EXPECT_EQ(shown(p), "2016-08-18 2016-08-18 2016-08-18");
  ASSERT_EQ(p.rejected.size(), 1U);
  EXPECT_EQ(p.rejected[0].value, "2021-12");
  EXPECT_EQ((header + kAugust).substr(p.rejected[0].span.begin, p.rejected[0].span.size()), "2021-12");
  EXPECT_NE(p.rejected[0].why.find("2016-08-18"), std::string::npos) << p.rejected[0].why;
}

TEST(Dating, a_header_that_the_texts_weekday_supports_dates_it) {
  const std::string header = "Publié le 19/11/2014\n", other = "Publié le 22/11/2014\n";
  const std::string body = "Un obus est tombé mercredi près de la gare. Mardi, le pont avait sauté. Mercredi, les négociateurs se taisaient.";
  const Published p = dater().date(header + body, header.size());
  EXPECT_EQ(shown(p), "2014-11-19 2014-11-19 2014-11-19");
  EXPECT_EQ(p.basis, Published::Basis::kHeader);
  EXPECT_EQ(shown(dater().date(other + body, other.size())), "- - -");
}

TEST(Dating, a_pages_date_that_nothing_in_the_text_comes_near_is_rejected_with_a_reason) {
  for (const std::string header : {"date 2021-10\n", "Publié le 19/11/2014\n"}) {
    const Published p = dater().date(header + "Un obus est tombé près de la gare. Les négociateurs se taisent.", header.size());
    EXPECT_EQ(shown(p), "- - -") << header;
    ASSERT_EQ(p.rejected.size(), 1U) << header;
    EXPECT_FALSE(p.rejected[0].why.empty());
  }
}

TEST(Dating, an_agencys_dateline_needs_no_support) {
  const std::string header = "BEYROUTH, 19 novembre 2014 (AFP)\n";
  EXPECT_EQ(shown(dater().date(header + "Un obus est tombé près de la gare. Les négociateurs se taisent.", header.size())), "2014-11-19 2014-11-19 2014-11-19");
}

TEST(Dating, how_long_a_war_has_lasted_bounds_the_text) {
  const Published p = dater().date("Le conflit en Syrie dure depuis six ans. Le médiateur de l'ONU Staffan de Mistura s'est tu. Le 23 février, un pont a sauté.");
  const bool said = std::any_of(p.evidence.begin(), p.evidence.end(), [](const auto& witness) { return witness.why.find("some 6 years") != std::string::npos; });
  EXPECT_TRUE(said);
  const Published other = dater().date("Le conflit en Syrie a chassé la famille d'un homme qui vend des légumes et des tissus dans le même village de toile depuis six ans.");
  EXPECT_TRUE(other.evidence.empty());
}

TEST(Dating, a_weekday_with_a_pluperfect_is_not_the_day_of_writing) {
  const Published p = dater().date("La coalition a lancé mercredi l'assaut de Hodeida. La route était coupée mercredi soir. Une responsable avait prévenu vendredi du danger.");
  EXPECT_EQ(shown(p), "2018-06-13 2018-06-13 2018-06-13");
}

TEST(Dating, an_event_that_is_looked_back_on_gives_no_day) {
  for (const std::string text : {"Le pays n'a plus d'Etat depuis la mort de Mouammar Kadhafi, a dit jeudi un maire. Jeudi, un pont a sauté.",
                                 "Un procès s'est ouvert jeudi sur la mort de Mouammar Kadhafi. Jeudi, la salle était vide."}) {
    EXPECT_FALSE(dater().date(text).date) << text;
  }
}

TEST(Dating, a_text_without_any_clue_gets_no_date) {
  const Published p = dater().date("Un obus est tombé près de la gare. Les négociateurs se taisent.");
  EXPECT_EQ(shown(p), "- - -");
  EXPECT_EQ(p.basis, Published::Basis::kUnknown);
}

TEST(Dating, weekdays_alone_give_no_date) { EXPECT_EQ(shown(dater().date("Mardi, un pont a sauté. Mercredi, un dépôt a brûlé. Mercredi soir, le calme régnait.")), "- - -"); }

TEST(Dating, the_callers_day_wins_where_the_text_allows_it) {
  const Published p = dater().date("Un obus est tombé jeudi près de la gare.", 0, day_of(2013, 2, 7));
  EXPECT_EQ(shown(p), "2013-02-07 2013-02-07 2013-02-07");
  EXPECT_EQ(p.basis, Published::Basis::kGiven);
}

TEST(Dating, a_callers_day_that_the_text_contradicts_is_reported) {
  const Published p = dater().date(kAugust, 0, day_of(2021, 12, 5));
  EXPECT_EQ(shown(p), "2016-08-18 2016-08-18 2016-08-18");
  ASSERT_EQ(p.rejected.size(), 1U);
  EXPECT_EQ(p.rejected[0].value, "2021-12-05");
}

TEST(Dating, ages_prices_and_counts_are_no_years) {
  EXPECT_EQ(shown(dater().date("L'unité 2014 a perdu 1998 obus, vendus 2015 euros, et un homme de 45 ans est mort.")), "- - -");
}

TEST(Dating, a_former_office_bounds_no_text_from_above) {
  const Published p = dater().date("Le secrétaire d'Etat Rex Tillerson est arrivé mardi. L'ancien président Barack Obama s'est tu.");
  EXPECT_EQ(shown(p), "- - -");  // 2017-02-01 … 2018-03-31 is wider than an answer may be
  for (const auto& witness : p.rejected) {
    ADD_FAILURE() << witness.why;
  }
}

TEST(Chronicle, holds_hundreds_of_dated_facts_from_1990_on) {
  const auto chronicle = load_chronicle(KnowledgeFiles({own_folder()}), "fr");
  ASSERT_TRUE(chronicle.has_value()) << chronicle.error().where << chronicle.error().what;
  std::size_t recent = 0;
  for (const Fact& fact : chronicle->facts) {
    recent += fact.date >= *day_of(1990, 1, 1) && fact.date <= *day_of(2020, 12, 31) ? 1U : 0U;
    EXPECT_FALSE(fact.what.empty());
  }
  EXPECT_GE(recent, 200U);
}

TEST(DaySets, keep_exactly_the_days_they_were_given) {
  DaySet set;
  const Day a = *day_of(2016, 2, 27), b = *day_of(2016, 5, 1);
  set.add(a, b);
  EXPECT_EQ(set.size(), 65U);
  EXPECT_EQ(set.first(), a);
  EXPECT_EQ(set.last(), b);
  EXPECT_FALSE(set.has(a - days{1}));
  EXPECT_FALSE(set.has(b + days{1}));
  DaySet other;
  other.add(b, b + days{40});
  set.keep(other);
  EXPECT_EQ(set.size(), 1U);
  EXPECT_TRUE(set.has(b));
  set.keep(DaySet{});
  EXPECT_TRUE(set.empty());
  EXPECT_EQ(DaySet::all().size(), DaySet::kDays);
}

}  // namespace
}  // namespace recoupe

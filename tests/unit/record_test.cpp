// SPDX-License-Identifier: GPL-3.0-or-later
// What makes one origin, one happening, one series of figures.
#include "record/record.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <random>

#include "formats/reading_json.h"
#include "knowledge_fixture.h"
#include "record/shingles.h"
#include "record/stamps.h"
#include "record/toll_series.h"

namespace recoupe {
namespace {

const World& world() {
  static const World loaded = load_world(knowledge(), knowledge_files()).value();
  return loaded;
}

/// What a record derives from some texts, as if they came in this order and were sorted by their SHA-256.
Derived derive_from(const std::vector<std::string>& texts) {
  std::map<std::string, std::string> by_id;
  for (const std::string& text : texts) {
    by_id.emplace(sha256_hex(text), text);
  }
  Corpus corpus;
  for (const auto& entry : by_id) {
    const auto dispatch = decode(entry.second, "").value();
    EXPECT_TRUE(add_account(corpus, reading_json(dispatch, read_dispatch(dispatch, knowledge(), {}), knowledge()), dispatch.text()));
  }
  return derive(std::move(corpus), world(), {});
}

std::size_t account_of(const Derived& d, const std::string& text) {
  for (std::size_t i = 0; i < d.corpus.accounts.size(); ++i) {
    if (d.corpus.accounts[i].id == sha256_hex(text)) {
      return i;
    }
  }
  return kNone;
}

std::string made_up_words(std::mt19937& random, int size) {
  std::string out;
  for (int i = 0; i < size; ++i) {
    out += fmt::format("mot{} ", random() % 100000);
  }
  return out;
}

std::vector<Event> events_of(const Derived& d) {
  std::vector<Event> out;
  for_each_event(d, [&](std::uint32_t, const Event& event) { out.push_back(event); });
  return out;
}

std::size_t events_of_type(const Derived& d, std::string_view type) {
  std::size_t out = 0;
  for (const Event& event : events_of(d)) {
    out += d.corpus.symbols.name(event.type) == type ? 1 : 0;
  }
  return out;
}

const std::string kStrike = "Beyrouth, 22 avr 2016 (AFP) - Des avions du régime ont bombardé vendredi le quartier de Soukkari à Alep, a indiqué l'OSDH.\n";

TEST(Shingles, every_common_passage_of_twelve_words_has_a_common_fingerprint) {
  std::mt19937 random(5);
  for (int round = 0; round < 300; ++round) {
    const std::string common = made_up_words(random, 12);
    std::vector<std::uint32_t> a, b;
    add_fingerprints(made_up_words(random, 3 + round % 40) + common + made_up_words(random, 30), a);
    add_fingerprints(made_up_words(random, 50) + common + made_up_words(random, round % 25), b);
    std::vector<std::uint32_t> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    EXPECT_FALSE(both.empty()) << round;
  }
}

TEST(Shingles, case_accents_and_punctuation_do_not_count) {
  const auto a = shingles_of(words_for_shingles("Des raids aériens ont visé l'Hôpital."));
  EXPECT_EQ(a, shingles_of(words_for_shingles("DES RAIDS AERIENS -- ont visé: l’hopital!")));
  EXPECT_NE(a, shingles_of(words_for_shingles("Des raids russes ont visé l'hôpital.")));
}

TEST(Stamps, a_moment_to_the_minute_with_its_date_is_a_stamp) {
  const auto stamps = stamps_of("Titre\nPublié le 20/09/2016 à 06:45 - Mis à jour le 20/09/2016 à 19:30\n");
  ASSERT_EQ(stamps.size(), 2U);
  EXPECT_EQ(stamps[0].minute, 6 * 60 + 45);
  EXPECT_EQ(stamps[1].minute, 19 * 60 + 30);
  EXPECT_EQ(stamps_of("Le 20/09/2016 à 06:45")[0].key, stamps_of("Vu le 20/09/2016 à 06:45, relu")[0].key);
  EXPECT_TRUE(stamps_of("Le 20 septembre, 43 morts et 12 blessés en 2016").empty());
}

TEST(Origins, three_hundred_copies_of_one_text_are_one_origin) {
  std::mt19937 random(2);
  const std::string story = made_up_words(random, 300);
  std::vector<std::string> texts;
  for (int i = 0; i < 300; ++i) {
    texts.push_back(fmt::format("Site numéro {}\n\n{}", i, story));
    texts.push_back(fmt::format("Autre {}\n\n{}", i, made_up_words(random, 120)));
  }
  const Derived d = derive_from(texts);
  std::set<std::uint32_t> copies, all;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::uint32_t origin = d.origins.of[account_of(d, texts[i])];
    all.insert(origin);
    if (i % 2 == 0) {
      copies.insert(origin);
    }
  }
  EXPECT_EQ(copies.size(), 1U);
  EXPECT_EQ(all.size(), 301U);
}

TEST(Origins, an_excerpt_is_of_the_origin_of_the_whole_and_a_common_phrase_is_not) {
  std::mt19937 random(3);
  const std::string first = made_up_words(random, 80), second = made_up_words(random, 400), phrase = made_up_words(random, 14);
  const std::string whole = first + second, other = made_up_words(random, 150) + phrase + made_up_words(random, 150), third = phrase + made_up_words(random, 200);
  const Derived d = derive_from({whole, first, other, third});
  EXPECT_EQ(d.origins.of[account_of(d, whole)], d.origins.of[account_of(d, first)]);
  EXPECT_NE(d.origins.of[account_of(d, other)], d.origins.of[account_of(d, third)]);
}

TEST(Origins, a_correction_never_replaces_what_came_later_by_its_clock) {
  const std::string body = " Des avions ont bombardé jeudi le quartier de Soukkari à Alep, tuant vingt civils, a indiqué l'OSDH. " + std::string("Les secours fouillent encore les décombres de deux immeubles effondrés dans la nuit.");
  const std::string before = "Raid sur Alep\nAFP - 28/04/2016 à 10:25\n\nDepuis Alep:" + body, later = "Raid sur Alep\nAFP - 28/04/2016 à 23:50\n\nDepuis Beyrouth:" + body;
  const std::string correction = "CORRECTION - Raid sur Alep: bien lire vingt morts et non dix\nAFP - 28/04/2016 à 18:00\n\nRectifié." + body;
  const Derived d = derive_from({before, later, correction});
  ASSERT_TRUE(d.corpus.accounts[account_of(d, correction)].notice.has_value());
  const std::uint32_t by_before = d.origins.superseded_by[account_of(d, before)];
  EXPECT_EQ(by_before, account_of(d, correction));
}

TEST(Merging, times_of_one_happening_overlap_and_are_of_one_length) {
  const Window day{0, 1439}, evening{1080, 1439}, morning{300, 719}, two_days{0, 2879}, three{0, 4319};
  EXPECT_TRUE(same_time(day, evening));
  EXPECT_FALSE(same_time(morning, evening));
  EXPECT_TRUE(same_time(two_days, two_days));
  EXPECT_FALSE(same_time(three, day));
}

TEST(Merging, two_texts_tell_of_one_strike_at_one_quarter_on_one_day) {
  const std::string other = "Paris, 22 avr 2016 (Reuters) - L'aviation du régime a bombardé vendredi Soukkari, un quartier d'Alep, selon la défense civile.\n";
  const Derived d = derive_from({kStrike, other});
  EXPECT_EQ(events_of_type(d, "air_strike"), 1U);
  for (const Event& event : events_of(d)) {
    if (d.corpus.symbols.name(event.type) == "air_strike") {
      EXPECT_EQ(event.origins, 2U);
      EXPECT_EQ(event.claimants.size(), 2U);
      EXPECT_EQ(event.grade, Grade::kFair);
    }
  }
}

TEST(Merging, another_day_or_another_quarter_is_another_strike) {
  const std::string next_day = "Beyrouth, 23 avr 2016 (AFP) - Des avions du régime ont bombardé samedi le quartier de Soukkari à Alep, a indiqué l'OSDH.\n";
  const std::string elsewhere = "Beyrouth, 22 avr 2016 (AFP) - Des avions du régime ont bombardé vendredi le quartier de Machhad à Alep, a indiqué l'OSDH.\n";
  EXPECT_EQ(events_of_type(derive_from({kStrike, next_day, elsewhere}), "air_strike"), 3U);
}

TEST(Grading, who_owns_up_confirms) {
  const Derived d = derive_from({"Moscou, 22 avr 2016 (AFP) - L'aviation russe a bombardé vendredi le quartier de Soukkari à Alep, en Syrie, a annoncé le ministère russe de la Défense.\n"});
  const auto events = events_of(d);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].grade, Grade::kConfirmed) << events[0].reason;
}

TEST(Tolls, a_running_total_that_falls_and_a_subset_above_its_whole_are_flagged) {
  Corpus corpus;
  const auto add = [&](std::string id, int last, std::int64_t min, std::int64_t subset) {
    Account account;
    account.id = std::move(id);
    account.earliest = account.latest = last;
    account.tolls = static_cast<std::uint32_t>(corpus.tolls.size());
    corpus.accounts.push_back(account);
    Toll toll;
    toll.dispatch = static_cast<std::uint32_t>(corpus.accounts.size() - 1);
    toll.number = 1;
    toll.cumulative = true;
    toll.effect = corpus.symbols.of("killed");
    toll.victims = corpus.symbols.of("civilians");
    toll.source = corpus.symbols.of("sohr");
    toll.window = {0, last * 1440 + 1439};
    toll.places = {static_cast<std::uint32_t>(corpus.pool.size()), 1};
    corpus.pool.push_back(corpus.symbols.of("sy-aleppo"));
    toll.min = toll.max = min;
    toll.subsets = static_cast<std::uint32_t>(corpus.subsets.size());
    toll.subset_count = 1;
    corpus.subsets.push_back({corpus.symbols.of("children"), subset, subset});
    corpus.tolls.push_back(toll);
  };
  add("a", 10, 100, 20);
  add("b", 12, 130, 140);
  add("c", 14, 120, 30);
  const auto notes = note_tolls(derive(std::move(corpus), world(), {}));
  EXPECT_EQ(notes[0].flags, "");
  EXPECT_EQ(notes[1].flags, "its 140 children are more than the whole");
  EXPECT_EQ(std::pair(notes[1].grown_min, notes[1].grown_max), (std::pair<std::int64_t, std::int64_t>(30, 30)));
  EXPECT_EQ(notes[2].flags, "a running total that falls: it was 130 before");
  EXPECT_EQ(notes[2].series, 0U);
}

}  // namespace
}  // namespace recoupe

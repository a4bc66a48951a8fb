// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the chain that are neither analysis nor meaning: order of stages, language, credits, unread sentences.
#include <gtest/gtest.h>

#include <array>
#include <numeric>

#include "attribution/credits.h"
#include "base/default_knowledge.h"
#include "cli/ordered.h"
#include "reading/reading.h"
#include "reading/stages.h"

namespace recoupe {
namespace {

const Knowledge& knowledge() {
  static const auto loaded = load_knowledge(KnowledgeFiles({default_knowledge_folder()})).value();
  return *loaded;
}

Reading reading_of(std::string_view text, const ReadingOptions& options = {}) { return read_dispatch(decode(text, "t").value(), knowledge(), options); }

TEST(Stages, the_chain_is_in_order) { EXPECT_TRUE(check_stages(reading_stages())); }

TEST(Stages, a_missing_giver_is_refused) {
  constexpr std::array kChain = {Stage{"layout", 0, products::kLayout, nullptr}, Stage{"actors", products::kLayout | products::kPlaces, products::kActors, nullptr}};
  const auto checked = check_stages(kChain);
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().where, "actors");
}

TEST(Stages, a_giver_that_comes_later_is_refused) {
  constexpr std::array kChain = {Stage{"actors", products::kPlaces, products::kActors, nullptr}, Stage{"places", 0, products::kPlaces, nullptr}};
  EXPECT_FALSE(check_stages(kChain));
}

TEST(Stages, what_is_given_twice_is_refused) {
  constexpr std::array kChain = {Stage{"one", 0, products::kTimes, nullptr}, Stage{"two", 0, products::kTimes, nullptr}};
  EXPECT_FALSE(check_stages(kChain));
}

TEST(Identify, french_is_read) {
  EXPECT_EQ(reading_of("Les combats ont repris mardi dans la banlieue sud de la capitale, selon des habitants.").status, Status::kRead);
}

TEST(Identify, short_french_is_told_by_its_function_words) {
  EXPECT_EQ(identify("Trêve rompue dans le nord", knowledge().function_words), "fr");
  EXPECT_EQ(identify("Raids sur Taëz : au moins dix morts", knowledge().function_words), "fr");
}

TEST(Identify, french_full_of_foreign_names_stays_french) {
  EXPECT_EQ(identify("Abdullah al-Muhaysini, Mohammed al-Jolani et Abou Mohammed al-Adnani ont été vus à Maarat al-Noumane, Khan Cheikhoun et Jisr al-Choughour.",
                     knowledge().function_words), "fr");
}

TEST(Identify, french_with_foreign_quotations_stays_french) {
  EXPECT_EQ(identify("Le porte-parole a écrit sur son compte : \"We will not stop until the last fighter leaves the town, and everybody knows it\". "
                     "Les rebelles ont aussitôt démenti, dans un communiqué diffusé par leur agence.", knowledge().function_words), "fr");
}

TEST(Identify, neighbours_of_french_are_not_french) {
  const std::array<std::pair<std::string_view, std::string_view>, 7> texts = {{
      {"en", "Government warplanes struck the eastern quarters on Tuesday, killing at least ten people, activists said."},
      {"es", "Los aviones del gobierno bombardearon el martes los barrios orientales de la ciudad, según activistas de la oposición."},
      {"it", "Gli aerei del governo hanno bombardato martedì i quartieri orientali della città, secondo gli attivisti."},
      {"pt", "Os aviões do governo bombardearam na terça-feira os bairros do leste da cidade, segundo ativistas da oposição."},
      {"ca", "Els avions del govern han bombardejat dimarts els barris de l'est de la ciutat, segons els activistes de l'oposició."},
      {"de", "Flugzeuge der Regierung haben am Dienstag die östlichen Viertel der Stadt bombardiert, wie Aktivisten mitteilten."},
      {"ar", "قصفت طائرات حكومية الأحياء الشرقية من المدينة يوم الثلاثاء بحسب ناشطين"},
  }};
  for (const auto& [code, text] : texts) {
    EXPECT_EQ(identify(text, knowledge().function_words), code) << text;
  }
}

TEST(Reading, an_unknown_language_says_so) {
  const Reading english = reading_of("Government warplanes struck the eastern quarters on Tuesday, killing at least ten people.");
  EXPECT_EQ(english.status, Status::kUnsupportedLanguage);
  EXPECT_EQ(english.language, "en");
  EXPECT_FALSE(english.why.empty());
  EXPECT_EQ(reading_of("4 8 15 16 23 42").language, "und");
  EXPECT_EQ(reading_of("4 8 15 16 23 42").status, Status::kUnsupportedLanguage);
}

TEST(Reading, the_caller_dates_what_cannot_be_read_too) {
  const Day day = std::chrono::year(2019) / 3 / 5;
  const Reading reading = reading_of("Nothing was heard of the convoy on Tuesday, the spokesman said.", {day});
  EXPECT_EQ(reading.published.date, day);
  EXPECT_EQ(reading.published.basis, Published::Basis::kGiven);
}

/// "afp@12 reuters@20": actor ids and offsets.
std::string credits_of(std::string_view text) {
  static const auto rules = load_credits(KnowledgeFiles({default_knowledge_folder()}), "fr").value();
  std::string out;
  for (const Credit& credit : find_credits(text, *rules)) {
    out += (out.empty() ? "" : " ") + credit.actor + "@" + std::string(credit.span.in(text));
  }
  return out;
}

TEST(Credits, a_signature_is_one) {
  EXPECT_EQ(credits_of("Le pont a sauté dans la nuit.\nAvec AFP"), "afp@AFP");
  EXPECT_EQ(credits_of("Le pont a sauté dans la nuit. (avec Reuters)"), "reuters@Reuters");
  EXPECT_EQ(credits_of("Le pont a sauté dans la nuit.\n(Avec AFP et Reuters)\n"), "afp@AFP reuters@Reuters");
}

TEST(Credits, a_dateline_is_one) { EXPECT_EQ(credits_of("BAMAKO, 3 mars 2019 (AFP) - Le pont a sauté dans la nuit."), "afp@AFP"); }

TEST(Credits, an_agency_that_is_quoted_is_none) {
  EXPECT_EQ(credits_of("Un témoin a dit à l'AFP avoir vu le pont sauter."), "");
  EXPECT_EQ(credits_of("Une journaliste de l'Agence France-Presse (AFP) a vu le pont sauter."), "");
}

TEST(Credits, only_head_and_tail_are_looked_at) {
  const std::string filler(2000, 'a');
  EXPECT_EQ(credits_of(filler + "\nAvec AFP\n" + filler), "");
}

TEST(Unread, sentences_of_violence_without_a_claim_are_listed) {
  const std::string_view text = "La pluie est tombée hier. Un obus a sifflé au-dessus du marché.";
  const auto words = load_unread_words(KnowledgeFiles({default_knowledge_folder()}), "fr").value();
  const Reading reading = reading_of(text);
  const auto unread = find_unread(text, reading.analysed, {}, {}, *words);
  ASSERT_EQ(unread.size(), 1U);
  EXPECT_EQ(unread[0].span.in(text), "Un obus a sifflé au-dessus du marché.");
  Claim claim;
  claim.trigger.span = {static_cast<std::uint32_t>(text.find("obus")), static_cast<std::uint32_t>(text.find("obus") + 4)};
  EXPECT_TRUE(find_unread(text, reading.analysed, {claim}, {}, *words).empty());
}

TEST(Ordered, results_come_in_the_order_of_the_items) {
  for (const unsigned jobs : {1U, 2U, 7U}) {
    std::vector<std::size_t> taken, expected(500);
    std::iota(expected.begin(), expected.end(), std::size_t{0});
    cli::for_each_in_order(500, jobs, [](std::size_t i) { std::this_thread::sleep_for(std::chrono::microseconds(i * 7919 % 97)); return i; },
                           [&](std::size_t i) { taken.push_back(i); });
    EXPECT_EQ(taken, expected) << jobs;
  }
}

TEST(Ordered, a_failure_ends_the_run_and_comes_out) {
  EXPECT_THROW(cli::for_each_in_order(100, 3, [](std::size_t i) { return i == 20 ? throw std::runtime_error("broken") : i; }, [](std::size_t) {}), std::runtime_error);
}

TEST(Ordered, nothing_to_do_is_nothing_done) {
  cli::for_each_in_order(0, 1, [](std::size_t i) { return i; }, [](std::size_t) { FAIL(); });
}

}  // namespace
}  // namespace recoupe

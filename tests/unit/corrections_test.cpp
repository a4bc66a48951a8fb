// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/corrections.h"

#include <gtest/gtest.h>

#include <random>

namespace recoupe {
namespace {

using std::chrono::sys_days;
using namespace std::chrono_literals;

constexpr Day kMonday = sys_days(2018y / 3 / 5), kTuesday = sys_days(2018y / 3 / 6), kSunday = sys_days(2018y / 3 / 11);

/// 200 words; texts of one seed share their first `common` words.
Sketch text(unsigned seed, unsigned rest, std::size_t common) {
  std::mt19937 shared(seed), own(rest);
  std::string out;
  for (std::size_t i = 0; i < 200; ++i) {
    out += "mot" + std::to_string((i < common ? shared : own)() % 4000) + " ";
  }
  return sketch(out);
}

const Sketch kStory = text(1, 2, 60), kCorrected = text(1, 3, 60), kOther = text(4, 5, 60), kRewritten = text(6, 7, 60);
constexpr auto kCorrection = NoticeKind::kCorrection;
using Found = std::vector<std::uint32_t>;

TEST(Corrections, replace_the_dispatch_that_shares_their_text) {
  const std::vector<Bulletin> bulletins{{{}, kMonday, "", &kOther}, {{}, kMonday, "", &kStory}, {kCorrection, kTuesday, "", &kCorrected}};
  EXPECT_EQ(find_replaced(bulletins), (Found{kNone, kNone, 1}));
}

TEST(Corrections, replace_the_dispatch_of_the_same_first_moment_however_rewritten) {
  const std::vector<Bulletin> bulletins{{{}, kMonday, "Publié le 05/03/2018 à 06:45", &kStory},
                                        {NoticeKind::kUpdate, kMonday, "Publié le 05/03/2018 à 06:45 - Mis à jour le 05/03/2018 à 19:30 (nouveau bilan)", &kRewritten}};
  EXPECT_EQ(find_replaced(bulletins), (Found{kNone, 0}));
}

TEST(Corrections, replace_nothing_that_came_later) {
  const std::vector<Bulletin> bulletins{{kCorrection, kMonday, "AFP - 05/03/2018 à 10h25", &kCorrected}, {{}, kMonday, "AFP - 05/03/2018 à 20h10", &kStory}};
  EXPECT_EQ(find_replaced(bulletins), (Found{kNone, kNone}));
}

TEST(Corrections, replace_nothing_of_another_week_and_nothing_unlike) {
  const std::vector<Bulletin> bulletins{{{}, kMonday, "", &kStory}, {{}, kSunday, "", &kOther}, {kCorrection, kSunday, "", &kCorrected}};
  EXPECT_EQ(find_replaced(bulletins), (Found{kNone, kNone, kNone}));
}

TEST(Corrections, of_corrections_follow_one_another) {
  const std::vector<Bulletin> bulletins{{{}, kMonday, "AFP - 05/03/2018 à 08:00", &kStory},
                                        {kCorrection, kMonday, "AFP - 05/03/2018 à 10:00", &kCorrected},
                                        {kCorrection, kMonday, "AFP - 05/03/2018 à 12:00", &kCorrected}};
  EXPECT_EQ(find_replaced(bulletins), (Found{kNone, 0, 1}));
}

TEST(Corrections, without_a_notice_nothing_is_replaced) {
  const std::vector<Bulletin> bulletins{{{}, kMonday, "", &kStory}, {{}, kMonday, "", &kCorrected}};
  EXPECT_EQ(find_replaced(bulletins), (Found{kNone, kNone}));
}

}  // namespace
}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/keys.h"

#include <gtest/gtest.h>

namespace recoupe {
namespace {

TEST(Keys, form_lowers_and_straightens_apostrophes) { EXPECT_EQ(normalise("L’ÉTAT"), "l'état"); }
TEST(Keys, folding_strips_accents_and_opens_ligatures) { EXPECT_EQ(fold("Cœur-État ÇA"), "coeur-etat ca"); }
TEST(Keys, folding_keeps_words_apart_that_differ_in_letters) { EXPECT_NE(folded_key("raid"), folded_key("rais")); }
TEST(Keys, long_words_fold_as_short_ones_do) { EXPECT_EQ(fold(std::string(500, 'A') + "É"), std::string(500, 'a') + "e"); }
TEST(Keys, broken_bytes_are_kept) { EXPECT_EQ(normalise("a\xFFz"), "a\xFFz"); }

}  // namespace
}  // namespace recoupe

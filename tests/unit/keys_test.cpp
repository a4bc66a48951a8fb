// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/keys.h"

#include <gtest/gtest.h>

namespace recoupe {
namespace {

TEST(Keys, form_lowers_and_straightens_apostrophes) { EXPECT_EQ(normalise("L’ÉTAT"), "l'état"); }
TEST(Keys, folding_strips_accents_and_opens_ligatures) { EXPECT_EQ(fold("Cœur-État ÇA"), "coeur-etat ca"); }
TEST(Keys, folding_keeps_words_apart_that_differ_in_letters) { EXPECT_NE(folded_key("raid"), folded_key("rais")); }
TEST(Keys, long_words_fold_as_short_ones_do) { EXPECT_EQ(fold(std::string(500, 'A') + "É"), std::string(500, 'a') + "e"); }
TEST(Keys, both_keys_at_once_are_the_same_as_one_by_one) {
  for (const std::string_view word : {"raid", "L’Armée", "ÉTAT", "Cœur", "al-Bāb", "`a`", "ﬁn", "Ýa", "ß", "naïve", "", "÷", "×", "a\xFFz", "\xC3", "Ÿ", "ʼn", "d´Alep", "x\u2011y"}) {
    EXPECT_EQ(keys_of(word).form, form_key(word)) << word;
    EXPECT_EQ(keys_of(word).folded, folded_key(word)) << word;
  }
}
TEST(Keys, broken_bytes_are_kept) { EXPECT_EQ(normalise("a\xFFz"), "a\xFFz"); }

}  // namespace
}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/dispatch.h"

#include <gtest/gtest.h>

#include "text/code_points.h"

namespace recoupe {
namespace {

std::string text_of(std::string_view bytes) {
  const auto dispatch = decode(bytes, "t");
  return dispatch ? dispatch->text() : "fault: " + dispatch.error().what;
}

Encoding encoding_of(std::string_view bytes) { return decode(bytes, "t").value().encoding(); }

std::string utf16(std::u16string_view text, bool big_endian) {
  std::string out = big_endian ? "\xFE\xFF" : "\xFF\xFE";
  for (const char16_t unit : text) {
    const char high = static_cast<char>(unit >> 8U), low = static_cast<char>(unit & 0xFFU);
    out += big_endian ? high : low;
    out += big_endian ? low : high;
  }
  return out;
}

TEST(Dispatch, utf8_stays_as_received) {
  EXPECT_EQ(text_of("  L’armée\r\ns’est repliée. "), "  L’armée\r\ns’est repliée. ");
  EXPECT_EQ(encoding_of("Évacués"), Encoding::kUtf8);
}

TEST(Dispatch, only_the_byte_order_mark_is_dropped) {
  EXPECT_EQ(text_of("\xEF\xBB\xBFÉté"), "Été");
  EXPECT_EQ(encoding_of("\xEF\xBB\xBFÉté"), Encoding::kUtf8WithBom);
}

TEST(Dispatch, utf16_is_read_in_both_byte_orders) {
  EXPECT_EQ(text_of(utf16(u"Évacué à 5 €", true)), "Évacué à 5 €");
  EXPECT_EQ(text_of(utf16(u"Évacué à 5 €", false)), "Évacué à 5 €");
  EXPECT_EQ(encoding_of(utf16(u"Été", false)), Encoding::kUtf16);
}

TEST(Dispatch, utf16_pairs_give_one_character) { EXPECT_EQ(text_of(utf16(u"feu 🔥", false)), "feu 🔥"); }

TEST(Dispatch, lone_surrogates_and_odd_bytes_are_replaced) {
  const std::u16string text = std::u16string(100, u'a') + char16_t{0xD83D} + u"b" + char16_t{0xDD25};
  EXPECT_EQ(text_of(utf16(text, true)), std::string(100, 'a') + "\uFFFDb\uFFFD");
  EXPECT_EQ(text_of(utf16(std::u16string(60, u'a'), false) + "x"), std::string(60, 'a') + "\uFFFD");
}

TEST(Dispatch, windows_1252_is_the_fallback) {
  EXPECT_EQ(text_of("Bless\xE9s \xE0 l\x92h\xF4pital, 5 \x80"), "Blessés à l’hôpital, 5 €");
  EXPECT_EQ(encoding_of("Bless\xE9s \xE0 l'h\xF4pital"), Encoding::kWindows1252);
}

TEST(Dispatch, a_few_broken_bytes_do_not_spoil_utf8) {
  EXPECT_EQ(text_of("Évacués à l’aube, blessés et déplacés\xC3, bombardé"), "Évacués à l’aube, blessés et déplacés\uFFFD, bombardé");
  EXPECT_EQ(encoding_of("Évacués à l’aube, blessés et déplacés\xC3, bombardé"), Encoding::kUtf8Repaired);
}

TEST(Dispatch, a_second_encoding_is_undone) {
  EXPECT_EQ(text_of("BlessÃ©s Ã  lâ€™hÃ´pital, Å“il et 25 Â°C"), "Blessés à l’hôpital, œil et 25 °C");
  EXPECT_EQ(encoding_of("BlessÃ©s Ã  lâ€™hÃ´pital"), Encoding::kUtf8Twice);
  EXPECT_EQ(text_of("Ã‰vacuÃ©s, blessés"), "Évacués, blessés");
}

TEST(Dispatch, a_text_that_only_resembles_a_second_encoding_stays_as_received) {
  for (const std::string text : {"blessÃ©s", "JOÃO à « ÂGÉ » : 5 °C, Åse, pâté", "â, ê, î, ô, û € ™"}) {
    EXPECT_EQ(text_of(text), text);
    EXPECT_EQ(encoding_of(text), Encoding::kUtf8);
  }
}

TEST(Dispatch, nothing_and_white_space_are_empty) {
  for (const std::string_view bytes : {std::string_view(""), std::string_view(" \r\n\t "), std::string_view("\xEF\xBB\xBF"), std::string_view("\xFF\xFE"), std::string_view("\xC2\xA0\n")}) {
    EXPECT_EQ(decode(bytes, "a.txt").error().code, ErrorCode::kEmpty) << bytes;
  }
  EXPECT_EQ(decode("", "a.txt").error().where, "a.txt");
}

TEST(Dispatch, controls_and_impossible_bytes_are_binary) {
  using namespace std::string_view_literals;
  for (const std::string_view bytes : {"\0\0\0\0"sv, "\x1F\x8B\x08\x00\x00\x00\x00\x00\x00\x03"sv, "abc\x81\x8D\xFF"sv, "\x7F""ELF\x02\x01\x01\0\0\0"sv, "a\0b\0c\0"sv}) {
    EXPECT_EQ(decode(bytes, "a").error().code, ErrorCode::kBinary);
  }
}

TEST(Dispatch, one_stray_nul_in_a_long_text_is_still_text) {
  const std::string text = std::string(200, 'a') + '\0' + std::string(200, 'b');
  EXPECT_EQ(text_of(text), text);
}

TEST(Dispatch, a_text_over_the_limit_is_refused) {
  EXPECT_TRUE(decode(std::string(kMaxDispatchBytes, 'a'), "a").has_value());
  EXPECT_EQ(decode(std::string(kMaxDispatchBytes + 1, 'a'), "a").error().code, ErrorCode::kTooLarge);
}

TEST(Dispatch, the_identifier_is_the_sha_256_of_the_bytes_received) {
  EXPECT_EQ(decode("abc", "t")->id(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_NE(decode("\xEF\xBB\xBF""abc", "t")->id(), decode("abc", "t")->id());
}

TEST(CodePoints, agree_with_a_count_from_the_start) {
  std::string text;
  for (int i = 0; i < 300; ++i) {
    text += i % 7 == 0 ? "é" : i % 11 == 0 ? "🔥" : i % 5 == 0 ? "€" : "a";
  }
  const CodePoints points(text);
  std::uint32_t count = 0;
  for (std::uint32_t byte = 0; byte <= text.size(); ++byte) {
    if (byte == text.size() || (static_cast<unsigned char>(text[byte]) & 0xC0U) != 0x80U) {
      EXPECT_EQ(points.at(byte), count) << byte;
      EXPECT_EQ(points.byte_of(count), byte);
      ++count;
    }
  }
  EXPECT_EQ(count, 301U);
}

TEST(CodePoints, offsets_beyond_the_end_are_the_end) {
  EXPECT_EQ(CodePoints("été").at(1000), 3U);
  EXPECT_EQ(CodePoints("").at(0), 0U);
  EXPECT_EQ(CodePoints("été").byte_of(1000), 5U);
  EXPECT_EQ(CodePoints("").byte_of(0), 0U);
  EXPECT_EQ(CodePoints(std::string(64, 'a')).byte_of(64), 64U);
  EXPECT_EQ(CodePoints(std::string(64, 'a')).at(64), 64U);
}

}  // namespace
}  // namespace recoupe

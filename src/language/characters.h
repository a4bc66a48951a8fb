// SPDX-License-Identifier: GPL-3.0-or-later
// Characters of a text by byte offset, and what kind each is to a reader of words.
#pragma once

#include <unicode/uchar.h>

#include <cstdint>
#include <string_view>

#include "base/utf8.h"

namespace recoupe {

inline bool is_letter(UChar32 c) {
  if (c < 0x80) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
  return c != 0x02BC && (u_isalpha(c) || u_charType(c) == U_NON_SPACING_MARK || c == 0xAD);
}
inline bool is_digit(UChar32 c) { return c >= '0' && c <= '9'; }
inline bool is_upper(UChar32 c) { return c < 0x80 ? c >= 'A' && c <= 'Z' : static_cast<bool>(u_isupper(c)); }
inline bool is_apostrophe(UChar32 c) { return c == '\'' || c == 0x2019 || c == 0x02BC || c == 0xB4; }
/// What damaged text shows in place of an apostrophe: "L?armée".
inline bool may_hide_apostrophe(UChar32 c) { return c == '?' || c == 0xFFFD; }
inline bool is_hyphen(UChar32 c) { return c == '-' || c == 0x2010 || c == 0x2011; }
inline bool is_space(UChar32 c) {
  if (c < 0x80) {
    return c >= 0 && (c <= ' ' || c == 0x7F);
  }
  return u_isUWhiteSpace(c) || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF || c == 0x2060;
}
/// A space that may stand inside a number or behind an initial.
inline bool is_narrow_space(UChar32 c) { return c == ' ' || c == 0xA0 || c == 0x202F || c == 0x2009; }

/// A view of a text that is read character by character; the text must outlive it.
class Characters {
 public:
  explicit Characters(std::string_view text) : text_(text) {}

  /// The character at byte `i`; value -1 at the end and at broken bytes.
  CodePoint at(std::uint32_t i) const {
    if (i >= text_.size()) {
      return {};
    }
    const auto byte = static_cast<unsigned char>(text_[i]);
    return byte < 0x80 ? CodePoint{byte, i + 1} : code_point_at(text_, i);
  }
  std::string_view cut(std::uint32_t begin, std::uint32_t end) const { return text_.substr(begin, end - begin); }

 private:
  std::string_view text_;
};

}  // namespace recoupe

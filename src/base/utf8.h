// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-8, one character at a time: ICU's macros, which warn under -Wconversion, behind one function each.
//
//   for (std::uint32_t i = 0; i < text.size();) { CodePoint c = code_point_at(text, i); i = c.end; }
#pragma once

#include <unicode/utf8.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace recoupe {

struct CodePoint {
  std::int32_t value = -1;  ///< negative for a byte that begins no valid character
  std::uint32_t end = 0;    ///< where the next character begins
};

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
/// The character at byte `i`, which must be inside the text; a broken sequence gives value -1 and still advances.
inline CodePoint code_point_at(std::string_view text, std::uint32_t i) {
  auto next = static_cast<std::int32_t>(i);
  UChar32 c = 0;
  U8_NEXT(text.data(), next, static_cast<std::int32_t>(text.size()), c);  // NOLINT(readability-simplify-subscript-expr): ICU's macro
  return {c, static_cast<std::uint32_t>(next)};
}

/// Appends a valid character.
inline void append_code_point(std::string& out, std::int32_t c) {
  char bytes[U8_MAX_LENGTH];
  std::int32_t size = 0;
  U8_APPEND_UNSAFE(bytes, size, c);
  out.append(bytes, static_cast<std::size_t>(size));
}
#pragma GCC diagnostic pop

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/keys.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <xxhash.h>

#include "base/utf8.h"

namespace recoupe {
namespace {

UChar32 plain(UChar32 c) {
  switch (c) {
    case 0x2019: case 0x02BC: case 0x2018: case 0x00B4: case 0x0060: return '\'';
    case 0x2010: case 0x2011: return '-';
    default: return c < 0x80 ? (c >= 'A' && c <= 'Z' ? c + 32 : c) : u_tolower(c);
  }
}

const icu::Normalizer2& decomposer() {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  return *nfd;
}

/// Appends the base letters of one lower-case character: é → e, œ → oe.
void append_folded(std::string& out, UChar32 c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c == 0x0153) {
    out += "oe";
  } else if (c == 0x00E6) {
    out += "ae";
  } else if (u_charType(c) != U_NON_SPACING_MARK) {
    icu::UnicodeString parts;
    append_code_point(out, decomposer().getDecomposition(c, parts) != 0 ? parts.char32At(0) : c);
  }
}

std::string lowered(std::string_view word, bool strip) {
  std::string out;
  for (std::uint32_t i = 0; i < word.size();) {
    const CodePoint c = code_point_at(word, i);
    if (c.value < 0) {
      out += word.substr(i, c.end - i);
    } else if (strip) {
      append_folded(out, plain(c.value));
    } else {
      append_code_point(out, plain(c.value));
    }
    i = c.end;
  }
  return out;
}

}  // namespace

std::string normalise(std::string_view word) { return lowered(word, false); }
std::string fold(std::string_view word) { return lowered(word, true); }
WordKey raw_key(std::string_view word) { return XXH3_64bits(word.data(), word.size()); }
WordKey form_key(std::string_view word) { return raw_key(lowered(word, false)); }
WordKey folded_key(std::string_view word) { return raw_key(lowered(word, true)); }

}  // namespace recoupe

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

constexpr std::size_t kQuickBytes = 64;

/// Base letters of U+00E0 to U+00FF; 0 where two letters or none correspond.
constexpr char kLatinBase[] = {'a', 'a', 'a', 'a', 'a', 'a', 0, 'c', 'e', 'e', 'e', 'e', 'i', 'i', 'i', 'i',
                               0,   'n', 'o', 'o', 'o', 'o', 'o', 0, 0,   'u', 'u', 'u', 'u', 'y', 0,   'y'};

/// Writes both spellings of a word of ASCII and Latin-1 letters; false when it holds anything else.
bool spell_quickly(std::string_view word, char* form, std::size_t& form_size, char* folded, std::size_t& folded_size) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    auto c = static_cast<unsigned char>(word[i]);
    if (c < 0x80) {
      c = c >= 'A' && c <= 'Z' ? static_cast<unsigned char>(c + 32) : c == '`' ? static_cast<unsigned char>('\'') : c;
      form[form_size++] = folded[folded_size++] = static_cast<char>(c);
      continue;
    }
    if (c == 0xE2 && i + 2 < word.size() && word[i + 1] == '\x80' && word[i + 2] == '\x99') {  // the curved apostrophe
      form[form_size++] = folded[folded_size++] = '\'';
      i += 2;
      continue;
    }
    auto second = c == 0xC3 && i + 1 < word.size() ? static_cast<unsigned char>(word[i + 1]) : static_cast<unsigned char>(0);
    second = second >= 0x80 && second <= 0x9E ? static_cast<unsigned char>(second + 0x20) : second;
    if (second < 0xA0 || second > 0xBF || kLatinBase[second - 0xA0] == 0) {
      return false;
    }
    form[form_size++] = static_cast<char>(0xC3);
    form[form_size++] = static_cast<char>(second);
    folded[folded_size++] = kLatinBase[second - 0xA0];
    ++i;
  }
  return true;
}

}  // namespace

std::string normalise(std::string_view word) { return lowered(word, false); }
std::string fold(std::string_view word) { return lowered(word, true); }
WordKey raw_key(std::string_view word) { return XXH3_64bits(word.data(), word.size()); }
WordKey form_key(std::string_view word) { return raw_key(lowered(word, false)); }
WordKey folded_key(std::string_view word) { return raw_key(lowered(word, true)); }

WordKeys keys_of(std::string_view word) {
  char form[kQuickBytes] = {}, folded[kQuickBytes] = {};
  std::size_t form_size = 0, folded_size = 0;
  if (word.size() > kQuickBytes || !spell_quickly(word, form, form_size, folded, folded_size)) {
    return {form_key(word), folded_key(word)};
  }
  const WordKey key = raw_key({form, form_size});
  return {key, form_size == folded_size ? key : raw_key({folded, folded_size})};
}

}  // namespace recoupe

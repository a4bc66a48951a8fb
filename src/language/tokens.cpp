// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/tokens.h"

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "language/phrases.h"

namespace recoupe {
namespace {

CodePoint at(std::string_view text, std::uint32_t i, std::uint32_t limit) {
  return i < limit ? code_point_at(text.substr(0, limit), i) : CodePoint{};
}

bool is_letter(UChar32 c) { return c >= 0 && (u_isalpha(c) || u_charType(c) == U_NON_SPACING_MARK); }
bool is_digit(UChar32 c) { return c >= '0' && c <= '9'; }
bool is_apostrophe(UChar32 c) { return c == '\'' || c == 0x2019; }
bool is_hyphen(UChar32 c) { return c == '-' || c == 0x2010 || c == 0x2011; }

/// End of the word that begins at `i`; an elision ends after its apostrophe.
std::uint32_t word_end(std::string_view text, std::uint32_t i, std::uint32_t limit) {
  std::uint32_t end = i;
  while (end < limit) {
    const CodePoint c = at(text, end, limit);
    const CodePoint next = at(text, c.end, limit);
    if (is_letter(c.value) || is_digit(c.value)) {
      end = c.end;
    } else if (is_apostrophe(c.value) && end > i && is_letter(next.value)) {
      return c.end;
    } else if (is_hyphen(c.value) && end > i && (is_letter(next.value) || is_digit(next.value))) {
      end = c.end;
    } else if ((c.value == '.' || c.value == ',') && end > i && is_digit(next.value) && is_digit(static_cast<unsigned char>(text[end - 1]))) {
      end = c.end;
    } else {
      break;
    }
  }
  return end;
}

std::uint16_t shape(std::string_view word) {
  std::uint32_t letters = 0, upper = 0, digits = 0;
  bool first_upper = false;
  for (std::uint32_t i = 0; i < word.size();) {
    const auto [c, next] = code_point_at(word, i);
    i = next;
    if (is_letter(c)) {
      first_upper = first_upper || (letters == 0 && u_isupper(c));
      ++letters;
      upper += u_isupper(c) ? 1U : 0U;
    }
    digits += is_digit(c) ? 1U : 0U;
  }
  unsigned flags = 0;
  flags |= (first_upper) ? unsigned{kCapitalised} : 0U;
  flags |= (letters > 1 && upper == letters) ? unsigned{kAllCapitals} : 0U;
  flags |= (digits > 0) ? unsigned{kHasDigit} : 0U;
  flags |= (digits > 0 && letters == 0) ? unsigned{kAllDigits} : 0U;
  flags |= (word.ends_with('\'') || word.ends_with("\u2019")) ? unsigned{kElided} : 0U;
  return static_cast<std::uint16_t>(flags);
}

}  // namespace

std::vector<Token> split_tokens(std::string_view text, Span range) {
  std::vector<Token> tokens;
  bool space = true, line = true;
  for (std::uint32_t i = range.begin; i < range.end;) {
    const CodePoint c = at(text, i, range.end);
    if (c.value >= 0 && (u_isUWhiteSpace(c.value) || c.value < 0x20)) {
      line = line || c.value == '\n';
      space = true;
      i = c.end;
      continue;
    }
    const std::uint32_t end = is_letter(c.value) || is_digit(c.value) ? word_end(text, i, range.end) : c.end;
    Token token;
    token.span = {i, end};
    const std::string_view word = token.span.in(text);
    token.form = form_key(word);
    token.folded = folded_key(word);
    token.flags = static_cast<std::uint16_t>(shape(word) | (space ? unsigned{kSpaceBefore} : 0U) | (line ? unsigned{kLineStart} : 0U));
    tokens.push_back(token);
    space = line = false;
    i = end;
  }
  return tokens;
}

std::vector<std::string_view> words_of(std::string_view phrase) {
  std::vector<std::string_view> words;
  for (const Token& token : split_tokens(phrase, {0, static_cast<std::uint32_t>(phrase.size())})) {
    words.push_back(token.span.in(phrase));
  }
  return words;
}

}  // namespace recoupe

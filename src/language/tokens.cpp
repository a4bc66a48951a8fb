// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/tokens.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "language/phrases.h"

namespace recoupe {
namespace {

constexpr std::size_t kLongestClitic = 9;
constexpr std::size_t kLongestElision = 9;
constexpr std::uint32_t kLongestWhole = 32;  // bounds how far ahead one look may go, so that the whole stays linear

constexpr auto kPlain = [] {
  std::array<bool, 256> out{};
  for (unsigned c = 0; c < 128; ++c) {
    out[c] = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
  return out;
}();

bool is_letter(UChar32 c) {
  if (c < 0x80) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
  return c != 0x02BC && (u_isalpha(c) || u_charType(c) == U_NON_SPACING_MARK || c == 0xAD);
}
bool is_digit(UChar32 c) { return c >= '0' && c <= '9'; }
bool is_upper(UChar32 c) { return c < 0x80 ? c >= 'A' && c <= 'Z' : static_cast<bool>(u_isupper(c)); }
bool is_apostrophe(UChar32 c) { return c == '\'' || c == 0x2019 || c == 0x02BC || c == 0xB4; }
bool is_hyphen(UChar32 c) { return c == '-' || c == 0x2010 || c == 0x2011; }
bool is_space(UChar32 c) {
  if (c < 0x80) {
    return c >= 0 && (c <= ' ' || c == 0x7F);
  }
  return u_isUWhiteSpace(c) || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF || c == 0x2060;
}
bool is_narrow_space(UChar32 c) { return c == ' ' || c == 0xA0 || c == 0x202F || c == 0x2009; }

/// Reads tokens off one range of a text.
class Splitter {
 public:
  Splitter(std::string_view text, std::uint32_t limit, const Segmentation* segmentation) : text_(text.substr(0, limit)), table_(segmentation) {}

  CodePoint at(std::uint32_t i) const {
    if (i >= text_.size()) {
      return {};
    }
    const auto byte = static_cast<unsigned char>(text_[i]);
    return byte < 0x80 ? CodePoint{byte, i + 1} : code_point_at(text_, i);
  }

  /// End of the token that begins at `i`, which is no space; `after` is the token before it, empty at first.
  std::uint32_t end_of(std::uint32_t i, Span before) const {
    const CodePoint c = at(i);
    if (is_letter(c.value)) {
      return word(i);
    }
    if (is_digit(c.value)) {
      return number(i, before);
    }
    if (is_hyphen(c.value) && before.end == i && before.size() > 0) {
      return clitic(i);
    }
    if ((c.value == '#' || c.value == '@') && is_letter(at(c.end).value)) {
      return letters_and_digits(c.end);
    }
    if (c.value == 0xB0 && is_letter(at(c.end).value)) {
      return letters_and_digits(c.end);
    }
    return c.value == '.' || c.value == '-' ? run_of(i) : c.end;
  }

 private:
  std::string_view cut(std::uint32_t begin, std::uint32_t end) const { return text_.substr(begin, end - begin); }
  bool is(const Segmentation::Words& words, std::uint32_t begin, std::uint32_t end) const { return words.contains(keys_of(cut(begin, end)).form); }

  std::uint32_t run_of(std::uint32_t i) const {
    const char c = text_[i];
    while (i < text_.size() && text_[i] == c) {
      ++i;
    }
    return i;
  }

  std::uint32_t letters_and_digits(std::uint32_t i) const {
    for (CodePoint c = at(i); is_letter(c.value) || is_digit(c.value) || c.value == '_'; c = at(i)) {
      i = c.end;
    }
    return i;
  }

  /// A clitic stands alone; so do two letters and a hyphen that no clitic table knows: the hyphen is a mark.
  std::uint32_t clitic(std::uint32_t i) const {
    std::uint32_t end = i + 1;
    for (CodePoint c = at(i); end - i <= kLongestClitic && (is_letter(c.value) || is_hyphen(c.value)); c = at(end)) {
      end = c.end;
    }
    return table_ != nullptr && is(table_->clitic, i, end) ? end : run_of(i);
  }

  /// True when the hyphen at `i` begins a clitic that ends the word.
  bool clitic_begins(std::uint32_t i) const {
    if (table_ == nullptr) {
      return false;
    }
    std::uint32_t end = at(i).end;
    for (CodePoint c = at(end); is_letter(c.value) || is_hyphen(c.value) || is_digit(c.value); c = at(end)) {
      end = c.end;
      if (end - i > kLongestClitic) {
        return false;
      }
    }
    return is(table_->clitic, i, end);
  }

  /// An apostrophe after [begin, mark) ends the token: the word is elided.
  bool elides(std::uint32_t begin, std::uint32_t mark, std::uint32_t end) const {
    if (mark - begin > kLongestElision) {
      return false;
    }
    if (table_ != nullptr) {
      return is(table_->elided, begin, end);
    }
    const std::string_view head = cut(begin, mark);
    return at(begin).end == mark || ((head.ends_with('u') || head.ends_with('U')) && head.size() > 1 && (head[head.size() - 2] | 0x20) == 'q');
  }

  /// End of letters joined by apostrophes and hyphens, without any table.
  std::uint32_t whole_end(std::uint32_t i) const {
    const std::uint32_t limit = i + kLongestWhole;
    for (CodePoint c = at(i); i <= limit; c = at(i)) {
      const bool joint = is_apostrophe(c.value) || is_hyphen(c.value);
      if (!is_letter(c.value) && !(joint && is_letter(at(c.end).value))) {
        break;
      }
      i = c.end;
    }
    return i;
  }

  bool is_whole(std::uint32_t begin) const {
    const std::uint32_t end = whole_end(begin);
    return table_ != nullptr && is(table_->whole, begin, end);
  }

  bool is_address(std::uint32_t i) const {
    if (text_[i] != 'h' && text_[i] != 'w') {
      return false;
    }
    const std::string_view rest = text_.substr(i, 8);
    return rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.");
  }

  std::uint32_t address(std::uint32_t i) const {
    std::uint32_t end = i;
    for (CodePoint c = at(i); c.value >= 0 && !is_space(c.value) && c.value != '"' && c.value != '<' && c.value != '>' && c.value != ')' && c.value != 0xBB; c = at(end)) {
      end = c.end;
    }
    while (end > i && std::string_view(".,;:!?'").find(text_[end - 1]) != std::string_view::npos) {
      --end;
    }
    return end;
  }

  /// "J.", "J.-C.", "O.N.U.": single capitals with points; i when there is none, or when the point may end a sentence.
  std::uint32_t initials(std::uint32_t i) const {
    std::uint32_t end = i;
    unsigned letters = 0;
    for (std::uint32_t next = i;;) {
      if (letters > 0 && is_hyphen(at(next).value)) {
        next = at(next).end;
      }
      const CodePoint c = at(next);
      if (!is_upper(c.value) || at(c.end).value != '.') {
        break;
      }
      ++letters;
      next = end = c.end + 1;
    }
    if (letters != 1) {
      return end;
    }
    const bool numeral = text_[i] == 'I' || text_[i] == 'V' || text_[i] == 'X';  // "Henri V. Les", not an initial
    const UChar32 next = is_narrow_space(at(end).value) ? at(at(end).end).value : -1;
    return !numeral && (is_letter(next) || is_digit(next)) ? end : i;
  }

  std::uint32_t word(std::uint32_t i) const {
    if (is_address(i)) {
      return address(i);
    }
    if (const std::uint32_t end = initials(i); end > i) {
      return end;
    }
    const std::uint32_t end = joined(i);
    const bool pointed = at(end).value == '.' && at(end + 1).value != '.' && table_ != nullptr && end - i < table_->longest_short;
    if (!pointed) {
      return end;
    }
    const bool before_number = is_narrow_space(at(end + 1).value) && is_digit(at(at(end + 1).end).value);
    return is(table_->short_words, i, end + 1) || (before_number && is(table_->short_numbered, i, end + 1)) ? end + 1 : end;
  }

  /// Skips ASCII letters and digits.
  std::uint32_t plain_run(std::uint32_t i) const {
    while (i < text_.size() && kPlain[static_cast<unsigned char>(text_[i])]) {
      ++i;
    }
    return i;
  }

  /// Letters, digits, and the joints between them that do not split.
  std::uint32_t joined(std::uint32_t i) const {
    std::uint32_t end = plain_run(i);
    for (CodePoint c = at(end); c.value >= 0; c = at(end)) {
      if (is_letter(c.value) || is_digit(c.value)) {
        end = plain_run(c.end);
        continue;
      }
      const UChar32 next = at(c.end).value;
      if (end > i && is_apostrophe(c.value)) {
        if (elides(i, end, c.end) && !is_whole(i)) {
          return c.end;
        }
        if (!is_letter(next)) {
          return end;
        }
        end = c.end;
      } else if (end > i && is_hyphen(c.value) && (is_letter(next) || is_digit(next))) {
        if (clitic_begins(end) && !is_whole(i)) {
          return end;
        }
        end = c.end;
      } else {
        return end;
      }
    }
    return end;
  }

  std::uint32_t digits(std::uint32_t i) const {
    while (i < text_.size() && is_digit(static_cast<unsigned char>(text_[i]))) {
      ++i;
    }
    return i;
  }

  /// Groups of three after spaces are one number, unless the first group is a day: "le 5 200 personnes".
  std::uint32_t grouped(std::uint32_t i, std::uint32_t end, Span before) const {
    if (end - i > 3) {
      return end;
    }
    const bool day = table_ != nullptr && end - i <= 2 && std::stoi(std::string(cut(i, end))) <= 31 && before.size() > 0 && is(table_->day, before.begin, before.end);
    for (;;) {
      const CodePoint space = at(end);
      if (!is_narrow_space(space.value) || (day && space.value == ' ')) {
        return end;
      }
      const std::uint32_t group = digits(space.end);
      const CodePoint after = at(group);
      if (group != space.end + 3 || is_letter(after.value)) {
        return end;
      }
      end = group;
    }
  }

  /// Digits with their separators: 290.000, 1,5, 22/04/2016, 14:30, 2015-2016, 5h30, 1er.
  std::uint32_t number(std::uint32_t i, Span before) const {
    std::uint32_t run = i, end = grouped(i, digits(i), before);
    for (CodePoint c = at(end); (c.value == '.' || c.value == ',' || c.value == '/' || c.value == ':') && is_digit(at(c.end).value); c = at(end)) {
      run = c.end;
      end = digits(run);
    }
    return std::max(end, joined(run));
  }

  std::string_view text_;
  const Segmentation* table_;
};

std::uint16_t shape(std::string_view word) {
  std::uint32_t letters = 0, upper = 0, digits = 0;
  bool first_upper = false;
  for (std::uint32_t i = 0; i < word.size();) {
    const auto byte = static_cast<unsigned char>(word[i]);
    if (byte >= 'a' && byte <= 'z') {
      ++letters;
      ++i;
      continue;
    }
    const CodePoint c = byte < 0x80 ? CodePoint{byte, i + 1} : code_point_at(word, i);
    i = c.end;
    if (is_letter(c.value)) {
      const bool capital = is_upper(c.value);
      first_upper = first_upper || (letters == 0 && capital);
      ++letters;
      upper += capital ? 1U : 0U;
    }
    digits += is_digit(c.value) ? 1U : 0U;
  }
  unsigned flags = 0;
  flags |= first_upper ? unsigned{kCapitalised} : 0U;
  flags |= letters > 1 && upper == letters ? unsigned{kAllCapitals} : 0U;
  flags |= digits > 0 ? unsigned{kHasDigit} : 0U;
  flags |= digits > 0 && letters == 0 ? unsigned{kAllDigits} : 0U;
  flags |= letters > 0 && (word.ends_with('\'') || word.ends_with("\u2019")) ? unsigned{kElided} : 0U;
  return static_cast<std::uint16_t>(flags);
}

}  // namespace

std::vector<Token> split_tokens(std::string_view text, Span range, const Segmentation* segmentation) {
  std::vector<Token> tokens;
  tokens.reserve(range.size() / 6 + 8);
  const Splitter splitter(text, range.end, segmentation);
  bool space = true, line = true;
  Span before{range.begin, range.begin};
  for (std::uint32_t i = range.begin; i < range.end;) {
    const CodePoint c = splitter.at(i);
    if (is_space(c.value)) {
      line = line || c.value == '\n' || c.value == '\r' || c.value == 0x2028 || c.value == 0x2029;
      space = true;
      i = c.end;
      continue;
    }
    Token token;
    token.span = {i, std::max(splitter.end_of(i, before), c.end)};
    const std::string_view word = token.span.in(text);
    const WordKeys keys = keys_of(word);
    token.form = keys.form;
    token.folded = keys.folded;
    token.flags = static_cast<std::uint16_t>(shape(word) | (space ? unsigned{kSpaceBefore} : 0U) | (line ? unsigned{kLineStart} : 0U));
    tokens.push_back(token);
    space = line = false;
    before = token.span;
    i = token.span.end;
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/tokens.h"

#include <algorithm>
#include <array>

#include "language/characters.h"
#include "language/elisions.h"
#include "language/phrases.h"

namespace recoupe {
namespace {

constexpr std::size_t kLongestClitic = 9;
constexpr std::uint32_t kLongestFileEnding = 4;
constexpr std::uint32_t kLongestWhole = 32;  // bounds how far ahead one look may go, so that the whole stays linear

constexpr auto kPlain = [] {
  std::array<bool, 256> out{};
  for (unsigned c = 0; c < 128; ++c) {
    out[c] = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
  return out;
}();

/// End of a token, and whether damage hides an apostrophe in it or at its end.
struct Cut {
  std::uint32_t end = 0;
  bool hides_apostrophe = false;
};

/// Reads tokens off one range of a text.
class Splitter {
 public:
  Splitter(std::string_view text, std::uint32_t limit, const Segmentation* segmentation)
      : text_(text.substr(0, limit)), characters_(text_), table_(segmentation) {}

  CodePoint at(std::uint32_t i) const { return characters_.at(i); }

  /// The token that begins at `i`, which is no space; `before` is the token before it, empty at first.
  Cut cut_at(std::uint32_t i, Span before) const {
    const CodePoint c = at(i);
    if (is_letter(c.value)) {
      const std::uint32_t bare = table_ == nullptr ? i : bare_elision(characters_, *table_, i, before);
      return bare > i ? Cut{bare, true} : word(i, before);
    }
    if (is_digit(c.value)) {
      return {with_file_ending(number(i, before))};
    }
    if (is_hyphen(c.value) && before.end == i && before.size() > 0) {
      return {clitic(i)};
    }
    if ((c.value == '#' || c.value == '@' || c.value == 0xB0) && is_letter(at(c.end).value)) {
      return {letters_and_digits(c.end)};
    }
    return {c.value == '.' || c.value == '-' ? run_of(i) : c.end};
  }

 private:
  std::string_view cut(std::uint32_t begin, std::uint32_t end) const { return characters_.cut(begin, end); }
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
  std::uint32_t initials(std::uint32_t i, Span before) const {
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
    return letters != 1 || is_initial(i, end, before) ? end : i;
  }

  /// Is one capital with a point, [i, end), the initial of a name? Not in "le plan B. Le chef", "Henri V. Il".
  bool is_initial(std::uint32_t i, std::uint32_t end, Span before) const {
    const std::uint32_t next = is_narrow_space(at(end).value) ? at(end).end : end;
    const UChar32 first = at(next).value;
    if (next == end || table_ == nullptr) {
      return is_letter(first) || is_digit(first);
    }
    if (!is_letter(first) && !is_digit(first)) {
      return false;
    }
    const bool numeral = text_[i] == 'I' || text_[i] == 'V' || text_[i] == 'X';
    if (numeral && !is(table_->surname, before.begin, before.end) && !is_upper(at(before.begin).value)) {
      return false;
    }
    const std::uint32_t opener = joined(next).end;
    const std::uint32_t behind = is_narrow_space(at(opener).value) ? at(opener).end : opener;
    return !is(table_->opener, next, opener) || (!numeral && is_upper(at(behind).value));
  }

  /// "10.JPG": the name of a file goes on behind its point.
  std::uint32_t with_file_ending(std::uint32_t end) const {
    if (table_ == nullptr || at(end).value != '.' || !is_letter(at(end + 1).value)) {
      return end;
    }
    const std::uint32_t last = std::min(plain_run(end + 1), end + 1 + kLongestFileEnding);
    return !is_letter(at(last).value) && is(table_->file, end + 1, last) ? last : end;
  }

  Cut word(std::uint32_t i, Span before) const {
    if (is_address(i)) {
      return {address(i)};
    }
    if (const std::uint32_t end = initials(i, before); end > i) {
      return {end};
    }
    const Cut found = joined(i);
    const std::uint32_t end = found.end;
    if (at(end).value != '.' || at(end + 1).value == '.' || table_ == nullptr) {
      return found;
    }
    const bool before_number = is_narrow_space(at(end + 1).value) && is_digit(at(at(end + 1).end).value);
    const bool abbreviated = end - i < table_->longest_short && (is(table_->short_words, i, end + 1) || (before_number && is(table_->short_numbered, i, end + 1)));
    return abbreviated ? Cut{end + 1} : Cut{with_file_ending(end), found.hides_apostrophe};
  }

  /// Skips ASCII letters and digits.
  std::uint32_t plain_run(std::uint32_t i) const {
    while (i < text_.size() && kPlain[static_cast<unsigned char>(text_[i])]) {
      ++i;
    }
    return i;
  }

  /// Letters, digits, and the joints between them that do not split.
  Cut joined(std::uint32_t i) const {
    bool hides = false;
    std::uint32_t end = plain_run(i);
    for (CodePoint c = at(end); c.value >= 0; c = at(end)) {
      if (is_letter(c.value) || is_digit(c.value)) {
        end = plain_run(c.end);
        continue;
      }
      const UChar32 next = at(c.end).value;
      const bool hidden = may_hide_apostrophe(c.value) && is_letter(next) && table_ != nullptr;
      if (end > i && (is_apostrophe(c.value) || hidden)) {
        if (elides(characters_, table_, i, end, c.end) && !is_whole(i)) {
          return {c.end, hidden};
        }
        if (!is_letter(next) || (hidden && is_upper(next))) {
          break;
        }
        hides = hides || hidden;
        end = c.end;
      } else if (end > i && is_hyphen(c.value) && (is_letter(next) || is_digit(next))) {
        if (clitic_begins(end) && !is_whole(i)) {
          break;
        }
        end = c.end;
      } else {
        break;
      }
    }
    return {end, hides};
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
    return std::max(end, joined(run).end);
  }

  std::string_view text_;
  Characters characters_;
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
    const Cut cut = splitter.cut_at(i, before);
    token.span = {i, std::max(cut.end, c.end)};
    const std::string_view word = token.span.in(text);
    const std::string repaired = cut.hides_apostrophe ? with_apostrophe(word) : std::string();
    const std::string_view meant = cut.hides_apostrophe ? repaired : word;
    const WordKeys keys = keys_of(meant);
    token.form = keys.form;
    token.folded = keys.folded;
    token.flags = static_cast<std::uint16_t>(shape(meant) | (space ? unsigned{kSpaceBefore} : 0U) | (line ? unsigned{kLineStart} : 0U));
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

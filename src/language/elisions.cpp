// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/elisions.h"

#include "base/keys.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kLongestElision = 9;
constexpr std::uint32_t kLongestBareElision = 2;  // "qu"
constexpr std::string_view kHidden = "\uFFFD";

/// Before these letters words are elided.
bool is_vowel(const Characters& text, std::uint32_t i) {
  const std::string letter = fold(text.cut(i, text.at(i).end));
  return !letter.empty() && std::string_view("aeiouyh").find(letter[0]) != std::string_view::npos;
}

bool is_elided(const Segmentation& table, std::string_view head) { return table.elided.contains(form_key(std::string(head) + "'")); }

/// May a word behind `before` begin a sentence?
bool may_begin(const Characters& text, Span before) {
  return before.size() == 0 || std::string_view(".!?\":-)").find(text.cut(before.end - 1, before.end)) != std::string_view::npos;
}

}  // namespace

bool elides(const Characters& text, const Segmentation* table, std::uint32_t begin, std::uint32_t mark, std::uint32_t end) {
  if (mark - begin > kLongestElision) {
    return false;
  }
  const std::string_view head = text.cut(begin, mark);
  if (table != nullptr) {
    return may_hide_apostrophe(text.at(mark).value) ? is_elided(*table, head) : table->elided.contains(keys_of(text.cut(begin, end)).form);
  }
  return text.at(begin).end == mark || ((head.ends_with('u') || head.ends_with('U')) && head.size() > 1 && (head[head.size() - 2] | 0x20) == 'q');
}

std::uint32_t bare_elision(const Characters& text, const Segmentation& table, std::uint32_t i, Span before) {
  std::uint32_t end = i;
  while (end - i <= kLongestBareElision && is_letter(text.at(end).value) && (end == i || !is_upper(text.at(end).value))) {
    end = text.at(end).end;
  }
  const bool unit = before.size() > 0 && is_digit(text.at(before.end - 1).value);
  if (end - i > kLongestBareElision || unit) {
    return i;
  }
  const CodePoint next = text.at(end);
  const bool capital = is_upper(text.at(i).value);
  const bool glued = !capital && is_upper(next.value) && is_letter(text.at(next.end).value);
  const bool spaced = next.value == ' ' && is_letter(text.at(next.end).value) && (!capital || may_begin(text, before));
  return (glued || spaced) && is_vowel(text, glued ? end : next.end) && is_elided(table, text.cut(i, end)) ? end : i;
}

std::string with_apostrophe(std::string_view word) {
  std::string out(word);
  for (const std::string_view mark : {std::string_view("?"), kHidden}) {
    if (const std::size_t at = out.find(mark); at != std::string::npos) {
      return out.replace(at, mark.size(), "'");
    }
  }
  return out + "'";
}

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include "times/words.h"

#include <algorithm>
#include <bit>

#include "language/phrases.h"

namespace recoupe {
namespace {

constexpr std::int32_t kFirstYear = 1700;  ///< a bare number below is a count or a name ("complexe 1070"), not a year

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::int32_t number(std::string_view digits) {
  std::int32_t value = 0;
  for (const char c : digits.substr(0, 7)) {
    value = value * 10 + (c - '0');
  }
  return value;
}

/// The value of "290.000" or "30,4" in thousandths; a group of three digits after a mark is a thousands group.
std::int32_t decimal(std::string_view text) {
  const std::size_t mark = text.find_first_of(".,");
  const std::string_view rest = mark == std::string_view::npos ? std::string_view{} : text.substr(mark + 1);
  const std::int32_t whole = number(text.substr(0, std::min<std::size_t>(mark, 6)));
  if (rest.empty() || rest.size() == 3) {
    return std::min(whole, 2'000'000) * 1000;
  }
  std::int32_t value = std::min(whole, 2'000'000) * 1000;
  std::int32_t unit = 100;
  for (const char c : rest.substr(0, 3)) {
    value += is_digit(c) ? (c - '0') * unit : 0;
    unit /= 10;
  }
  return value;
}

/// "30,4" and "290.000" stay whole; "13.5.2015" and "2015-3" are taken apart.
bool stays_whole(std::string_view token) {
  std::size_t marks = 0;
  for (const char c : token) {
    if (c == '.' || c == ',') {
      ++marks;
    } else if (!is_digit(c)) {
      return false;
    }
  }
  const std::size_t last = token.find_last_of(".,");
  return marks == 1 ? true : marks > 1 && token.size() - last == 4 && token.find_first_of(".,") <= 3;
}

}  // namespace

void Atom::add(ClassId cls, std::int32_t value) {
  if (count < readings.size()) {
    readings[count++] = {cls, value};
  }
}

bool Atom::is(ClassId cls) const {
  return std::any_of(readings.begin(), readings.begin() + count, [cls](const ClassReading& r) { return r.cls == cls; });
}

ClassSet Atom::classes() const {
  ClassSet set;
  for (std::uint8_t r = 0; r < count; ++r) {
    set.set(readings[r].cls);
  }
  return set;
}

Words::Words() {
  class_id("other");  // class 0: a neighbour that has no class, or none at all
  digits_ = {class_id("int"), class_id("decimal"), class_id("daynum"), class_id("monthnum"), class_id("yearnum"),
             class_id("year2"), class_id("two"), class_id("hournum"), class_id("minutenum")};
}

ClassId Words::known_class(const std::string& name) const {
  return static_cast<ClassId>(std::find(class_names_.begin(), class_names_.end(), name) == class_names_.end()
                                  ? kMaxClasses
                                  : static_cast<std::size_t>(std::find(class_names_.begin(), class_names_.end(), name) - class_names_.begin()));
}

ClassId Words::class_id(const std::string& name) {
  const ClassId known = known_class(name);
  if (known < kMaxClasses || class_names_.size() == kMaxClasses) {
    return known;
  }
  class_names_.push_back(name);
  return static_cast<ClassId>(class_names_.size() - 1);
}

std::uint32_t Words::entry_of(const std::vector<WordKey>& words) {
  const auto [slot, fresh] = by_key_.try_emplace(words.front(), static_cast<std::uint32_t>(entries_.size()));
  if (fresh) {
    entries_.emplace_back();
  }
  if (words.size() == 1) {
    return slot->second;
  }
  const std::vector<WordKey> rest(words.begin() + 1, words.end());
  for (const Multiword& known : entries_[slot->second].longer) {
    if (known.rest == rest) {
      return known.entry;
    }
  }
  const auto entry = static_cast<std::uint32_t>(entries_.size());
  entries_.emplace_back();
  auto& longer = entries_[slot->second].longer;
  const auto place = std::find_if(longer.begin(), longer.end(), [&](const Multiword& m) { return m.rest.size() < rest.size(); });
  longer.insert(place, {rest, entry});
  return entry;
}

void Words::add(std::string_view spelling, ClassId cls, std::int32_t value) {
  // An elision is one only before a letter: "l'" is split as "l'x", without the x.
  const bool elided = spelling.ends_with('\'');
  const std::string shown = std::string(spelling) + (elided ? "x" : "");
  std::vector<WordKey> keys;
  for (const std::string_view word : words_of(shown)) {
    keys.push_back(form_key(word));
  }
  if (elided) {
    keys.pop_back();
  }
  if (keys.empty()) {
    return;
  }
  Entry& entry = entries_[entry_of(keys)];
  if (entry.count < entry.readings.size()) {
    entry.readings[entry.count++] = {cls, value};
  }
  slots_.assign(std::bit_ceil(by_key_.size() * 4), {0, kNone});
  for (const auto& [key, index] : by_key_) {
    std::size_t at = key & (slots_.size() - 1);
    while (slots_[at].second != kNone) {
      at = (at + 1) & (slots_.size() - 1);
    }
    slots_[at] = {key, index};
  }
}

const Words::Entry* Words::find(WordKey key) const {
  if (slots_.empty()) {
    return nullptr;
  }
  for (std::size_t at = key & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].second == kNone) {
      return nullptr;
    }
    if (slots_[at].first == key) {
      return &entries_[slots_[at].second];
    }
  }
}

std::span<const ClassReading> Words::readings(const Token& token) const {
  const Entry* entry = find(token.form);
  return entry == nullptr ? std::span<const ClassReading>{} : std::span(entry->readings.data(), entry->count);
}

bool Words::is(const Token& token, ClassId cls) const {
  const auto all = readings(token);
  return std::any_of(all.begin(), all.end(), [cls](const ClassReading& r) { return r.cls == cls; });
}

void Words::read_digits(std::string_view digits, Atom& atom) const {
  const std::int32_t value = number(digits);
  const bool short_number = digits.size() <= 2;
  atom.add(digits_.integer, std::min(value, 2'000'000) * 1000);
  if (short_number && value >= 1 && value <= 31) { atom.add(digits_.day, value); }
  if (short_number && value >= 1 && value <= 12) { atom.add(digits_.month_number, value); }
  if (digits.size() == 4 && value >= kFirstYear && value <= 2100) { atom.add(digits_.year, value); }
  if (digits.size() == 2) { atom.add(digits_.two, value); }
  if (digits.size() == 2 && (value >= 32 || digits.front() == '0')) { atom.add(digits_.year2, value); }
  if (short_number && value <= 24) { atom.add(digits_.hour, value); }
  if (digits.size() == 2 && value <= 59) { atom.add(digits_.minute, value); }
}

void Words::append_parts(std::string_view text, const Token& token, std::uint32_t i, std::vector<Atom>& atoms) const {
  const std::string_view word = token.span.in(text);
  for (std::uint32_t begin = 0; begin < word.size();) {
    std::uint32_t end = begin + 1;
    bool fraction = false;
    if (is_digit(word[begin])) {
      while (end < word.size() && is_digit(word[end])) { ++end; }
      fraction = begin == 0 && end + 1 < word.size() && (word[end] == ',' || word[end] == '.') && word.find_first_of(".,-", end + 1) == std::string_view::npos &&
                 !is_digit(word.back());  // "3,5ans"
      if (fraction) { end = static_cast<std::uint32_t>(std::min(word.find_first_not_of("0123456789", end + 1), word.size())); }
    } else if ((word[begin] & 0x80) != 0 || (word[begin] | 0x20) >= 'a') {
      while (end < word.size() && !is_digit(word[end]) && ((word[end] & 0x80) != 0 || (word[end] | 0x20) >= 'a')) { ++end; }
    }
    Atom atom;
    atom.span = {token.span.begin + begin, token.span.begin + end};
    atom.token = i;
    atom.token_end = i + 1;
    const std::string_view part = word.substr(begin, end - begin);
    if (fraction) {
      atom.add(digits_.decimal, decimal(part));
    } else if (is_digit(part.front())) {
      read_digits(part, atom);
    } else if (const Entry* entry = find(form_key(part))) {
      atom.count = entry->count;
      atom.readings = entry->readings;
    }
    atoms.push_back(atom);
    begin = end;
  }
}

/// "mars-avril": both halves are words of ours. Other hyphenated words have no class.
bool Words::append_hyphenated(std::string_view text, const Token& token, std::uint32_t i, std::vector<Atom>& atoms) const {
  const std::string_view word = token.span.in(text);
  const std::size_t hyphen = word.find('-');
  if (word.size() < 4 || word.size() > 24 || hyphen == std::string_view::npos || hyphen == 0) {
    return false;
  }
  if (find(form_key(word.substr(0, hyphen))) == nullptr || find(form_key(word.substr(hyphen + 1))) == nullptr) {
    return false;
  }
  append_parts(text, token, i, atoms);
  return true;
}

std::uint32_t Words::append_atoms(std::string_view text, const AnalysedText& analysed, std::uint32_t i, std::uint32_t end, std::vector<Atom>& atoms) const {
  const Token& token = analysed.tokens[i];
  if (const Entry* entry = find(token.form)) {
    std::uint32_t size = 1;
    for (const Multiword& m : entry->longer) {
      if (i + m.rest.size() < end &&
          std::equal(m.rest.begin(), m.rest.end(), analysed.tokens.begin() + i + 1, [](WordKey key, const Token& t) { return t.form == key; })) {
        entry = &entries_[m.entry];
        size = static_cast<std::uint32_t>(m.rest.size() + 1);
        break;
      }
    }
    if (entry->count > 0) {
      atoms.push_back({analysed.span_of({i, i + size}), i, i + size, entry->count, entry->readings});
      return i + size;
    }  // else the word only begins longer entries, none of which stands here
  }
  if (token.has(kHasDigit) && token.span.size() <= 24) {
    if (stays_whole(token.span.in(text)) && token.has(kAllDigits) && token.span.in(text).find_first_of(".,") != std::string_view::npos) {
      Atom atom{token.span, i, i + 1, 0, {}};
      atom.add(digits_.decimal, decimal(token.span.in(text)));
      atoms.push_back(atom);
    } else {
      append_parts(text, token, i, atoms);
    }
  } else {
    append_hyphenated(text, token, i, atoms);
  }
  return i + 1;
}

}  // namespace recoupe

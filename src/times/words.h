// SPDX-License-Identifier: GPL-3.0-or-later
// Words: which classes a word of a time expression has; and Atoms, the pieces of text that patterns run over.
//
//   "15h30" → atoms 15 (int, hour, …) · h (hour_mark) · 30 (int, minute, …)      "à partir de" → one atom (signal)
//
// A lookup is one probe of a flat table of word keys; texts of other subjects pay only that.
#pragma once

#include <array>
#include <bitset>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "language/analysed_text.h"

namespace recoupe {

using ClassId = std::uint8_t;
inline constexpr std::size_t kMaxClasses = 128;
using ClassSet = std::bitset<kMaxClasses>;

/// One way to read an atom: its class, and the value that the class gives it.
struct ClassReading {
  ClassId cls = 0;
  std::int32_t value = 0;
};

/// A word, a mark, or a part of a token with digits.
struct Atom {
  Span span;
  std::uint32_t token = 0;      ///< first token
  std::uint32_t token_end = 0;  ///< one past the last token
  std::uint8_t count = 0;
  std::array<ClassReading, 7> readings;

  void add(ClassId cls, std::int32_t value);
  bool is(ClassId cls) const;
  ClassSet classes() const;
};

class Words {
 public:
  /// The id of a class; made when new. kMaxClasses when there is no room.
  ClassId class_id(const std::string& name);
  /// The id of a known class, or kMaxClasses.
  ClassId known_class(const std::string& name) const;
  const std::string& class_name(ClassId id) const& { return class_names_[id]; }

  /// Adds one spelling; it may have several words.
  void add(std::string_view spelling, ClassId cls, std::int32_t value);

  /// Appends the atoms of the token at `i` to `atoms` and answers the next token; appends none for a word without class.
  std::uint32_t append_atoms(std::string_view text, const AnalysedText& analysed, std::uint32_t i, std::uint32_t end, std::vector<Atom>& atoms) const;

  /// What the token by itself can be.
  std::span<const ClassReading> readings(const Token& token) const;

  /// True when the token by itself is a word of the class.
  bool is(const Token& token, ClassId cls) const;

  Words();

 private:
  struct Multiword {
    std::vector<WordKey> rest;
    std::uint32_t entry = 0;
  };
  struct Entry {
    std::uint8_t count = 0;
    std::array<ClassReading, 7> readings;
    std::vector<Multiword> longer;   ///< entries that begin with this word, longest first
  };
  struct Digits { ClassId integer, decimal, day, month_number, year, year2, two, hour, minute; };

  std::uint32_t entry_of(const std::vector<WordKey>& words);
  const Entry* find(WordKey key) const;
  void append_parts(std::string_view text, const Token& token, std::uint32_t i, std::vector<Atom>& atoms) const;
  bool append_hyphenated(std::string_view text, const Token& token, std::uint32_t i, std::vector<Atom>& atoms) const;
  void read_digits(std::string_view digits, Atom& atom) const;

  std::vector<std::string> class_names_;
  std::vector<Entry> entries_;
  std::unordered_map<WordKey, std::uint32_t> by_key_;
  std::vector<std::pair<WordKey, std::uint32_t>> slots_;  ///< open addressing over the keys of by_key_
  Digits digits_{};
};

}  // namespace recoupe

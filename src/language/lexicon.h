// SPDX-License-Identifier: GPL-3.0-or-later
// Lexicon: every known form with its analyses, in one flat file that is read in one go.
//
//   auto word = lexicon.find(form_key("touché"));     // nullptr when unknown
//   word->classes                                     // which classes the tagger may choose from
//   lexicon.analyses(*word)                           // (lemma, tag) pairs, the likelier ones first
//
// File: header, then arrays of fixed-size entries; open addressing, half to two thirds full. Little endian.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "language/word_class.h"

namespace recoupe {

/// One analysis of one form; what a table of words says.
struct LexiconEntry {
  std::string form, lemma;
  Tag tag;
  bool contracted = false;
};

class Lexicon {
 public:
  struct Analysis {
    WordKey lemma = 0;             ///< form_key of the lemma
    Tag tag;
    WordClass word_class = WordClass::kOther;
    bool contracted = false;
    std::uint32_t lemma_index = 0; ///< for lemma_text()
  };
  struct Word {
    WordKey key = 0;
    ClassSet classes = 0;          ///< of all analyses; 0 in an empty slot
    std::uint32_t first : 24 = 0;  ///< analyses [first, first + count)
    std::uint32_t count : 8 = 0;
  };

  /// The key of a form that begins with a capital which may have lost its accent ("Etat", "A").
  static constexpr WordKey bare_capital(WordKey form) { return form ^ 0x5BD1E995C0FFEE11ULL; }

  /// The word with this key, or nullptr.
  const Word* find(WordKey key) const;
  /// The n-th analysis of a word, n < word.count.
  Analysis analysis(const Word& word, std::uint32_t n) const;
  /// The lemma as it is written; valid while the lexicon lives.
  std::string_view lemma_text(std::uint32_t lemma_index) const { return pool_.c_str() + lemmas_[lemma_index].text; }
  std::size_t size() const { return forms_; }

 private:
  struct Lemma { WordKey key = 0; std::uint64_t text = 0; };
  struct TagEntry { Tag tag; WordClass word_class = WordClass::kOther; bool contracted = false; };
  friend struct LexiconFile;

  std::vector<Word> slots_;              ///< a power of two; linear probing
  std::vector<std::uint32_t> analyses_;  ///< lemma index << 10 | tag index
  std::vector<Lemma> lemmas_;
  std::vector<TagEntry> tags_;
  std::string pool_;                     ///< texts of lemmas, each ended by NUL
  std::size_t forms_ = 0;
};

/// Reads a compiled lexicon. Fails with kUnreadable or kBadKnowledge.
Result<Lexicon> load_lexicon(const std::filesystem::path& path);

/// The bytes of a lexicon file. Analyses keep the order of `entries`; doubles are dropped.
/// Forms whose first letter has an accent are also entered under the key of their accentless capital.
std::string compile_lexicon(const std::vector<LexiconEntry>& entries);

}  // namespace recoupe

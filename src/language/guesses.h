// SPDX-License-Identifier: GPL-3.0-or-later
// Guesses: what an unknown word can be, by its ending, its last part and its shape.
//
//   "contre-offensives" → as "offensives"   "dronisation" → noun   "reconfirmaient" → finite verb, lemma reconfirmer
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/knowledge_files.h"
#include "base/result.h"
#include "language/lexicon.h"
#include "language/tag_notation.h"

namespace recoupe {

struct Guesses {
  struct Ending {
    std::string lemma;   ///< what the lemma has in place of the ending
    NotedTag tag;
  };
  std::unordered_map<WordKey, std::vector<Ending>> endings;  ///< by raw_key of the ending
  std::unordered_set<WordKey> after;                         ///< particles that follow a word after a hyphen
  std::size_t longest = 0;                                   ///< bytes of the longest ending
};

/// Loads guess/*.tsv of a language. Fails with kBadKnowledge naming file and line.
Result<Guesses> load_guesses(const KnowledgeFiles& files, std::string_view language);

/// Why an unknown word is guessed as it is: a known word inside it, or an ending.
struct Guess {
  const Lexicon::Word* part = nullptr;     ///< the known part; nullptr when `endings` speaks
  std::string before;                      ///< what stands before the part, to be put before its lemma
  std::span<const Guesses::Ending> endings;
  std::size_t ending_size = 0;             ///< bytes
  ClassSet classes = 0;
};

/// The guess for a word of letters; `word` as normalise() gives it.
Guess guess(std::string_view word, const Guesses& guesses, const Lexicon& lexicon);

}  // namespace recoupe

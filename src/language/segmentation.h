// SPDX-License-Identifier: GPL-3.0-or-later
// Segmentation: what a language says about the borders of words and sentences, from the tables of its folder segment/
// with the columns kind and words (separated by |). The kinds are the members of Segmentation below.
#pragma once

#include <string_view>
#include <unordered_set>

#include "base/keys.h"
#include "base/knowledge_files.h"
#include "base/result.h"

namespace recoupe {

struct Segmentation {
  using Words = std::unordered_set<WordKey>;  ///< form keys, marks included
  Words elided;          ///< "l'": a token of its own before its noun
  Words clitic;          ///< "-t-il": a token of its own after its verb
  Words whole;           ///< "aujourd'hui": one token although it holds an apostrophe or a clitic
  Words short_words;     ///< "M.": an abbreviation, its point is part of it; kind "short"
  Words short_ends;      ///< "etc.": one that may also end a sentence; kind "short_end"
  Words short_numbered;  ///< "art.": one only before a number
  Words day;             ///< "le": before "5 200 personnes" makes 5 a day, the digits are not one number
  Words byline;          ///< "par": begins a line of credits
  Words opener;          ///< "les": begins a sentence, or a name only with a capital behind it ("A. Le Roux")
  Words surname;         ///< "de": before "V. Ruiz" makes V an initial, not a numeral
  Words titled;          ///< "quotidien": what follows it may be a name with an article ("le quotidien Le Monde")
  Words file;            ///< "jpg": ends the name of a file, "photo 10.JPG"
  std::size_t longest_short = 0;              ///< bytes of the longest abbreviation
};

/// Loads segment/words.tsv of a language. Fails with kBadKnowledge naming file and line.
Result<Segmentation> load_segmentation(const KnowledgeFiles& files, std::string_view language);

}  // namespace recoupe

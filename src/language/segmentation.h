// SPDX-License-Identifier: GPL-3.0-or-later
// Segmentation: what a language says about the borders of words and sentences, from its folder segment/.
//
//   words.tsv:  kind    words, separated by |
//               elided  l'              a token of its own before its noun
//               clitic  -t-il           a token of its own after its verb
//               whole   aujourd'hui     one token although it holds an apostrophe or a clitic
//               short   etc.            an abbreviation: its point is part of it; "short_end" may also end a sentence,
//                       "short_numbered" is one only before a number ("art. 5")
//               day     le              before "5 200 personnes" makes 5 a day: the digits are not one number
//               byline  par             begins a line of credits
//               opener  les             begins a sentence, or a name only with a capital behind it ("A. Le Roux")
//               surname de              before "V. Ruiz" makes V an initial, not a numeral
//               file    jpg             ends the name of a file: "photo 10.JPG"
#pragma once

#include <string_view>
#include <unordered_set>

#include "base/keys.h"
#include "base/knowledge_files.h"
#include "base/result.h"

namespace recoupe {

struct Segmentation {
  using Words = std::unordered_set<WordKey>;  ///< form keys, marks included
  Words elided, clitic, whole, short_words, short_ends, short_numbered, day, byline, opener, surname, file;
  std::size_t longest_short = 0;              ///< bytes of the longest abbreviation
};

/// Loads segment/words.tsv of a language. Fails with kBadKnowledge naming file and line.
Result<Segmentation> load_segmentation(const KnowledgeFiles& files, std::string_view language);

}  // namespace recoupe

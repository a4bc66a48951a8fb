// SPDX-License-Identifier: GPL-3.0-or-later
// Looks tokens up, guesses what no dictionary knows, and gives every token its tag and lemma.
//
//   look_up:  token → candidates (lexicon, case, guesses)      tag_words: candidates → classes → analyses
#pragma once

#include <string_view>
#include <vector>

#include "language/analysed_text.h"
#include "language/language_pack.h"
#include "language/tagger.h"

namespace recoupe {

/// A token's candidates: the tagger's view, and the word of the lexicon that they come from (nullptr: guessed).
struct Candidates {
  TagInput input;
  const Lexicon::Word* word = nullptr;
};

/// Candidates of one token; `text` is what the spans count in.
Candidates look_up(std::string_view text, const Token& token, const LanguagePack& pack);

/// Sets tag, lemma and the flags kUnknownWord and kContracted of every token, sentence by sentence.
void tag_words(std::string_view text, AnalysedText& analysed, const LanguagePack& pack);

}  // namespace recoupe

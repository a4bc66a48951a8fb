// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/tag_words.h"

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "language/guesses.h"

namespace recoupe {
namespace {

constexpr std::size_t kLongestWord = 60;  // bytes; longer runs of letters are no words
constexpr std::uint16_t kShapeFlags = kCapitalised | kAllCapitals | kHasDigit | kSentenceStart | kUnknownWord;

/// The last four bytes, lower case: bit 5 makes the second byte of É that of é, too.
std::uint32_t suffix_of(std::string_view word) {
  std::uint32_t out = 0;
  for (const char c : word.size() > 4 ? word.substr(word.size() - 4) : word) {
    out = out << 8U | (static_cast<unsigned char>(c) | 0x20U);
  }
  return out;
}

bool is_mark(std::string_view word, const Token& token) {
  const auto first = code_point_at(word, 0).value;
  return first >= 0 && !u_isalnum(first) && !token.has(kHasDigit);
}

ClassSet mark_class(std::string_view word) {
  const auto type = u_charType(code_point_at(word, 0).value);
  const bool symbol = type == U_MATH_SYMBOL || type == U_CURRENCY_SYMBOL || type == U_OTHER_SYMBOL || type == U_MODIFIER_SYMBOL;
  return word.size() > 4 ? only(WordClass::kOther) : only(symbol ? WordClass::kSymbol : WordClass::kPunctuation);
}

/// A capital after a hyphen: "al-Cham" is a name although it begins with a small letter.
bool has_inner_capital(std::string_view word) {
  for (std::size_t hyphen = word.find('-'); hyphen != std::string_view::npos && hyphen + 1 < word.size(); hyphen = word.find('-', hyphen + 1)) {
    const auto next = code_point_at(word, static_cast<std::uint32_t>(hyphen + 1)).value;
    if (next >= 0 && u_isupper(next)) {
      return true;
    }
  }
  return false;
}

/// What the shape and the ending of an unknown word allow.
ClassSet guess_classes(std::string_view word, const Token& token, const LanguagePack& pack) {
  if (is_mark(word, token)) {
    return mark_class(word);
  }
  if (token.has(kAllDigits)) {
    const bool joined = word.find_first_of("/-") != std::string_view::npos;
    return only(WordClass::kNumeral) | (joined ? only(WordClass::kNoun) : 0U);
  }
  if (token.has(kHasDigit)) {
    return only(WordClass::kNumeral) | only(WordClass::kNoun) | only(WordClass::kAdjective) | only(WordClass::kProper);
  }
  if (word.size() > kLongestWord || has_inner_capital(word)) {
    return only(WordClass::kProper);
  }
  const bool capital = token.has(kCapitalised);
  if (capital && !token.has(kSentenceStart) && !token.has(kAllCapitals)) {
    return only(WordClass::kProper);
  }
  return guess(normalise(word), pack.guesses, pack.lexicon).classes | only(capital ? WordClass::kProper : WordClass::kOther);
}

/// Names are written with a capital; within a sentence any capitalised word may be one.
ClassSet fit_case(ClassSet classes, const Token& token) {
  if (!token.has(kCapitalised)) {
    const ClassSet rest = classes & ~only(WordClass::kProper);
    return rest != 0 ? rest : classes;
  }
  return token.has(kSentenceStart) || token.has(kElided) ? classes : classes | only(WordClass::kProper);
}

void set(Token& token, const Tag& tag, WordKey lemma, bool contracted) {
  token.tag = tag;
  token.lemma = lemma;
  token.flags = static_cast<std::uint16_t>(token.flags | (contracted ? unsigned{kContracted} : 0U));
}

/// The first analysis of a word that has the chosen class; false when none has.
bool set_from(const Lexicon::Word& word, WordClass chosen, std::string_view before, const Lexicon& lexicon, Token& token) {
  for (std::uint32_t n = 0; n < word.count; ++n) {
    const Lexicon::Analysis analysis = lexicon.analysis(word, n);
    if (analysis.word_class == chosen) {
      set(token, analysis.tag, before.empty() ? analysis.lemma : form_key(std::string(before).append(lexicon.lemma_text(analysis.lemma_index))), analysis.contracted);
      return true;
    }
  }
  return false;
}

void set_guessed(std::string_view word, WordClass chosen, const LanguagePack& pack, Token& token) {
  const std::string form = normalise(word);
  const Guess guessed = guess(form, pack.guesses, pack.lexicon);
  if (guessed.part != nullptr && set_from(*guessed.part, chosen, guessed.before, pack.lexicon, token)) {
    return;
  }
  for (const auto& ending : guessed.endings) {
    if (class_of(ending.tag.tag, ending.tag.contracted) == chosen) {
      set(token, ending.tag.tag, raw_key(form.substr(0, form.size() - guessed.ending_size) + ending.lemma), ending.tag.contracted);
      return;
    }
  }
  set(token, tag_of(chosen), token.form, false);
}

void choose(Token& token, const Candidates& candidates, WordClass chosen, std::string_view word, const LanguagePack& pack) {
  if (candidates.word != nullptr && set_from(*candidates.word, chosen, {}, pack.lexicon, token)) {
    return;
  }
  const bool guessed = candidates.word == nullptr && chosen != WordClass::kProper && !token.has(kHasDigit) && word.size() <= kLongestWord && !is_mark(word, token);
  if (guessed) {
    set_guessed(word, chosen, pack, token);
  } else {
    set(token, tag_of(chosen), token.form, false);
  }
}

}  // namespace

Candidates look_up(std::string_view text, const Token& token, const LanguagePack& pack) {
  const std::string_view word = token.span.in(text);
  Candidates out;
  if (token.has(kCapitalised)) {
    out.word = pack.lexicon.find(Lexicon::bare_capital(token.form));
  }
  if (out.word == nullptr) {
    out.word = pack.lexicon.find(token.form);
  }
  out.input.form = token.form;
  out.input.suffix = suffix_of(word);
  out.input.classes = out.word != nullptr ? fit_case(out.word->classes, token) : guess_classes(word, token, pack);
  out.input.shape = static_cast<std::uint16_t>((token.flags & kShapeFlags) | (out.word == nullptr ? unsigned{kUnknownWord} : 0U));
  return out;
}

void tag_words(std::string_view text, AnalysedText& analysed, const LanguagePack& pack) {
  std::vector<Candidates> candidates;
  std::vector<TagInput> inputs;
  std::vector<WordClass> chosen;
  for (const Sentence& sentence : analysed.sentences) {
    candidates.clear();
    inputs.clear();
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      candidates.push_back(look_up(text, analysed.tokens[i], pack));
      inputs.push_back(candidates.back().input);
    }
    chosen.assign(inputs.size(), WordClass::kOther);
    for (std::size_t n = 0; n < inputs.size(); ++n) {
      const ClassSet classes = inputs[n].classes;
      chosen[n] = pack.tagger.choose(inputs, n, chosen, is_single(classes) ? classes : pack.tag_rules.prune(inputs, n, chosen));
    }
    for (std::uint32_t n = 0; n < inputs.size(); ++n) {
      Token& token = analysed.tokens[sentence.tokens.begin + n];
      token.flags = static_cast<std::uint16_t>(token.flags | (inputs[n].shape & kUnknownWord));
      choose(token, candidates[n], chosen[n], token.span.in(text), pack);
    }
  }
}

}  // namespace recoupe

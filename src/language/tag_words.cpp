// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/tag_words.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

namespace recoupe {
namespace {

constexpr ClassSet kOpenClasses = only(WordClass::kNoun) | only(WordClass::kAdjective) | only(WordClass::kVerbFinite) | only(WordClass::kVerbInfinitive) |
                                  only(WordClass::kVerbPast) | only(WordClass::kVerbPresent) | only(WordClass::kAdverb);
constexpr std::uint16_t kShapeFlags = kCapitalised | kAllCapitals | kHasDigit | kSentenceStart | kUnknownWord;

/// The last four bytes, lower case: bit 5 makes the second byte of É that of é, too.
std::uint32_t suffix_of(std::string_view word) {
  std::uint32_t out = 0;
  for (const char c : word.size() > 4 ? word.substr(word.size() - 4) : word) {
    out = out << 8U | (static_cast<unsigned char>(c) | 0x20U);
  }
  return out;
}

/// What the shape of an unknown word allows.
ClassSet guess(std::string_view word, const Token& token) {
  const auto first = code_point_at(word, 0).value;
  if (first >= 0 && !u_isalnum(first) && !token.has(kHasDigit)) {
    const auto type = u_charType(first);
    const bool symbol = type == U_MATH_SYMBOL || type == U_CURRENCY_SYMBOL || type == U_OTHER_SYMBOL || type == U_MODIFIER_SYMBOL;
    return word.size() > 4 ? only(WordClass::kOther) : only(symbol ? WordClass::kSymbol : WordClass::kPunctuation);
  }
  if (token.has(kAllDigits)) {
    return only(WordClass::kNumeral);
  }
  if (token.has(kHasDigit)) {
    return only(WordClass::kNumeral) | only(WordClass::kNoun) | only(WordClass::kAdjective) | only(WordClass::kProper);
  }
  return token.has(kCapitalised) ? kOpenClasses | only(WordClass::kProper) : kOpenClasses | only(WordClass::kOther);
}

/// Names are written with a capital; within a sentence any capitalised word may be one.
ClassSet fit_case(ClassSet classes, const Token& token) {
  if (!token.has(kCapitalised)) {
    const ClassSet rest = classes & ~only(WordClass::kProper);
    return rest != 0 ? rest : classes;
  }
  return token.has(kSentenceStart) || token.has(kElided) ? classes : classes | only(WordClass::kProper);
}

void choose(Token& token, const Candidates& candidates, WordClass chosen, std::string_view word, const Lexicon& lexicon) {
  if (candidates.word != nullptr) {
    for (std::uint32_t n = 0; n < candidates.word->count; ++n) {
      const Lexicon::Analysis analysis = lexicon.analysis(*candidates.word, n);
      if (analysis.word_class == chosen) {
        token.tag = analysis.tag;
        token.lemma = analysis.lemma;
        token.flags = static_cast<std::uint16_t>(token.flags | (analysis.contracted ? unsigned{kContracted} : 0U));
        return;
      }
    }
  }
  token.tag = tag_of(chosen);
  token.lemma = form_key(word);
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
  out.input.kind = out.word != nullptr ? pack.lexicon.kind(*out.word) : 0;
  out.input.classes = out.word != nullptr ? fit_case(out.word->classes, token) : guess(word, token);
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
    pack.tagger.tag(inputs, chosen);
    for (std::uint32_t n = 0; n < inputs.size(); ++n) {
      Token& token = analysed.tokens[sentence.tokens.begin + n];
      token.flags = static_cast<std::uint16_t>(token.flags | (inputs[n].shape & kUnknownWord));
      choose(token, candidates[n], chosen[n], token.span.in(text), pack.lexicon);
    }
  }
}

}  // namespace recoupe

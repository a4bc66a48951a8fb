// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/run_on_sentences.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr std::uint32_t kNameReach = 3;   // words between "quotidien" and the name of one
constexpr std::uint32_t kShortest = 4;    // tokens of a sentence

bool finite(const Token& token) { return token.tag.is_verb() && token.tag.form == VerbForm::kFinite; }

/// Can a sentence end in this word?
bool may_end(const Token& token) {
  switch (token.tag.pos) {
    case Pos::kNoun: case Pos::kProper: case Pos::kAdjective: case Pos::kNumeral: case Pos::kAdverb: return true;
    case Pos::kVerb: return token.tag.form == VerbForm::kPastParticiple;
    default: return false;
  }
}

/// Does the capital at token `i` begin a sentence although no mark stands before it?
bool begins_unmarked(const Segmentation& table, const AnalysedText& text, std::uint32_t i) {
  const Token& token = text.tokens[i];
  const Token& before = text.tokens[i - 1];
  const Token& next = text.tokens[i + 1];
  const bool capital = token.has(kCapitalised) && (!token.has(kAllCapitals) || token.has(kElided)) && token.has(kSpaceBefore);
  if (!capital || !table.opener.contains(token.form) || !may_end(before)) {
    return false;
  }
  const bool name_before = before.has(kCapitalised) && !before.has(kAllCapitals);
  if (next.has(kCapitalised) && (name_before || !token.has(kElided))) {
    return false;  // "Marine Le Pen", "au Monde", "La Haye"
  }
  for (std::uint32_t k = i; k > i - kNameReach; --k) {
    if (table.titled.contains(text.tokens[k - 1].form)) {
      return false;
    }
  }
  return true;
}

}  // namespace

void divide_run_on_sentences(const Segmentation& segmentation, AnalysedText& text) {
  std::vector<Sentence> out;
  out.reserve(text.sentences.size());
  for (const Sentence& sentence : text.sentences) {
    Sentence rest = sentence;
    std::uint32_t last_finite = sentence.tokens.end;
    while (last_finite > sentence.tokens.begin && !finite(text.tokens[last_finite - 1])) {
      --last_finite;
    }
    bool finite_before = false;
    for (std::uint32_t i = sentence.tokens.begin; sentence.kind == SentenceKind::kProse && i + 1 < last_finite; ++i) {
      const bool long_enough = i >= rest.tokens.begin + kShortest && i + kShortest <= rest.tokens.end;
      if (finite_before && long_enough && begins_unmarked(segmentation, text, i)) {
        Sentence first = rest;
        first.tokens.end = rest.tokens.begin = i;
        first.span = text.span_of(first.tokens);
        rest.span = text.span_of(rest.tokens);
        out.push_back(first);
        text.tokens[i].flags = static_cast<std::uint16_t>(text.tokens[i].flags | kSentenceStart);
        finite_before = false;
      }
      finite_before = finite_before || finite(text.tokens[i]);
    }
    out.push_back(rest);
  }
  text.sentences = std::move(out);
}

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/group_view.h"

namespace recoupe {

GroupView::GroupView(const AnalysedText& analysed, const GroupRules& rules) : text(analysed) {
  const std::size_t size = analysed.tokens.size();
  word.reserve(size);
  lemma.reserve(size);
  for (const Token& t : analysed.tokens) {
    word.push_back(rules.word(t.form));
    lemma.push_back(t.tag.is_verb() || t.tag.is_noun() || t.tag.pos == Pos::kAdverb || t.tag.pos == Pos::kSymbol ? rules.lemma(t.lemma) : 0);
  }
  phrase_end.assign(size, 0);
  phrase_kinds.assign(size, 0);
  for (const Sentence& sentence : analysed.sentences) {
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      if (!is(i, kStartsPhrase)) {
        continue;
      }
      if (const auto hit = rules.phrases.longest(analysed, i, sentence.tokens.end)) {
        phrase_end[i] = hit->range.end;
        for (const std::uint32_t kind : hit->values) {
          phrase_kinds[i] = static_cast<std::uint8_t>(phrase_kinds[i] | 1U << kind);
        }
      }
    }
  }
}

}  // namespace recoupe

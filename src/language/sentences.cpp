// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/sentences.h"

namespace recoupe {

void split_sentences(std::string_view text, TokenRange range, SentenceKind kind, AnalysedText& out) {
  for (std::uint32_t begin = range.begin, i = range.begin; i < range.end; ++i) {
    const std::string_view word = out.tokens[i].span.in(text);
    if (i + 1 == range.end || word == "." || word == "!" || word == "?" || out.tokens[i + 1].has(kLineStart)) {
      const TokenRange tokens{begin, i + 1};
      out.sentences.push_back({tokens, out.span_of(tokens), kind, 0});
      out.tokens[begin].flags = static_cast<std::uint16_t>(out.tokens[begin].flags | kSentenceStart);
      begin = i + 1;
    }
  }
}

}  // namespace recoupe

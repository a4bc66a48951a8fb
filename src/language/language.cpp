// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/language.h"

#include "language/language_pack.h"
#include "language/tokens.h"

namespace recoupe {

Result<std::shared_ptr<const LanguagePack>> load_language(const KnowledgeFiles&, std::string_view code) {
  auto pack = std::make_shared<LanguagePack>();
  pack->code = code;
  return pack;
}

AnalysedText analyse(std::string_view text, Span title, Span body, const LanguagePack&) {
  AnalysedText out;
  for (const Span part : {title, body}) {
    for (Token& token : split_tokens(text, part)) {
      out.tokens.push_back(token);
    }
  }
  const auto size = static_cast<std::uint32_t>(out.tokens.size());
  for (std::uint32_t begin = 0, i = 0; i < size; ++i) {
    const std::string_view word = out.tokens[i].span.in(text);
    if (i + 1 == size || word == "." || word == "!" || word == "?" || out.tokens[i + 1].has(kLineStart)) {
      const TokenRange range{begin, i + 1};
      out.sentences.push_back({range, out.span_of(range), SentenceKind::kProse, 0});
      begin = i + 1;
    }
  }
  for (std::uint32_t s = 0; s < out.sentences.size(); ++s) {
    out.sentence_of.insert(out.sentence_of.end(), out.sentences[s].tokens.size(), s);
  }
  out.noun_of.assign(size, kNone);
  out.verb_of.assign(size, kNone);
  out.clause_of.assign(size, kNone);
  return out;
}

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/unread.h"

#include <algorithm>

#include "base/tsv.h"
#include "language/phrases.h"

namespace recoupe {

struct UnreadWords {
  Phrases lemmas{Phrases::Kind::kLemma};
  Phrases forms{Phrases::Kind::kFolded};  ///< for words that the lexicon does not know
};

namespace {

/// Index of the sentence that holds byte `at`; sentences are in order.
std::size_t sentence_at(const AnalysedText& analysed, std::uint32_t at) {
  const auto& sentences = analysed.sentences;
  const auto after = std::upper_bound(sentences.begin(), sentences.end(), at, [](std::uint32_t byte, const Sentence& s) { return byte < s.span.begin; });
  return after == sentences.begin() ? 0 : static_cast<std::size_t>(after - sentences.begin()) - 1;
}

std::vector<bool> sentences_read(const AnalysedText& analysed, const std::vector<Claim>& claims, const std::vector<Tally>& tallies) {
  std::vector<bool> read(analysed.sentences.size());
  const auto mark = [&](Span trigger) {
    if (!read.empty()) {
      read[sentence_at(analysed, trigger.begin)] = true;
    }
  };
  for (const Claim& claim : claims) {
    mark(claim.trigger.span);
    std::for_each(claim.mentions.begin(), claim.mentions.end(), mark);
  }
  for (const Tally& tally : tallies) {
    mark(tally.trigger.span);
  }
  return read;
}

}  // namespace

Result<std::shared_ptr<const UnreadWords>> load_unread_words(const KnowledgeFiles& files, std::string_view language) {
  auto words = std::make_shared<UnreadWords>();
  const auto path = files.one("languages/" + std::string(language) + "/events/violence_words.tsv");
  if (!path) {
    return tl::unexpected(path.error());
  }
  const auto table = read_table(*path, {"word", "kind"});
  if (!table) {
    return tl::unexpected(table.error());
  }
  for (const auto& row : table->rows) {
    words->lemmas.add(row[table->column("word")], 0);
    words->forms.add(row[table->column("word")], 0);
  }
  return words;
}

std::vector<Unread> find_unread(std::string_view text, const AnalysedText& analysed, const std::vector<Claim>& claims,
                                const std::vector<Tally>& tallies, const UnreadWords& words) {
  std::vector<Unread> out;
  const std::vector<bool> read = sentences_read(analysed, claims, tallies);
  for (std::size_t s = 0; s < analysed.sentences.size(); ++s) {
    const Sentence& sentence = analysed.sentences[s];
    for (std::uint32_t i = sentence.tokens.begin; !read[s] && i < sentence.tokens.end; ++i) {
      auto hit = words.lemmas.longest(analysed, i, sentence.tokens.end);
      hit = hit ? hit : words.forms.longest(analysed, i, sentence.tokens.end);
      if (hit) {
        const std::string word(analysed.span_of(hit->range).in(text));
        out.push_back({sentence.span, "words of violence or victims (\"" + word + "\"), and no claim"});
        break;
      }
    }
  }
  return out;
}

}  // namespace recoupe

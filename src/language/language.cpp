// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/language.h"

#include "language/groups.h"
#include "language/language_pack.h"
#include "language/run_on_sentences.h"
#include "language/sentences.h"
#include "language/tag_words.h"
#include "language/tokens.h"

namespace recoupe {

Result<std::shared_ptr<const LanguagePack>> load_language(const KnowledgeFiles& files, std::string_view code) {
  const std::string folder = "languages/" + std::string(code) + "/";
  const auto lexicon_path = files.one(folder + std::string(code) + ".lexicon");
  const auto tagger_path = files.one(folder + "tagger/weights.bin");
  if (!lexicon_path || !tagger_path) {
    return tl::unexpected(!lexicon_path ? lexicon_path.error() : tagger_path.error());
  }
  auto segmentation = load_segmentation(files, code);
  if (!segmentation) {
    return tl::unexpected(segmentation.error());
  }
  auto lexicon = load_lexicon(*lexicon_path);
  if (!lexicon) {
    return tl::unexpected(lexicon.error());
  }
  auto guesses = load_guesses(files, code);
  if (!guesses) {
    return tl::unexpected(guesses.error());
  }
  auto tag_rules = load_tag_rules(files, code);
  if (!tag_rules) {
    return tl::unexpected(tag_rules.error());
  }
  auto tagger = load_tagger(*tagger_path);
  if (!tagger) {
    return tl::unexpected(tagger.error());
  }
  auto groups = load_group_rules(files, code);
  if (!groups) {
    return tl::unexpected(groups.error());
  }
  return std::make_shared<const LanguagePack>(LanguagePack{std::string(code), std::move(*segmentation), std::move(*lexicon), std::move(*guesses), std::move(*tag_rules), std::move(*tagger), std::move(*groups)});
}

AnalysedText read_words(std::string_view text, Span title, Span body, const LanguagePack& language) {
  AnalysedText out;
  for (const Span part : {title, body}) {
    const auto begin = static_cast<std::uint32_t>(out.tokens.size());
    const auto tokens = split_tokens(text, part, &language.segmentation);
    out.tokens.insert(out.tokens.end(), tokens.begin(), tokens.end());
    const bool is_title = part == title && title != body;
    split_sentences(text, language.segmentation, {begin, static_cast<std::uint32_t>(out.tokens.size())}, is_title ? SentenceKind::kTitle : SentenceKind::kProse, out);
  }
  tag_words(text, out, language);
  divide_run_on_sentences(language.segmentation, out);
  for (std::uint32_t s = 0; s < out.sentences.size(); ++s) {
    out.sentence_of.insert(out.sentence_of.end(), out.sentences[s].tokens.size(), s);
  }
  return out;
}

AnalysedText analyse(std::string_view text, Span title, Span body, const LanguagePack& language) {
  AnalysedText out = read_words(text, title, body, language);
  find_groups(language.groups, out);
  return out;
}

}  // namespace recoupe

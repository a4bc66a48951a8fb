// SPDX-License-Identifier: GPL-3.0-or-later
// The door of language/: a language pack, and analyse(), which turns a text into an AnalysedText.
//
// decode → sentences → tokens → lexicon → tags → groups and clauses; each step is a plain function of its own file.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/knowledge_files.h"
#include "base/result.h"
#include "language/analysed_text.h"
#include "language/phrases.h"

namespace recoupe {

struct LanguagePack;  // lexicon, tagger weights, segmentation tables; defined in language/language_pack.h

/// Loads knowledge/languages/<code>. Fails with kBadKnowledge naming file and line.
Result<std::shared_ptr<const LanguagePack>> load_language(const KnowledgeFiles& files, std::string_view code);

/// Sentences, tokens, tags and lemmas only: the first half of analyse().
AnalysedText read_words(std::string_view text, Span title, Span body, const LanguagePack& language);

/// Analyses `text`, of which `title` may be empty and `body` is the rest to read. Linear in the text; thread-safe.
AnalysedText analyse(std::string_view text, Span title, Span body, const LanguagePack& language);

}  // namespace recoupe

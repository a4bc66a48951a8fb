// SPDX-License-Identifier: GPL-3.0-or-later
// Unread: sentences with words of violence or victims out of which neither claim nor tally came, so that no one takes
// silence for peace.
//
//   "Le marché a encore été pilonné." without any claim → one entry, why: words of violence or victims ("pilonné"), …
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "base/knowledge_files.h"
#include "base/result.h"
#include "events/claims.h"

namespace recoupe {

struct UnreadWords;

/// Loads languages/<code>/events/violence_words.tsv. Fails with kBadKnowledge.
Result<std::shared_ptr<const UnreadWords>> load_unread_words(const KnowledgeFiles& files, std::string_view language);

/// The unread sentences of a text, in order. Linear.
std::vector<Unread> find_unread(std::string_view text, const AnalysedText& analysed, const std::vector<Claim>& claims,
                                const std::vector<Tally>& tallies, const UnreadWords& words);

}  // namespace recoupe

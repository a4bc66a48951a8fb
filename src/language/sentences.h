// SPDX-License-Identifier: GPL-3.0-or-later
// Divides tokens into sentences.
#pragma once

#include <string_view>
#include <vector>

#include "language/analysed_text.h"

namespace recoupe {

/// Sentences of tokens [begin, end) of one part of the text, appended to `out.sentences`; sets kSentenceStart. Linear.
void split_sentences(std::string_view text, TokenRange range, SentenceKind kind, AnalysedText& out);

}  // namespace recoupe

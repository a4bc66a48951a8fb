// SPDX-License-Identifier: GPL-3.0-or-later
// Divides tokens into sentences and says what kind each is: prose, heading, dateline, byline, list item.
//
//   BEYROUTH, 1 mai 2016 (AFP) - Des raids ont repris.Les habitants ont fui.  → dateline | prose | prose
//   - Pause humanitaire -                                                      → heading
#pragma once

#include <string_view>

#include "language/analysed_text.h"
#include "language/segmentation.h"

namespace recoupe {

/// Sentences of the tokens `range` of one part of the text, appended to `out.sentences`; sets kSentenceStart.
/// `kind` is that of plain sentences. No sentence crosses a paragraph or is longer than a thousand tokens. Linear.
void split_sentences(std::string_view text, const Segmentation& segmentation, TokenRange range, SentenceKind kind, AnalysedText& out);

}  // namespace recoupe

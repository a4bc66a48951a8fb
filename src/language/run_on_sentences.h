// SPDX-License-Identifier: GPL-3.0-or-later
// Divides sentences that run on because a copy lost the full stop between them, often behind its title.
//
//   "Un raid a fait dix morts, selon une ONG Les avions ont visé le marché."   → two sentences
//   "Il a dit au quotidien libanais L'Orient que la ville tient."              → one: a name
#pragma once

#include "language/analysed_text.h"
#include "language/segmentation.h"

namespace recoupe {

/// Cuts prose before a capitalised article or pronoun that no mark precedes, where a finite verb stands on either side.
/// The tokens must have their tags; sentence_of must not be set yet. Linear.
void divide_run_on_sentences(const Segmentation& segmentation, AnalysedText& text);

}  // namespace recoupe

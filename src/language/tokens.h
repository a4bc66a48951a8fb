// SPDX-License-Identifier: GPL-3.0-or-later
// Splits text into tokens: words, numbers, marks, each with its span, keys and shape flags.
//
//   "l'armée s'est-elle repliée (290 000 h)?" → l' armée s' est -elle repliée ( 290 000 h ) ?     (290 000 is one)
//
// One token: aujourd'hui, Bab-el-Oued, 1,5, 5h30, 22/04/2016, M., J.-C., #Alep, https://…, "...", "--". Two: 15 %.
#pragma once

#include <string_view>
#include <vector>

#include "language/analysed_text.h"
#include "language/segmentation.h"

namespace recoupe {

/// Tokens of text[range] in order; tags and lemmas are not set. Linear; any bytes are fine.
/// Without a segmentation an apostrophe splits after one letter or "qu", and there are no clitics or abbreviations.
std::vector<Token> split_tokens(std::string_view text, Span range, const Segmentation* segmentation = nullptr);

}  // namespace recoupe

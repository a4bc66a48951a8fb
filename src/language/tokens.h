// SPDX-License-Identifier: GPL-3.0-or-later
// Splits text into tokens: words, numbers, marks, each with its span, keys and shape flags.
//
//   "l'armée s'est-elle repliée (290.000 h)?" → l' armée s' est -elle repliée ( 290.000 h ) ?
#pragma once

#include <string_view>
#include <vector>

#include "language/analysed_text.h"

namespace recoupe {

/// Tokens of text[range] in order; tags and lemmas are not set. Linear.
std::vector<Token> split_tokens(std::string_view text, Span range);

}  // namespace recoupe

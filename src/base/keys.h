// SPDX-License-Identifier: GPL-3.0-or-later
// WordKey: a word as a 64-bit number, so that tables compare words without strings.
//
//   form_key("L’Armée")   == form_key("l'armée")     lower case, straight apostrophe
//   folded_key("Alépe")   == folded_key("ALEPE")     and without accents, œ as oe
//
// 64-bit XXH3: among a million distinct words the chance of one collision is 3 in 10^8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace recoupe {

using WordKey = std::uint64_t;

/// Lower case, straight apostrophes and plain hyphens; invalid UTF-8 bytes are kept as they are.
std::string normalise(std::string_view word);

/// normalise(), then accents stripped and ligatures opened: "Cœur-État" → "coeur-etat".
std::string fold(std::string_view word);

/// The key of `word` exactly as given, byte for byte.
WordKey raw_key(std::string_view word);

/// The key of normalise(word).
WordKey form_key(std::string_view word);

/// The key of fold(word).
WordKey folded_key(std::string_view word);

/// Both keys of a word.
struct WordKeys { WordKey form = 0, folded = 0; };

/// form_key and folded_key at once; quick for the letters of western European languages.
WordKeys keys_of(std::string_view word);

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// Spelling: a key that the French, English and Arabic transliterations of one name share, and the distance between two spellings.
//
//   key("Soukkari") == key("as-Sukkari")     key("Qadi Askar") differs
//   distance("hassake", "al-hasakah") == 0   vowels and doubled letters cost little, consonants much
//
// The key keeps consonants only; the distance then ranks what shares a key.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/knowledge_files.h"
#include "base/result.h"

namespace recoupe {

struct Spelling {
  std::unordered_set<std::string> dropped;                          ///< words that count for nothing
  std::vector<std::pair<std::string, std::string>> letters, ends;   ///< replacements, in order

  /// The name in plain letters: articles dropped, letters replaced, doubled letters single, words joined.
  std::string plain(std::string_view name) const;
};

/// Loads knowledge/world/transliteration.tsv.
Result<Spelling> load_spelling(const KnowledgeFiles& files);

/// The consonants of a plain name, with a mark for a vowel in front; empty when too short to tell names apart.
std::string consonants(std::string_view plain);

/// How far two plain names are apart, in tenths of a letter: a vowel for another 3, a vowel too many 5, a consonant 10.
std::uint16_t distance(std::string_view a, std::string_view b);

}  // namespace recoupe

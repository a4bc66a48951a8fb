// SPDX-License-Identifier: GPL-3.0-or-later
// PlaceWords: the words of one language that lead to places, loaded from knowledge/languages/<code>/places.
//
//   words.roles(token) & kDirection          the token is a side of the compass
//   words.classes.longest(text, i, end)      "camp de réfugiés" → index into words.class_words
#pragma once

#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/knowledge_files.h"
#include "base/result.h"
#include "language/phrases.h"
#include "places/places.h"

namespace recoupe {

/// What a small word does in a place expression; the names are those of words.tsv, explained there.
enum WordRole : std::uint32_t {
  kOf = 1U << 0, kArticle = 1U << 1, kThis = 1U << 2, kWhere = 1U << 3, kDirection = 1U << 4, kAnd = 1U << 5, kNear = 1U << 6,
  kUnit = 1U << 7, kHeld = 1U << 8, kTitle = 1U << 9, kFirst = 1U << 10, kOrganisation = 1U << 11, kFollowsOrganisation = 1U << 12,
  kSpeaks = 1U << 13, kBeforeGovernment = 1U << 14, kBetween = 1U << 15, kNoName = 1U << 16, kCapital = 1U << 17, kLocating = 1U << 18,
  kOfArticle = 1U << 19, kBeside = 1U << 20, kPossessive = 1U << 21, kWhereCapital = 1U << 22,
};

/// One line of class_words.tsv: a common noun that announces a place or stands for one.
struct ClassWord {
  std::uint32_t kinds = 0;      ///< bit k: it names places of kind k
  std::uint8_t first_kind = 0;  ///< kind of a name that no table holds
  bool plural = false, part = false, refers = false, unknown = false;
  bool alone = false;           ///< a part of the town spoken of, without a name
};

/// What a text must show before a name that is also another word is read as a place.
enum class Guard : std::uint8_t { kNothing, kTheatre, kPreposition, kClassWord };

struct PlaceWords {
  std::unordered_map<WordKey, std::uint32_t> by_form;     ///< WordRole bits
  std::unordered_map<WordKey, std::uint8_t> ordinals;     ///< the n of kFirst words
  std::vector<ClassWord> class_words;
  Phrases classes{Phrases::Kind::kForm};
  Phrases here{Phrases::Kind::kForm};
  Phrases guards{Phrases::Kind::kFolded};                 ///< values are Guards
  struct OfForm { std::string vowels, form; };
  std::unordered_map<std::string, std::vector<OfForm>> of_forms;  ///< by article
  std::unordered_map<std::string, std::string> articles;          ///< by place id, or by first word of a name

  std::uint32_t roles(const Token& token) const {
    const auto found = by_form.find(token.form);
    const std::uint32_t roles = found == by_form.end() ? 0 : found->second;
    return (roles & kWhereCapital) != 0 && token.has(kCapitalised) ? roles | kWhere : roles;
  }
  /// "of" joined with a name and its article: "de la Syrie", "d'Alep".
  std::string of(const Place& place) const;
};

/// Loads the words; `kinds` names the kinds of places in the order of their numbers.
Result<PlaceWords> load_place_words(const KnowledgeFiles& files, std::string_view language, const std::vector<std::string>& kinds);

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// Drafts: place expressions as the grammar sees them, before it is known which places they mean.
//
//   "les quartiers Est de la ville"  → part "quartiers Est", whole = reference "ville"
//   "le village de Zitane"           → unknown name "Zitane" of the class "village"
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "language/analysed_text.h"
#include "places/gazetteer.h"

namespace recoupe {

enum class DraftKind : std::uint8_t {
  kName,       ///< a name that the gazetteer holds
  kDemonym,    ///< "syrien"
  kUnknown,    ///< a name after a class word that no table holds
  kPart,       ///< a part of `whole`, or of the place spoken of
  kReference,  ///< "cette métropole", "la deuxième ville du pays"
  kCapitalCity,    ///< "la capitale"
  kHere,       ///< "sur place"
};

struct Draft {
  DraftKind kind = DraftKind::kName;
  TokenRange tokens;                    ///< the whole expression
  TokenRange head;                      ///< kPart: its own words; else the name
  std::span<const PlaceId> values;      ///< kName, kDemonym: what it may mean; belongs to the gazetteer
  std::uint32_t class_word = kNone;     ///< index into PlaceWords::class_words
  std::uint32_t whole = kNone;          ///< draft that completes it
  std::uint8_t order = 0;               ///< kReference: n-th city of the country
  bool inner = false;                   ///< completes another draft and is no mention of its own
  bool outside = false;                 ///< kPart: "au nord d'Alep", not "le nord d'Alep"
  bool held = false;                    ///< kPart: "quartiers rebelles"
  const std::vector<Gazetteer::Spelt>* spelt = nullptr;  ///< kName in a spelling of its own: names with the same consonants
  std::string plain = {};               ///< that spelling in plain letters
};

/// How far, in tenths of a letter, a spelling may lie from the gazetteer's; short names must agree more.
std::uint16_t most_distant(std::string_view plain);

/// Every place expression of the text; the draft that completes another stands before it. Linear in the text.
std::vector<Draft> find_drafts(std::string_view text, const AnalysedText& analysed, const Gazetteer& gazetteer);

/// True when some letter of the tokens is a capital.
bool has_capital(std::string_view text, const AnalysedText& analysed, TokenRange range);

}  // namespace recoupe

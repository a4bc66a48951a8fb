// SPDX-License-Identifier: GPL-3.0-or-later
// Scan: one text while its actors are being found. Steps, each linear in the tokens:
//
//   find_hits     longest known spellings and common nouns at every token, and unknown names
//   compose       right to left: head + demonym, head + "de" + body, office + name: "avions du régime", "porte-parole de l'OTAN"
//   judge         country and capital names count as governments only where they act
//   refer         pronouns and descriptions take the actor named before
#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "actors/actor_table.h"

namespace recoupe {

enum class HitKind : std::uint8_t { kName, kHead, kDemonym, kUnknownName };

/// One match in the text before its meaning is settled.
struct Hit {
  TokenRange tokens;
  HitKind kind = HitKind::kName;
  std::uint32_t entry = kNone;       ///< index into the table's names, heads or demonyms

  std::uint32_t same_as = kNone;     ///< earlier hit that it repeats in a short form
  bool titled = false;               ///< a title stands before the name, inside `tokens`

  // Settled by composition:
  bool mention = false;              ///< becomes an ActorMention
  bool government = false;           ///< a place name: needs judging
  ActorMention out;
};

struct Scan {
  std::string_view text;
  const AnalysedText& analysed;
  const PlacesFound& places;
  const Gazetteer& gazetteer;
  const ActorTable& table;
  std::optional<std::int32_t> day;   ///< publication, days since 1970
  Country theatre = 0;
  std::vector<std::uint32_t> roles;  ///< WordRole bits of every token
  std::vector<Hit> hits;             ///< in text order, without overlaps
  std::vector<std::uint32_t> hit_at; ///< for each token the hit that begins there, or kNone
  std::vector<std::uint32_t> verb_of_subject, verb_of_object;  ///< for each noun group, relative pronouns seen through
  bool has_tags = false;

  std::uint32_t size() const { return static_cast<std::uint32_t>(analysed.tokens.size()); }
  bool is(std::uint32_t token, std::uint32_t role) const { return token < size() && (roles[token] & role) != 0; }
  bool tagged() const { return has_tags; }
  std::string_view word(std::uint32_t token) const { return analysed.tokens[token].span.in(text); }
  bool is_mark(std::uint32_t token, char mark) const { return token < size() && word(token).size() == 1 && word(token)[0] == mark; }
  /// True when a token is a word, not a mark.
  bool is_word(std::uint32_t token) const;
  /// True when tokens `before` and `before + 1` stand on one line.
  bool same_line(std::uint32_t before) const { return before + 1 < size() && !analysed.tokens[before + 1].has(kLineStart); }
};

/// Fills what later steps look up in the analysis.
void read_syntax(Scan& scan);
/// WordRole bits of the lemma of a token.
std::uint32_t lemma_roles(const Scan& scan, std::uint32_t token);
void find_hits(Scan& scan);
/// The country whose war the text is about: the places' theatre, else the country most actors belong to.
Country theatre_of(const Scan& scan);
void compose(Scan& scan);
void judge_governments(Scan& scan);
/// Adds mentions of pronouns and descriptions to `found`, which is in text order.
void refer(const Scan& scan, std::vector<ActorMention>& found);

/// The spelling among `ids` that fits place, date and capitals; nullptr when none does or several do.
const ActorName* choose_name(const Scan& scan, TokenRange tokens, std::span<const std::uint32_t> ids);

}  // namespace recoupe

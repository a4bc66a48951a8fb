// SPDX-License-Identifier: GPL-3.0-or-later
// Names of countries and capitals are governments only where they act: "Moscou a annoncé", "par Ankara", "entre Washington
// et Moscou"; "à Moscou" and "en Russie" are places.
#include "actors/scan.h"

namespace recoupe {
namespace {

/// What the place reader thought of these tokens; nullopt when it saw no place there.
const PlaceMention* place_at(const Scan& scan, TokenRange tokens, std::size_t& cursor) {
  const auto& mentions = scan.places.mentions;
  while (cursor < mentions.size() && mentions[cursor].tokens.end <= tokens.begin) ++cursor;
  return cursor < mentions.size() && mentions[cursor].tokens.overlaps(tokens) ? &mentions[cursor] : nullptr;
}

bool acts(const Scan& scan, const Hit& hit) {
  std::uint32_t before = hit.tokens.begin;
  if (before > 0 && scan.is(before - 1, kArticle)) --before;
  if (before > 0 && scan.is(before - 1, kAgentPreposition)) return true;
  if (before > 0 && scan.is(before - 1, kPlacePreposition | kOf)) return false;
  if (!scan.tagged()) return false;
  const std::uint32_t group = scan.analysed.noun_of[hit.tokens.begin];
  const std::uint32_t next = hit.tokens.end;
  const std::uint32_t verb = next < scan.size() ? scan.analysed.verb_of[next] : kNone;
  return verb != kNone && group != kNone && scan.analysed.verbs[verb].subject == group;
}

}  // namespace

void judge_governments(Scan& scan) {
  std::size_t cursor = 0;
  for (Hit& hit : scan.hits) {
    if (hit.government && hit.mention) {
      const PlaceMention* place = place_at(scan, hit.tokens, cursor);
      hit.mention = (place != nullptr && place->as_government) || acts(scan, hit);
    }
  }
}

}  // namespace recoupe

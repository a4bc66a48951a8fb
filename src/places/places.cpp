// SPDX-License-Identifier: GPL-3.0-or-later
// find_places: drafts of the grammar, resolved, with what the words around them make of them.
#include "places/places.h"

#include <array>

#include "places/drafts.h"
#include "places/resolve.h"
#include "places/surroundings.h"

namespace recoupe {
namespace {

PlaceMention mention_of(const AnalysedText& analysed, const Gazetteer& gazetteer, const std::vector<Draft>& drafts,
                        const Draft& draft, const Resolved& resolved) {
  PlaceMention mention;
  mention.tokens = draft.tokens;
  mention.span = analysed.span_of(draft.tokens);
  mention.rule = gazetteer.rules[static_cast<std::size_t>(draft.kind)];
  mention.place = resolved.id;
  mention.name = resolved.name;
  mention.precision = resolved.precision;
  mention.inside = resolved.inside;
  mention.inferred = draft.kind == DraftKind::kReference || draft.kind == DraftKind::kCapitalCity || draft.kind == DraftKind::kHere ||
                     (draft.kind == DraftKind::kPart && resolved.from != kNone);
  if (mention.inferred && resolved.from != kNone) {
    mention.inferred_from = analysed.span_of(drafts[resolved.from].tokens);
  }
  mention.adjective = draft.kind == DraftKind::kDemonym;
  mention.near = resolved.near;
  return mention;
}

}  // namespace

PlacesFound find_places(std::string_view text, const AnalysedText& analysed, const Gazetteer& gazetteer) {
  PlacesFound out;
  const std::vector<Draft> drafts = find_drafts(text, analysed, gazetteer);
  out.theatre = theatre_of(gazetteer, drafts);
  const std::vector<Resolved> resolved = resolve(text, analysed, gazetteer, drafts, out.theatre);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (resolved[i].place && !drafts[i].inner) {
      out.mentions.push_back(mention_of(analysed, gazetteer, drafts, drafts[i], resolved[i]));
    }
  }
  read_surroundings(text, analysed, gazetteer, out.theatre, out.mentions);
  return out;
}

std::string_view name_of(PlacePrecision precision) {
  static constexpr std::array<std::string_view, 7> kNames = {"point", "neighbourhood", "town", "district", "province", "country", "vague"};
  return kNames.at(static_cast<std::size_t>(precision));
}

}  // namespace recoupe

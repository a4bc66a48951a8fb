// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the names of the gazetteer in a text and chooses among homonyms by the country that the text is about.
#include "places/places.h"

#include <algorithm>

#include "places/gazetteer.h"

namespace recoupe {
namespace {

/// A name or demonym with all places that it may mean; `values` belongs to the gazetteer.
struct Candidate {
  TokenRange tokens;
  std::span<const PlaceId> values;
  bool adjective = false;
};

bool has_capital(std::string_view text, const AnalysedText& analysed, TokenRange range) {
  const std::string_view passage = analysed.span_of(range).in(text);
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (analysed.tokens[i].has(kCapitalised)) {
      return true;
    }
  }
  return std::any_of(passage.begin(), passage.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::vector<Candidate> candidates(std::string_view text, const AnalysedText& analysed, const Gazetteer& gazetteer) {
  std::vector<Candidate> found;
  for (const Sentence& sentence : analysed.sentences) {
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end;) {
      const auto name = gazetteer.names.longest(analysed, i, sentence.tokens.end);
      const auto demonym = gazetteer.demonyms.longest(analysed, i, sentence.tokens.end);
      if (name && has_capital(text, analysed, name->range)) {
        found.push_back({name->range, name->values, false});
      } else if (demonym) {
        found.push_back({demonym->range, demonym->values, true});
      } else {
        ++i;
        continue;
      }
      i = found.back().tokens.end;
    }
  }
  return found;
}

/// The country that most unambiguous mentions belong to; places below the level of countries weigh double.
PlaceId theatre_of(const Gazetteer& gazetteer, const std::vector<Candidate>& found) {
  std::unordered_map<PlaceId, int> weight;
  for (const Candidate& candidate : found) {
    const PlaceId country = gazetteer.facts[candidate.values.front()].country;
    const bool sure = std::all_of(candidate.values.begin(), candidate.values.end(),
                                  [&](PlaceId id) { return gazetteer.facts[id].country == country; });
    if (sure && country != kNone) {
      weight[country] += gazetteer.places[candidate.values.front()].precision == PlacePrecision::kCountry ? 1 : 2;
    }
  }
  PlaceId best = kNone;
  int most = 0;
  for (const auto& [country, count] : weight) {
    if (count > most || (count == most && country < best)) {
      best = country;
      most = count;
    }
  }
  return best;
}

PlaceId choose(const Gazetteer& gazetteer, std::span<const PlaceId> values, PlaceId theatre) {
  const auto better = [&](PlaceId a, PlaceId b) {
    const auto& x = gazetteer.facts[a];
    const auto& y = gazetteer.facts[b];
    if ((x.country == theatre) != (y.country == theatre)) {
      return x.country == theatre;
    }
    const bool x_town = gazetteer.kinds[x.kind].precision == PlacePrecision::kTown;
    const bool y_town = gazetteer.kinds[y.kind].precision == PlacePrecision::kTown;
    return x_town != y_town ? x_town : gazetteer.kinds[x.kind].rank < gazetteer.kinds[y.kind].rank;
  };
  return *std::min_element(values.begin(), values.end(), better);
}

}  // namespace

PlacesFound find_places(std::string_view text, const AnalysedText& analysed, const Gazetteer& gazetteer) {
  PlacesFound out;
  const auto found = candidates(text, analysed, gazetteer);
  out.theatre = theatre_of(gazetteer, found);
  for (const Candidate& candidate : found) {
    PlaceMention mention;
    mention.tokens = candidate.tokens;
    mention.span = analysed.span_of(candidate.tokens);
    mention.rule = candidate.adjective ? gazetteer.demonym_rule : gazetteer.name_rule;
    mention.place = choose(gazetteer, candidate.values, out.theatre);
    mention.name = gazetteer.places[mention.place].name;
    mention.precision = gazetteer.places[mention.place].precision;
    mention.adjective = candidate.adjective;
    out.mentions.push_back(std::move(mention));
  }
  return out;
}

}  // namespace recoupe

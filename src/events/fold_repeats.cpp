// SPDX-License-Identifier: GPL-3.0-or-later
// One happening told twice in neighbouring sentences by one claimant is one claim with several spans.
#include <algorithm>

#include "events/find_claims.h"
#include "events/settle_types.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kSentences = 1;  ///< how far apart two mentions may stand
constexpr std::uint32_t kFromTitle = 3;  ///< a title is told again by the first sentences
constexpr std::uint32_t kReferred = 8;   ///< sentences over which "l'attaque" takes up what was told
constexpr std::size_t kLookBack = 10;       ///< claims compared with

std::string source_id(const Claim& c) { return c.source ? c.source->actor : std::string(); }

bool same_actors(const Context& c, const std::vector<RoleFiller>& x, const std::vector<RoleFiller>& y) {
  if (x.empty() || y.empty()) {
    return true;
  }
  return std::any_of(x.begin(), x.end(), [&](const RoleFiller& a) {
    return std::any_of(y.begin(), y.end(), [&](const RoleFiller& b) {
      const ActorMention& m = c.mentions.actors[a.mention];
      const ActorMention& n = c.mentions.actors[b.mention];
      return m.actor == n.actor && (m.actor != kNone || m.name == n.name);
    });
  });
}

/// Who does in one and undergoes in the other: "avaient perdu la base avant de la reprendre".
bool roles_clash(const Context& c, const Claim& x, const Claim& y) {
  const auto clash = [&](const std::vector<RoleFiller>& a, const std::vector<RoleFiller>& b) { return !a.empty() && !b.empty() && same_actors(c, a, b); };
  return clash(x.agents, y.targets) || clash(x.targets, y.agents);
}

bool own_place(const PlaceFiller& p) { return !p.inferred; }

/// `vague` places may lie in each other; else they must be the same.
bool same_places(const Context& c, const std::vector<PlaceFiller>& x, const std::vector<PlaceFiller>& y, bool vague) {
  const bool told = std::any_of(x.begin(), x.end(), own_place) && std::any_of(y.begin(), y.end(), own_place);
  return !told || std::any_of(x.begin(), x.end(), [&](const PlaceFiller& a) {
    return std::any_of(y.begin(), y.end(), [&](const PlaceFiller& b) {
      const PlaceMention& m = c.mentions.places.mentions[a.mention];
      const PlaceMention& n = c.mentions.places.mentions[b.mention];
      const PlaceId x_id = m.place != kNone ? m.place : m.inside, y_id = n.place != kNone ? n.place : n.inside;
      const bool nested = vague && x_id != kNone && y_id != kNone && (lies_in(c.gazetteer, x_id, y_id) || lies_in(c.gazetteer, y_id, x_id));
      return m.name == n.name || nested;
    });
  });
}

bool same_time(const Claim& x, const Claim& y) {
  return !x.time || !y.time || (x.time->interval.earliest <= y.time->interval.latest && y.time->interval.earliest <= x.time->interval.latest);
}

bool in_title(const Context& c, const Claim& x) { return c.sentence(x.trigger_token).kind == SentenceKind::kTitle; }

/// "Les frappes ont visé …": a definite noun that opens its sentence takes up what the sentence before told.
bool points_back(const Context& c, const Claim& y) {
  const std::uint32_t n = c.analysed.noun_of[y.trigger_token];
  return n != kNone && c.noun(n).determiner != kNone && c.noun(n).determiner == c.sentence(y.trigger_token).tokens.begin &&
         c.rules.definite.contains(c.token(c.noun(n).determiner).form);
}

bool is_definite(const Context& c, const Claim& y) {
  const std::uint32_t n = c.analysed.noun_of[y.trigger_token];
  return n == kNone || (c.noun(n).determiner != kNone && c.rules.definite.contains(c.token(c.noun(n).determiner).form));
}

/// The same type, or a vague word beside the exact one: "un raid … ce bombardement", but not "un raid … et des tirs".
bool same_type(const Context& c, const Claim& x, const Claim& y) {
  const auto exact = [&c](const Claim& claim) { return exact_type(c, claim); };
  const bool apart = c.sentence_of(x.trigger_token) != c.sentence_of(y.trigger_token);
  return x.type == y.type || ((exact(x) == y.type || exact(y) == x.type) && c.analysed.noun_of[y.trigger_token] != kNone && (apart || is_definite(c, y)));
}

/// "ces raids": a demonstrative points at what was told before.
bool points(const Context& c, const Claim& y) {
  const std::uint32_t n = c.analysed.noun_of[y.trigger_token];
  return n != kNone && c.noun(n).determiner != kNone && c.rules.pointing.contains(c.token(c.noun(n).determiner).form);
}
/// The subject of a verb is what its sentence tells of: "les combats se poursuivent".
bool is_topic(const Context& c, const Claim& y) {
  const std::uint32_t n = c.analysed.noun_of[y.trigger_token];
  const std::uint32_t clause = n == kNone ? kNone : c.noun(n).clause;
  const std::uint32_t v = clause == kNone ? kNone : c.analysed.clauses[clause].verb;
  return v != kNone && c.verb(v).subject == n;
}
/// "a condamné l'attaque", "ces raids": a noun that says nothing of its own about what was told before.
bool only_refers(const Context& c, const Claim& x, const Claim& y) {
  const bool told_anew = is_topic(c, y) && y.source && source_id(x) != source_id(y);  // by another claimant
  const bool bare = is_definite(c, y) && y.agents.empty() && y.targets.empty() && !y.count && !y.time && !told_anew && std::none_of(y.places.begin(), y.places.end(), own_place);
  return c.analysed.noun_of[y.trigger_token] != kNone && c.ontology.types[y.type].violent && (bare || points(c, y));
}
/// What such a noun may take up: its own type, or any happening where the word is a general one ("attaque").
bool takes_up(const Context& c, const Claim& x, const Claim& y) {
  const bool any = c.rules.general.contains(y.trigger.rule) && c.ontology.types[x.type].violent;
  return x.factuality == Factuality::kAsserted && (any || same_type(c, x, y));
}

/// Second mentions add nothing that contradicts the first.
bool same_happening(const Context& c, const Claim& x, const Claim& y) {
  const bool same_source = source_id(x) == source_id(y) || (in_title(c, x) && !x.source) || (!y.source && points_back(c, y));
  return same_type(c, x, y) && x.factuality == y.factuality && same_source && !(x.count && y.count) &&
         !roles_clash(c, x, y) && same_actors(c, x.agents, y.agents) && same_actors(c, x.targets, y.targets) && same_places(c, x.places, y.places, x.type == y.type) && same_time(x, y);
}

std::size_t richness(const Claim& c) {
  return 2 * c.agents.size() + c.targets.size() + (c.time ? 2U : 0U) + (c.count ? 1U : 0U) +
         2 * static_cast<std::size_t>(std::count_if(c.places.begin(), c.places.end(), own_place));
}

/// Takes over what the poorer mention says and the richer does not.
void absorb(Claim& rich, const Claim& poor, TypeId exact_type) {
  rich.mentions.push_back(poor.trigger.span);
  rich.mentions.insert(rich.mentions.end(), poor.mentions.begin(), poor.mentions.end());
  rich.type = exact_type;
  rich.source = rich.source ? rich.source : poor.source;
  rich.agents = rich.agents.empty() ? poor.agents : rich.agents;
  rich.targets = rich.targets.empty() ? poor.targets : rich.targets;
  rich.time = rich.time ? rich.time : poor.time;
  rich.count = rich.count ? rich.count : poor.count;
  if (std::none_of(rich.places.begin(), rich.places.end(), own_place) && !poor.places.empty()) {
    rich.places = poor.places;
  }
}

}  // namespace

void fold_repeats(const Context& context, EventsFound& events) {
  std::vector<Claim>& claims = events.claims;
  std::vector<std::uint32_t> into(claims.size());
  std::vector<Claim> kept;
  for (std::uint32_t i = 0; i < claims.size(); ++i) {
    const std::uint32_t sentence = context.sentence_of(claims[i].trigger_token);
    std::uint32_t found = kNone;
    for (std::size_t back = 0; back < std::min(kLookBack, kept.size()) && found == kNone; ++back) {
      const auto k = static_cast<std::uint32_t>(kept.size() - 1 - back);
      const std::uint32_t other = context.sentence_of(kept[k].trigger_token);
      const std::uint32_t reach = context.analysed.sentences[other].kind == SentenceKind::kTitle ? kFromTitle : kSentences;
      const bool told = sentence - other <= reach && same_happening(context, kept[k], claims[i]);
      const bool referred = sentence - other <= kReferred && only_refers(context, kept[k], claims[i]) && takes_up(context, kept[k], claims[i]);
      found = told || referred ? k : kNone;
    }
    if (found == kNone) {
      into[i] = static_cast<std::uint32_t>(kept.size());
      kept.push_back(std::move(claims[i]));
      continue;
    }
    into[i] = found;
    const bool vaguer = kept[found].type != claims[i].type && kept[found].type == exact_type(context, claims[i]);
    if ((richness(claims[i]) > richness(kept[found]) && !vaguer) || in_title(context, kept[found])) {
      std::swap(kept[found], claims[i]);
    }
    const TypeId exact = kept[found].type == claims[i].type ? kept[found].type : exact_type(context, kept[found]);
    absorb(kept[found], claims[i], exact);
  }
  for (Tally& t : events.tallies) {
    t.claim = t.claim ? std::optional(into[*t.claim]) : t.claim;
  }
  claims = std::move(kept);
}

}  // namespace recoupe

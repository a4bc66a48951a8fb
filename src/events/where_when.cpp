// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/where_when.h"

#include <algorithm>
#include <unordered_map>

#include "events/triggers.h"

namespace recoupe {
namespace {

constexpr int kTooFar = 30;            ///< penalty above which an expression says nothing about the event
constexpr std::uint32_t kRemembered = 2;  ///< sentences after which a place named last is no longer what the text is at
constexpr int kVerbless = 4;           ///< clauses without a verb that nest at most
constexpr int kFar = 14;               ///< penalty from which on a place of the same clause is another event's
constexpr std::size_t kClaimsNear = 6; ///< claims before one in which a place told near is looked for
constexpr std::ptrdiff_t kPlacesNear = 8;  ///< places before a definite noun among which its namesake is looked for
constexpr std::uint32_t kLeadSentences = 1;  ///< sentences that a text begins with
constexpr std::uint32_t kLead = 3;     ///< tokens that may stand before a place that leads its sentence
constexpr std::size_t kLooked = 16;    ///< expressions of one sentence looked at

/// The mentions of one sentence: those whose tokens begin in it, at most kLooked around `token`.
template <class M>
std::pair<std::uint32_t, std::uint32_t> in_sentence(const std::vector<M>& mentions, TokenRange sentence, std::uint32_t token) {
  const auto before = [](const M& m, std::uint32_t t) { return m.tokens.begin < t; };
  const auto first = std::lower_bound(mentions.begin(), mentions.end(), sentence.begin, before);
  const auto last = std::lower_bound(first, mentions.end(), sentence.end, before);
  const auto here = std::lower_bound(first, last, token, before);
  const auto begin = here - first > static_cast<std::ptrdiff_t>(kLooked) ? here - static_cast<std::ptrdiff_t>(kLooked) : first;
  const auto end = last - here > static_cast<std::ptrdiff_t>(kLooked) ? here + static_cast<std::ptrdiff_t>(kLooked) : last;
  return {static_cast<std::uint32_t>(begin - mentions.begin()), static_cast<std::uint32_t>(end - mentions.begin())};
}

/// The verb group of the report that vouches for an event, when it stands next to an expression: "a annoncé jeudi", "jeudi, X a dit".
bool dates_the_report(const Context& c, const std::vector<Report>& reports, std::uint32_t report, TokenRange expression, std::uint32_t token) {
  if (report == kNone || reports[report].verb == kNone) {
    return false;
  }
  const VerbGroup& v = c.verb(reports[report].verb);
  if (v.head == token) {
    return false;
  }
  const bool same_clause = c.analysed.clause_of[expression.begin] == v.clause && c.analysed.clause_of[token] != v.clause;
  const bool adjacent = (expression.begin >= v.tokens.end && expression.begin <= v.tokens.end + 6 && !reports[report].scope.contains(expression.begin)) ||
                        (expression.begin >= v.tokens.end && expression.begin <= v.tokens.end + 1) ||
                        (expression.end <= v.tokens.begin && expression.end + 2 >= v.tokens.begin);
  return same_clause || adjacent;
}

/// The innermost clause of a token that has a verb: "dont neuf enfants" is none of its own.
std::uint32_t told_in(const Context& c, std::uint32_t token) {
  std::uint32_t clause = c.analysed.clause_of[token];
  for (int step = 0; step < kVerbless && clause != kNone && c.analysed.clauses[clause].verb == kNone && c.analysed.clauses[clause].parent != kNone; ++step) {
    clause = c.analysed.clauses[clause].parent;
  }
  return clause;
}

/// How far an expression is from an event, in clauses and verbs.
int penalty(const Context& c, TokenRange expression, std::uint32_t token, std::uint32_t verb) {
  const std::uint32_t from = std::min(expression.begin, token), to = std::max(expression.end, token);
  int verbs = 0;
  for (std::uint32_t t = from; t < to && t < from + 80; ++t) {
    const std::uint32_t v = c.analysed.verb_of[t];
    verbs += v != kNone && v != verb && c.verb(v).head == t && t != token ? 1 : 0;
  }
  const std::uint32_t clause = told_in(c, expression.begin);
  const bool same_clause = clause == told_in(c, token) || (verb != kNone && clause == c.verb(verb).clause);
  const bool before = expression.end <= token;
  return (same_clause ? 0 : 8) + verbs * 5 + (before ? 1 : 0) + static_cast<int>((to - from) / 12);
}

Interval for_state(Interval interval, TimeRole role, const Context& c) {
  if (role == TimeRole::kSince && c.published.date) {
    interval.latest = std::max(interval.latest, std::chrono::sys_time<std::chrono::minutes>(*c.published.date));
  }
  return interval;
}

bool in_theatre(const Context& c, PlaceId place) {
  const PlaceId theatre = c.mentions.places.theatre;
  return theatre == kNone || lies_in(c.gazetteer, place, theatre);
}

bool is_place_of_event(const PlaceMention& p) { return !p.in_organisation && !p.adjective && !p.as_government && !p.dateline && p.locates == kNone; }

bool is_local(const Context& c, const PlaceMention& p) {
  return p.place != kNone && p.precision <= PlacePrecision::kProvince && is_place_of_event(p) && in_theatre(c, p.place);
}

/// "A Gao, dans le nord, …": a place that stands before all that the sentence tells.
bool leads_sentence(const Context& c, const PlaceMention& p) {
  const std::uint32_t n = c.analysed.noun_of[p.tokens.begin];
  const std::uint32_t begin = c.sentence(p.tokens.begin).tokens.begin;
  return n != kNone && !c.noun(n).preposition.empty() && c.noun(n).complement_of == kNone && c.noun(n).preposition.begin <= begin + kLead &&
         std::none_of(c.analysed.verb_of.begin() + begin, c.analysed.verb_of.begin() + p.tokens.begin, [](std::uint32_t v) { return v != kNone; });
}

/// "Alep, où des bombes sont tombées": the relative clause around a token tells what happens at its antecedent.
std::uint32_t place_before_relative(const Context& c, std::uint32_t token) {
  const std::uint32_t clause = c.analysed.clause_of[token];
  if (clause == kNone || c.analysed.clauses[clause].kind != ClauseKind::kRelative || c.analysed.clauses[clause].marker == kNone) {
    return kNone;
  }
  const std::uint32_t marker = c.analysed.clauses[clause].marker;
  if (!c.rules.where.contains(c.token(marker).form)) {
    return kNone;  // "qui", "que" have roles of their own
  }
  for (std::uint32_t t = marker; t-- > c.sentence(token).tokens.begin && t + 4 > marker;) {
    if (c.place_at[t] != kNone) {
      return is_place_of_event(c.mentions.places.mentions[c.place_at[t]]) ? c.place_at[t] : kNone;
    }
  }
  return kNone;
}

/// A place that says where something else is: "habitants d'Alep", "le lancement des pourparlers à Genève".
bool belongs_elsewhere(const Context& c, const PlaceMention& p, std::uint32_t token) {
  const std::uint32_t n = c.analysed.noun_of[p.tokens.begin];
  if (n == kNone || n == 0 || c.noun(n).preposition.empty()) {
    return false;
  }
  const auto slot = c.rules.prepositions.longest(c.analysed, c.noun(n).preposition.begin, c.noun(n).preposition.end);
  const bool complement = c.noun(n).complement_of != kNone && slot && static_cast<Slot>(slot->values.front()) == Slot::kOf;
  const std::uint32_t owner = complement ? c.noun(n).complement_of : n - 1;
  if (c.noun(owner).tokens.contains(token) || c.quantity_at[c.noun(owner).head] != kNone || c.place_at[c.noun(owner).head] != kNone) {
    return false;
  }
  const bool after_event = c.noun(n).preposition.begin == c.noun(owner).tokens.end && c.rules.nouns.longest(c.analysed, c.noun(owner).head, c.noun(owner).tokens.end);
  return complement || after_event;
}

/// The place where a claim says that something happens, when it says so itself; kNone if none or several.
std::uint32_t own_place(const Context& c, const Claim& claim) {
  for (const PlaceFiller& p : claim.places) {
    const bool told_here = c.sentence_of(c.mentions.places.mentions[p.mention].tokens.begin) == c.sentence_of(claim.trigger_token);
    if (p.role == PlaceRole::kAt && told_here && is_place_of_event(c.mentions.places.mentions[p.mention])) {
      return p.mention;
    }
  }
  return kNone;
}

/// The place that the text names most, with all that lies in it; its beginning counts more; of equal ones the first.
std::uint32_t main_place(const Context& c) {
  const auto& places = c.mentions.places.mentions;
  std::unordered_map<PlaceId, int> counts;
  std::unordered_map<PlaceId, std::uint32_t> first;
  for (std::uint32_t m = 0; m < places.size(); ++m) {
    const bool beginning = c.analysed.sentences[c.sentence_of(places[m].tokens.begin)].kind == SentenceKind::kTitle || c.sentence_of(places[m].tokens.begin) <= kLeadSentences;
    PlaceId p = is_local(c, places[m]) ? places[m].place : kNone;
    do {
      if (p != kNone) {
        counts[p] += beginning && !places[m].near ? 3 : 1;
        const auto known = first.try_emplace(p, m).first;
        known->second = places[known->second].place != p && places[m].place == p ? m : known->second;  // a mention of the place itself shows it best
        p = place_of(c.gazetteer, p).parent;
      }
    } while (p != kNone && place_of(c.gazetteer, p).precision <= PlacePrecision::kDistrict);
  }
  std::uint32_t best = kNone;
  int most = 0;
  for (std::uint32_t m = 0; m < places.size(); ++m) {
    const auto found = first.find(places[m].place);
    if (found != first.end() && found->second == m && counts[places[m].place] > most) {
      most = counts[places[m].place];
      best = m;
    }
  }
  return best;
}

/// "La route n'est pas prise": what undergoes is of the kind of a place named before ("route du Castello"); the last of these.
std::uint32_t place_of_same_kind(const Context& c, std::uint32_t token) {
  const std::uint32_t verb = c.analysed.verb_of[token];
  const std::uint32_t noun = verb == kNone ? kNone : undergoer(c, verb);
  if (noun == kNone || c.noun(noun).pronoun || c.noun(noun).determiner == kNone || !c.rules.definite.contains(c.token(c.noun(noun).determiner).form)) {
    return kNone;
  }
  const auto& places = c.mentions.places.mentions;
  const auto end = std::lower_bound(places.begin(), places.end(), token, [](const PlaceMention& p, std::uint32_t t) { return p.tokens.begin < t; });
  for (auto p = end; p != places.begin() && end - p < kPlacesNear;) {
    --p;
    if (c.token(p->tokens.begin).lemma == c.token(c.noun(noun).head).lemma && p->tokens.size() > 1 && is_place_of_event(*p)) {
      return static_cast<std::uint32_t>(p - places.begin());
    }
  }
  return kNone;
}

/// "s'en étaient retirés", "y combattent": a pronoun in the verb group points at the place told just before.
bool points_there(const Context& c, std::uint32_t token) {
  const std::uint32_t clause = c.analysed.clause_of[token];
  const std::uint32_t own = c.analysed.verb_of[token], verb = own != kNone ? own : clause == kNone ? kNone : c.analysed.clauses[clause].verb;
  for (std::uint32_t t = verb == kNone ? 0 : c.verb(verb).tokens.begin; verb != kNone && t < c.verb(verb).head; ++t) {
    if (c.rules.there.contains(c.token(t).form)) {
      return true;
    }
  }
  return false;
}

/// For each sentence: does something in it speak against the main place of the text, a country, a vague region or a word of the war
/// as a whole?
std::vector<bool> told_at_large(const Context& c) {
  std::vector<bool> out(c.analysed.sentences.size());
  for (const PlaceMention& p : c.mentions.places.mentions) {
    const bool large = is_place_of_event(p) && !p.inferred && p.precision > PlacePrecision::kProvince;
    out[c.sentence_of(p.tokens.begin)] = out[c.sentence_of(p.tokens.begin)] || large;
  }
  for (std::uint32_t t = 0; t < c.analysed.tokens.size(); ++t) {
    out[c.sentence_of(t)] = out[c.sentence_of(t)] || c.rules.whole_war.contains(c.token(t).lemma);
  }
  return out;
}

/// The place of the event told last before claim `i`, in its sentence or in one just before that opened with its place.
std::uint32_t place_told_near(const Context& c, const std::vector<Claim>& claims, std::size_t i) {
  const std::uint32_t sentence = c.sentence_of(claims[i].trigger_token);
  const bool there = points_there(c, claims[i].trigger_token);
  for (std::size_t j = i; j-- > 0 && i - j <= kClaimsNear;) {
    const std::uint32_t distance = sentence - c.sentence_of(claims[j].trigger_token);
    const std::uint32_t m = own_place(c, claims[j]);
    if (m != kNone && (distance == 0 || (distance == 1 && (there || leads_sentence(c, c.mentions.places.mentions[m]))))) {
      return m;
    }
  }
  return kNone;
}

/// "une ville assiégée [depuis 2012]": right behind a bare participle, since when tells of the participle alone.
bool dates_a_participle(const Context& c, const TimeMention& t, std::uint32_t token, std::uint32_t verb) {
  for (std::uint32_t i = t.tokens.begin; t.role == TimeRole::kSince && i-- > 0 && i + 3 >= t.tokens.begin;) {
    const std::uint32_t v = c.analysed.verb_of[i];
    if (v != kNone && c.verb(v).head == i) {
      return c.verb(v).form == VerbForm::kPastParticiple && v != verb && i != token;
    }
  }
  return false;
}

}  // namespace

std::optional<TimeFiller> time_of(const Context& c, const std::vector<Report>& reports, std::uint32_t report, std::uint32_t token, std::uint32_t verb, bool stative) {
  const auto [begin, end] = in_sentence(c.mentions.times, c.sentence(token).tokens, token);
  std::uint32_t best = kNone;
  int least = kTooFar;
  for (std::uint32_t m = begin; m < end; ++m) {
    const TimeMention& t = c.mentions.times[m];
    if (!t.interval || t.role == TimeRole::kBefore || t.role == TimeRole::kAfter || t.kind == TimeKind::kDuration || t.kind == TimeKind::kSet) {
      continue;
    }
    const int p = penalty(c, t.tokens, token, verb);
    if (p < least && !dates_the_report(c, reports, report, t.tokens, token) && !dates_a_participle(c, t, token, verb)) {
      least = p;
      best = m;
    }
  }
  if (best == kNone) {
    return std::nullopt;
  }
  const TimeMention& t = c.mentions.times[best];
  return TimeFiller{best, stative ? for_state(*t.interval, t.role, c) : *t.interval, {t.span, t.rule}, false};
}

std::optional<PlaceFiller> place_of_scene(const Context& c, std::uint32_t token, RuleId rule) {
  const auto& places = c.mentions.places.mentions;
  const auto [begin, end] = in_sentence(places, c.sentence(token).tokens, token);
  std::uint32_t found = place_before_relative(c, token);
  for (std::uint32_t m = begin; m < end && found == kNone; ++m) {
    found = is_place_of_event(places[m]) && places[m].tokens.begin < token && leads_sentence(c, places[m]) ? m : kNone;
  }
  return found == kNone ? std::nullopt : std::optional(PlaceFiller{found, PlaceRole::kAt, {places[found].span, rule}, places[found].inferred});
}

std::optional<PlaceFiller> place_in_sentence(const Context& c, std::uint32_t token, RuleId rule) {
  if (const auto scene = place_of_scene(c, token, rule)) {
    return scene;
  }
  const auto& places = c.mentions.places.mentions;
  const auto [begin, end] = in_sentence(places, c.sentence(token).tokens, token);
  std::uint32_t best = kNone;
  int least = kFar;
  for (std::uint32_t m = begin; m < end; ++m) {
    const PlaceMention& p = places[m];
    const int distance = penalty(c, p.tokens, token, kNone);
    std::uint32_t clause = told_in(c, p.tokens.begin);
    if (clause != kNone && clause != told_in(c, token) && c.analysed.clauses[clause].kind == ClauseKind::kParticiple) {
      clause = c.analysed.clauses[clause].parent;  // "deux hommes employés par une ONG près de Tombouctou"
    }
    const bool here = clause == told_in(c, token);
    if (here && distance < least && is_place_of_event(p) && !belongs_elsewhere(c, p, token)) {
      least = distance;
      best = m;
    }
  }
  return best == kNone ? std::nullopt : std::optional(PlaceFiller{best, PlaceRole::kAt, {places[best].span, rule}, places[best].inferred});
}

void take_over_places(const Context& c, std::vector<Claim>& claims) {
  const std::uint32_t main = main_place(c);
  const std::vector<bool> at_large = told_at_large(c);
  for (std::size_t i = 0; i < claims.size(); ++i) {
    Claim& claim = claims[i];
    const bool told = claim.factuality == Factuality::kAsserted || claim.factuality == Factuality::kDenied;
    if (!claim.places.empty() || !told || !c.ontology.types[claim.type].located) {
      continue;
    }
    const std::uint32_t kind = place_of_same_kind(c, claim.trigger_token);
    const std::uint32_t near = kind != kNone ? kind : place_told_near(c, claims, i);
    const std::uint32_t place = near != kNone || at_large[c.sentence_of(claim.trigger_token)] ? near : main;
    if (place != kNone) {
      claim.places.push_back({place, PlaceRole::kAt, {c.mentions.places.mentions[place].span, claim.trigger.rule}, true});
    }
  }
}

std::vector<std::uint32_t> places_in_focus(const Context& c) {
  const auto& places = c.mentions.places.mentions;
  const std::uint32_t main = main_place(c);
  std::vector<std::uint32_t> focus(c.analysed.sentences.size(), main);
  std::uint32_t next = 0, last = kNone;
  for (std::uint32_t s = 0; s < focus.size(); ++s) {
    const bool recent = last != kNone && s - c.sentence_of(places[last].tokens.begin) <= kRemembered;
    focus[s] = recent ? last : main;
    for (; next < places.size() && places[next].tokens.begin < c.analysed.sentences[s].tokens.end; ++next) {
      last = is_local(c, places[next]) ? next : last;
    }
  }
  return focus;
}

}  // namespace recoupe

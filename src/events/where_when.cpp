// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/where_when.h"

#include <algorithm>
#include <unordered_map>

namespace recoupe {
namespace {

constexpr int kTooFar = 30;            ///< penalty above which an expression says nothing about the event
constexpr std::uint32_t kRemembered = 2;  ///< sentences after which a place named last is no longer what the text is at
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

/// How far an expression is from an event, in clauses and verbs.
int penalty(const Context& c, TokenRange expression, std::uint32_t token, std::uint32_t verb) {
  const std::uint32_t from = std::min(expression.begin, token), to = std::max(expression.end, token);
  int verbs = 0;
  for (std::uint32_t t = from; t < to && t < from + 80; ++t) {
    const std::uint32_t v = c.analysed.verb_of[t];
    verbs += v != kNone && v != verb && c.verb(v).head == t && t != token ? 1 : 0;
  }
  const bool same_clause = c.analysed.clause_of[expression.begin] == c.analysed.clause_of[token] ||
                           (verb != kNone && c.analysed.clause_of[expression.begin] == c.verb(verb).clause);
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

bool is_place_of_event(const PlaceMention& p) { return !p.in_organisation && !p.adjective && !p.as_government; }

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
    if (p < least && !dates_the_report(c, reports, report, t.tokens, token)) {
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

std::optional<PlaceFiller> place_in_sentence(const Context& c, const std::vector<Report>& reports, std::uint32_t token, RuleId rule) {
  const auto& places = c.mentions.places.mentions;
  const auto [begin, end] = in_sentence(places, c.sentence(token).tokens, token);
  const std::uint32_t report = kNone;
  std::uint32_t best = kNone;
  int least = 14;
  for (std::uint32_t m = begin; m < end; ++m) {
    const PlaceMention& p = places[m];
    const int distance = penalty(c, p.tokens, token, kNone);
    if (distance < least && is_place_of_event(p) && !dates_the_report(c, reports, report, p.tokens, token)) {
      least = distance;
      best = m;
    }
  }
  if (best == kNone) {
    return std::nullopt;
  }
  return PlaceFiller{best, PlaceRole::kAt, {places[best].span, rule}, places[best].inferred};
}

std::vector<std::uint32_t> places_in_focus(const Context& c) {
  const auto& places = c.mentions.places.mentions;
  const auto local = [&](const PlaceMention& p) {
    return p.place != kNone && p.precision <= PlacePrecision::kDistrict && is_place_of_event(p) && in_theatre(c, p.place);
  };
  std::unordered_map<PlaceId, int> counts;
  std::uint32_t main = kNone;
  int most = 0;
  for (std::uint32_t m = 0; m < places.size(); ++m) {
    const int count = local(places[m]) ? ++counts[places[m].place] : 0;
    if (count > most) {
      most = count;
      main = m;
    }
  }
  std::vector<std::uint32_t> focus(c.analysed.sentences.size(), main);
  std::uint32_t next = 0, last = kNone;
  for (std::uint32_t s = 0; s < focus.size(); ++s) {
    const bool recent = last != kNone && s - c.sentence_of(places[last].tokens.begin) <= kRemembered;
    focus[s] = recent ? last : main;
    for (; next < places.size() && places[next].tokens.begin < c.analysed.sentences[s].tokens.end; ++next) {
      last = local(places[next]) ? next : last;
    }
  }
  return focus;
}

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/toll_setting.h"

#include <algorithm>

#include "events/links.h"
#include "events/tally_rules.h"
#include "events/toll_window.h"
#include "events/where_when.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kCauseWithin = 20;  ///< tokens between a toll and the noun of its cause

class Setter {
 public:
  Setter(const Context& c, const Told& told, const std::vector<TollDraft>& drafts)
      : c_(c), rules_(*c.rules.tallies), reports_(told.reports), claims_(told.claims), drafts_(drafts), focus_(places_in_focus(c)) {}

  /// `before` is the toll told last, with its setting; null for the first.
  void set(TollDraft& draft, const TollDraft* before) const { set_time_cause_and_place(draft.tally, draft, before); }

 private:
  const NounGroup& noun(std::uint32_t n) const { return c_.noun(n); }

  bool is_cumulative(const Tally& t, std::uint32_t token) const {
    if (t.since_until && c_.mentions.times[t.since_until->mention].role == TimeRole::kSince) {
      return true;
    }
    const Sentence& s = c_.sentence(token);
    for (std::uint32_t i = token > 12 ? std::max(s.tokens.begin, token - 12) : s.tokens.begin; i < token; ++i) {
      if (rules_.toll_words.contains(c_.token(i).lemma)) {
        return true;
      }
    }
    return false;
  }

  bool blames_the_war(std::uint32_t verb) const {
    const std::uint32_t subject = verb == kNone ? kNone : subject_of_verb(c_, verb);
    if (subject == kNone) {
      return false;
    }
    const auto it = rules_.toll_words.find(c_.token(noun(subject).head).lemma);
    return it != rules_.toll_words.end() && it->second;
  }

  bool kills(TypeId type) const {
    const std::string& id = c_.ontology.types[type].id;
    return std::any_of(rules_.causes.begin(), rules_.causes.end(), [&id](const auto& cause) { return cause.second == id; });
  }
  /// "130 jihadistes ont été tués, selon X, qui a recensé 37 civils morts dans des raids": another clause's toll stands between.
  bool told_between(std::uint32_t token, std::uint32_t event) const {
    const auto [begin, end] = std::minmax(token, event);
    const std::uint32_t own = c_.analysed.clause_of[token], other = c_.analysed.clause_of[event];
    const auto first = std::upper_bound(drafts_.begin(), drafts_.end(), begin, [](std::uint32_t t, const TollDraft& d) { return t < d.token; });
    return own != other && first != drafts_.end() && first->token < end && c_.analysed.clause_of[first->token] == other;
  }
  /// The nearest asserted event that kills, in one sentence; kNone if none.
  std::uint32_t claim_near(std::uint32_t s, std::uint32_t token) const {
    std::uint32_t best = kNone, least = kNone;
    const auto first = std::lower_bound(claims_.begin(), claims_.end(), c_.analysed.sentences[s].tokens.begin, [](const Claim& x, std::uint32_t k) { return x.trigger_token < k; });
    for (auto it = first; it != claims_.end() && c_.sentence_of(it->trigger_token) == s && it < first + 12; ++it) {
      const std::uint32_t distance = it->trigger_token > token ? it->trigger_token - token : token - it->trigger_token;
      if (distance > 0 && !told_between(token, it->trigger_token) && distance < least && it->factuality == Factuality::kAsserted && kills(it->type)) {
        least = distance;
        best = static_cast<std::uint32_t>(it - claims_.begin());
      }
    }
    return best;
  }
  /// "des roquettes ont fait dix morts": the nearest noun of a cause in the toll's clause, as a type; kNone if none.
  std::uint32_t cause_named(std::uint32_t token) const {
    const TokenRange s = c_.sentence(token).tokens;
    for (std::uint32_t step = 1; step < kCauseWithin; ++step) {
      for (const std::uint32_t t : {token + step, token - step}) {
        const bool here = t >= s.begin && t < s.end && t < c_.analysed.tokens.size() && c_.analysed.clause_of[t] == c_.analysed.clause_of[token];
        const auto cause = here && c_.token(t).tag.pos == Pos::kNoun ? rules_.causes.find(c_.token(t).lemma) : rules_.causes.end();
        if (cause != rules_.causes.end()) {
          return c_.ontology.find(cause->second);
        }
      }
    }
    return kNone;
  }

  /// The cause is the nearest event that kills in the sentence, or what the clause names; a toll that names neither, nor a place
  /// elsewhere, is of what the sentence before told. Time and place: the toll's own, else those of its cause.
  void set_time_cause_and_place(Tally& t, const TollDraft& d, const TollDraft* before) const {
    t.since_until = window_of(c_, reports_, d);
    t.cumulative = is_cumulative(t, d.token);
    if (blames_the_war(d.verb)) {
      return whole_country(t);
    }
    const std::uint32_t s = c_.sentence_of(d.token);
    if (t.effect != Effect::kDisplaced) {
      if (const std::uint32_t near = claim_near(s, d.token); near != kNone) {
        t.cause = claims_[near].type;
        t.claim = near;
      } else if (const std::uint32_t named = cause_named(d.token); named != kNone) {
        t.cause = static_cast<TypeId>(named);
      }
    }
    t.places = own_places(d, t.claim);
    if (t.places.empty() && t.claim) {
      t.places = claims_[*t.claim].places;
      std::erase_if(t.places, [](const PlaceFiller& p) { return p.role != PlaceRole::kAt; });
    }
    if (t.places.empty()) {
      if (const auto place = place_in_sentence(c_, d.token, t.trigger.rule)) {
        t.places = with_joined(*place);
      }
    }
    if (t.claim && !t.since_until) {
      t.since_until = claims_[*t.claim].time;
    }
    if (!t.cause && !t.cumulative && t.effect != Effect::kDisplaced) {
      take_over(t, s, before);
    }
    const std::uint32_t focus = t.cumulative ? focus_.front() : focus_[s];
    if (t.places.empty() && focus != kNone) {
      t.places.push_back({focus, PlaceRole::kAt, {c_.mentions.places.mentions[focus].span, t.trigger.rule}, true});
    }
  }

  /// Cause, time and place from the toll or the event told last, in this sentence or the one before.
  void take_over(Tally& t, std::uint32_t s, const TollDraft* told) const {
    if (told != nullptr && s - c_.sentence_of(told->token) <= 1) {
      const Tally& before = told->tally;
      if (before.cause && !before.cumulative && meet(t.places, before.places)) {
        return inherit(t, before.cause, before.claim, before.places, before.since_until);
      }
    }
    const std::uint32_t near = s == 0 ? kNone : claim_near(s - 1, c_.analysed.sentences[s].tokens.begin);
    if (near != kNone && meet(t.places, claims_[near].places)) {
      inherit(t, claims_[near].type, near, claims_[near].places, claims_[near].time);
    }
  }
  static void inherit(Tally& t, std::optional<TypeId> cause, std::optional<std::uint32_t> claim, const std::vector<PlaceFiller>& places, const std::optional<TimeFiller>& time) {
    t.cause = cause;
    t.claim = claim;
    if (!t.since_until && time) {
      t.since_until = time;
      t.since_until->inferred = true;
    }
    if (t.places.empty()) {
      std::copy_if(places.begin(), places.end(), std::back_inserter(t.places), [](const PlaceFiller& p) { return p.role == PlaceRole::kAt; });
      for (PlaceFiller& p : t.places) {
        p.inferred = true;
      }
    }
  }
  /// True unless both name places and none of one lies in or around one of the other.
  bool meet(const std::vector<PlaceFiller>& own, const std::vector<PlaceFiller>& others) const {
    const auto place = [this](const PlaceFiller& p) { return c_.mentions.places.mentions[p.mention].place; };
    const auto near = [this](PlaceId x, PlaceId y) { return x != kNone && y != kNone && (x == y || lies_in(c_.gazetteer, x, y) || lies_in(c_.gazetteer, y, x)); };
    return own.empty() || others.empty() ||
           std::any_of(own.begin(), own.end(), [&](const PlaceFiller& x) { return std::any_of(others.begin(), others.end(), [&](const PlaceFiller& y) { return near(place(x), place(y)); }); });
  }

  /// A place after the toll in its own clause, before any event it might belong to: "faisant trois morts dans le quartier de X".
  std::vector<PlaceFiller> own_places(const TollDraft& d, std::optional<std::uint32_t> claim) const {
    const auto& places = c_.mentions.places.mentions;
    const auto first = std::lower_bound(places.begin(), places.end(), d.token, [](const PlaceMention& p, std::uint32_t t) { return p.tokens.begin < t; });
    for (auto p = first; p != places.end() && c_.sentence_of(p->tokens.begin) == c_.sentence_of(d.token) && p < first + 4; ++p) {
      const std::uint32_t event = claim ? claims_[*claim].trigger_token : kNone;
      const bool of_event = event != kNone && event > d.token && event < p->tokens.begin;
      const bool here = c_.analysed.clause_of[p->tokens.begin] == c_.analysed.clause_of[d.token];
      if (of_event || !here) {
        return {};
      }
      const std::uint32_t n = c_.analysed.noun_of[p->tokens.begin];
      if (!p->in_organisation && !p->adjective && !p->as_government && n != kNone && !noun(n).preposition.empty() && noun(n).preposition.begin > d.token) {
        return with_joined({static_cast<std::uint32_t>(p - places.begin()), PlaceRole::kAt, {p->span, rules_.rule_noun}, p->inferred});
      }
    }
    return {};
  }
  /// "dans les quartiers de X, Y et Z": the places that follow with nothing but commas and small words between.
  std::vector<PlaceFiller> with_joined(const PlaceFiller& place) const {
    const auto& places = c_.mentions.places.mentions;
    std::vector<PlaceFiller> out{place};
    for (std::uint32_t m = place.mention + 1; m < places.size() && m < place.mention + 5; ++m) {
      std::uint32_t t = places[m - 1].tokens.end;
      bool linked = false;
      for (; t < places[m].tokens.begin && t < places[m - 1].tokens.end + 4; ++t) {
        const Pos pos = c_.token(t).tag.pos;
        linked = linked || pos == Pos::kCoordinator || pos == Pos::kPunctuation;
        if (pos != Pos::kCoordinator && pos != Pos::kPunctuation && pos != Pos::kAdposition && pos != Pos::kDeterminer) {
          break;
        }
      }
      if (!linked || t != places[m].tokens.begin || c_.sentence_of(t) != c_.sentence_of(places[m - 1].tokens.begin) || places[m].adjective || places[m].in_organisation) {
        break;
      }
      out.push_back({m, PlaceRole::kAt, {places[m].span, place.evidence.rule}, places[m].inferred});
    }
    return out;
  }

  void whole_country(Tally& t) const {
    const auto& places = c_.mentions.places.mentions;
    t.cumulative = true;
    for (std::uint32_t m = 0; m < places.size(); ++m) {
      if (places[m].place != kNone && places[m].place == c_.mentions.places.theatre && !places[m].adjective) {
        t.places.push_back({m, PlaceRole::kAt, {places[m].span, t.trigger.rule}, true});
        return;
      }
    }
  }

  const Context& c_;
  const TallyRules& rules_;
  const std::vector<Report>& reports_;
  const std::vector<Claim>& claims_;
  const std::vector<TollDraft>& drafts_;
  std::vector<std::uint32_t> focus_;
};

}  // namespace

void set_settings(const Context& context, const Told& told, std::vector<TollDraft>& drafts) {
  const Setter setter(context, told, drafts);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    setter.set(drafts[i], i == 0 ? nullptr : &drafts[i - 1]);
  }
}

}  // namespace recoupe

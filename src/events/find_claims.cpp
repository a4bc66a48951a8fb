// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/find_claims.h"

#include <algorithm>

#include "events/links.h"
#include "events/roles.h"
#include "events/triggers.h"
#include "events/where_when.h"

namespace recoupe {
namespace {

/// What a whole text says about itself before any claim is made: is it about armed conflict at all?
struct Setting {
  std::vector<std::uint8_t> armed;   ///< one entry a sentence: an armed actor or a strong trigger stands in it
  int strength = 0;                  ///< distinct signs of armed conflict in the text
};

constexpr std::uint32_t kSameDay = 2;  ///< sentences over which a day is taken over

class ClaimFinder {
 public:
  ClaimFinder(const Context& c, const std::vector<Report>& reports, const AttributionRules& attribution)
      : c_(c), reports_(reports), attribution_(attribution), report_at_(report_at(c.analysed, reports)), links_(link_nouns(c)),
        triggers_(find_triggers(c)), focus_(places_in_focus(c)) {
    weigh();
  }

  std::vector<Claim> all() const {
    std::vector<Claim> found;
    for (const Trigger& t : triggers_) {
      if (c_.sentence(t.head).kind == SentenceKind::kHeading) {
        continue;  // a heading sums up what its section tells
      }
      if (auto claim = claim_of(t)) {
        found.push_back(std::move(*claim));
      }
    }
    take_over_days(found);
    return found;
  }

 private:
  /// A strike told in the past tense right after one of a known day, with no time of its own, happened that day.
  void take_over_days(std::vector<Claim>& claims) const {
    const Claim* dated = nullptr;
    for (Claim& claim : claims) {
      const bool violent = c_.ontology.types[claim.type].violent && claim.factuality == Factuality::kAsserted;
      if (claim.time && !claim.time->inferred && violent && is_day(claim)) {
        dated = &claim;
      } else if (!claim.time && violent && dated != nullptr && told_next(*dated, claim)) {
        claim.time = dated->time;
        claim.time->inferred = true;
      }
    }
  }
  bool is_day(const Claim& claim) const {
    const TimeMention& t = c_.mentions.times[claim.time->mention];
    return t.role == TimeRole::kAt && t.precision <= TimePrecision::kDay;
  }
  bool told_next(const Claim& dated, const Claim& claim) const {
    const std::uint32_t distance = c_.sentence_of(claim.trigger_token) - c_.sentence_of(dated.trigger_token);
    return distance <= kSameDay && told_in_past(claim.trigger_token);
  }
  /// The verb group of the trigger's clause stands in the passé composé, the simple past or as a participle.
  bool told_in_past(std::uint32_t token) const {
    const std::uint32_t clause = c_.analysed.clause_of[token];
    const std::uint32_t own = c_.analysed.verb_of[token];
    const std::uint32_t v = own != kNone ? own : clause == kNone ? kNone : c_.analysed.clauses[clause].verb;
    return v != kNone && (c_.verb(v).tense == GroupTense::kPast || c_.verb(v).form == VerbForm::kPastParticiple);
  }

  void weigh() {
    setting_.armed.assign(c_.analysed.sentences.size(), 0);
    for (const ActorMention& m : c_.mentions.actors) {
      const bool sign = m.kind != ActorKind::kState && is_armed(m.kind);
      setting_.armed[c_.sentence_of(m.tokens.begin)] |= sign ? 1 : 0;
      setting_.strength += sign ? 1 : 0;
    }
    for (const Trigger& t : triggers_) {
      const Frame& first = c_.rules.frames[t.frames.front()];
      const bool sign = first.strong && !first.speech && words_fit(c_, t, first);
      setting_.armed[c_.sentence_of(t.head)] |= sign ? 1 : 0;
      setting_.strength += sign ? 1 : 0;
    }
  }

  bool armed_near(std::uint32_t token) const {
    const std::uint32_t s = c_.sentence_of(token);
    return setting_.armed[s] != 0 || (s > 0 && setting_.armed[s - 1] != 0);
  }
  bool any_armed(const std::vector<RoleFiller>& fillers) const {
    return std::any_of(fillers.begin(), fillers.end(), [this](const RoleFiller& f) {
      const ActorMention& m = c_.mentions.actors[f.mention];
      return m.equipment || is_armed(m.kind);
    });
  }

  bool needs_met(const Needs& n, const Roles& r, const Trigger& t) const {
    return (!n.place || !r.places.empty()) && (!n.agent || !r.agents.empty()) && (!n.target || !r.targets.empty()) &&
           (!n.party || !r.agents.empty() || !r.targets.empty()) && (!n.armed_agent || any_armed(r.agents)) &&
           (!n.armed || armed_near(t.head)) && (!n.war || setting_.strength >= 2) && (!n.near_place || near_place(r, t)) && (!n.hit || !r.places.empty() || !r.agents.empty() || r.carrier != kNone) && (!n.carried || r.carrier != kNone || !r.agents.empty());
  }

  bool near_place(const Roles& r, const Trigger& t) const {
    return std::any_of(r.places.begin(), r.places.end(), [&](const PlaceFiller& p) {
      const std::uint32_t begin = c_.mentions.places.mentions[p.mention].tokens.begin;
      return begin >= t.tokens.end && begin <= t.tokens.end + 4;
    });
  }

  /// An event noun that carries the verb's meaning makes the verb step back: "des raids ont visé X" is one strike.
  bool steps_back(const Trigger& t, const Frame& f) const {
    if (!f.carrier || t.verb == kNone) {
      return false;
    }
    const VerbGroup& v = c_.verb(t.verb);
    for (const std::uint32_t n : {subject_of_verb(c_, t.verb), v.object}) {
      if (n != kNone && is_event(n)) {
        return true;
      }
    }
    return false;
  }
  bool is_event(std::uint32_t noun) const {
    const auto of_violence = [&](std::uint32_t n) {
      const auto it = std::lower_bound(triggers_.begin(), triggers_.end(), c_.noun(n).head, [](const Trigger& t, std::uint32_t h) { return t.head < h; });
      return it != triggers_.end() && it->head == c_.noun(n).head && it->noun != kNone && c_.ontology.types[c_.rules.frames[it->frames.front()].type].violent;
    };
    return of_violence(noun) || (noun + 1 < c_.analysed.nouns.size() && c_.noun(noun + 1).complement_of == noun && c_.quantity_at[c_.noun(noun).head] != kNone && of_violence(noun + 1));
  }

  std::optional<Claim> claim_of(const Trigger& t) const {
    for (const std::uint32_t id : t.frames) {
      const Frame& frame = c_.rules.frames[id];
      if (!words_fit(c_, t, frame) || steps_back(t, frame)) {
        continue;
      }
      const Roles roles = fill_roles(c_, links_, t, frame);
      if (needs_met(frame.needs, roles, t)) {
        return certainty_of(t, roles).feared ? std::nullopt : std::optional(build(t, frame, roles));
      }
    }
    return std::nullopt;
  }

  TokenRange trigger_tokens(const Trigger& t, const Frame& frame) const {
    if (!frame.object_in_trigger || t.verb == kNone) {
      return t.tokens;
    }
    const VerbGroup& v = c_.verb(t.verb);
    const std::uint32_t end = v.object != kNone ? c_.noun(v.object).head + 1 : t.tokens.end + 2;
    const bool close = end > t.tokens.begin && end <= t.tokens.begin + 7 && end <= c_.sentence(t.head).tokens.end;
    return close ? TokenRange{t.tokens.begin, end} : t.tokens;
  }

  Claim build(const Trigger& t, const Frame& frame, const Roles& roles) const {
    Claim claim;
    claim.type = frame.type;
    claim.trigger = {c_.analysed.span_of(trigger_tokens(t, frame)), frame.rule};
    claim.trigger_token = t.head;
    claim.agents = roles.agents;
    claim.targets = roles.targets;
    claim.instruments = roles.instruments;
    claim.places = roles.places;
    const std::uint32_t verb = t.verb != kNone ? t.verb : roles.carrier;
    const std::uint32_t report = report_at_[t.head];
    set_certainty(claim, certainty_of(t, roles), frame, roles, report);
    claim.time = time_of(c_, reports_, report, t.head, verb, frame.stative);
    set_place(claim, t);
    set_source(claim, frame, report);
    claim.count = count_of(t);
    claim.confidence = c_.rules.confidence.at(frame.rule);
    return claim;
  }

  Certainty certainty_of(const Trigger& t, const Roles& roles) const {
    return t.verb != kNone ? certainty_of_verb(c_.analysed, t.verb, attribution_)
                           : certainty_of_noun(c_.analysed, t.noun, roles.carrier, roles.carrier_object, attribution_);
  }

  void set_certainty(Claim& claim, Certainty certainty, const Frame& frame, const Roles& roles, std::uint32_t report) const {
    if (certainty.hearsay && report != kNone) {
      certainty.factuality = Factuality::kAsserted;
    }
    if (report != kNone && reports_[report].kind == Report::Kind::kDeny && certainty.factuality == Factuality::kAsserted) {
      certainty = {Factuality::kDenied, reports_[report].source.cue, false, false};
    }
    const auto fixed = frame.factuality ? frame.factuality : certainty.factuality == Factuality::kAsserted ? roles.factuality : std::nullopt;
    claim.factuality = fixed && certainty.factuality == Factuality::kAsserted ? *fixed : certainty.factuality;
    claim.factuality_evidence = {certainty.evidence, frame.rule};
  }

  void set_source(Claim& claim, const Frame& frame, std::uint32_t report) const {
    if (report == kNone || (frame.speech && reports_[report].verb != kNone && c_.verb(reports_[report].verb).head == claim.trigger_token)) {
      return;
    }
    claim.source = reports_[report].source;
  }

  void set_place(Claim& claim, const Trigger& t) const {
    if (!claim.places.empty() || !c_.ontology.types[claim.type].located) {
      return;
    }
    if (const auto place = place_in_sentence(c_, reports_, t.head, claim.trigger.rule)) {
      claim.places.push_back(*place);
      return;
    }
    const std::uint32_t focus = focus_[c_.sentence_of(t.head)];
    if (focus != kNone) {
      claim.places.push_back({focus, PlaceRole::kAt, {c_.mentions.places.mentions[focus].span, claim.trigger.rule}, true});
    }
  }

  /// "une trentaine de raids", "quatre frappes": a count that stands in or right before the trigger's group.
  std::optional<std::uint32_t> count_of(const Trigger& t) const {
    if (t.noun == kNone) {
      return std::nullopt;
    }
    const std::uint32_t begin = c_.noun(t.noun).tokens.begin;
    for (std::uint32_t back = 0; back < 3 && begin >= back; ++back) {
      const std::uint32_t q = c_.quantity_at[begin - back];
      if (q != kNone && c_.mentions.quantities[q].kind == QuantityKind::kCount && c_.mentions.quantities[q].tokens.end <= t.head &&
          c_.mentions.quantities[q].tokens.end + 2 >= begin) {
        return q;
      }
    }
    return std::nullopt;
  }

  const Context& c_;
  const std::vector<Report>& reports_;
  const AttributionRules& attribution_;
  std::vector<std::uint32_t> report_at_;
  Links links_;
  std::vector<Trigger> triggers_;
  std::vector<std::uint32_t> focus_;
  Setting setting_;
};

}  // namespace

std::vector<Claim> find_claims(const Context& context, const std::vector<Report>& reports, const AttributionRules& attribution) {
  return ClaimFinder(context, reports, attribution).all();
}

}  // namespace recoupe

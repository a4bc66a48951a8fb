// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/find_claims.h"

#include <algorithm>
#include <unordered_set>

#include "events/links.h"
#include "events/setting.h"
#include "events/settle_types.h"
#include "events/triggers.h"
#include "events/where_when.h"

namespace recoupe {
namespace {

constexpr std::size_t kContentNear = 6;  ///< claims around an act of speech among which its content is looked for
constexpr std::uint32_t kSameDay = 2;  ///< sentences over which a day is taken over

class ClaimFinder {
 public:
  ClaimFinder(const Context& c, const std::vector<Report>& reports, const AttributionRules& attribution)
      : c_(c), reports_(reports), attribution_(attribution), report_at_(report_at(c.analysed, reports)), links_(link_nouns(c)),
        triggers_(find_triggers(c)), setting_(weigh(c, triggers_)) {}

  std::vector<Claim> all() {
    std::vector<Claim> found;
    for (const bool verbs : {true, false}) {  // a verb may use up a noun: "violer la trêve" is one claim
      for (const Trigger& t : triggers_) {
        const bool heading = c_.sentence(t.head).kind == SentenceKind::kHeading;  // sums up what its section tells
        auto claim = heading || (t.verb != kNone) != verbs ? std::nullopt : claim_of(t);
        if (claim) {
          found.push_back(std::move(*claim));
        }
      }
    }
    std::stable_sort(found.begin(), found.end(), [](const Claim& x, const Claim& y) { return x.trigger_token < y.trigger_token; });
    drop_bare_acts(found);
    take_over_places(c_, found);
    take_over_days(found);
    settle_types(c_, found);
    return found;
  }

 private:
  /// Where what is demanded, offered or refused is a claim itself, the act of speech is none: "propose une trêve".
  void drop_bare_acts(std::vector<Claim>& claims) const {
    std::vector<bool> bare(claims.size());
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const std::size_t first = i > kContentNear ? i - kContentNear : 0, end = std::min(claims.size(), i + kContentNear + 1);
      bare[i] = c_.rules.speech.contains(claims[i].trigger.rule) &&
                std::any_of(claims.begin() + static_cast<std::ptrdiff_t>(first), claims.begin() + static_cast<std::ptrdiff_t>(end),
                            [&](const Claim& content) { return is_content_of(claims[i], content); });
    }
    std::size_t next = 0;
    std::erase_if(claims, [&](const Claim&) { return bare[next++]; });
  }
  bool is_content_of(const Claim& act, const Claim& content) const {
    const Span words = content.factuality_evidence.span;  // "propose", "se dit prêt à"
    return content.factuality != Factuality::kAsserted && words.begin <= act.trigger.span.end + 1 && act.trigger.span.begin < words.end &&
           content.trigger_token != act.trigger_token && !c_.ontology.types[content.type].violent;
  }

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

  std::optional<Claim> claim_of(const Trigger& t) {
    for (const std::uint32_t id : t.frames) {
      const Frame& frame = c_.rules.frames[id];
      if (used_up(t, frame) || !words_fit(c_, t, frame) || steps_back(t, frame)) {
        continue;
      }
      const Roles roles = fill_roles(c_, links_, t, frame);
      const Certainty certainty = certainty_of(t, roles);
      if (needs_met(c_, setting_, frame.needs, roles, t) && !(frame.needs.affirmed && certainty.factuality == Factuality::kDenied)) {
        use_up(t, frame);
        return certainty.feared ? std::nullopt : std::optional(build(t, frame, roles));
      }
    }
    return std::nullopt;
  }

  /// A verb frame that asks for certain words has told what they name; an act of violence stays one of its own.
  void use_up(const Trigger& t, const Frame& frame) {
    if (t.verb != kNone && !frame.keeps_noun) {
      const auto told = words_asked_for(c_, t, frame);
      told_.insert(told.begin(), told.end());
    }
  }
  bool used_up(const Trigger& t, const Frame& frame) const { return t.verb == kNone && !c_.ontology.types[frame.type].violent && told_.contains(t.head); }

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
    claim.count = count_of(c_, t) == kNone ? std::nullopt : std::optional(count_of(c_, t));
    claim.confidence = c_.rules.confidence.at(frame.rule);
    return claim;
  }

  Certainty certainty_of(const Trigger& t, const Roles& roles) const {
    if (t.verb != kNone) {
      return certainty_of_verb(c_.analysed, t.verb, attribution_);
    }
    // "afin de couvrir une contre-attaque": a verb that neither carries the event nor weighs it takes it for granted
    const bool may_hold = roles.carrier == kNone || (!roles.carrier_object && !c_.verb(roles.carrier).negated);  // "les combats n'ont pas faibli"
    const bool carried = may_hold || (!roles.carrier_object && c_.verb(roles.carrier).voice == Voice::kPassive) || c_.rules.carriers.contains(c_.token(c_.verb(roles.carrier).head).lemma) ||
                         weighs(attribution_, c_.token(c_.verb(roles.carrier).head).lemma);
    return certainty_of_noun(c_.analysed, t.noun, carried ? roles.carrier : kNone, roles.carrier_object, attribution_);
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
    const bool located = c_.ontology.types[claim.type].located;  // talks may be anywhere
    const auto place = !claim.places.empty() ? std::nullopt
                       : located             ? place_in_sentence(c_, t.head, claim.trigger.rule)
                                             : place_of_scene(c_, t.head, claim.trigger.rule);
    if (place) {
      claim.places.push_back(*place);
    }
  }

  const Context& c_;
  const std::vector<Report>& reports_;
  const AttributionRules& attribution_;
  std::vector<std::uint32_t> report_at_;
  Links links_;
  std::vector<Trigger> triggers_;
  Setting setting_;
  std::unordered_set<std::uint32_t> told_;  ///< tokens whose events a verb has told
};

}  // namespace

std::vector<Claim> find_claims(const Context& context, const std::vector<Report>& reports, const AttributionRules& attribution) {
  return ClaimFinder(context, reports, attribution).all();
}

}  // namespace recoupe

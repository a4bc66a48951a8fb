// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/tallies.h"

#include <algorithm>

#include "events/links.h"
#include "events/tally_rules.h"
#include "events/toll_setting.h"
#include "events/victim_counts.h"

namespace recoupe {
namespace {

/// Finds the words that say what became of people, and the numbers beside them.
class TollFinder {
 public:
  TollFinder(const Context& c, const std::vector<Report>& reports, const AttributionRules& attribution)
      : c_(c), rules_(*c.rules.tallies), reports_(reports), attribution_(attribution), report_at_(report_at(c.analysed, reports)), links_(link_nouns(c)), counts_(c, rules_) {}

  /// Every toll in text order, each number once.
  std::vector<TollDraft> all() {
    for (std::uint32_t v = 0; v < c_.analysed.verbs.size(); ++v) {
      from_verb(v);
    }
    for (std::uint32_t n = 0; n < c_.analysed.nouns.size(); ++n) {
      from_noun(n);
    }
    std::stable_sort(drafts_.begin(), drafts_.end(), [](const TollDraft& x, const TollDraft& y) { return x.token < y.token; });
    std::vector<TollDraft> kept;
    for (TollDraft& d : drafts_) {
      if (!told_before(kept, d.tally)) {
        kept.push_back(std::move(d));
      }
    }
    return kept;
  }

 private:
  std::uint32_t size() const { return static_cast<std::uint32_t>(c_.analysed.nouns.size()); }
  const NounGroup& noun(std::uint32_t n) const { return c_.noun(n); }

  void add(const Counted& who, Effect effect, std::uint32_t token, TokenRange trigger, RuleId rule, std::uint32_t verb, bool noun_told) {
    const Certainty certainty = noun_told ? certainty_of_noun(c_.analysed, who.noun, verb, true, attribution_)
                                          : verb != kNone ? certainty_of_verb(c_.analysed, verb, attribution_) : Certainty{};
    if (certainty.factuality != Factuality::kAsserted && !certainty.hearsay) {
      return;  // a feared, planned or denied toll is no toll
    }
    Tally t;
    t.effect = effect;
    t.trigger = {c_.analysed.span_of(trigger), rule};
    t.confidence = c_.rules.confidence.at(rule);
    counts_.describe(t, who, rule);
    t.of_which = counts_.shares_after(std::max(who.tokens.end, noun_told ? trigger.end : who.tokens.end));
    if (!noun_told && t.of_which.empty() && trigger.end > who.tokens.end) {
      t.of_which = counts_.shares_after(trigger.end);
    }
    const std::uint32_t report = report_at_[token];
    if (report != kNone) {
      t.source = reports_[report].source;
    }
    drafts_.push_back({std::move(t), token, verb, report});
  }
  /// "160 personnes sont mortes noyées ou ont été abattues" tells one number once.
  static bool told_before(const std::vector<TollDraft>& kept, const Tally& t) {
    const auto same = [&t](const TollDraft& x) { return x.tally.amount.span == t.amount.span && x.tally.effect == t.effect; };
    return std::any_of(kept.end() - std::min<std::ptrdiff_t>(4, std::ssize(kept)), kept.end(), same);
  }


  void from_verb(std::uint32_t v) {
    const VerbGroup& verb = c_.verb(v);
    const WordKey lemma = c_.token(verb.head).lemma;
    const bool passive = verb.voice == Voice::kPassive || verb.form == VerbForm::kPastParticiple;
    TallyWord word;
    RuleId rule = rules_.rule_verb;
    TokenRange trigger{verb.head, verb.head + 1};
    if (const auto phrase = phrase_at(v)) {
      word = phrase->first;
      rule = rules_.rule_phrase;
      trigger.end = phrase->second < trigger.begin + 6 && phrase->second > trigger.begin ? phrase->second : trigger.end;
    } else if (const auto plain = rules_.verbs.find(lemma); plain != rules_.verbs.end()) {
      word = plain->second;
    } else {
      return;
    }
    bool at_least = false;
    std::vector<std::uint32_t> members = members_of(victims_of(v, word, passive, trigger.end));
    if (word.victims == VictimsAt::kA && !members.empty()) {
      also_behind(members);
    }
    const auto whole = split_whole(members);
    for (const std::uint32_t n : members) {
      auto counts = counts_.at(n, true);
      if (!counts) {
        continue;
      }
      counts->at_least = at_least;
      at_least = at_least || (counts->quantity != kNone && c_.mentions.quantities[counts->quantity].at_least);
      const std::uint32_t head = noun(n).head;
      const bool first = n == members.front();
      add(*counts, word.effect, verb.head, first ? trigger : TokenRange{head, head + 1}, rule, v, false);
      if (whole && first) {
        drafts_.back().tally.of_which = *whole;
        break;
      }
    }
  }
  /// The group that names whom a verb befell, and the share's whole where a share stands next to it.
  std::uint32_t victims_of(std::uint32_t v, TallyWord word, bool passive, std::uint32_t after) const {
    if (word.victims == VictimsAt::kA) {
      return group_after(after);
    }
    const VerbGroup& verb = c_.verb(v);
    const bool object = word.victims == VictimsAt::kObject && !passive;
    std::uint32_t who = object ? object_of_verb(c_, v) : subject_of_verb(c_, v);
    if (object && who == kNone && verb.subject != kNone && noun(verb.subject).tokens.begin >= verb.tokens.end) {
      who = verb.subject;  // "ont tué jeudi au moins 14 personnes"
    }
    if (!object && verb.subject == kNone && (who == kNone || !counts_.at(who, true))) {
      who = counted_before(v, who);
    }
    return who != kNone ? whole_of(who) : who;
  }
  /// The grammar found no subject: the last group before the verb in its clause that counts people; else `who`.
  std::uint32_t counted_before(std::uint32_t v, std::uint32_t who) const {
    const auto& nouns = c_.analysed.nouns;
    const auto end = std::lower_bound(nouns.begin(), nouns.end(), c_.verb(v).tokens.begin, [](const NounGroup& n, std::uint32_t t) { return n.tokens.begin < t; });
    for (auto n = end; n != nouns.begin() && end - n < 4;) {
      --n;
      const auto id = static_cast<std::uint32_t>(n - nouns.begin());
      if (n->clause == c_.verb(v).clause && n->preposition.empty() && !n->pronoun && counts_.quantity_of(id) != kNone && counts_.at(id, true)) {
        return id;
      }
    }
    return who;
  }
  /// "à 1.870 Palestiniens et à 67 Israéliens": what stands behind the same preposition after a coordinator.
  void also_behind(std::vector<std::uint32_t>& members) const {
    const NounGroup& first = noun(members.front());
    for (std::uint32_t n = members.front() + 1; n < size() && n < members.front() + 5; ++n) {
      const TokenRange p = noun(n).preposition;
      const bool same = !p.empty() && !first.preposition.empty() && c_.token(p.begin).lemma == c_.token(first.preposition.begin).lemma;
      if (same && c_.token(p.begin - 1).tag.pos == Pos::kCoordinator && std::find(members.begin(), members.end(), n) == members.end()) {
        members.push_back(n);
      }
    }
  }
  /// "cinq occupants, trois marins et deux officiers": where the later numbers add up to the first, they are its shares.
  std::optional<std::vector<Subset>> split_whole(const std::vector<std::uint32_t>& members) const {
    std::vector<Subset> parts;
    std::int64_t sum = 0, whole = 0;
    for (const std::uint32_t n : members) {
      const auto counts = members.size() > 2 ? counts_.at(n, true) : std::nullopt;
      Tally part;
      if (counts) {
        counts_.describe(part, *counts, rules_.rule_subset);
      }
      if (!part.min || part.min != part.max) {
        return std::nullopt;
      }
      (n == members.front() ? whole : sum) += *part.min;
      parts.push_back({part.victims, part.min, part.max, part.amount});
    }
    parts.erase(parts.begin(), parts.begin() + (parts.empty() ? 0 : 1));
    return whole > 0 && whole == sum ? std::optional(parts) : std::nullopt;
  }
  /// "trouver la mort", "porté disparu", "jeter sur les routes": what a verb says with the noun after it, and the token after that.
  std::optional<std::pair<TallyWord, std::uint32_t>> phrase_at(std::uint32_t v) const {
    const VerbGroup& verb = c_.verb(v);
    const auto at = [&](std::uint32_t token) { return rules_.phrases.find({c_.token(verb.head).lemma, c_.token(token).lemma}); };
    const std::uint32_t near = group_after(verb.head + 1);
    const std::uint32_t end = c_.sentence(verb.head).tokens.end;
    for (const std::uint32_t token : {verb.object == kNone ? kNone : noun(verb.object).head, verb.head + 1 < end ? verb.head + 1 : kNone, near == kNone ? kNone : noun(near).head}) {
      if (token != kNone && at(token) != rules_.phrases.end()) {
        return std::pair{at(token)->second, token + 1};
      }
    }
    return std::nullopt;
  }
  /// The victims that a share before the verb belongs to: "neuf civils, dont deux enfants, ont péri".
  std::uint32_t whole_of(std::uint32_t who) const {
    std::uint32_t begin = noun(who).tokens.begin;
    if (const std::uint32_t q = counts_.quantity_of(who); q != kNone) {
      begin = std::min(begin, c_.mentions.quantities[q].tokens.begin);
    }
    const TokenRange s = c_.sentence(begin).tokens;
    for (std::uint32_t back = 1; back <= 3 && begin >= s.begin + back; ++back) {
      const auto mark = rules_.subset_marks.longest(c_.analysed, begin - back, begin);
      if (!mark || mark->range.end != begin) {
        continue;
      }
      for (std::uint32_t n = who; n > 0 && n + 8 > who && noun(n - 1).tokens.begin >= s.begin; --n) {
        if (noun(n - 1).tokens.end <= begin && counts_.at(n - 1, true)) {
          return n - 1;
        }
      }
    }
    return who;
  }
  std::uint32_t group_after(std::uint32_t token) const {
    for (std::uint32_t t = token; t < c_.analysed.tokens.size() && t < token + 4; ++t) {
      if (c_.analysed.noun_of[t] != kNone) {
        return c_.analysed.noun_of[t];
      }
    }
    return kNone;
  }
  /// A group and those joined to it.
  std::vector<std::uint32_t> members_of(std::uint32_t first) const {
    std::vector<std::uint32_t> out;
    for (std::uint32_t n = first; n < size() && n < first + 12; ++n) {
      if (n == first || noun(n).joined_to == first) {
        out.push_back(n);
      }
    }
    return out;
  }

  /// "dix morts", "une trentaine de blessés", "19 civils morts"; and "la mort de dix civils".
  void from_noun(std::uint32_t n) {
    const Token& head = c_.token(noun(n).head);
    const std::uint32_t verb = links_.object_of[n] != kNone ? links_.object_of[n] : links_.subject_of[n];
    if (const auto death = rules_.deaths.find(head.lemma); death != rules_.deaths.end() && head.tag.number != Number::kPlural && counts_.quantity_of(n) == kNone && n + 1 < size() &&
                           noun(n + 1).complement_of == n) {
      for (const std::uint32_t m : members_of(n + 1)) {
        const bool another = rules_.nouns.contains(c_.token(noun(m).head).lemma);  // "la mort d'un civil et de plusieurs blessés"
        if (const auto counts = another ? std::nullopt : counts_.at(m, true)) {
          add(*counts, death->second.effect, noun(n).head, {noun(n).head, noun(n).head + 1}, rules_.rule_death, verb, false);
        }
      }
      return;
    }
    for (std::uint32_t t = noun(n).tokens.begin; t < noun(n).tokens.end; ++t) {
      const auto word = rules_.nouns.find(c_.token(t).lemma);
      if (word == rules_.nouns.end() || c_.analysed.verb_of[t] != kNone) {
        continue;
      }
      if (auto counts = counts_.at(n, false)) {
        counts->victims = t == noun(n).head ? counts_.class_beside(n, noun(n).head) : counts->victims;
        add(*counts, word->second.effect, t, {t, t + 1}, rules_.rule_noun, verb, true);
      }
      return;
    }
  }

  const Context& c_;
  const TallyRules& rules_;
  const std::vector<Report>& reports_;
  const AttributionRules& attribution_;
  std::vector<std::uint32_t> report_at_;
  Links links_;
  VictimCounts counts_;
  std::vector<TollDraft> drafts_;
};

/// The dead of a storm or a road are not ours.
bool of_war(const Context& c, const std::vector<Claim>& claims) {
  const auto violent = [&](const Claim& x) { return c.ontology.types[x.type].violent; };
  const auto armed = [](const ActorMention& m) { return m.actor != kNone && m.kind != ActorKind::kState && is_armed(m.kind); };
  return std::any_of(claims.begin(), claims.end(), violent) || std::any_of(c.mentions.actors.begin(), c.mentions.actors.end(), armed);
}

}  // namespace

std::vector<Tally> find_tallies(const Context& context, const std::vector<Report>& reports, const std::vector<Claim>& claims, const AttributionRules& attribution) {
  if (!of_war(context, claims)) {
    return {};
  }
  auto drafts = TollFinder(context, reports, attribution).all();
  set_settings(context, {reports, claims}, drafts);
  std::vector<Tally> out;
  for (TollDraft& d : drafts) {
    out.push_back(std::move(d.tally));
  }
  return out;
}

}  // namespace recoupe

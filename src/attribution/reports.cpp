// SPDX-License-Identifier: GPL-3.0-or-later
// Finds claimants and the scope of what they say: "selon X", "X a affirmé que …", "« … », a dit X".
#include <algorithm>
#include <numeric>

#include "attribution/claimants.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kOneObject = 60;     ///< tokens among which a verb that shares the subject is looked for
constexpr std::uint32_t kWholeSentence = 5;  ///< tokens from which a quotation is a statement of its own

class Finder {
 public:
  Finder(const AnalysedText& a, const std::vector<ActorMention>& mentions, const ActorTable& actors, const AttributionRules& rules)
      : a_(a), mentions_(mentions), actors_(actors), rules_(rules), claimants_(a, mentions, actors, rules),
        quote_of_(a.tokens.size(), kNone), next_break_(a.tokens.size()) {
    for (std::uint32_t q = 0; q < a.quotations.size(); ++q) {
      std::fill(quote_of_.begin() + a.quotations[q].tokens.begin, quote_of_.begin() + a.quotations[q].tokens.end, q);
    }
    index_breaks();
  }

  std::vector<Report> all() {
    std::vector<Report> found;
    std::size_t next_verb = 0;
    for (const Sentence& s : a_.sentences) {
      std::uint32_t begin = s.tokens.begin;  // what an attribution that follows its content may reach back to
      for (std::uint32_t i = s.tokens.begin; i < s.tokens.end; ++i) {
        std::optional<Report> report;
        if (next_verb < a_.verbs.size() && a_.verbs[next_verb].head == i) {
          report = from_verb(static_cast<std::uint32_t>(next_verb++), s, begin);
        } else if (const auto hit = rules_.cues.longest(a_, i, s.tokens.end)) {
          report = from_cue(*hit, s, begin);
        }
        if (report) {
          claimants_.remember(report->source, i);
          found.push_back(std::move(*report));
        }
      }
    }
    carry_on(found);
    return found;
  }

 private:
  std::uint32_t size() const { return static_cast<std::uint32_t>(a_.tokens.size()); }

  /// A quotation that nobody vouches for, right after a sentence with a claimant in the same paragraph, is his too.
  void carry_on(std::vector<Report>& found) const {
    const std::vector<std::uint32_t> at = report_at(a_, found);
    const std::size_t reports = found.size();
    for (std::size_t q = 0, next = 0; q < a_.quotations.size(); ++q) {
      const TokenRange tokens = a_.quotations[q].tokens;
      const auto begins_before = [&](std::size_t r) { return found[r].source.cue.begin < a_.tokens[tokens.begin].span.begin; };
      while (next < reports && begins_before(next)) {
        ++next;
      }
      if (tokens.size() < kWholeSentence || at[tokens.begin] != kNone || next == 0 || found[next - 1].scope.empty()) {
        continue;
      }
      const std::uint32_t here = a_.sentence_of[tokens.begin], before = a_.sentence_of[found[next - 1].scope.end - 1];
      if (here - before <= 1 && a_.sentences[here].paragraph == a_.sentences[before].paragraph && found[next - 1].source.mention != kNone) {
        found.push_back({Report::Kind::kSay, tokens, kNone, found[next - 1].source});
      }
    }
  }

  /// The noun group that speaks with this verb: its own subject, or that of the verb it hangs on.
  std::uint32_t subject_of(std::uint32_t verb) const {
    for (int step = 0; step < 4 && verb != kNone; ++step) {
      const VerbGroup& v = a_.verbs[verb];
      if (v.subject != kNone) {
        const std::uint32_t antecedent = a_.nouns[v.subject].antecedent;
        return antecedent != kNone ? antecedent : v.subject;
      }
      if (v.antecedent != kNone) {
        return v.antecedent;
      }
      verb = v.governor;
    }
    return kNone;
  }

  /// "par l'OSDH" after a passive reporting verb.
  std::uint32_t by_agent(const VerbGroup& v, const Sentence& s) const {
    for (std::uint32_t t = v.tokens.end; t < s.tokens.end && t < v.tokens.end + 6; ++t) {
      const std::uint32_t n = a_.noun_of[t];
      if (n != kNone && !a_.nouns[n].preposition.empty() && a_.nouns[n].preposition.begin >= v.tokens.end && claimants_.speaker(n) != kNone) {
        return n;
      }
    }
    return kNone;
  }

  std::optional<ReportingKind> kind_of(const VerbGroup& v, const Sentence& s) const {
    const WordKey lemma = a_.tokens[v.head].lemma;
    if (const auto light = rules_.light.find(lemma); light != rules_.light.end()) {
      for (std::uint32_t t = v.head + 1; t < s.tokens.end && t < v.head + 4; ++t) {
        if (std::find(light->second.begin(), light->second.end(), a_.tokens[t].form) != light->second.end()) {
          return ReportingKind::kBring;
        }
      }
    }
    const auto it = rules_.reporting.find(lemma);
    if (it != rules_.reporting.end() && it->second != ReportingKind::kQuote) {
      return it->second;
    }
    const bool listed = it != rules_.reporting.end();
    const bool says = (listed && before_clause(v, s)) || (next_to_quotation(v, s) && (listed || v.inverted_subject));
    return says ? std::optional(ReportingKind::kSay) : std::nullopt;
  }
  /// "soutient que": a complement clause begins right after the verb group.
  bool before_clause(const VerbGroup& v, const Sentence& s) const {
    for (std::uint32_t t = v.tokens.end; t < s.tokens.end && t <= v.tokens.end + 2; ++t) {  // "soutiennent au contraire que"
      if (a_.tokens[t].tag.pos == Pos::kSubordinator) {
        return true;
      }
    }
    return false;
  }

  /// A quotation ends right before the verb group, or begins within a few words after it.
  bool next_to_quotation(const VerbGroup& v, const Sentence& s) const {
    for (std::uint32_t back = 1; back <= 3 && v.tokens.begin >= s.tokens.begin + back; ++back) {
      if (quote_of_[v.tokens.begin - back] != kNone) {
        return quote_of_[v.head] == kNone;
      }
    }
    for (std::uint32_t t = v.tokens.end; t < s.tokens.end && t < v.tokens.end + 8; ++t) {
      if (quote_of_[t] != kNone) {
        return quote_of_[v.head] == kNone;
      }
    }
    return false;
  }

  bool is_mark(std::uint32_t token) const { return token < size() && a_.tokens[token].tag.pos == Pos::kPunctuation; }


  /// An incise: after a quotation or comma with an inverted subject, or "a-t-il dit" between marks.
  bool is_incise(const VerbGroup& v, const Sentence& s) const {
    return after_mark(v, s) && (v.inverted_subject || (v.subject != kNone && a_.nouns[v.subject].tokens.begin >= v.tokens.begin));
  }
  bool after_mark(const VerbGroup& v, const Sentence& s) const { return v.tokens.begin > s.tokens.begin && v.form == VerbForm::kFinite && is_mark(v.tokens.begin - 1); }

  /// Does something to vouch for follow: "que", a colon, a quotation, an infinitive, or an object?
  bool content_follows(std::uint32_t verb, const Sentence& s) const {
    const VerbGroup& v = a_.verbs[verb];
    if (v.object != kNone && a_.nouns[v.object].tokens.begin >= v.tokens.end) {
      return true;
    }
    if (verb + 1 < a_.verbs.size() && a_.verbs[verb + 1].governor == verb) {
      return true;
    }
    for (std::uint32_t t = v.tokens.end; t < s.tokens.end && t < v.tokens.end + 24; ++t) {
      if (a_.tokens[t].tag.pos == Pos::kSubordinator || quote_of_[t] != kNone) {
        return true;
      }
    }
    return false;
  }

  /// Where what a claimant says ends after `from`: at the next "mais", "tandis que" or ";" outside quotations.
  std::uint32_t next_break(std::uint32_t from, const Sentence& s) const { return std::min(s.tokens.end, from + 1 < size() ? next_break_[from + 1] : size()); }

  void index_breaks() {
    const auto breaks = [this](std::uint32_t t) {
      const auto hit = quote_of_[t] == kNone ? rules_.cues.longest(a_, t, std::min(size(), t + 3)) : std::nullopt;
      return hit && rules_.cue_kinds[hit->values.front()] == CueKind::kBreak;
    };
    for (std::uint32_t t = size(), next = size(); t-- > 0;) {
      next = breaks(t) ? t : next;
      next_break_[t] = next;
    }
  }

  /// Widens a scope to the whole of every quotation that it touches at its edges.
  TokenRange with_quotations(TokenRange scope) const {
    if (scope.empty()) {
      return scope;
    }
    for (std::uint32_t t : {scope.begin, scope.begin + 1 < scope.end ? scope.begin + 1 : scope.begin, scope.end - 1, scope.end - scope.begin > 1 ? scope.end - 2 : scope.begin}) {
      if (quote_of_[t] != kNone) {
        const TokenRange q = a_.quotations[quote_of_[t]].tokens;
        scope = {std::min(scope.begin, q.begin), std::max(scope.end, q.end)};
      }
    }
    return scope;
  }

  void add_relay(Source& source, const VerbGroup& v, const Sentence& s) const {
    for (std::uint32_t t = v.tokens.end; t < s.tokens.end && t < v.tokens.end + 5; ++t) {
      const std::uint32_t m = claimants_.mention_at(t);
      if (m != kNone && m != source.mention && mentions_[m].actor != kNone && mentions_[m].kind == ActorKind::kMedia) {
        source.via.push_back(actor_of(actors_, mentions_[m].actor).id);
        return;
      }
    }
  }

  std::optional<Report> from_verb(std::uint32_t verb, const Sentence& s, std::uint32_t& begin) const {
    const VerbGroup& v = a_.verbs[verb];
    const auto kind = kind_of(v, s);
    const bool vouches = kind && (!v.negated || *kind == ReportingKind::kDeny);  // "n'a pas confirmé" vouches for nothing
    if (!vouches || v.head < s.tokens.begin) {
      return std::nullopt;
    }
    const bool passive = v.voice == Voice::kPassive;
    if (passive && v.antecedent != kNone && claimants_.speaker(v.antecedent) != kNone) {
      return std::nullopt;  // "le gouvernement reconnu par X" tells of the government
    }
    const std::uint32_t noun = passive ? by_agent(v, s) : subject_of(verb);
    const auto unattached = noun == kNone && !passive && after_mark(v, s) ? claimants_.after(v, rules_.rule_verb) : std::nullopt;
    if (noun == kNone && !unattached) {
      return std::nullopt;
    }
    const bool incise = unattached || is_incise(v, s);
    Report report;
    report.source = unattached ? *unattached : claimants_.named_by(noun, a_.span_of(v.tokens), rules_.rule_verb);
    const bool content = incise || passive || content_follows(verb, s) || *kind == ReportingKind::kBring;
    if (!content || (report.source.mention == kNone && !incise && *kind != ReportingKind::kBring)) {
      return std::nullopt;
    }
    report.kind = *kind == ReportingKind::kDeny ? Report::Kind::kDeny : *kind == ReportingKind::kWitness ? Report::Kind::kWitness : Report::Kind::kSay;
    report.verb = verb;
    if (*kind == ReportingKind::kAct && !incise) {
      report.scope = {v.tokens.end, own_object_end(v, s)};
    } else if (report.kind == Report::Kind::kDeny && !incise && !passive) {
      report.scope = {v.tokens.end, own_object_end(v, s)};
    } else if (incise || passive) {
      report.scope = {begin, next_break(v.tokens.end, s)};
      begin = unattached ? v.tokens.end : std::max(v.tokens.end, a_.nouns[noun].tokens.end);
    } else {
      report.scope = {v.tokens.end, next_break(v.tokens.end, s)};
    }
    report.scope = with_quotations(report.scope);
    add_relay(report.source, v, s);
    return report;
  }

  /// Where what a verb denies or demands ends: with its clause, or at the next verb that shares its subject ("a démenti X et accusé Y").
  std::uint32_t own_object_end(const VerbGroup& v, const Sentence& s) const {
    const std::uint32_t end = std::min(next_break(v.tokens.end, s), v.clause == kNone ? s.tokens.end : a_.clauses[v.clause].tokens.end);
    for (std::uint32_t t = v.tokens.end; t + 1 < end && t < v.tokens.end + kOneObject; ++t) {
      const std::uint32_t next = a_.tokens[t].tag.pos == Pos::kCoordinator ? a_.verb_of[t + 1] : kNone;
      if (next != kNone && (a_.verbs[next].form == VerbForm::kFinite || a_.verbs[next].form == VerbForm::kPastParticiple)) {
        return t;
      }
    }
    return std::max(end, v.tokens.end);
  }

  /// "…, où 60 soldats ont péri d'après X": without a comma before it a cue vouches for its own relative clause only.
  std::uint32_t only_here(std::uint32_t cue) const {
    const std::uint32_t clause = is_mark(cue - 1) ? kNone : a_.clause_of[cue];
    return clause != kNone && a_.clauses[clause].kind == ClauseKind::kRelative ? a_.clauses[clause].tokens.begin : 0;
  }

  std::optional<Report> from_cue(const Phrases::Hit& hit, const Sentence& s, std::uint32_t& begin) const {
    const CueKind kind = rules_.cue_kinds[hit.values.front()];
    const std::uint32_t after = hit.range.end;
    if (kind == CueKind::kBreak || (kind == CueKind::kInitial && (hit.range.begin != s.tokens.begin || after >= s.tokens.end))) {
      return std::nullopt;
    }
    std::uint32_t noun = kNone;
    for (std::uint32_t t = after; t < s.tokens.end && t < after + 3 && noun == kNone; ++t) {
      noun = a_.noun_of[t];
    }
    Report report;
    if (noun != kNone) {
      report.source = claimants_.named_by(noun, a_.span_of(hit.range), rules_.rule_cue);
    }
    if (noun == kNone || (report.source.mention == kNone && kind == CueKind::kInitial)) {
      return std::nullopt;
    }
    const bool first = hit.range.begin <= s.tokens.begin + 1;
    report.scope = first ? TokenRange{s.tokens.begin, next_break(after, s)} : TokenRange{std::max(begin, only_here(hit.range.begin)), next_break(after, s)};
    begin = first ? begin : a_.nouns[noun].tokens.end;
    report.scope = with_quotations(report.scope);
    return report;
  }

  const AnalysedText& a_;
  const std::vector<ActorMention>& mentions_;
  const ActorTable& actors_;
  const AttributionRules& rules_;
  Claimants claimants_;
  std::vector<std::uint32_t> quote_of_, next_break_;
};

}  // namespace

std::vector<Report> find_reports(const AnalysedText& analysed, const std::vector<ActorMention>& mentions, const ActorTable& actors, const AttributionRules& rules) {
  return Finder(analysed, mentions, actors, rules).all();
}

std::vector<std::uint32_t> report_at(const AnalysedText& analysed, const std::vector<Report>& reports) {
  std::vector<std::uint32_t> order(reports.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) { return reports[x].scope.size() < reports[y].scope.size(); });
  std::vector<std::uint32_t> at(analysed.tokens.size(), kNone);
  std::vector<std::uint32_t> free(at.size() + 1);  // the next token not yet taken: each is written once, however scopes nest
  std::iota(free.begin(), free.end(), 0U);
  const auto next_free = [&free](std::uint32_t t) {
    while (free[t] != t) {
      t = free[t] = free[free[t]];
    }
    return t;
  };
  for (const std::uint32_t r : order) {
    for (std::uint32_t t = next_free(reports[r].scope.begin); t < reports[r].scope.end; t = next_free(t)) {
      at[t] = r;
      free[t] = t + 1;
    }
  }
  return at;
}

}  // namespace recoupe

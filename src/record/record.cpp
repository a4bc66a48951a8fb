// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/record.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "record/disputes.h"

namespace recoupe {
namespace {

bool counts(const EventClaim& claim) { return !claim.denies && !claim.superseded && !claim.rejected; }

/// Puts an event together from its claims.
class Builder {
 public:
  explicit Builder(const Derived& derived) : d_(derived), corpus_(derived.corpus) {}

  Event build(const std::vector<std::uint32_t>& tellings, const std::vector<std::uint32_t>& denials, std::vector<std::uint32_t> tolls, bool contradicted) const {
    Event out;
    out.name = claim_name(corpus_, tellings.front());
    for (const std::uint32_t t : tellings) {
      out.claims.push_back(claim(t, corpus_.tellings[t].factuality == Factuality::kDenied, tellings));
    }
    for (const std::uint32_t t : denials) {
      out.claims.push_back(claim(t, true, denials));
    }
    std::sort(out.claims.begin(), out.claims.end(), [](const EventClaim& a, const EventClaim& b) { return a.telling < b.telling; });
    out.tolls = std::move(tolls);
    out.factuality = factuality(out);
    out.type = type(out);
    out.window = window(out);
    fill_names(out);
    out.origins = origins(out);
    out.killed = bounds(out, "killed");
    out.wounded = bounds(out, "wounded");
    grade_event(d_, contradicted, out);
    return out;
  }

 private:
  EventClaim claim(std::uint32_t t, bool denies, const std::vector<std::uint32_t>& fellows) const {
    const Telling& telling = corpus_.tellings[t];
    EventClaim out{t, denies, false, d_.ruling.rejected.contains(t), d_.ruling.accepted.contains(t)};
    const std::uint32_t by = d_.origins.superseded_by[telling.dispatch];
    out.superseded = by != kNone && (corpus_.accounts[by].notice == NoticeKind::kWithdrawal || std::any_of(fellows.begin(), fellows.end(), [&](std::uint32_t other) {
      return corpus_.tellings[other].dispatch == by && corpus_.tellings[other].source == telling.source;
    }));
    return out;
  }

  /// The claims that an event is told from: those that still count, or all when none does.
  std::vector<const Telling*> told(const Event& event) const {
    std::vector<const Telling*> out;
    for (const bool strict : {true, false}) {
      for (const EventClaim& claim : event.claims) {
        if (strict ? counts(claim) : out.empty() || !counts(claim)) {
          out.push_back(&corpus_.tellings[claim.telling]);
        }
      }
      if (!out.empty()) {
        break;
      }
    }
    return out;
  }

  Factuality factuality(const Event& event) const {
    Factuality out = Factuality::kPossible;
    for (const Telling* t : told(event)) {
      out = t->factuality == Factuality::kAsserted || out == Factuality::kPossible ? t->factuality : out;
      if (out == Factuality::kAsserted) {
        break;
      }
    }
    return out;
  }

  Symbol type(const Event& event) const {
    std::map<std::string, int> votes;
    for (const Telling* t : told(event)) {
      ++votes[corpus_.symbols.name(t->type)];
    }
    const auto best = std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return corpus_.symbols.find(best->first);
  }

  Window window(const Event& event) const {
    Window common, hull;
    for (const Telling* t : told(event)) {
      if (t->window.known()) {
        common = common == Window{} ? t->window : Window{std::max(common.first, t->window.first), std::min(common.last, t->window.last)};
        hull = hull.known() ? Window{std::min(hull.first, t->window.first), std::max(hull.last, t->window.last)} : t->window;
      }
    }
    return common.known() ? common : hull;
  }

  void fill_names(Event& event) const {
    std::set<std::pair<int, std::string>> places;
    std::set<std::string> agents, targets, claimants;
    for (const Telling* t : told(event)) {
      for (const Symbol s : symbols_of(corpus_, t->places)) {
        places.emplace(static_cast<int>(d_.atlas.precision[s]), corpus_.symbols.name(s));
      }
      for (const Symbol s : symbols_of(corpus_, t->agents)) {
        agents.insert(corpus_.symbols.name(s));
      }
      for (const Symbol s : symbols_of(corpus_, t->targets)) {
        targets.insert(corpus_.symbols.name(s));
      }
      claimants.insert(t->source == kNone ? "" : corpus_.symbols.name(t->source));
    }
    for (const auto& place : places) {
      event.places.push_back(corpus_.symbols.find(place.second));
    }
    const auto to_symbols = [this](const std::set<std::string>& names, std::vector<Symbol>& out) {
      std::transform(names.begin(), names.end(), std::back_inserter(out), [this](const std::string& name) { return name.empty() ? kNone : corpus_.symbols.find(name); });
    };
    to_symbols(agents, event.agents);
    to_symbols(targets, event.targets);
    to_symbols(claimants, event.claimants);
  }

  std::uint32_t origins(const Event& event) const {
    std::set<std::uint32_t> out;
    for (const EventClaim& claim : event.claims) {
      if (!claim.denies && !claim.rejected) {
        out.insert(d_.origins.of[corpus_.tellings[claim.telling].dispatch]);
      }
    }
    return static_cast<std::uint32_t>(out.size());
  }

  /// Each claimant's latest figure; the lowest floor, the median of the floors, the highest ceiling.
  Bounds bounds(const Event& event, std::string_view effect) const {
    struct Latest { std::pair<std::int32_t, std::int64_t> when; std::int64_t min, max; };
    std::map<Symbol, Latest> latest;
    for (const std::uint32_t i : event.tolls) {
      const Toll& toll = corpus_.tolls[i];
      if (corpus_.symbols.name(toll.effect) != effect || toll.min < 0 || d_.toll_replaced[i]) {
        continue;
      }
      const Latest figure{{corpus_.accounts[toll.dispatch].latest, toll.min}, toll.min, toll.max};
      const auto [entry, fresh] = latest.emplace(toll.source, figure);
      if (!fresh && entry->second.when < figure.when) {
        entry->second = figure;
      }
    }
    Bounds out;
    std::vector<std::int64_t> floors;
    bool open = false;
    for (const auto& [claimant, figure] : latest) {
      floors.push_back(figure.min);
      open = open || figure.max < 0;
      out.max = std::max(out.max, figure.max);
    }
    if (!floors.empty()) {
      std::sort(floors.begin(), floors.end());
      out.min = floors.front();
      out.best = floors[(floors.size() - 1) / 2];
      out.max = open ? -1 : out.max;
    }
    return out;
  }

  const Derived& d_;
  const Corpus& corpus_;
};

}  // namespace

std::string_view name_of(Grade grade) {
  static constexpr std::array<std::string_view, 5> kNames = {"confirmed", "fair", "weak", "contested", "discounted"};
  return kNames.at(static_cast<std::size_t>(grade));
}

std::string_view name_of(Dispute::Kind kind) {
  static constexpr std::array<std::string_view, 4> kNames = {"denied", "contradicted", "toll", "author"};
  return kNames.at(static_cast<std::size_t>(kind));
}

std::string claim_name(const Corpus& corpus, std::uint32_t telling) {
  const Telling& t = corpus.tellings[telling];
  return corpus.accounts[t.dispatch].id.substr(0, 16) + ".c" + std::to_string(t.number);
}

namespace {

/// "Le quartier de Soukkari à Alep" is in Soukkari: a place around another of the same claim only says where that is.
void keep_finest(Corpus& corpus, const Atlas& atlas, List& list) {
  const auto begin = corpus.pool.begin() + list.begin, end = begin + list.size;
  const std::vector<Symbol> all(begin, end);
  const auto kept = std::stable_partition(begin, end, [&](Symbol place) {
    return std::none_of(all.begin(), all.end(), [&](Symbol other) { return other != place && atlas.above(place, other); });
  });
  list.size = static_cast<std::uint16_t>(kept - begin);
}

/// A version of a text replaces a figure when it gives one of the same effect for the same place and time.
bool gives_anew(const Derived& d, const Toll& old, const Toll& fresh) {
  const auto a = symbols_of(d.corpus, old.places), b = symbols_of(d.corpus, fresh.places);
  const bool place = (a.empty() && b.empty()) || std::any_of(a.begin(), a.end(), [&](Symbol x) { return std::any_of(b.begin(), b.end(), [&](Symbol y) { return d.atlas.related(x, y); }); });
  const bool time = !old.window.known() || !fresh.window.known() || old.window.overlaps(fresh.window);
  return old.effect == fresh.effect && (old.source == fresh.source || old.source == kNone) && place && time;
}

std::vector<bool> replaced_tolls(const Derived& d) {
  std::vector<bool> out(d.corpus.tolls.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    const Toll& toll = d.corpus.tolls[i];
    const std::uint32_t by = d.origins.superseded_by[toll.dispatch];
    if (by != kNone) {
      const auto begin = d.corpus.tolls.begin() + d.corpus.accounts[by].tolls, end = d.corpus.tolls.begin() + tolls_end(d.corpus, by);
      out[i] = d.corpus.accounts[by].notice == NoticeKind::kWithdrawal || std::any_of(begin, end, [&](const Toll& fresh) { return gives_anew(d, toll, fresh); });
    }
  }
  return out;
}

}  // namespace

Derived derive(Corpus corpus, const World& world, const std::vector<DecisionText>& decisions) {
  Derived out;
  out.corpus = std::move(corpus);
  out.ruling = apply_decisions(out.corpus, decisions);
  out.atlas = make_atlas(out.corpus.symbols, world);
  for (Telling& telling : out.corpus.tellings) {
    keep_finest(out.corpus, out.atlas, telling.places);
  }
  for (Toll& toll : out.corpus.tolls) {
    keep_finest(out.corpus, out.atlas, toll.places);
  }
  out.origins = find_origins(out.corpus);
  out.merged = merge_tellings(out.corpus, out.atlas, out.origins, out.ruling);
  const auto& event_of = out.merged.event_of;
  out.by_event.resize(event_of.size());
  for (std::uint32_t i = 0; i < event_of.size(); ++i) {
    out.by_event[i] = i;
  }
  // A denial that stands with the event it denies has no event of its own.
  std::set<std::uint32_t> guests;
  for (const auto& denial : out.merged.denials) {
    guests.insert(denial.telling);
  }
  std::erase_if(out.by_event, [&](std::uint32_t i) { return guests.contains(i); });
  std::sort(out.by_event.begin(), out.by_event.end(), [&](std::uint32_t a, std::uint32_t b) { return std::pair(event_of[a], a) < std::pair(event_of[b], b); });
  for (std::uint32_t i = 0; i < out.corpus.tolls.size(); ++i) {
    const Toll& toll = out.corpus.tolls[i];
    const std::uint32_t telling = toll.claim == 0 ? kNone : telling_of(out.corpus, toll.dispatch, toll.claim);
    if (telling != kNone && out.corpus.tellings[telling].factuality != Factuality::kDenied) {
      out.tolls.emplace_back(event_of[telling], i);
    }
  }
  std::sort(out.tolls.begin(), out.tolls.end());
  out.toll_replaced = replaced_tolls(out);
  out.disputes = find_disputes(out, world);
  return out;
}

void for_each_event(const Derived& d, const std::function<void(std::uint32_t, const Event&)>& take) {
  const Builder builder(d);
  const auto& event_of = d.merged.event_of;
  std::size_t denial = 0, toll = 0, dispute = 0;
  for (std::size_t begin = 0, end = 0; begin < d.by_event.size(); begin = end) {
    const std::uint32_t first = event_of[d.by_event[begin]];
    std::vector<std::uint32_t> tellings, denials, tolls;
    for (end = begin; end < d.by_event.size() && event_of[d.by_event[end]] == first; ++end) {
      tellings.push_back(d.by_event[end]);
    }
    for (; denial < d.merged.denials.size() && d.merged.denials[denial].event <= first; ++denial) {
      if (d.merged.denials[denial].event == first) {
        denials.push_back(d.merged.denials[denial].telling);
      }
    }
    for (; toll < d.tolls.size() && d.tolls[toll].first <= first; ++toll) {
      if (d.tolls[toll].first == first) {
        tolls.push_back(d.tolls[toll].second);
      }
    }
    bool contradicted = false;
    for (; dispute < d.disputes.size() && d.disputes[dispute].event <= first; ++dispute) {
      const Dispute& x = d.disputes[dispute];
      contradicted = contradicted || (x.event == first && (x.kind == Dispute::Kind::kContradicted || x.kind == Dispute::Kind::kAuthor));
    }
    take(first, builder.build(tellings, denials, std::move(tolls), contradicted));
  }
}

}  // namespace recoupe

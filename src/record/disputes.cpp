// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/disputes.h"

#include <algorithm>
#include <map>
#include <set>

#include "times/calendar.h"

namespace recoupe {
namespace {

class Finder {
 public:
  Finder(const Derived& derived, const World& world) : d_(derived), corpus_(derived.corpus) {
    for (const auto& [a, b] : world.contradictions) {
      const Symbol x = corpus_.symbols.find(a), y = corpus_.symbols.find(b);
      if (x != kNone && y != kNone) {
        contradictions_.emplace(x, y);
        contrary_.insert(x);
      }
    }
  }

  std::vector<Dispute> run() {
    for (const auto& denial : d_.merged.denials) {
      out_.push_back({Dispute::Kind::kDenied, denial.event, denial.event, denial.event, denial.telling});
    }
    links();
    contradictions();
    authors();
    tolls();
    std::sort(out_.begin(), out_.end(), [](const Dispute& a, const Dispute& b) {
      return std::tie(a.event, a.kind, a.other_event, a.claim, a.other_claim) < std::tie(b.event, b.kind, b.other_event, b.claim, b.other_claim);
    });
    out_.erase(std::unique(out_.begin(), out_.end()), out_.end());
    return std::move(out_);
  }

 private:
  const Telling& telling(std::uint32_t i) const { return corpus_.tellings[i]; }
  std::uint32_t event_of(std::uint32_t telling) const { return d_.merged.event_of[telling]; }

  void both(Dispute::Kind kind, std::uint32_t a, std::uint32_t b) {
    out_.push_back({kind, event_of(a), event_of(b), a, b});
    if (event_of(a) != event_of(b)) {
      out_.push_back({kind, event_of(b), event_of(a), b, a});
    }
  }

  /// What the readings themselves say: an asserted claim that denies another, by somebody else.
  void links() {
    for (std::uint32_t i = 0; i < corpus_.tellings.size(); ++i) {
      for (const std::uint32_t number : symbols_of(corpus_, telling(i).denies)) {
        const std::uint32_t other = telling_of(corpus_, telling(i).dispatch, number);
        const bool asserted = other != kNone && telling(i).factuality != Factuality::kDenied && telling(other).factuality != Factuality::kDenied;
        if (asserted && event_of(i) != event_of(other) && telling(i).source != telling(other).source) {
          both(Dispute::Kind::kContradicted, i, other);
        }
      }
    }
  }

  /// Contrary types at one place on one day, told by two claimants.
  void contradictions() {
    std::map<std::pair<Symbol, std::int32_t>, std::vector<std::uint32_t>> cells;
    for (std::uint32_t i = 0; i < corpus_.tellings.size(); ++i) {
      const Telling& t = telling(i);
      if (contrary_.contains(t.type) && t.factuality == Factuality::kAsserted && t.window.known() && t.window.size() <= kMinutesOfDay) {
        for (const Symbol place : symbols_of(corpus_, t.places)) {
          cells[{place, day_of_minute(t.window.first)}].push_back(i);
        }
      }
    }
    for (const auto& [key, items] : cells) {
      for (std::size_t a = 0; a < items.size(); ++a) {
        for (std::size_t b = a + 1; b < std::min(items.size(), a + 65); ++b) {
          const Telling &x = telling(items[a]), &y = telling(items[b]);
          if (contradictions_.contains({x.type, y.type}) && x.source != y.source && x.window.overlaps(y.window)) {
            both(Dispute::Kind::kContradicted, items[a], items[b]);
          }
        }
      }
    }
  }

  template <class Take>
  void each_event(Take take) const {
    for (std::size_t begin = 0, end = 0; begin < d_.by_event.size(); begin = end) {
      for (end = begin; end < d_.by_event.size() && event_of(d_.by_event[end]) == event_of(d_.by_event[begin]); ++end) {
      }
      if (end - begin > 1) {
        take(d_.by_event.data() + begin, d_.by_event.data() + end);
      }
    }
  }

  /// Two claimants who name unrelated authors of one harm.
  void authors() {
    each_event([this](const std::uint32_t* begin, const std::uint32_t* end) {
      for (const std::uint32_t* i = begin; i != end; ++i) {
        const auto first = symbols_of(corpus_, telling(*begin).agents), other = symbols_of(corpus_, telling(*i).agents);
        if (d_.atlas.harm[telling(*i).type] && !first.empty() && !other.empty() && !d_.atlas.any_related(first, other) && telling(*i).source != telling(*begin).source) {
          out_.push_back({Dispute::Kind::kAuthor, event_of(*i), event_of(*i), *begin, *i});
        }
      }
    });
  }

  /// Figures of one event that cannot both be right, by two claimants, neither replaced.
  void tolls() {
    for (std::size_t begin = 0, end = 0; begin < d_.tolls.size(); begin = end) {
      for (end = begin; end < d_.tolls.size() && d_.tolls[end].first == d_.tolls[begin].first; ++end) {
      }
      for (std::size_t a = begin; a < end; ++a) {
        for (std::size_t b = a + 1; b < std::min(end, a + 65); ++b) {
          const Toll &x = corpus_.tolls[d_.tolls[a].second], &y = corpus_.tolls[d_.tolls[b].second];
          const bool live = !d_.toll_replaced[d_.tolls[a].second] && !d_.toll_replaced[d_.tolls[b].second];
          if (live && x.effect == y.effect && x.victims == y.victims && x.source != y.source && x.min >= 0 && y.min >= 0 && cannot_both_hold(x, y)) {
            out_.push_back({Dispute::Kind::kToll, d_.tolls[a].first, d_.tolls[a].first, telling_of(corpus_, x.dispatch, x.claim), telling_of(corpus_, y.dispatch, y.claim)});
          }
        }
      }
    }
  }

  const Derived& d_;
  const Corpus& corpus_;
  std::set<std::pair<Symbol, Symbol>> contradictions_;
  std::set<Symbol> contrary_;
  std::vector<Dispute> out_;
};

}  // namespace

std::vector<Dispute> find_disputes(const Derived& derived, const World& world) { return Finder(derived, world).run(); }

}  // namespace recoupe

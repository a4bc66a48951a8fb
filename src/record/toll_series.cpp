// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/toll_series.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "times/calendar.h"

namespace recoupe {
namespace {

class Noter {
 public:
  explicit Noter(const Derived& derived) : d_(derived), corpus_(derived.corpus), notes_(corpus_.tolls.size()) {}

  std::vector<TollNote> run() {
    for (std::uint32_t i = 0; i < corpus_.tolls.size(); ++i) {
      notes_[i].series = i;
      subsets(i);
    }
    parts();
    index_new();
    series();
    return std::move(notes_);
  }

 private:
  const Toll& toll(std::uint32_t i) const { return corpus_.tolls[i]; }

  void flag(std::uint32_t i, const std::string& words) { notes_[i].flags += (notes_[i].flags.empty() ? "" : "; ") + words; }

  Symbol place(std::uint32_t i) const {
    const auto places = symbols_of(corpus_, toll(i).places);
    return places.size() == 1 ? places.front() : kNone;
  }

  void subsets(std::uint32_t i) {
    for (std::uint32_t s = 0; s < toll(i).subset_count; ++s) {
      const TollSubset& part = corpus_.subsets[toll(i).subsets + s];
      if (toll(i).max >= 0 && part.min > toll(i).max) {
        flag(i, fmt::format("its {} {} are more than the whole", part.min, corpus_.symbols.name(part.victims)));
      }
    }
  }

  /// Parts of one total in one text: same claimant, effect, victims and window, in places inside that of the total.
  void parts() {
    using Key = std::tuple<std::uint32_t, Symbol, Symbol, Symbol, Window>;
    std::map<Key, std::vector<std::uint32_t>> groups;
    for (std::uint32_t i = 0; i < corpus_.tolls.size(); ++i) {
      if (toll(i).window.known() && place(i) != kNone) {
        groups[{toll(i).dispatch, toll(i).source, toll(i).effect, toll(i).victims, toll(i).window}].push_back(i);
      }
    }
    for (const auto& [key, items] : groups) {
      for (const std::uint32_t whole : items) {
        std::int64_t sum = 0;
        std::set<Symbol> places;
        for (const std::uint32_t part : items) {
          const bool inside = place(part) != place(whole) && d_.atlas.above(place(whole), place(part));
          sum += inside && places.insert(place(part)).second ? std::max<std::int64_t>(toll(part).min, 0) : 0;
        }
        if (toll(whole).max >= 0 && sum > toll(whole).max) {
          flag(whole, fmt::format("its parts add up to {}", sum));
        }
      }
    }
  }

  void series() {
    using Key = std::tuple<Symbol, Symbol, Symbol, Symbol, std::int32_t>;
    std::map<Key, std::vector<std::uint32_t>> all;
    for (std::uint32_t i = 0; i < corpus_.tolls.size(); ++i) {
      const Toll& t = toll(i);
      const bool lasting = t.window.known() && (t.cumulative || t.window.size() > 2 * kMinutesOfDay);
      if (lasting && t.min >= 0 && place(i) != kNone && !d_.toll_replaced[i]) {
        all[{t.source, t.effect, t.victims, place(i), day_of_minute(t.window.first)}].push_back(i);
      }
    }
    for (auto& [key, items] : all) {
      std::sort(items.begin(), items.end(), [this](std::uint32_t a, std::uint32_t b) { return std::tuple(toll(a).window.last, toll(a).min, a) < std::tuple(toll(b).window.last, toll(b).min, b); });
      std::uint32_t before = kNone;
      for (const std::uint32_t i : items) {
        notes_[i].series = *std::min_element(items.begin(), items.end());
        if (before != kNone && toll(before).window.last < toll(i).window.last) {
          compare(before, i);
        }
        before = before == kNone || toll(before).window.last < toll(i).window.last ? i : before;
      }
    }
  }

  void compare(std::uint32_t before, std::uint32_t after) {
    const Toll &a = toll(before), &b = toll(after);
    notes_[after].grown_min = a.max < 0 ? 0 : std::max<std::int64_t>(0, b.min - a.max);
    notes_[after].grown_max = b.max < 0 ? -1 : std::max<std::int64_t>(0, b.max - a.min);
    if (b.max >= 0 && b.max < a.min) {
      flag(after, fmt::format("a running total that falls: it was {} before", a.min));
    }
    const std::int64_t told = new_between(before, after);
    if (notes_[after].grown_max >= 0 && told > notes_[after].grown_max) {
      flag(after, fmt::format("{} new are told since the figure before, and it grew by {} at most", told, notes_[after].grown_max));
    }
  }

  /// What the same claimant told as new between two figures of a running total: each happening once.
  std::int64_t new_between(std::uint32_t before, std::uint32_t after) {
    const Toll& b = toll(after);
    std::map<std::uint32_t, std::int64_t> by_event;
    const auto found = new_.find({b.source, b.effect});
    for (const std::uint32_t i : found == new_.end() ? std::vector<std::uint32_t>() : found->second) {
      const Toll& t = toll(i);
      const bool inside = t.window.first > toll(before).window.last && t.window.last <= b.window.last && t.victims == b.victims && place(i) != kNone && d_.atlas.above(place(after), place(i));
      if (inside) {
        auto& best = by_event[event_of_.at(i)];
        best = std::max(best, t.min);
      }
    }
    std::int64_t sum = 0;
    for (const auto& [event, min] : by_event) {
      sum += min;
    }
    return sum;
  }

  void index_new() {
    for (const auto& [event, i] : d_.tolls) {
      const Toll& t = toll(i);
      if (!t.cumulative && t.window.known() && t.window.size() <= kMinutesOfDay && t.min > 0 && !d_.toll_replaced[i]) {
        event_of_[i] = event;
        new_[{t.source, t.effect}].push_back(i);
      }
    }
  }

  const Derived& d_;
  const Corpus& corpus_;
  std::vector<TollNote> notes_;
  std::map<std::pair<Symbol, Symbol>, std::vector<std::uint32_t>> new_;
  std::map<std::uint32_t, std::uint32_t> event_of_;
};

}  // namespace

std::vector<TollNote> note_tolls(const Derived& derived) { return Noter(derived).run(); }

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/merge.h"

#include <algorithm>
#include <map>
#include <set>

#include "record/groups_of.h"
#include "times/calendar.h"

namespace recoupe {
namespace {

constexpr std::int32_t kLongest = 3 * kMinutesOfDay;  // a longer window is a campaign, not a happening
constexpr std::size_t kNeighbours = 64;                   // in a full cell each is compared with this many after it

using Key = std::uint64_t;

/// A claim in a cell of those that may tell of one happening.
struct Entry {
  Key key;
  std::uint32_t telling;
  auto operator<=>(const Entry&) const = default;
};

Key mix(Key a, Key b) {
  a ^= b + 0x9E3779B97F4A7C15U + (a << 6U) + (a >> 2U);
  return a * 0xBF58476D1CE4E5B9U;
}

class Merger {
 public:
  Merger(const Corpus& corpus, const Atlas& atlas, const Origins& origins, const Ruling& ruling)
      : corpus_(corpus), atlas_(atlas), origins_(origins), ruling_(ruling), groups_(corpus.tellings.size()) {
    civilians_ = corpus.symbols.find("civilians");
    truce_ = corpus.symbols.find("happening:truce");
  }

  Merged run() {
    join_copies();
    auto cells = entries(false);
    each_cell(cells, [this](const Entry* begin, const Entry* end) { merge_cell(begin, end); });
    join_vaguer();
    rule();
    attach_denials(cells);
    Merged out{std::vector<std::uint32_t>(corpus_.tellings.size()), std::move(denials_)};
    for (std::uint32_t i = 0; i < out.event_of.size(); ++i) {
      out.event_of[i] = groups_.first_of(i);
    }
    for (auto& denial : out.denials) {
      denial.event = groups_.first_of(denial.event);
    }
    std::sort(out.denials.begin(), out.denials.end(), [](const auto& a, const auto& b) { return std::pair(a.event, a.telling) < std::pair(b.event, b.telling); });
    out.denials.erase(std::unique(out.denials.begin(), out.denials.end(), [](const auto& a, const auto& b) { return a.event == b.event && a.telling == b.telling; }), out.denials.end());
    return out;
  }

 private:
  const Telling& telling(std::uint32_t i) const { return corpus_.tellings[i]; }
  bool free(std::uint32_t i) const { return telling(i).factuality != Factuality::kDenied && !ruling_.apart.contains(i); }

  Key base(const Telling& t) const {
    const Key status = happened(t.factuality) ? 0 : static_cast<Key>(t.factuality) + 1;
    return mix(atlas_.happening[t.type], status);
  }

  /// Reprints and versions of one text tell the same claims: the n-th of a kind in one is the n-th in the other.
  void join_copies() {
    std::vector<std::pair<Key, std::uint32_t>> keys;
    std::map<Key, std::uint32_t> seen;
    std::uint32_t dispatch = kNone;
    for (std::uint32_t i = 0; i < corpus_.tellings.size(); ++i) {
      const Telling& t = telling(i);
      if (t.dispatch != dispatch) {
        seen.clear();
        dispatch = t.dispatch;
      }
      Key key = mix(mix(origins_.of[t.dispatch], t.type), static_cast<Key>(t.factuality));
      for (const List list : {t.places, t.agents}) {
        for (const Symbol s : symbols_of(corpus_, list)) {
          key = mix(key, s);
        }
        key = mix(key, kNone);
      }
      const std::uint32_t count = seen[key]++;
      if (!ruling_.apart.contains(i)) {
        keys.emplace_back(mix(key, count), i);
      }
    }
    std::sort(keys.begin(), keys.end());
    for (std::size_t i = 1; i < keys.size(); ++i) {
      const Telling &a = telling(keys[i - 1].second), &b = telling(keys[i].second);
      if (keys[i].first == keys[i - 1].first && (!a.window.known() || !b.window.known() || a.window.overlaps(b.window))) {
        groups_.join(keys[i - 1].second, keys[i].second);
      }
    }
  }

  /// Entries for every dated claim, by day and by place; with `above`, also by every place around it short of a country.
  std::vector<Entry> entries(bool above) const {
    std::vector<Entry> out;
    for (std::uint32_t i = 0; i < corpus_.tellings.size(); ++i) {
      const Telling& t = telling(i);
      if (free(i) && t.window.known() && t.window.size() <= kLongest) {
        for_each_key(t, above, [&](Key key) { out.push_back({key, i}); });
      }
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  template <class Take>
  void for_each_key(const Telling& t, bool above, Take take) const {
    for (std::int32_t day = day_of_minute(t.window.first); day <= day_of_minute(t.window.last); ++day) {
      const Key of_day = mix(base(t), static_cast<Key>(static_cast<std::uint32_t>(day)));
      if (t.places.size == 0) {
        take(mix(of_day, kNone));
      }
      for (const Symbol place : symbols_of(corpus_, t.places)) {
        take(mix(of_day, place));
        for (Symbol p = above ? atlas_.parent[place] : kNone; p != kNone && atlas_.precision[p] != PlacePrecision::kCountry; p = atlas_.parent[p]) {
          take(mix(of_day, p));
        }
      }
    }
  }

  template <class Take>
  static void each_cell(const std::vector<Entry>& entries, Take take) {
    for (std::size_t begin = 0, end = 0; begin < entries.size(); begin = end) {
      for (end = begin; end < entries.size() && entries[end].key == entries[begin].key; ++end) {
      }
      if (end - begin > 1) {
        take(entries.data() + begin, entries.data() + end);
      }
    }
  }

  /// Everybody whom a claim names; sides of a fight may be told either way round.
  std::vector<Symbol> actors_of(const Telling& t) const {
    auto out = symbols_of(corpus_, t.agents);
    const auto targets = symbols_of(corpus_, t.targets);
    out.insert(out.end(), targets.begin(), targets.end());
    return out;
  }

  bool placed_finely(const Telling& t) const {
    const auto places = symbols_of(corpus_, t.places);
    return !places.empty() && std::all_of(places.begin(), places.end(), [&](Symbol p) { return atlas_.fine(p); });
  }

  bool same_roles(const Telling& a, const Telling& b) const {
    if (a.places.size == 0 && b.places.size == 0) {
      const auto x = actors_of(a), y = actors_of(b);
      return atlas_.happening[a.type] == truce_ ? x.empty() || y.empty() || atlas_.any_related(x, y) : atlas_.any_related(x, y) && (std::min(x.size(), y.size()) > 1 || x.size() == y.size());
    }
    const auto targets_a = symbols_of(corpus_, a.targets), targets_b = symbols_of(corpus_, b.targets);
    const auto vague = [&](const std::vector<Symbol>& t) { return t.empty() || std::find(t.begin(), t.end(), civilians_) != t.end(); };
    const bool targets = vague(targets_a) || vague(targets_b) || atlas_.any_related(targets_a, targets_b) || atlas_.any_related(actors_of(a), actors_of(b));
    // Who did it may be what they quarrel about, as long as it is plain where and what.
    const bool agents = atlas_.any_related(actors_of(a), actors_of(b)) || (atlas_.harm[a.type] && placed_finely(a) && placed_finely(b));
    return targets && agents;
  }

  void merge_cell(const Entry* begin, const Entry* end) {
    std::vector<std::uint32_t> named, nameless;
    for (const Entry* e = begin; e != end; ++e) {
      (telling(e->telling).agents.size == 0 && telling(e->telling).targets.size == 0 ? nameless : named).push_back(e->telling);
    }
    const auto by_time = [this](std::uint32_t a, std::uint32_t b) { return std::pair(telling(a).window, a) < std::pair(telling(b).window, b); };
    std::sort(named.begin(), named.end(), by_time);
    std::sort(nameless.begin(), nameless.end(), by_time);
    join_pairs(named, [this](const Telling& a, const Telling& b) { return same_roles(a, b); });
    join_pairs(nameless, [this](const Telling& a, const Telling&) { return a.places.size != 0 || atlas_.happening[a.type] == truce_; });
    for (const std::uint32_t i : nameless) {
      std::set<std::uint32_t> open;
      for (std::size_t j = 0; j < named.size() && open.size() < 2; ++j) {
        if (same_time(telling(i).window, telling(named[j]).window)) {
          open.insert(groups_.first_of(named[j]));
        }
      }
      if (open.size() == 1 && (telling(i).places.size != 0 || atlas_.happening[telling(i).type] == truce_)) {
        groups_.join(i, *open.begin());
      }
    }
  }

  template <class Agree>
  void join_pairs(const std::vector<std::uint32_t>& items, Agree agree) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      for (std::size_t j = i + 1; j < std::min(items.size(), i + 1 + kNeighbours); ++j) {
        if (same_time(telling(items[i]).window, telling(items[j]).window) && agree(telling(items[i]), telling(items[j]))) {
          groups_.join(items[i], items[j]);
        }
      }
    }
  }

  /// A claim about a larger place joins the one happening of that day inside it, unless their victims speak against it.
  void join_vaguer() {
    const auto around = entries(true);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> joins;
    for (std::uint32_t i = 0; i < corpus_.tellings.size(); ++i) {
      const Telling& t = telling(i);
      if (!free(i) || !t.window.known() || t.window.size() > kMinutesOfDay || t.places.size != 1 || atlas_.fine(symbols_of(corpus_, t.places).front())) {
        continue;
      }
      std::set<std::uint32_t> inside;
      for_each_key(t, false, [&](Key key) {
        for (auto e = std::lower_bound(around.begin(), around.end(), Entry{key, 0}); e != around.end() && e->key == key && inside.size() < 3; ++e) {
          const std::uint32_t other = groups_.first_of(e->telling);
          if (other != groups_.first_of(i) && same_time(t.window, telling(e->telling).window)) {
            inside.insert(e->telling == i ? other : same_roles(t, telling(e->telling)) && !tolls_differ(i, e->telling) ? other : kNone);
          }
        }
      });
      if (inside.size() == 1 && *inside.begin() != kNone) {
        joins.emplace_back(i, *inside.begin());
      }
    }
    for (const auto& [a, b] : joins) {
      groups_.join(a, b);
    }
  }

  /// The killed that belong to a claim, or null.
  const Toll* killed(std::uint32_t i) const {
    const Telling& t = telling(i);
    for (std::uint32_t j = corpus_.accounts[t.dispatch].tolls; j < tolls_end(corpus_, t.dispatch); ++j) {
      const Toll& toll = corpus_.tolls[j];
      if (toll.claim == t.number && corpus_.symbols.name(toll.effect) == "killed") {
        return &toll;
      }
    }
    return nullptr;
  }

  bool tolls_differ(std::uint32_t a, std::uint32_t b) const {
    const Toll *x = killed(a), *y = killed(b);
    return x != nullptr && y != nullptr && cannot_both_hold(*x, *y);
  }

  /// What people decided comes last and wins.
  void rule() {
    for (const auto* lists : {&ruling_.split, &ruling_.merged}) {
      for (const auto& tellings : *lists) {
        for (std::size_t i = 1; i < tellings.size(); ++i) {
          groups_.join(tellings[0], tellings[i]);
        }
      }
    }
  }

  void attach_denials(const std::vector<Entry>& cells) {
    for (std::uint32_t i = 0; i < corpus_.tellings.size(); ++i) {
      const Telling& t = telling(i);
      if (t.factuality != Factuality::kDenied || ruling_.apart.contains(i)) {
        continue;
      }
      bool attached = false;
      for (const std::uint32_t number : symbols_of(corpus_, t.denies)) {
        const std::uint32_t other = telling_of(corpus_, t.dispatch, number);
        if (other != kNone && telling(other).factuality != Factuality::kDenied) {
          denials_.push_back({i, other});
          attached = true;
        }
      }
      if (const std::uint32_t other = attached ? kNone : denied_by_place(i, cells); other != kNone) {
        denials_.push_back({i, other});
      }
    }
  }

  /// What a denial without a link means: the nearest claim of its kind before it in its text, else the only happening there and then.
  std::uint32_t denied_by_place(std::uint32_t i, const std::vector<Entry>& cells) const {
    const Telling& t = telling(i);
    const auto places = symbols_of(corpus_, t.places);
    for (std::uint32_t other = i; other-- > corpus_.accounts[t.dispatch].tellings;) {
      const Telling& o = telling(other);
      const bool kind = atlas_.happening[o.type] == atlas_.happening[t.type] && o.factuality != Factuality::kDenied && happened(o.factuality);
      if (kind && o.source != t.source && (places.empty() || atlas_.any_related(places, symbols_of(corpus_, o.places)))) {
        return other;
      }
    }
    std::uint32_t found = kNone;
    if (t.window.known() && t.window.size() <= kLongest && !places.empty()) {
      for_each_key(t, false, [&](Key key) {
        for (auto e = std::lower_bound(cells.begin(), cells.end(), Entry{key, 0}); e != cells.end() && e->key == key; ++e) {
          found = found == kNone ? e->telling : found;
        }
      });
    }
    return found;
  }

  const Corpus& corpus_;
  const Atlas& atlas_;
  const Origins& origins_;
  const Ruling& ruling_;
  Groups groups_;
  std::vector<Merged::Denial> denials_;
  Symbol civilians_ = kNone, truce_ = kNone;
};

}  // namespace

bool happened(Factuality factuality) {
  return factuality == Factuality::kAsserted || factuality == Factuality::kDenied || factuality == Factuality::kPossible;
}

bool same_time(Window a, Window b) {
  if (!a.overlaps(b)) {
    return false;
  }
  const std::int32_t common = std::min(a.last, b.last) - std::max(a.first, b.first) + 1;
  const std::int32_t longer = std::max(a.size(), b.size());
  return longer <= kMinutesOfDay || common * 2 > longer;
}

Merged merge_tellings(const Corpus& corpus, const Atlas& atlas, const Origins& origins, const Ruling& ruling) {
  return Merger(corpus, atlas, origins, ruling).run();
}

}  // namespace recoupe

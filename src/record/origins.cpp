// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/origins.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "record/groups_of.h"
#include "record/shingles.h"

namespace recoupe {
namespace {

constexpr double kReprint = 0.5;           // of the shorter text's fingerprints; reprints have 0.7, other versions 0.2
constexpr std::uint32_t kFewShared = 4;    // a shorter common passage is a stock phrase
constexpr double kSameStory = 0.08;        // shared by two versions of one story; strangers share up to 0.04
constexpr double kSamePlaces = 0.6;        // of the rarity of places that only these two name
constexpr std::int32_t kRevisionDays = 3;  // a version is replaced while it is news
constexpr std::uint32_t kPartitions = 16;  // the index of fingerprints is made in parts, for memory's sake

using Pair = std::pair<std::uint32_t, std::uint32_t>;

/// Pairs of accounts worth comparing.
std::vector<Pair> candidates(const Corpus& corpus) {
  std::vector<Pair> out;
  for (std::uint32_t part = 0; part < kPartitions; ++part) {
    std::vector<Pair> postings;  // fingerprint, account
    for (std::uint32_t account = 0; account < corpus.accounts.size(); ++account) {
      for (std::uint32_t i = corpus.accounts[account].fingerprints; i < fingerprints_end(corpus, account); ++i) {
        if (corpus.fingerprints[i] % kPartitions == part) {
          postings.emplace_back(corpus.fingerprints[i], account);
        }
      }
    }
    std::sort(postings.begin(), postings.end());
    const auto before = static_cast<std::ptrdiff_t>(out.size());
    for (std::size_t i = 1, first = 0; i < postings.size(); ++i) {
      first = postings[i].first == postings[first].first ? first : i;
      if (first < i) {
        out.emplace_back(postings[first].second, postings[i].second);
        if (first + 1 < i) {
          out.emplace_back(postings[i - 1].second, postings[i].second);
        }
      }
    }
    std::sort(out.begin() + before, out.end());
    out.erase(std::unique(out.begin() + before, out.end()), out.end());
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

struct Overlap { std::uint32_t shared = 0, first = 0, second = 0; };

Overlap overlap_of(const Corpus& corpus, Pair pair) {
  const auto begin = [&](std::uint32_t a) { return corpus.fingerprints.begin() + corpus.accounts[a].fingerprints; };
  const auto end = [&](std::uint32_t a) { return corpus.fingerprints.begin() + fingerprints_end(corpus, a); };
  Overlap out{0, static_cast<std::uint32_t>(end(pair.first) - begin(pair.first)), static_cast<std::uint32_t>(end(pair.second) - begin(pair.second))};
  for (auto a = begin(pair.first), b = begin(pair.second); a != end(pair.first) && b != end(pair.second);) {
    out.shared += *a == *b ? 1 : 0;
    const bool forward = *a <= *b;
    b += *b <= *a ? 1 : 0;
    a += forward ? 1 : 0;
  }
  return out;
}

double share(std::uint32_t part, std::uint32_t whole) { return whole == 0 ? 0 : static_cast<double>(part) / whole; }

bool reprints(const Corpus& corpus, Pair pair, const Overlap& overlap) {
  const std::uint32_t shorter = std::min(overlap.first, overlap.second);
  const bool same_length = corpus.accounts[pair.first].words == corpus.accounts[pair.second].words;
  return share(overlap.shared, shorter) >= kReprint && (overlap.shared >= kFewShared || (same_length && overlap.shared == shorter));
}

/// For each dispatch that says that it replaces another: which one.
class Revisions {
 public:
  explicit Revisions(const Corpus& corpus) : corpus_(corpus) {
    for (std::uint32_t a = 0; a < corpus.accounts.size(); ++a) {
      if (corpus.accounts[a].notice.has_value()) {
        revisions_.push_back(a);
      }
    }
    if (!revisions_.empty()) {
      index_places();
    }
  }

  const std::vector<std::uint32_t>& all() const { return revisions_; }

  /// The likeliest predecessor among dispatches of the days before, or kNone.
  std::uint32_t predecessor(std::uint32_t revision, const std::vector<std::uint32_t>& with_passages) const {
    std::vector<std::uint32_t> near = with_passages;
    for (const Symbol place : places_of(revision)) {
      const auto& others = by_place_.at(place);
      near.insert(near.end(), others.begin(), others.end());
    }
    for (const Stamp& stamp : corpus_.accounts[revision].stamps) {
      const auto& others = by_stamp_.at(stamp.key);
      near.insert(near.end(), others.begin(), others.end());
    }
    std::sort(near.begin(), near.end());
    near.erase(std::unique(near.begin(), near.end()), near.end());
    std::erase_if(near, [&](std::uint32_t a) { return a == revision || !in_time(a, revision) || corpus_.accounts[a].notice == NoticeKind::kWithdrawal; });
    std::uint32_t best = kNone;
    double best_score = 0;
    for (const std::uint32_t a : near) {
      const Overlap overlap = overlap_of(corpus_, {std::min(a, revision), std::max(a, revision)});
      const double passages = share(overlap.shared, std::min(overlap.first, overlap.second)), places = dated(a, revision) ? rarity(revision, a, near) : 0;
      const bool stamped = share_stamp(revision, a);
      const double score = passages + places + (stamped ? 1 : 0);
      if ((stamped || passages >= kSameStory || places >= kSamePlaces) && later(a, revision) && score > best_score) {
        best = a;
        best_score = score;
      }
    }
    return best;
  }

 private:
  void index_places() {
    for (std::uint32_t a = 0; a < corpus_.accounts.size(); ++a) {
      for (const Symbol place : places_of(a)) {
        by_place_[place].push_back(a);
      }
      for (const Stamp& stamp : corpus_.accounts[a].stamps) {
        by_stamp_[stamp.key].push_back(a);
      }
    }
  }

  std::vector<Symbol> places_of(std::uint32_t account) const {
    std::vector<Symbol> out;
    const auto add = [&](List list) {
      const auto places = symbols_of(corpus_, list);
      out.insert(out.end(), places.begin(), places.end());
    };
    for (std::uint32_t i = corpus_.accounts[account].tellings; i < tellings_end(corpus_, account); ++i) {
      add(corpus_.tellings[i].places);
    }
    for (std::uint32_t i = corpus_.accounts[account].tolls; i < tolls_end(corpus_, account); ++i) {
      add(corpus_.tolls[i].places);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  bool dated(std::uint32_t before, std::uint32_t after) const {
    return corpus_.accounts[before].earliest <= corpus_.accounts[before].latest && corpus_.accounts[after].earliest <= corpus_.accounts[after].latest;
  }

  /// Undated texts may be of any time; only common words or a common stamp bring them together.
  bool in_time(std::uint32_t before, std::uint32_t after) const {
    const Account &a = corpus_.accounts[before], &b = corpus_.accounts[after];
    return !dated(before, after) || (a.earliest <= b.latest && a.latest >= b.earliest - kRevisionDays);
  }

  /// The last moment that a head names, -1 without one.
  static int clock(const Account& account) {
    int out = -1;
    for (const Stamp& stamp : account.stamps) {
      out = std::max<int>(out, stamp.minute);
    }
    return out;
  }

  /// Nothing replaces what came after it; of two undated versions of one day that both replace one, one must go first.
  bool later(std::uint32_t before, std::uint32_t after) const {
    const Account &a = corpus_.accounts[before], &b = corpus_.accounts[after];
    if (dated(before, after) && a.latest < b.earliest) {
      return true;
    }
    if (clock(a) >= 0 && clock(b) >= 0 && clock(a) != clock(b)) {
      return clock(a) < clock(b);
    }
    return !a.notice || before < after;
  }

  bool share_stamp(std::uint32_t a, std::uint32_t b) const {
    const auto &x = corpus_.accounts[a].stamps, &y = corpus_.accounts[b].stamps;
    return std::any_of(x.begin(), x.end(), [&](const Stamp& s) { return std::any_of(y.begin(), y.end(), [&](const Stamp& t) { return s.key == t.key; }); });
  }

  /// How rare the places are that both name: 1 for one place that nobody else of those days names.
  double rarity(std::uint32_t a, std::uint32_t b, const std::vector<std::uint32_t>& near) const {
    const auto first = places_of(a), second = places_of(b);
    const double all = static_cast<double>(near.size()) + 1;
    double out = 0;
    for (const Symbol place : first) {
      if (std::binary_search(second.begin(), second.end(), place)) {
        const auto naming = std::count_if(by_place_.at(place).begin(), by_place_.at(place).end(), [&](std::uint32_t other) { return std::binary_search(near.begin(), near.end(), other); });
        out += std::log(all / static_cast<double>(naming)) / std::log(std::max(all, 2.0));
      }
    }
    return out;
  }

  const Corpus& corpus_;
  std::vector<std::uint32_t> revisions_;
  std::unordered_map<Symbol, std::vector<std::uint32_t>> by_place_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> by_stamp_;
};

/// Links each revision with the version before it, which it supersedes together with that one's reprints.
void supersede(const Corpus& corpus, std::unordered_map<std::uint32_t, std::vector<std::uint32_t>>& with_passages, Groups& groups, Origins& out) {
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> reprints;
  std::vector<std::uint32_t> reprint_of(corpus.accounts.size());
  for (std::uint32_t a = 0; a < corpus.accounts.size(); ++a) {
    reprints[reprint_of[a] = groups.first_of(a)].push_back(a);
  }
  const Revisions revisions(corpus);
  for (const std::uint32_t revision : revisions.all()) {
    const std::uint32_t before = revisions.predecessor(revision, with_passages[revision]);
    if (before == kNone) {
      continue;
    }
    const bool rewritten = reprint_of[revision] != reprint_of[before];
    for (const std::uint32_t a : rewritten ? reprints[reprint_of[before]] : std::vector<std::uint32_t>{before}) {
      out.superseded_by[a] = out.superseded_by[a] == kNone && a != revision ? revision : out.superseded_by[a];
    }
    groups.join(before, revision);
  }
}

}  // namespace

Origins find_origins(const Corpus& corpus) {
  const std::size_t size = corpus.accounts.size();
  Origins out{std::vector<std::uint32_t>(size), std::vector<std::uint32_t>(size, kNone), std::vector<double>(size, 0)};
  Groups groups(size);
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> with_passages;
  for (const Pair& pair : candidates(corpus)) {
    const Overlap overlap = overlap_of(corpus, pair);
    if (reprints(corpus, pair, overlap)) {
      groups.join(pair.first, pair.second);
      out.containment[pair.first] = std::max(out.containment[pair.first], share(overlap.shared, overlap.first));
      out.containment[pair.second] = std::max(out.containment[pair.second], share(overlap.shared, overlap.second));
    }
    for (const auto& [a, b] : {pair, Pair{pair.second, pair.first}}) {
      if (corpus.accounts[a].notice.has_value() && overlap.shared > 1) {
        with_passages[a].push_back(b);
      }
    }
  }
  supersede(corpus, with_passages, groups, out);
  for (std::uint32_t a = 0; a < size; ++a) {
    out.of[a] = groups.first_of(a);
  }
  return out;
}

std::vector<SharedPassage> shared_passages(std::string_view first, std::string_view second) {
  const ShingleWords a = words_for_shingles(first), b = words_for_shingles(second);
  const auto shingles_a = shingles_of(a), shingles_b = shingles_of(b);
  std::unordered_map<std::uint32_t, std::uint32_t> where;  // the first place of each shingle in `second`
  for (std::uint32_t i = 0; i < shingles_b.size(); ++i) {
    where.try_emplace(shingles_b[i], i);
  }
  std::vector<SharedPassage> out;
  for (std::size_t i = 0; i < shingles_a.size();) {
    const auto found = where.find(shingles_a[i]);
    std::size_t length = 0;
    for (std::size_t j = found == where.end() ? b.keys.size() : found->second; j + length < b.keys.size() && i + length < a.keys.size() && a.keys[i + length] == b.keys[j + length];) {
      ++length;
    }
    if (length >= 5) {
      out.push_back({{a.spans[i].begin, a.spans[i + length - 1].end}, {b.spans[found->second].begin, b.spans[found->second + length - 1].end}});
    }
    i += std::max<std::size_t>(length, 1);
  }
  return out;
}

}  // namespace recoupe

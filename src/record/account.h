// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts: what the readings say, small enough that a hundred thousand of them are compared in memory.
//
//   Corpus corpus;   add_account(corpus, reading_json, text);   // in the order of the dispatches' SHA-256
//
// Names are numbers of one table of symbols; lists lie end to end in one pool.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reading/reading.h"
#include "record/stamps.h"

namespace recoupe {

using Symbol = std::uint32_t;  ///< kNone for "not said"

class Symbols {
 public:
  Symbol of(std::string_view name);
  /// kNone for a name that was never given.
  Symbol find(std::string_view name) const;
  const std::string& name(Symbol symbol) const& { return names_.at(symbol); }
  const std::string& name(Symbol symbol) const&& = delete;
  std::size_t size() const { return names_.size(); }

 private:
  struct Hash : std::hash<std::string_view> { using is_transparent = void; };
  std::vector<std::string> names_;
  std::unordered_map<std::string, Symbol, Hash, std::equal_to<>> numbers_;
};

/// Minutes since 1970, both ends included.
struct Window {
  std::int32_t first = 0, last = -1;
  bool known() const { return first <= last; }
  bool overlaps(Window other) const { return first <= other.last && other.first <= last; }
  std::int32_t size() const { return last - first + 1; }
  auto operator<=>(const Window&) const = default;
};

/// A list in Corpus::pool.
struct List {
  std::uint32_t begin = 0;
  std::uint16_t size = 0;
};

/// One claim of one dispatch.
struct Telling {
  std::uint32_t dispatch = 0;        ///< Corpus::accounts
  std::uint16_t number = 0;          ///< 3 for "c3"
  Factuality factuality = Factuality::kAsserted;
  Symbol type = kNone;
  Symbol source = kNone;             ///< claimant; kNone: the dispatch itself
  std::uint32_t trigger = 0;         ///< first code point of its trigger
  Window window;
  List places, agents, targets;      ///< symbols; places where it is at, else any
  List denies, disputed_by;          ///< numbers of claims of the same dispatch
  std::uint16_t violates = 0;        ///< number of a claim, or 0
  std::int32_t count = -1;           ///< lower bound of how often, -1 when not said
};

/// One tally of one dispatch. Bounds of -1 are open.
struct Toll {
  std::uint32_t dispatch = 0;
  std::uint16_t number = 0, claim = 0;  ///< claim: number of the claim it belongs to, or 0
  bool cumulative = false;
  Symbol effect = kNone, victims = kNone, cause = kNone, source = kNone, side = kNone;
  std::uint32_t trigger = 0;
  Window window;
  List places;
  std::int64_t min = -1, max = -1;
  std::uint32_t subsets = 0;            ///< Corpus::subsets
  std::uint16_t subset_count = 0;
};

/// True when the bounds of two tolls have no number in common.
bool cannot_both_hold(const Toll& a, const Toll& b);

struct TollSubset { Symbol victims = kNone; std::int64_t min = -1, max = -1; };

/// One dispatch.
struct Account {
  std::string id;                    ///< SHA-256
  std::int32_t earliest = 0, latest = -1;  ///< days of publication; earliest > latest: unknown
  std::optional<NoticeKind> notice;  ///< what it says it does to an earlier one
  List credits;
  std::uint32_t tellings = 0, tolls = 0;   ///< index of the first
  std::uint32_t fingerprints = 0;          ///< index of the first
  std::vector<Stamp> stamps;               ///< moments that its head names
  std::uint32_t words = 0;                 ///< how many 5-word shingles the text has
};

struct Corpus {
  Symbols symbols;
  std::vector<Symbol> pool;
  std::vector<Account> accounts;     ///< by SHA-256
  std::vector<Telling> tellings;     ///< by dispatch and number
  std::vector<Toll> tolls;
  std::vector<TollSubset> subsets;
  std::vector<std::uint32_t> fingerprints;  ///< of shingles, for origins
};

/// The symbols of a list.
std::vector<Symbol> symbols_of(const Corpus& corpus, List list);
/// Index after the last telling, toll, fingerprint of an account.
std::uint32_t tellings_end(const Corpus& corpus, std::size_t account);
std::uint32_t tolls_end(const Corpus& corpus, std::size_t account);
std::uint32_t fingerprints_end(const Corpus& corpus, std::size_t account);
/// The telling with that number in a dispatch, or kNone.
std::uint32_t telling_of(const Corpus& corpus, std::uint32_t dispatch, std::uint32_t number);

/// Adds one reading. Fails with kBadInput on anything but a reading of recoupe.
Result<void> add_account(Corpus& corpus, std::string_view reading_json, std::string_view text);

/// "2016-08-17" or "2016-08-17T18:00" as minutes since 1970; `end`: the last minute of a day. Nothing for other words.
std::optional<std::int32_t> minutes_of(std::string_view time, bool end);

}  // namespace recoupe

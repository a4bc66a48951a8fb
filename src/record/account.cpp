// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/account.h"

#include <algorithm>
#include <charconv>

#include "base/json_fields.h"
#include "record/shingles.h"
#include "times/calendar.h"

namespace recoupe {
namespace {

using simdjson::dom::element;

std::int64_t number_at(element from, std::string_view key, std::int64_t otherwise) {
  std::int64_t out = otherwise;
  return from[key].get(out) == simdjson::SUCCESS ? out : otherwise;
}

std::uint16_t number_of(std::string_view id) {
  unsigned out = 0;
  std::from_chars(id.data() + std::min<std::size_t>(1, id.size()), id.data() + id.size(), out);
  return static_cast<std::uint16_t>(std::min(out, 65535U));
}

std::optional<NoticeKind> notice_of(element dispatch) {
  element notice;
  if (dispatch["notice"].get(notice) != simdjson::SUCCESS || !notice.is_object()) {
    return std::nullopt;
  }
  return notice_kind_of(text_at(notice, "kind"));
}

/// Puts the parts of one reading into the corpus.
class Reader {
 public:
  explicit Reader(Corpus& corpus) : corpus_(corpus) {}

  void telling(element claim) {
    Telling out;
    out.dispatch = static_cast<std::uint32_t>(corpus_.accounts.size() - 1);
    out.number = number_of(text_at(claim, "id"));
    out.factuality = factuality_of(text_at(claim, "factuality")).value_or(Factuality::kAsserted);
    out.type = corpus_.symbols.of(text_at(claim, "type"));
    out.source = source(claim);
    out.trigger = trigger(claim);
    out.window = window(claim, "time", "earliest", "latest");
    out.places = places(claim);
    out.agents = actors(claim, "agents");
    out.targets = actors(claim, "targets");
    out.denies = numbers(claim, "denies");
    out.disputed_by = numbers(claim, "disputed_by");
    out.violates = number_of(text_at(claim, "violates"));
    if (element count; claim["count"].get(count) == simdjson::SUCCESS) {
      out.count = static_cast<std::int32_t>(std::clamp<std::int64_t>(number_at(count, "min", -1), -1, 1 << 30));
    }
    corpus_.tellings.push_back(out);
  }

  void toll(element tally) {
    Toll out;
    out.dispatch = static_cast<std::uint32_t>(corpus_.accounts.size() - 1);
    out.number = number_of(text_at(tally, "id"));
    out.claim = number_of(text_at(tally, "claim"));
    bool cumulative = false;
    out.cumulative = tally["cumulative"].get(cumulative) == simdjson::SUCCESS && cumulative;
    out.effect = symbol(text_at(tally, "effect"));
    out.victims = symbol(text_at(tally, "victims"));
    out.cause = symbol(text_at(tally, "cause"));
    out.side = symbol(text_at(tally, "side"));
    out.source = source(tally);
    out.trigger = trigger(tally);
    out.window = window(tally, "time", "earliest", "latest");
    out.places = places(tally);
    out.min = number_at(tally, "min", -1);
    out.max = number_at(tally, "max", -1);
    out.subsets = static_cast<std::uint32_t>(corpus_.subsets.size());
    each(tally, "of_which", [&](element subset) {
      corpus_.subsets.push_back({symbol(text_at(subset, "victims")), number_at(subset, "min", -1), number_at(subset, "max", -1)});
      ++out.subset_count;
    });
    corpus_.tolls.push_back(out);
  }

  void credits(element dispatch, Account& account) {
    std::vector<Symbol> found;
    each(dispatch, "credits", [&](element credit) { add(found, symbol(text_at(credit, "actor"))); });
    account.credits = keep(found);
  }

  /// Hands over every item of a list; one that is missing has none.
  template <class Take>
  static void each(element from, std::string_view key, Take take) {
    if (simdjson::dom::array items; from[key].get(items) == simdjson::SUCCESS) {
      for (const element item : items) {
        take(item);
      }
    }
  }

 private:
  Symbol symbol(std::string_view name) { return name.empty() ? kNone : corpus_.symbols.of(name); }

  static void add(std::vector<Symbol>& to, Symbol symbol) {
    if (symbol != kNone && std::find(to.begin(), to.end(), symbol) == to.end()) {
      to.push_back(symbol);
    }
  }

  List keep(const std::vector<Symbol>& symbols) {
    const List out{static_cast<std::uint32_t>(corpus_.pool.size()), static_cast<std::uint16_t>(std::min<std::size_t>(symbols.size(), 65535))};
    corpus_.pool.insert(corpus_.pool.end(), symbols.begin(), symbols.begin() + out.size);
    return out;
  }

  /// An actor of the table by its id, any other by its name behind a '?'.
  Symbol actor(element of) {
    const std::string_view id = text_at(of, "actor"), name = text_at(of, "name");
    return !id.empty() ? symbol(id) : name.empty() ? kNone : symbol("?" + std::string(name));
  }

  Symbol source(element of) {
    element source;
    return of["source"].get(source) == simdjson::SUCCESS && source.is_object() ? actor(source) : kNone;
  }

  static std::uint32_t trigger(element of) {
    element trigger;
    return of["trigger"].get(trigger) == simdjson::SUCCESS ? static_cast<std::uint32_t>(number_at(trigger, "begin", 0)) : 0;
  }

  List actors(element of, std::string_view key) {
    std::vector<Symbol> found;
    each(of, key, [&](element filler) { add(found, actor(filler)); });
    return keep(found);
  }

  List numbers(element of, std::string_view key) {
    std::vector<Symbol> found;
    each(of, key, [&](element other) {
      if (std::string_view id; other.get(id) == simdjson::SUCCESS) {
        add(found, number_of(id));
      }
    });
    return keep(found);
  }

  /// Known places by their ids; an unknown one by its name behind a '?', under the known place that it lies in.
  List places(element of) {
    std::vector<Symbol> at, other;
    each(of, "places", [&](element filler) {
      const std::string_view id = text_at(filler, "place"), inside = text_at(filler, "inside"), name = text_at(filler, "name");
      const Symbol place = !id.empty() ? symbol(id) : !inside.empty() ? symbol("?" + std::string(name) + "@" + std::string(inside)) : symbol("?" + std::string(name));
      add(text_at(filler, "role") == "at" ? at : other, name.empty() && id.empty() ? kNone : place);
    });
    return keep(at.empty() ? other : at);
  }

  static Window window(element of, std::string_view key, std::string_view first, std::string_view last) {
    element time;
    if (of[key].get(time) != simdjson::SUCCESS || !time.is_object()) {
      return {};
    }
    const auto begin = minutes_of(text_at(time, first), false), end = minutes_of(text_at(time, last), true);
    return begin && end ? Window{*begin, *end} : Window{};
  }

  Corpus& corpus_;
};

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t size) {
  int out = 0;
  const char* end = text.data() + std::min(text.size(), at + size);
  const auto [stop, failure] = at < text.size() ? std::from_chars(text.data() + at, end, out) : std::from_chars_result{text.data(), std::errc::invalid_argument};
  return failure == std::errc() && stop == end ? std::optional(out) : std::nullopt;
}

}  // namespace

Symbol Symbols::of(std::string_view name) {
  if (const auto found = numbers_.find(name); found != numbers_.end()) {
    return found->second;
  }
  names_.emplace_back(name);
  return numbers_.emplace(names_.back(), static_cast<Symbol>(names_.size() - 1)).first->second;
}

Symbol Symbols::find(std::string_view name) const {
  const auto found = numbers_.find(name);
  return found == numbers_.end() ? kNone : found->second;
}

std::vector<Symbol> symbols_of(const Corpus& corpus, List list) {
  const auto begin = corpus.pool.begin() + list.begin;
  return {begin, begin + list.size};
}

bool cannot_both_hold(const Toll& a, const Toll& b) { return (a.max >= 0 && a.max < b.min) || (b.max >= 0 && b.max < a.min); }

std::uint32_t tellings_end(const Corpus& corpus, std::size_t account) {
  return account + 1 < corpus.accounts.size() ? corpus.accounts[account + 1].tellings : static_cast<std::uint32_t>(corpus.tellings.size());
}

std::uint32_t tolls_end(const Corpus& corpus, std::size_t account) {
  return account + 1 < corpus.accounts.size() ? corpus.accounts[account + 1].tolls : static_cast<std::uint32_t>(corpus.tolls.size());
}

std::uint32_t fingerprints_end(const Corpus& corpus, std::size_t account) {
  return account + 1 < corpus.accounts.size() ? corpus.accounts[account + 1].fingerprints : static_cast<std::uint32_t>(corpus.fingerprints.size());
}

std::uint32_t telling_of(const Corpus& corpus, std::uint32_t dispatch, std::uint32_t number) {
  // Claims are numbered from 1 without gaps.
  const std::uint32_t index = corpus.accounts[dispatch].tellings + number - 1;
  return number >= 1 && index < tellings_end(corpus, dispatch) ? index : kNone;
}

Result<void> add_account(Corpus& corpus, std::string_view reading_json, std::string_view text) {
  thread_local simdjson::dom::parser parser;
  element root, dispatch, published;
  if (parser.parse(reading_json.data(), reading_json.size()).get(root) != simdjson::SUCCESS || text_at(root, "schema") != "recoupe.reading/1" ||
      root["dispatch"].get(dispatch) != simdjson::SUCCESS || dispatch["published"].get(published) != simdjson::SUCCESS) {
    return tl::unexpected(Error{ErrorCode::kBadInput, "is no reading of recoupe", ""});
  }
  Account account;
  account.id = text_at(dispatch, "id");
  const auto earliest = minutes_of(text_at(published, "earliest"), false), latest = minutes_of(text_at(published, "latest"), false);
  if (earliest && latest) {
    account.earliest = day_of_minute(*earliest);
    account.latest = day_of_minute(*latest);
  }
  account.notice = notice_of(dispatch);
  account.stamps = stamps_of(text);
  account.tellings = static_cast<std::uint32_t>(corpus.tellings.size());
  account.tolls = static_cast<std::uint32_t>(corpus.tolls.size());
  account.fingerprints = static_cast<std::uint32_t>(corpus.fingerprints.size());
  account.words = add_fingerprints(text, corpus.fingerprints);
  Reader reader(corpus);
  reader.credits(dispatch, account);
  corpus.accounts.push_back(std::move(account));
  Reader::each(root, "claims", [&](element claim) { reader.telling(claim); });
  Reader::each(root, "tallies", [&](element tally) { reader.toll(tally); });
  return {};
}

std::optional<std::int32_t> minutes_of(std::string_view time, bool end) {
  const auto year = digits(time, 0, 4), month = digits(time, 5, 2), of_month = digits(time, 8, 2);
  const auto day = year && month && of_month ? day_of(*year, *month, *of_month) : std::nullopt;
  if (!day) {
    return std::nullopt;
  }
  const std::int64_t midnight = std::int64_t{day->time_since_epoch().count()} * kMinutesOfDay;
  const auto hour = digits(time, 11, 2), minute = digits(time, 14, 2);
  const std::int64_t out = hour && minute ? midnight + *hour * 60 + *minute : midnight + (end ? kMinutesOfDay - 1 : 0);
  return out < std::numeric_limits<std::int32_t>::min() || out > std::numeric_limits<std::int32_t>::max() ? std::nullopt : std::optional(static_cast<std::int32_t>(out));
}

}  // namespace recoupe

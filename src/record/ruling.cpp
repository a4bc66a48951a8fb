// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/ruling.h"

#include <algorithm>
#include <charconv>

#include "base/json_fields.h"

namespace recoupe {
namespace {

using simdjson::dom::element;

/// The telling that a subject means, or kNone.
std::uint32_t find_telling(const Corpus& corpus, element subject) {
  const std::string_view id = text_at(subject, "dispatch"), type = text_at(subject, "type");
  std::int64_t begin = -1;
  const auto account = std::lower_bound(corpus.accounts.begin(), corpus.accounts.end(), id, [](const Account& a, std::string_view wanted) { return a.id < wanted; });
  if (account == corpus.accounts.end() || account->id != id || subject["begin"].get(begin) != simdjson::SUCCESS) {
    return kNone;
  }
  const auto index = static_cast<std::size_t>(account - corpus.accounts.begin());
  for (std::uint32_t i = account->tellings; i < tellings_end(corpus, index); ++i) {
    if (corpus.tellings[i].trigger == begin && corpus.symbols.name(corpus.tellings[i].type) == type) {
      return i;
    }
  }
  return kNone;
}

/// Puts one corrected value in its place; false for a field or value that makes no sense.
bool correct(Corpus& corpus, Telling& telling, std::string_view field, std::string_view value) {
  const Symbol symbol = value.empty() ? kNone : corpus.symbols.of(value);
  const List list{static_cast<std::uint32_t>(corpus.pool.size()), static_cast<std::uint16_t>(symbol == kNone ? 0 : 1)};
  if (field == "type" && symbol != kNone) {
    telling.type = symbol;
  } else if (field == "source") {
    telling.source = symbol;
  } else if (field == "place" || field == "agent" || field == "target") {
    corpus.pool.insert(corpus.pool.end(), list.size, symbol);
    (field == "place" ? telling.places : field == "agent" ? telling.agents : telling.targets) = list;
  } else if (field == "time") {
    const std::size_t slash = value.find('/');
    const auto first = minutes_of(value.substr(0, slash), false), last = minutes_of(slash == std::string_view::npos ? value : value.substr(slash + 1), true);
    telling.window = first && last ? Window{*first, *last} : Window{};
  } else {
    return false;
  }
  return true;
}

/// Corrects the bounds of the killed of a claim's first tally.
bool correct_toll(Corpus& corpus, const Telling& telling, std::string_view field, std::string_view value) {
  for (std::uint32_t i = corpus.accounts[telling.dispatch].tolls; i < tolls_end(corpus, telling.dispatch); ++i) {
    Toll& toll = corpus.tolls[i];
    std::int64_t number = -1;
    const bool wanted = toll.claim == telling.number && corpus.symbols.name(toll.effect) == field;
    if (wanted && std::from_chars(value.data(), value.data() + value.size(), number).ec == std::errc()) {
      toll.min = toll.max = number;
      return true;
    }
  }
  return false;
}

}  // namespace

Ruling apply_decisions(Corpus& corpus, const std::vector<DecisionText>& decisions) {
  Ruling out;
  simdjson::dom::parser subjects, details;
  for (const DecisionText& decision : decisions) {
    std::vector<std::uint32_t> tellings;
    simdjson::dom::array items;
    bool complete = subjects.parse(decision.subject).get(items) == simdjson::SUCCESS;
    for (const element subject : complete ? items : simdjson::dom::array()) {
      const std::uint32_t telling = find_telling(corpus, subject);
      complete = complete && telling != kNone;
      if (telling != kNone) {
        tellings.push_back(telling);
        out.decided[telling].push_back(decision.id);
      }
    }
    for (const std::uint32_t telling : tellings) {
      if (decision.kind == "accept" || decision.kind == "reject") {
        (decision.kind == "accept" ? out.rejected : out.accepted).erase(telling);
        (decision.kind == "accept" ? out.accepted : out.rejected)[telling] = decision.id;
      } else if (element detail; decision.kind == "correct" && details.parse(decision.detail).get(detail) == simdjson::SUCCESS) {
        const std::string_view field = text_at(detail, "field"), value = text_at(detail, "value");
        complete = (correct(corpus, corpus.tellings[telling], field, value) || correct_toll(corpus, corpus.tellings[telling], field, value)) && complete;
      }
    }
    if (decision.kind == "merge" || decision.kind == "split") {
      (decision.kind == "merge" ? out.merged : out.split).push_back(tellings);
    }
    if (decision.kind == "split") {
      out.apart.insert(tellings.begin(), tellings.end());
    } else if (decision.kind == "merge") {
      std::erase_if(out.apart, [&](std::uint32_t t) { return std::find(tellings.begin(), tellings.end(), t) != tellings.end(); });
    }
    if (!complete) {
      out.conflicts.push_back(decision.id);
    }
  }
  return out;
}

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/states.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "times/calendar.h"

namespace recoupe {
namespace {

/// Events of some types that a filter lets through, whatever its days.
Result<std::vector<EventRow>> events_of(Store& store, Filter filter, const std::vector<std::string_view>& types) {
  filter.from = filter.to = filter.at = std::nullopt;
  std::vector<EventRow> out;
  for (const std::string_view type : types) {
    filter.type = type;
    const auto done = for_each_event_row(store, filter, [&](const EventRow& row) {
      if (row.type == type) {  // a family may bear the name of one of its types
        out.push_back(row);
      }
    });
    if (!done) {
      return tl::unexpected(done.error());
    }
  }
  return out;
}

bool in_days(const Filter& filter, std::optional<std::int64_t> day) {
  const auto number = [](Day d) { return std::int64_t{d.time_since_epoch().count()}; };
  return (!filter.at || (day && *day <= number(*filter.at))) && (!filter.from || (day && *day >= number(*filter.from))) && (!filter.to || (day && *day <= number(*filter.to)));
}

/// Counts what every claimant tells of a truce between two days.
class TruceCounter {
 public:
  explicit TruceCounter(Store& store)
      : violations_(store.db.query("SELECT c.source, coalesce(a.name, ''), c.event, max(c.count) FROM event_claims c JOIN events e ON e.id = c.event LEFT JOIN actors a ON a.id = c.source "
                                   "WHERE e.type = 'truce_violation' AND c.denies = 0 AND c.rejected = 0 AND e.status = 'asserted' "
                                   "AND (c.violates = ?1 OR (c.violates IS NULL AND coalesce(e.first, (SELECT last * 1440 FROM sources WHERE dispatch = c.dispatch)) BETWEEN ?2 AND ?3)) GROUP BY c.source, c.event")),
        killed_(store.db.query("SELECT t.source, coalesce(a.name, ''), t.event, max(t.min) FROM tolls t LEFT JOIN actors a ON a.id = t.source "
                               "WHERE t.effect = 'killed' AND t.superseded = 0 AND t.event IS NOT NULL AND t.first BETWEEN ?1 AND ?2 AND t.last <= ?2 AND t.min > 0 GROUP BY t.source, t.event")) {}

  std::vector<TruceVoice> count(std::int64_t truce, std::int64_t from, std::int64_t to) {
    std::map<std::string, TruceVoice> voices;
    for (violations_.bind(1, truce).bind(2, from).bind(3, to); violations_.step();) {
      TruceVoice& voice = of(voices, violations_);
      voice.violations += std::max<std::int64_t>(1, violations_.is_null(3) ? 1 : violations_.integer(3));
    }
    for (killed_.bind(1, from).bind(2, to); killed_.step();) {
      TruceVoice& voice = of(voices, killed_);
      voice.killed += killed_.integer(3);
      ++voice.happenings;
    }
    std::vector<TruceVoice> out;
    for (auto& voice : voices) {
      out.push_back(std::move(voice.second));
    }
    return out;
  }

 private:
  static TruceVoice& of(std::map<std::string, TruceVoice>& voices, const Query& q) {
    TruceVoice& out = voices[std::string(q.text(0))];
    out.claimant = {std::string(q.text(0)), std::string(q.text(1))};
    return out;
  }

  Query violations_, killed_;
};

/// What a type says of a place.
struct StateOfType { std::string_view type, aspect, state; };
constexpr std::array kStates = {StateOfType{"capture", "hold", "held"},   StateOfType{"control", "hold", "held"},        StateOfType{"withdraw", "hold", "left"},
                                StateOfType{"siege", "siege", "besieged"}, StateOfType{"siege_broken", "siege", "free"}, StateOfType{"route_cut", "route", "cut"},
                                StateOfType{"route_opened", "route", "open"}};

/// Days on which the texts of an event were published: the latest possible of the earliest text.
std::optional<std::int64_t> told_on(Query& q, std::int64_t event) {
  q.bind(1, event);
  const bool known = q.step() && !q.is_null(0);
  const auto out = known ? std::optional(q.integer(0)) : std::nullopt;
  while (q.step()) {
  }
  return out;
}

void mark_disputes(std::vector<ControlRow>& rows) {
  std::map<std::pair<std::string, std::string>, std::set<std::string>> words;
  const auto word = [](const ControlRow& row) {
    std::string out = row.state;
    for (const ActorRow& actor : row.by) {
      out += "," + actor.id;
    }
    return out;
  };
  for (const ControlRow& row : rows) {
    words[{row.place.id, row.aspect}].insert(word(row));
  }
  for (ControlRow& row : rows) {
    row.disputed = row.disputed || words[{row.place.id, row.aspect}].size() > 1;
  }
}

/// Keeps each claimant's last word on each place and aspect.
std::vector<ControlRow> last_words(std::vector<ControlRow> rows) {
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> last;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const ActorRow& claimant : rows[i].said_by.empty() ? std::vector<ActorRow>{{}} : rows[i].said_by) {
      last[{rows[i].place.id, rows[i].aspect, claimant.id}] = i;
    }
  }
  std::set<std::size_t> kept;
  for (const auto& entry : last) {
    kept.insert(entry.second);
  }
  std::vector<ControlRow> out;
  for (const std::size_t i : kept) {
    out.push_back(std::move(rows[i]));
  }
  mark_disputes(out);
  return out;
}

}  // namespace

Result<std::vector<TruceRow>> truces(Store& store, const Filter& filter) {
  const auto begun = events_of(store, filter, {"truce", "humanitarian_pause"}), ended = events_of(store, {}, {"truce_collapse"});
  if (!begun || !ended) {
    return tl::unexpected(begun ? ended.error() : begun.error());
  }
  std::vector<TruceRow> out;
  TruceCounter counter(store);
  const std::int64_t last_day = store.db.number("SELECT max(last) FROM sources");
  const std::int64_t asked = filter.at ? filter.at->time_since_epoch().count() : filter.to ? filter.to->time_since_epoch().count() : last_day;
  for (const EventRow& event : *begun) {
    if (event.status != "asserted" || !event.first || *event.last - *event.first > 2 * kMinutesOfDay) {
      continue;
    }
    TruceRow row;
    row.event = event;
    row.start = day_of_minute(*event.first);
    if (!in_days(filter, row.start)) {
      continue;
    }
    for (const EventRow& collapse : *ended) {
      const bool later = collapse.status == "asserted" && collapse.first && *collapse.first > *event.first && (!row.end || day_of_minute(*collapse.first) < *row.end);
      if (later && day_of_minute(*collapse.first) <= asked) {
        row.end = day_of_minute(*collapse.first);
        row.ended_by = collapse.name;
      }
    }
    const std::int64_t until = std::min(asked, row.end.value_or(asked));
    row.day = until - row.start;
    row.voices = counter.count(event.id, *event.first, (until + 1) * kMinutesOfDay - 1);
    out.push_back(std::move(row));
  }
  std::sort(out.begin(), out.end(), [](const TruceRow& a, const TruceRow& b) { return std::pair(a.start, a.event.name) < std::pair(b.start, b.event.name); });
  return store.db.answer(std::move(out));
}

Result<std::vector<ControlRow>> control(Store& store, const Filter& filter) {
  std::vector<ControlRow> out;
  Query told = store.db.query("SELECT min(s.last) FROM event_claims c JOIN sources s ON s.dispatch = c.dispatch WHERE c.event = ?");
  for (const StateOfType& kind : kStates) {
    const auto events = events_of(store, filter, {kind.type});
    if (!events) {
      return tl::unexpected(events.error());
    }
    for (const EventRow& event : *events) {
      const auto since = event.first ? std::optional(day_of_minute(*event.first)) : told_on(told, event.id);
      if (event.places.empty() || (event.status != "asserted" && event.status != "denied") || !in_days(filter, since)) {
        continue;
      }
      ControlRow row{event.places.front(), std::string(kind.aspect), std::string(kind.state), event.agents, since, !event.first, {}, {}, event.disputed, event.name};
      const auto claims = claims_of(store, event.id);
      std::map<std::string, ActorRow> said, denied;
      for (const ClaimRow& claim : claims.value_or(std::vector<ClaimRow>())) {
        if (!claim.rejected && !claim.superseded) {
          (claim.denies ? denied : said).emplace(claim.source.id, claim.source);
        }
      }
      std::transform(said.begin(), said.end(), std::back_inserter(row.said_by), [](const auto& entry) { return entry.second; });
      std::transform(denied.begin(), denied.end(), std::back_inserter(row.denied_by), [](const auto& entry) { return entry.second; });
      out.push_back(std::move(row));
    }
  }
  std::sort(out.begin(), out.end(), [](const ControlRow& a, const ControlRow& b) { return std::tie(a.place.id, a.aspect, a.since, a.event) < std::tie(b.place.id, b.aspect, b.since, b.event); });
  return store.db.answer(filter.at ? last_words(std::move(out)) : std::move(out));
}

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// Questions to a record: everything that commands, exports and the page show comes through here.
//
//   Filter filter;  filter.place = "Alep";  filter.from = day;
//   for_each_event_row(store, filter, [](const EventRow& row) { … });
//
// Rows come in the order of time, then of name; the order of arrival never shows. All functions fail with kStore when
// the record cannot be read, or when something was received since its events were last made.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/store.h"
#include "times/times.h"

namespace recoupe {

/// What to show; an empty field asks for nothing.
struct Filter {
  std::optional<Day> from, to, at;      ///< the happening overlaps them; what has no date is then left out
  std::string place, actor, type;       ///< id or name; a place or an actor stands for all that is part of it, a family for its types
  std::string source;                   ///< claimant
  std::string grade;                    ///< confirmed, fair, weak, contested, discounted
  std::string event;                    ///< name of one event, or of any claim of it
  bool operator==(const Filter&) const = default;
};

struct PlaceRow {
  std::string id, name, parent, country, precision;
  std::optional<double> latitude, longitude;
};

struct ActorRow { std::string id, name; };

struct BoundsRow { std::optional<std::int64_t> min, best, max; };

struct ClaimRow {
  std::string name;                     ///< "e7465d7d97bdeb31.c3"
  std::int64_t dispatch = 0;            ///< for the other functions here
  int number = 0;
  ActorRow source;                      ///< empty id: the text itself
  bool denies = false, superseded = false, rejected = false, accepted = false;
};

struct EventRow {
  std::int64_t id = 0;
  std::string name, type, family, status;
  std::optional<std::int64_t> first, last;  ///< minutes since 1970, both included
  std::vector<PlaceRow> places;             ///< the finest first
  std::vector<ActorRow> agents, targets, sources;
  BoundsRow killed, wounded;
  std::optional<std::int64_t> told_first, told_last;  ///< days since 1970 on which its texts can have been published
  std::int64_t claims = 0, origins = 0, reviewed = 0;
  bool disputed = false;
  std::string grade, reason;
};

Result<void> for_each_event_row(Store& store, const Filter& filter, const std::function<void(const EventRow&)>& take);
Result<std::vector<ClaimRow>> claims_of(Store& store, std::int64_t event);

struct TollRow {
  std::int64_t id = 0, dispatch = 0;
  std::string name;                     ///< "e7465d7d97bdeb31.t2"
  std::optional<std::int64_t> event;
  std::string effect, victims, cause, side;
  ActorRow source;
  std::optional<std::int64_t> min, max, first, last, published;
  bool cumulative = false, superseded = false;
  std::vector<PlaceRow> places;
  struct Subset { std::string victims; std::optional<std::int64_t> min, max; };
  std::vector<Subset> subsets;
  std::int64_t series = 0;                   ///< id of the first toll that it continues
  std::optional<std::int64_t> grown_min, grown_max;  ///< since the one before in its series
  std::string flags;                         ///< what is impossible about it, in words
};

/// Tolls whose window, or else whose day of publication, and whose place, source and cause fit; `type` is the cause.
Result<void> for_each_toll_row(Store& store, const Filter& filter, const std::function<void(const TollRow&)>& take);
Result<std::vector<TollRow>> tolls_of(Store& store, std::int64_t event);

struct SourceRow {
  std::int64_t dispatch = 0;
  std::string sha256, title, language, status, notice, credits, origin, superseded_by;  ///< dispatches by SHA-256
  std::vector<std::string> paths;
  std::optional<std::int64_t> first, last;   ///< days since 1970
  double contained = 0;
  std::int64_t claims = 0, tolls = 0;
};

/// Every dispatch, by SHA-256.
Result<void> for_each_source_row(Store& store, const std::function<void(const SourceRow&)>& take);

struct DisputeRow { std::string event, kind, other, claim, other_claim; };
/// Disputes of the events that a filter lets through.
Result<void> for_each_dispute_row(Store& store, const Filter& filter, const std::function<void(const DisputeRow&)>& take);

struct Found {
  std::int64_t dispatch = 0;
  std::string sha256, path;
  std::string snippet;                  ///< with the found words between U+0001 and U+0002
};
/// Dispatches whose text has the words, best first; `query` is of FTS5. Fails with kUsage when it is malformed.
Result<std::vector<Found>> search_words(Store& store, const std::string& query, int limit);

/// How much there is of everything.
struct CountRow { std::string what; std::int64_t number = 0; };
Result<std::vector<CountRow>> counts(Store& store);

/// Decisions whose claim no reading has any more.
Result<std::vector<std::int64_t>> conflicting_decisions(Store& store);

/// The reading of a dispatch, and its text as UTF-8.
Result<std::string> reading_of(Store& store, std::int64_t dispatch);
Result<std::string> text_of(Store& store, std::int64_t dispatch);
/// The first name, in the order of letters, under which a dispatch was received.
std::string path_of(Store& store, std::int64_t dispatch);

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/record_json.h"

#include "formats/json.h"
#include "formats/reading_json.h"

namespace recoupe {
namespace {

/// Writes one object, key by key.
class Object {
 public:
  Object() { json_.open_object(); }
  std::string take() { json_.close_object(); return json_.take(); }

  Object& text(std::string_view key, std::string_view value) { json_.key(key); json_.string(value); return *this; }
  Object& text_or_null(std::string_view key, std::string_view value) { json_.key(key); json_.string_or_null(value); return *this; }
  Object& number(std::string_view key, std::int64_t value) { json_.key(key); json_.integer(value); return *this; }
  Object& number_or_null(std::string_view key, std::optional<std::int64_t> value) { json_.key(key); json_.bound(value); return *this; }
  Object& flag(std::string_view key, bool value) { json_.key(key); json_.boolean(value); return *this; }

  template <class Items, class Write>
  Object& list(std::string_view key, const Items& items, Write write) {
    json_.key(key);
    json_.open_array();
    for (const auto& item : items) {
      write(item);
    }
    json_.close_array();
    return *this;
  }

  Object& places(const std::vector<PlaceRow>& places) {
    return list("places", places, [this](const PlaceRow& place) {
      json_.open_object();
      text("place", place.id).text("name", place.name).text("precision", place.precision).text_or_null("country", place.country);
      for (const auto& [key, value] : {std::pair("latitude", place.latitude), std::pair("longitude", place.longitude)}) {
        json_.key(key);
        value ? json_.number(*value, 1e5) : json_.null();
      }
      json_.close_object();
    });
  }

  Object& actors(std::string_view key, const std::vector<ActorRow>& actors) {
    return list(key, actors, [this](const ActorRow& a) { actor(a); });
  }
  Object& actor(std::string_view key, const ActorRow& a) {
    json_.key(key);
    a.id.empty() ? json_.null() : actor(a);
    return *this;
  }

  Object& bounds(std::string_view key, const BoundsRow& bounds) {
    json_.key(key);
    if (!bounds.min) {
      json_.null();
      return *this;
    }
    json_.open_object();
    number_or_null("min", bounds.min).number_or_null("best", bounds.best).number_or_null("max", bounds.max);
    json_.close_object();
    return *this;
  }

  Json& json() { return json_; }

 private:
  void actor(const ActorRow& a) {
    json_.open_object();
    text("actor", a.id).text("name", a.name);
    json_.close_object();
  }

  Json json_;
};

}  // namespace

std::string iso_minute(std::optional<std::int64_t> minute, bool end) {
  if (!minute) {
    return {};
  }
  const std::chrono::sys_time<std::chrono::minutes> time{std::chrono::minutes(*minute)};
  const auto of_day = (time - std::chrono::floor<std::chrono::days>(time)).count();
  return iso_time(time, of_day != (end ? 1439 : 0));
}

std::string iso_day_number(std::optional<std::int64_t> day) { return day ? iso_day(Day(std::chrono::days(*day))) : std::string(); }

std::string event_json(const EventRow& row, const std::vector<ClaimRow>& claims) {
  Object out;
  out.text("event", row.name).text("type", row.type).text("family", row.family).text("status", row.status);
  out.text_or_null("first", iso_minute(row.first, false)).text_or_null("last", iso_minute(row.last, true));
  out.places(row.places).actors("agents", row.agents).actors("targets", row.targets).actors("sources", row.sources);
  out.bounds("killed", row.killed).bounds("wounded", row.wounded);
  out.number("origins", row.origins).flag("disputed", row.disputed).text("grade", row.grade).text("reason", row.reason).number("decisions", row.reviewed);
  out.list("claims", claims, [&](const ClaimRow& claim) {
    out.json().open_object();
    out.text("claim", claim.name).actor("source", claim.source).flag("denies", claim.denies).flag("superseded", claim.superseded).flag("rejected", claim.rejected).flag("accepted", claim.accepted);
    out.json().close_object();
  });
  return out.take();
}

std::string toll_json(const TollRow& row) {
  Object out;
  out.text("toll", row.name).text("effect", row.effect).text("victims", row.victims).number_or_null("min", row.min).number_or_null("max", row.max);
  out.flag("cumulative", row.cumulative).text_or_null("cause", row.cause).text_or_null("side", row.side).actor("source", row.source).places(row.places);
  out.text_or_null("first", iso_minute(row.first, false)).text_or_null("last", iso_minute(row.last, true)).text_or_null("published", iso_day_number(row.published));
  out.flag("superseded", row.superseded).number("series", row.series).number_or_null("grown_min", row.grown_min).number_or_null("grown_max", row.grown_max).text_or_null("impossible", row.flags);
  out.list("of_which", row.subsets, [&](const TollRow::Subset& subset) {
    out.json().open_object();
    out.text("victims", subset.victims).number_or_null("min", subset.min).number_or_null("max", subset.max);
    out.json().close_object();
  });
  return out.take();
}

std::string source_json(const SourceRow& row) {
  Object out;
  out.text("dispatch", row.sha256);
  out.list("paths", row.paths, [&](const std::string& path) { out.json().string(path); });
  out.text_or_null("title", row.title).text("language", row.language).text("status", row.status);
  out.text_or_null("earliest", iso_day_number(row.first)).text_or_null("latest", iso_day_number(row.last)).text_or_null("notice", row.notice).text_or_null("credits", row.credits);
  out.text("origin", row.origin).text_or_null("superseded_by", row.superseded_by);
  out.json().key("contained");
  out.json().number(row.contained, 1e3);
  out.number("claims", row.claims).number("tolls", row.tolls);
  return out.take();
}

std::string dispute_json(const DisputeRow& row) {
  Object out;
  return out.text("event", row.event).text("kind", row.kind).text("other", row.other).text("claim", row.claim).text("other_claim", row.other_claim).take();
}

std::string truce_json(const TruceRow& row) {
  Object out;
  out.text("event", row.event.name).text("type", row.event.type).text("began", iso_day_number(row.start)).number("day", row.day);
  out.text_or_null("ended", iso_day_number(row.end)).text_or_null("ended_by", row.ended_by).places(row.event.places).actors("parties", row.event.agents).actors("sources", row.event.sources);
  out.text("grade", row.event.grade).text("reason", row.event.reason);
  out.list("since", row.voices, [&](const TruceVoice& voice) {
    out.json().open_object();
    out.actor("source", voice.claimant).number("violations", voice.violations).number("killed_at_least", voice.killed).number("happenings", voice.happenings);
    out.json().close_object();
  });
  return out.take();
}

std::string control_json(const ControlRow& row) {
  Object out;
  out.places({row.place}).text("aspect", row.aspect).text("state", row.state).actors("by", row.by).text_or_null("since", iso_day_number(row.since)).flag("since_is_day_of_telling", row.told_on);
  return out.actors("sources", row.said_by).actors("denied_by", row.denied_by).flag("disputed", row.disputed).text("event", row.event).take();
}

std::string count_json(const CountRow& row) {
  Object out;
  return out.text("what", row.what).number("number", row.number).take();
}

std::string decision_json(const Decision& d) {
  Object out;
  return out.number("decision", d.id).text("time", d.time).text("who", d.who).text("kind", d.kind).text("subject", d.subject).text("detail", d.detail).text("why", d.why).take();
}

Result<void> export_ndjson(Store& store, const Filter& filter, const std::function<void(std::string_view)>& write) {
  Result<void> last;
  const auto good = [&](Result<void> result) {
    last = std::move(result);
    return last.has_value();
  };
  std::optional<Error> failure;
  (void)(good(for_each_source_row(store, [&](const SourceRow& row) {
           const auto reading = reading_of(store, row.dispatch);
           failure = reading ? failure : reading.error();
           write("{\"source\":" + source_json(row) + ",\"reading\":" + reading.value_or("null") + "}\n");
         })) &&
         good(for_each_event_row(store, filter, [&](const EventRow& row) {
           const auto claims = claims_of(store, row.id);
           failure = claims ? failure : claims.error();
           write("{\"event\":" + event_json(row, claims.value_or(std::vector<ClaimRow>())) + "}\n");
         })) &&
         good(for_each_toll_row(store, filter, [&](const TollRow& row) { write("{\"toll\":" + toll_json(row) + "}\n"); })) &&
         good(for_each_dispute_row(store, filter, [&](const DisputeRow& row) { write("{\"dispute\":" + dispute_json(row) + "}\n"); })));
  if (!last || failure) {
    return tl::unexpected(last ? *failure : last.error());
  }
  const auto decided = decisions(store);
  for (const Decision& decision : decided ? *decided : std::vector<Decision>()) {
    write("{\"decision\":" + decision_json(decision) + "}\n");
  }
  return decided ? Result<void>() : tl::unexpected(decided.error());
}

}  // namespace recoupe

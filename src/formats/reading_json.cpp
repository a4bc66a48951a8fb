// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/reading_json.h"

#include <fmt/core.h>

#include <array>

#include "formats/json.h"
#include "text/code_points.h"

namespace recoupe {
namespace {

/// Writes the parts of one reading.
class ReadingWriter {
 public:
  ReadingWriter(const Dispatch& dispatch, const Reading& reading, const Knowledge& knowledge)
      : dispatch_(dispatch), reading_(reading), knowledge_(knowledge), points_(dispatch.text()) {
    if (const auto language = knowledge.languages.find(reading.language); language != knowledge.languages.end()) {
      language_ = &language->second;
    }
  }

  std::string write() {
    json_.open_object();
    json_.key("schema"); json_.string("recoupe.reading/1");
    json_.key("dispatch"); head();
    list("claims", reading_.claims.size(), [this](std::size_t i) { claim(i); });
    list("tallies", reading_.tallies.size(), [this](std::size_t i) { tally(i); });
    list("unread", reading_.unread.size(), [this](std::size_t i) {
      json_.open_object();
      offsets(reading_.unread[i].span);
      json_.key("why"); json_.string(reading_.unread[i].why);
      json_.close_object();
    });
    json_.close_object();
    return json_.take();
  }

 private:
  template <class Item>
  void list(std::string_view name, std::size_t size, Item item) {
    json_.key(name);
    json_.open_array();
    for (std::size_t i = 0; i < size; ++i) {
      item(i);
    }
    json_.close_array();
  }

  std::string_view text(Span span) const { return span.in(dispatch_.text()); }
  void offsets(Span span) {
    json_.key("begin"); json_.integer(points_.at(span.begin));
    json_.key("end"); json_.integer(points_.at(span.end));
  }
  void text_and_offsets(Span span) {
    json_.key("text"); json_.string(text(span));
    offsets(span);
  }
  void passage(Span span) {
    json_.open_object();
    text_and_offsets(span);
    json_.close_object();
  }
  void rule(RuleId id) {
    json_.key("rule");
    id < knowledge_.rules.size() ? json_.string(knowledge_.rules.name(id)) : json_.null();
  }
  void inferred(bool value) {
    if (value) {
      json_.key("inferred"); json_.boolean(true);
    }
  }
  void reference(std::string_view name, std::optional<std::uint32_t> claim) {
    json_.key(name);
    claim ? json_.string(claim_id(*claim)) : json_.null();
  }
  static std::string claim_id(std::size_t i) { return fmt::format("c{}", i + 1); }

  void head() {
    json_.open_object();
    json_.key("id"); json_.string(dispatch_.id());
    json_.key("path"); json_.string(dispatch_.path());
    json_.key("title"); json_.string_or_null(text(reading_.layout.title));
    json_.key("language"); json_.string(reading_.language);
    json_.key("status"); json_.string(name_of(reading_.status));
    json_.key("why"); json_.string_or_null(reading_.why);
    json_.key("encoding"); json_.string(name_of(dispatch_.encoding()));
    json_.key("offset_unit"); json_.string("code_point");
    json_.key("published"); published();
    json_.key("notice"); notice();
    list("credits", reading_.credits.size(), [this](std::size_t i) {
      json_.open_object();
      json_.key("actor"); json_.string(reading_.credits[i].actor);
      offsets(reading_.credits[i].span);
      json_.close_object();
    });
    json_.close_object();
  }

  void notice() {
    const auto& notice = reading_.layout.notice;
    if (!notice) {
      json_.null();
      return;
    }
    json_.open_object();
    json_.key("kind"); json_.string(name_of(notice->kind));
    text_and_offsets(notice->span);
    json_.close_object();
  }

  void day(std::string_view name, std::optional<Day> value) {
    json_.key(name);
    value ? json_.string(iso_day(*value)) : json_.null();
  }

  void published() {
    const Published& when = reading_.published;
    json_.open_object();
    day("date", when.date);
    day("earliest", when.earliest);
    day("latest", when.latest);
    json_.key("basis"); json_.string(name_of(when.basis));
    list("evidence", when.evidence.size(), [&](std::size_t i) {
      json_.open_object();
      offsets(when.evidence[i].span);
      json_.key("why"); json_.string(when.evidence[i].why);
      json_.close_object();
    });
    list("rejected", when.rejected.size(), [&](std::size_t i) {
      json_.open_object();
      json_.key("date"); json_.string_or_null(when.rejected[i].value);
      offsets(when.rejected[i].span);
      json_.key("why"); json_.string(when.rejected[i].why);
      json_.close_object();
    });
    json_.close_object();
  }

  /// `filler` gives the evidence that the claim rests on; a filler without one rests on the mention itself.
  static Evidence evidence_of(Evidence filler, Span span, RuleId mention_rule) {
    return {filler.span.empty() ? span : filler.span, filler.rule == kNone ? mention_rule : filler.rule};
  }

  std::string_view actor_id(ActorId actor) const {
    return actor == kNone || language_ == nullptr ? std::string_view() : std::string_view(actor_of(*language_->actors, actor).id);
  }

  void actors(std::string_view name, const std::vector<RoleFiller>& fillers) {
    list(name, fillers.size(), [&](std::size_t i) {
      const ActorMention& mention = reading_.mentions.actors.at(fillers[i].mention);
      const Evidence evidence = evidence_of(fillers[i].evidence, mention.span, mention.rule);
      json_.open_object();
      json_.key("actor"); json_.string_or_null(actor_id(mention.actor));
      json_.key("name"); json_.string_or_null(mention.name);
      text_and_offsets(evidence.span);
      rule(evidence.rule);
      inferred(fillers[i].inferred || mention.inferred);
      json_.close_object();
    });
  }

  void coordinates(PlaceId place) {
    const Place* known = place == kNone || language_ == nullptr ? nullptr : &place_of(*language_->places, place);
    const auto degrees = [this](std::string_view name, std::optional<double> value) {
      json_.key(name);
      value ? json_.number(*value, 1e5) : json_.null();
    };
    degrees("latitude", known == nullptr ? std::nullopt : known->latitude);
    degrees("longitude", known == nullptr ? std::nullopt : known->longitude);
  }

  void places(const std::vector<PlaceFiller>& fillers) {
    list("places", fillers.size(), [&](std::size_t i) {
      const PlaceMention& mention = reading_.mentions.places.mentions.at(fillers[i].mention);
      const Evidence evidence = evidence_of(fillers[i].evidence, mention.span, mention.rule);
      const bool known = mention.place != kNone && language_ != nullptr;
      json_.open_object();
      json_.key("place"); known ? json_.string(place_of(*language_->places, mention.place).id) : json_.null();
      json_.key("name"); json_.string_or_null(mention.name);
      json_.key("inside"); mention.inside == kNone || language_ == nullptr ? json_.null() : json_.string(place_of(*language_->places, mention.inside).id);
      json_.key("text"); json_.string(text(evidence.span));
      json_.key("role"); json_.string(name_of(fillers[i].role));
      coordinates(mention.place);
      json_.key("precision"); json_.string(name_of(mention.precision));
      offsets(evidence.span);
      rule(evidence.rule);
      inferred(fillers[i].inferred || mention.inferred);
      json_.close_object();
    });
  }

  void time(const std::optional<TimeFiller>& filler) {
    json_.key("time");
    if (!filler) {
      return json_.null();
    }
    const TimeMention* mention = filler->mention == kNone ? nullptr : &reading_.mentions.times.at(filler->mention);
    const Evidence evidence = mention == nullptr ? filler->evidence : evidence_of(filler->evidence, mention->span, mention->rule);
    const bool minutes = !whole_days(filler->interval);
    json_.open_object();
    json_.key("earliest"); json_.string(iso_time(filler->interval.earliest, minutes));
    json_.key("latest"); json_.string(iso_time(filler->interval.latest, minutes));
    json_.key("timex"); json_.string_or_null(mention == nullptr ? std::string_view() : std::string_view(mention->timex));
    text_and_offsets(evidence.span);
    rule(evidence.rule);
    inferred(filler->inferred);
    json_.close_object();
  }

  void count(const std::optional<std::uint32_t>& quantity) {
    json_.key("count");
    if (!quantity) {
      return json_.null();
    }
    const QuantityMention& mention = reading_.mentions.quantities.at(*quantity);
    json_.open_object();
    json_.key("min"); json_.bound(mention.min);
    json_.key("max"); json_.bound(mention.max);
    text_and_offsets(mention.span);
    rule(mention.rule);
    json_.close_object();
  }

  void source(const std::optional<Source>& source) {
    json_.key("source");
    if (!source) {
      return json_.null();
    }
    const ActorMention* mention = source->mention == kNone ? nullptr : &reading_.mentions.actors.at(source->mention);
    json_.open_object();
    json_.key("actor"); json_.string_or_null(source->actor);
    json_.key("name"); json_.string_or_null(mention == nullptr ? std::string_view() : std::string_view(mention->name));
    json_.key("text"); json_.string(text(source->evidence.span));
    list("via", source->via.size(), [&](std::size_t i) { json_.string(source->via[i]); });
    json_.key("cue"); json_.string_or_null(text(source->cue));
    offsets(source->evidence.span);
    rule(source->evidence.rule);
    json_.close_object();
  }

  void codes(const EventType& type) {
    json_.key("codes");
    json_.open_object();
    json_.key("acled"); json_.string_or_null(type.acled);
    json_.key("plover"); json_.string_or_null(type.plover);
    json_.key("cameo"); json_.string_or_null(type.cameo);
    json_.close_object();
  }

  void references(std::string_view name, const std::vector<std::uint32_t>& claims) {
    list(name, claims.size(), [&](std::size_t i) { json_.string(claim_id(claims[i])); });
  }

  void claim(std::size_t i) {
    const Claim& claim = reading_.claims[i];
    const EventType& type = knowledge_.ontology->types.at(claim.type);
    json_.open_object();
    json_.key("id"); json_.string(claim_id(i));
    json_.key("type"); json_.string(type.id);
    json_.key("factuality"); json_.string(name_of(claim.factuality));
    json_.key("confidence"); json_.number(claim.confidence, 1e3);
    json_.key("trigger"); passage(claim.trigger.span);
    list("mentions", claim.mentions.size(), [&](std::size_t m) { passage(claim.mentions[m]); });
    actors("agents", claim.agents);
    actors("targets", claim.targets);
    list("instruments", claim.instruments.size(), [&](std::size_t m) { passage(claim.instruments[m].span); });
    places(claim.places);
    time(claim.time);
    count(claim.count);
    source(claim.source);
    references("denies", claim.denies);
    references("disputed_by", claim.disputed_by);
    reference("violates", claim.violates);
    codes(type);
    rule(claim.trigger.rule);
    json_.close_object();
  }

  void window(const std::optional<TimeFiller>& filler) {
    const auto date = [&](std::string_view name, bool first) {
      json_.key(name);
      filler ? json_.string(iso_time(first ? filler->interval.earliest : filler->interval.latest, false)) : json_.null();
    };
    date("since", true);
    date("until", false);
  }

  void tally(std::size_t i) {
    const Tally& tally = reading_.tallies[i];
    json_.open_object();
    json_.key("id"); json_.string(fmt::format("t{}", i + 1));
    json_.key("effect"); json_.string(name_of(tally.effect));
    json_.key("victims"); json_.string(tally.victims);
    json_.key("min"); json_.bound(tally.min);
    json_.key("max"); json_.bound(tally.max);
    json_.key("fraction"); json_.string_or_null(tally.fraction);
    json_.key("side"); json_.string_or_null(tally.side);
    json_.key("cumulative"); json_.boolean(tally.cumulative);
    json_.key("confidence"); json_.number(tally.confidence, 1e3);
    json_.key("trigger"); passage(tally.trigger.span);
    json_.key("amount");
    tally.amount.span.empty() ? json_.null() : passage(tally.amount.span);
    list("of_which", tally.of_which.size(), [&](std::size_t s) {
      const Subset& subset = tally.of_which[s];
      json_.open_object();
      json_.key("victims"); json_.string(subset.victims);
      json_.key("min"); json_.bound(subset.min);
      json_.key("max"); json_.bound(subset.max);
      text_and_offsets(subset.evidence.span);
      json_.close_object();
    });
    places(tally.places);
    window(tally.since_until);
    time(tally.since_until);
    json_.key("cause");
    tally.cause ? json_.string(knowledge_.ontology->types.at(*tally.cause).id) : json_.null();
    reference("claim", tally.claim);
    source(tally.source);
    rule(tally.trigger.rule);
    json_.close_object();
  }

  const Dispatch& dispatch_;
  const Reading& reading_;
  const Knowledge& knowledge_;
  const LanguageKnowledge* language_ = nullptr;
  CodePoints points_;
  Json json_;
};

}  // namespace

std::string reading_json(const Dispatch& dispatch, const Reading& reading, const Knowledge& knowledge) {
  return ReadingWriter(dispatch, reading, knowledge).write();
}

std::string set_aside_json(std::string_view id, std::string_view path, const Error& reason) {
  Json json;
  const auto empty_list = [&](std::string_view name) { json.key(name); json.open_array(); json.close_array(); };
  json.open_object();
  json.key("schema"); json.string("recoupe.reading/1");
  json.key("dispatch");
  json.open_object();
  json.key("id"); json.string(id);
  json.key("path"); json.string(path);
  json.key("title"); json.null();
  json.key("language"); json.string("und");
  json.key("status"); json.string(name_of(Status::kSetAside));
  json.key("why"); json.string(reason.what);
  json.key("encoding"); json.null();
  json.key("offset_unit"); json.string("code_point");
  json.key("published");
  json.open_object();
  for (const std::string_view name : {"date", "earliest", "latest"}) {
    json.key(name); json.null();
  }
  json.key("basis"); json.string(name_of(Published::Basis::kUnknown));
  empty_list("evidence");
  empty_list("rejected");
  json.close_object();
  json.key("notice"); json.null();
  empty_list("credits");
  json.close_object();
  empty_list("claims");
  empty_list("tallies");
  empty_list("unread");
  json.close_object();
  return json.take();
}

std::string iso_day(Day day) {
  const std::chrono::year_month_day date(day);
  return fmt::format("{:04}-{:02}-{:02}", int{date.year()}, unsigned{date.month()}, unsigned{date.day()});
}

std::string iso_time(std::chrono::sys_time<std::chrono::minutes> time, bool minutes) {
  const Day day = std::chrono::floor<std::chrono::days>(time);
  const auto minute = (time - day).count();
  return minutes ? fmt::format("{}T{:02}:{:02}", iso_day(day), minute / 60, minute % 60) : iso_day(day);
}

bool whole_days(const Interval& interval) {
  const auto minute_of_day = [](auto time) { return (time - std::chrono::floor<std::chrono::days>(time)).count(); };
  return minute_of_day(interval.earliest) == 0 && minute_of_day(interval.latest) == 24 * 60 - 1;
}

std::string_view name_of(Effect effect) {
  static constexpr std::array<std::string_view, 6> kNames = {"killed", "wounded", "displaced", "missing", "detained", "trapped"};
  return kNames.at(static_cast<std::size_t>(effect));
}

std::string_view name_of(Status status) {
  static constexpr std::array<std::string_view, 3> kNames = {"read", "unsupported_language", "set_aside"};
  return kNames.at(static_cast<std::size_t>(status));
}

std::string_view name_of(Published::Basis basis) {
  static constexpr std::array<std::string_view, 4> kNames = {"none", "given", "header", "text"};
  return kNames.at(static_cast<std::size_t>(basis));
}

std::string_view name_of(PlaceRole role) {
  static constexpr std::array<std::string_view, 4> kNames = {"at", "from", "to", "via"};
  return kNames.at(static_cast<std::size_t>(role));
}

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// The reading as JSON: every field in its place, valid against docs/reading.schema.json, whatever stands in the text.
#include "formats/reading_json.h"

#include <gtest/gtest.h>
#include <rapidjson/document.h>
#include <rapidjson/pointer.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

#include "base/default_knowledge.h"

namespace recoupe {
namespace {

const std::string kText = "À l'aube, 12 civils dont 3 enfants ont péri dans un raid à Zzyrka, a dit Omar Zzed. L'armée dément ce raid.";

const Knowledge& knowledge() {
  static const Knowledge made = [] {
    Knowledge copy = **load_knowledge(KnowledgeFiles({default_knowledge_folder()}));
    EventType strike;
    strike.id = "air_strike";
    strike.acled = "Air/drone strike";
    copy.ontology = std::make_shared<const Ontology>(Ontology{{strike}, {}});
    copy.rules.add("rule/that/exists");
    return copy;
  }();
  return made;
}

RuleId rule() { return static_cast<RuleId>(knowledge().rules.size() - 1); }

Span span_of(std::string_view words) {
  const auto begin = static_cast<std::uint32_t>(kText.find(words));
  return {begin, begin + static_cast<std::uint32_t>(words.size())};
}

Interval interval(int from_hour, int to_hour) {
  const Day day = std::chrono::year(2019) / 3 / 5;
  return {day + std::chrono::hours(from_hour), day + std::chrono::hours(to_hour) - std::chrono::minutes(1)};
}

Mentions full_mentions() {
  Mentions out;
  ActorMention speaker;
  speaker.span = span_of("Omar Zzed");
  speaker.name = "Omar Zzed";
  ActorMention army = speaker;
  army.span = span_of("L'armée");
  army.name = "armée";
  out.actors = {speaker, army};
  PlaceMention place;
  place.span = span_of("Zzyrka");
  place.name = "Zzyrka";
  out.places.mentions = {place};
  TimeMention dawn;
  dawn.span = span_of("À l'aube");
  dawn.timex = "2019-03-05TMO";
  out.times = {dawn};
  QuantityMention one;
  one.span = span_of("un");
  one.min = one.max = 1;
  out.quantities = {one};
  return out;
}

Reading full_reading() {
  Reading out;
  out.language = "fr";
  out.layout.body = {0, static_cast<std::uint32_t>(kText.size())};
  out.published.earliest = std::chrono::year(2019) / 3 / 1;
  out.published.latest = std::chrono::year(2019) / 3 / 9;
  out.published.basis = Published::Basis::kText;
  out.published.evidence = {{span_of("À l'aube"), "", "for this reason"}};
  out.published.rejected = {{span_of("12"), "2021-12", "for that reason"}};
  out.credits = {{"afp", span_of("Omar")}};
  out.mentions = full_mentions();
  Claim raid;
  raid.trigger = {span_of("raid"), rule()};
  raid.mentions = {span_of("péri")};
  raid.agents = {{1, {}, true}};
  raid.targets = {{0, {span_of("12 civils"), rule()}, false}};
  raid.instruments = {{span_of("raid"), rule()}};
  raid.places = {{0, PlaceRole::kTo, {}, false}};
  raid.time = TimeFiller{0, interval(4, 7), {}, false};
  raid.count = 0;
  raid.source = Source{0, "anonymous", {span_of("Omar Zzed"), rule()}, span_of("a dit"), {"afp"}, false};
  raid.disputed_by = {1};
  raid.confidence = 0.93456;
  Claim denial;
  denial.trigger = {span_of("ce raid"), kNone};
  denial.factuality = Factuality::kDenied;
  denial.denies = {0};
  denial.violates = 0;
  out.claims = {raid, denial};
  Tally toll;
  toll.victims = "civilians";
  toll.min = 12;
  toll.trigger = {span_of("péri"), rule()};
  toll.amount = {span_of("12"), rule()};
  toll.of_which = {{"children", 3, 3, {span_of("3 enfants"), rule()}}};
  toll.since_until = TimeFiller{0, interval(0, 24), {}, false};
  toll.cause = TypeId{0};
  toll.claim = 0;
  toll.confidence = 1;
  out.tallies = {toll};
  out.unread = {{span_of("L'armée dément"), "words of violence"}};
  return out;
}

std::string line_of(const Reading& reading) { return reading_json(decode(kText, "dir/a.txt").value(), reading, knowledge()); }

/// Where and why `line` breaks the schema; empty when it does not.
std::string fault_of(const std::string& line) {
  static rapidjson::Document schema_text;
  static const rapidjson::SchemaDocument schema = [] {
    schema_text.Parse(read_file(RECOUPE_SOURCE_DIR "/docs/reading.schema.json").value().c_str());
    return rapidjson::SchemaDocument(schema_text);
  }();
  if (schema_text.HasParseError()) {
    return "the schema is no JSON";
  }
  rapidjson::Document document;
  if (document.Parse<rapidjson::kParseValidateEncodingFlag>(line.data(), line.size()).HasParseError()) {
    return "no JSON";
  }
  rapidjson::SchemaValidator validator(schema);
  if (document.Accept(validator)) {
    return "";
  }
  rapidjson::StringBuffer where;
  validator.GetInvalidDocumentPointer().StringifyUriFragment(where);
  return std::string(where.GetString()) + ": " + validator.GetInvalidSchemaKeyword();
}

/// The value at a JSON pointer: its text for strings, else its JSON kind or number.
std::string at(const std::string& line, const char* pointer) {
  rapidjson::Document document;
  document.Parse(line.c_str());
  const auto* value = rapidjson::Pointer(pointer).Get(document);
  if (value == nullptr) {
    return "absent";
  }
  if (value->IsString()) {
    return value->GetString();
  }
  if (value->IsDouble()) {
    return std::to_string(value->GetDouble()).substr(0, 5);
  }
  return value->IsNull() ? "null" : value->IsInt() ? std::to_string(value->GetInt()) : value->IsBool() ? (value->GetBool() ? "true" : "false") : "container";
}

TEST(ReadingJson, a_full_reading_keeps_the_schema) { EXPECT_EQ(fault_of(line_of(full_reading())), ""); }
TEST(ReadingJson, an_empty_reading_keeps_the_schema) {
  Reading reading;
  reading.language = "fr";
  EXPECT_EQ(fault_of(line_of(reading)), "");
}
TEST(ReadingJson, bytes_set_aside_keep_the_schema) {
  const std::string line = set_aside_json(sha256_hex("x"), "a\xFF.txt", {ErrorCode::kBinary, "is binary", "a"});
  EXPECT_EQ(fault_of(line), "");
  EXPECT_EQ(at(line, "/dispatch/status"), "set_aside");
  EXPECT_EQ(at(line, "/dispatch/why"), "is binary");
  EXPECT_EQ(at(line, "/dispatch/path"), "a\uFFFD.txt");
}

TEST(ReadingJson, the_schema_refuses_what_is_not_in_it) {
  std::string line = line_of(full_reading());
  line.insert(1, "\"more\":1,");
  EXPECT_NE(fault_of(line), "");
  std::string wrong = line_of(full_reading());
  wrong.replace(wrong.find("\"at\"") == std::string::npos ? wrong.find("\"to\"") : wrong.find("\"at\""), 4, "\"xx\"");
  EXPECT_NE(fault_of(wrong), "");
}

TEST(ReadingJson, offsets_count_code_points) {
  const std::string line = line_of(full_reading());
  // "À l'aube, 12 civils dont 3 enfants ont péri": À and é are two bytes each.
  EXPECT_EQ(at(line, "/tallies/0/trigger/begin"), "39");
  EXPECT_EQ(at(line, "/tallies/0/trigger/end"), "43");
  EXPECT_EQ(at(line, "/tallies/0/trigger/text"), "péri");
}

TEST(ReadingJson, claims_point_at_each_other_by_id) {
  const std::string line = line_of(full_reading());
  EXPECT_EQ(at(line, "/claims/0/disputed_by/0"), at(line, "/claims/1/id"));
  EXPECT_EQ(at(line, "/claims/1/denies/0"), at(line, "/claims/0/id"));
  EXPECT_EQ(at(line, "/claims/1/violates"), at(line, "/claims/0/id"));
  EXPECT_EQ(at(line, "/tallies/0/claim"), at(line, "/claims/0/id"));
  EXPECT_EQ(at(line, "/claims/0/violates"), "null");
}

TEST(ReadingJson, intervals_finer_than_a_day_have_minutes) {
  const std::string line = line_of(full_reading());
  EXPECT_EQ(at(line, "/claims/0/time/earliest"), "2019-03-05T04:00");
  EXPECT_EQ(at(line, "/claims/0/time/latest"), "2019-03-05T06:59");
  EXPECT_EQ(at(line, "/tallies/0/time/earliest"), "2019-03-05");
  EXPECT_EQ(at(line, "/tallies/0/until"), "2019-03-05");
}

TEST(ReadingJson, what_is_not_known_is_null) {
  const std::string line = line_of(full_reading());
  for (const char* pointer : {"/dispatch/title", "/dispatch/published/date", "/claims/0/agents/0/actor", "/claims/0/places/0/latitude", "/claims/0/codes/plover",
                              "/claims/1/time", "/claims/1/source", "/claims/1/count", "/claims/1/rule", "/tallies/0/max", "/tallies/0/fraction", "/tallies/0/side"}) {
    EXPECT_EQ(at(line, pointer), "null") << pointer;
  }
}

TEST(ReadingJson, only_what_is_inferred_says_so) {
  const std::string line = line_of(full_reading());
  EXPECT_EQ(at(line, "/claims/0/agents/0/inferred"), "true");
  EXPECT_EQ(at(line, "/claims/0/targets/0/inferred"), "absent");
}

TEST(ReadingJson, fillers_carry_their_own_evidence_before_that_of_the_mention) {
  const std::string line = line_of(full_reading());
  EXPECT_EQ(at(line, "/claims/0/targets/0/text"), "12 civils");
  EXPECT_EQ(at(line, "/claims/0/targets/0/rule"), "rule/that/exists");
  EXPECT_EQ(at(line, "/claims/0/agents/0/text"), "L'armée");
}

TEST(ReadingJson, numbers_are_rounded) {
  EXPECT_EQ(at(line_of(full_reading()), "/claims/0/confidence"), "0.935");
  EXPECT_NE(line_of(full_reading()).find("\"confidence\":0.935,"), std::string::npos);
}

TEST(ReadingJson, quotes_controls_and_signs_are_escaped) {
  Reading reading;
  reading.language = "fr";
  reading.why = "a \"quoted\" \\ \x01 \n \xFF word";
  reading.status = Status::kUnsupportedLanguage;
  const std::string line = line_of(reading);
  EXPECT_EQ(fault_of(line), "");
  EXPECT_EQ(line.find('\n'), std::string::npos);
  EXPECT_EQ(at(line, "/dispatch/why"), "a \"quoted\" \\ \x01 \n \uFFFD word");
}

}  // namespace
}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// The door of reading/: the whole chain from a dispatch to its reading, a pure function of (dispatch, knowledge).
//
//   auto knowledge = load_knowledge(KnowledgeFiles({default_knowledge_folder()}));
//   Reading r = read_dispatch(dispatch, **knowledge, {});
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "attribution/credits.h"
#include "events/claims.h"
#include "events/events.h"
#include "events/unread.h"
#include "language/language.h"
#include "reading/identify.h"
#include "text/dispatch.h"
#include "text/layout.h"

namespace recoupe {

enum class Status : std::uint8_t { kRead, kUnsupportedLanguage, kSetAside };

/// All that was read out of one dispatch. Indices inside point into its own vectors.
struct Reading {
  std::string language;              ///< ISO 639-1, "und" when unclear
  Status status = Status::kRead;
  std::string why;                   ///< for other states than kRead
  Layout layout;
  Published published;
  std::vector<Credit> credits;
  AnalysedText analysed;
  Mentions mentions;
  std::vector<Report> reports;
  std::vector<Claim> claims;
  std::vector<Tally> tallies;
  std::vector<Unread> unread;
};

/// What recoupe knows about one language.
struct LanguageKnowledge {
  std::shared_ptr<const LayoutRules> layout;
  std::shared_ptr<const LanguagePack> pack;
  std::shared_ptr<const TimeRules> times;
  std::shared_ptr<const QuantityRules> quantities;
  std::shared_ptr<const Gazetteer> places;
  std::shared_ptr<const ActorTable> actors;
  std::shared_ptr<const AttributionRules> attribution;
  std::shared_ptr<const EventRules> events;
  std::shared_ptr<const CreditRules> credits;
  std::shared_ptr<const UnreadWords> unread;
};

/// All that recoupe knows; constant after loading, shared by all threads.
struct Knowledge {
  RuleNames rules;
  std::shared_ptr<const Ontology> ontology;
  std::map<std::string, LanguageKnowledge, std::less<>> languages;
  std::map<std::string, std::shared_ptr<const FunctionWords>, std::less<>> function_words;  ///< by language
};

/// Loads every language pack found. Fails with kBadKnowledge naming file and line.
Result<std::shared_ptr<const Knowledge>> load_knowledge(const KnowledgeFiles& files);

struct ReadingOptions {
  std::optional<Day> published;      ///< the caller's date
};

/// Reads one dispatch. Linear in its length; thread-safe; the same bytes give the same reading.
Reading read_dispatch(const Dispatch& dispatch, const Knowledge& knowledge, const ReadingOptions& options);

}  // namespace recoupe

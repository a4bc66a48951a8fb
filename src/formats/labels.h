// SPDX-License-Identifier: GPL-3.0-or-later
// Labels: the words of outputs that are made for people, in the language of a dispatch.
//
//   labels.of("effect.killed") == "morts"     labels.fill("according_to", {{"", "OSDH"}}) == "selon OSDH"
//
// Tables: languages/<code>/interface/labels.tsv, and label_<code> of ontology/event_types.tsv as "type.air_strike".
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "base/knowledge_files.h"
#include "base/result.h"
#include "times/times.h"

namespace recoupe {

class Labels {
 public:
  /// Fails with kBadKnowledge. A language without tables gives empty labels.
  static Result<Labels> load(const KnowledgeFiles& files, std::string_view language);

  /// The label; without one, the last part of the key in plain words ("air strike").
  std::string of(std::string_view key) const;

  /// The label with each {name} replaced by its value.
  std::string fill(std::string_view key, std::initializer_list<std::pair<std::string_view, std::string>> values) const;

  /// "mercredi 17 août 2016", or without the weekday.
  std::string day(Day day, bool weekday) const;

  /// The shortest words for first to last, both included: "2012", "mars 2011", "du 29 avril au 3 mai 2016".
  std::string interval(Day first, Day last) const;

  /// "285", "280 000".
  std::string number(std::int64_t number) const;

 private:
  std::map<std::string, std::string, std::less<>> labels_;
};

}  // namespace recoupe

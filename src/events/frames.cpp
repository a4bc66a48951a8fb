// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/frames.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>

#include "base/tsv.h"

namespace recoupe {
namespace {

const Names<SlotRoles> kRoleNames{
    {"none", {}}, {"agent", {Role::kAgent, Role::kIgnored}}, {"target", {Role::kTarget, Role::kPlaceAt}}, {"victim", {Role::kTarget, Role::kIgnored}},
    {"place", {Role::kIgnored, Role::kPlaceAt}}, {"from", {Role::kIgnored, Role::kPlaceFrom}}, {"to", {Role::kIgnored, Role::kPlaceTo}},
    {"via", {Role::kIgnored, Role::kPlaceVia}}, {"instrument", {Role::kInstrument, Role::kInstrument}},
    {"agent/place", {Role::kAgent, Role::kPlaceAt}}, {"agent/via", {Role::kAgent, Role::kPlaceVia}}, {"agent/from", {Role::kAgent, Role::kPlaceFrom}},
    {"target/from", {Role::kTarget, Role::kPlaceFrom}}};
const Names<Slot> kSlotNames{{"subject", Slot::kSubject}, {"object", Slot::kObject}, {"of", Slot::kOf}, {"by", Slot::kBy}, {"against", Slot::kAgainst},
                             {"on", Slot::kOn}, {"at", Slot::kAt}, {"in", Slot::kIn}, {"alongside", Slot::kAlongside}, {"between", Slot::kBetween},
                             {"towards", Slot::kTowards}, {"out_of", Slot::kOutOf}, {"purpose", Slot::kPurpose}, {"other", Slot::kOther},
                             {"maker", Slot::kMaker}};
const Names<Factuality> kFactualities{{"asserted", Factuality::kAsserted}, {"denied", Factuality::kDenied}, {"planned", Factuality::kPlanned},
                                      {"offered", Factuality::kOffered}, {"demanded", Factuality::kDemanded}, {"refused", Factuality::kRefused},
                                      {"possible", Factuality::kPossible}};
const Names<Voice> kVoices{{"active", Voice::kActive}, {"passive", Voice::kPassive}, {"reflexive", Voice::kReflexive}};
const Names<bool Needs::*> kNeeds{{"armed", &Needs::armed}, {"place", &Needs::place}, {"agent", &Needs::agent}, {"armed_agent", &Needs::armed_agent},
                                  {"target", &Needs::target}, {"party", &Needs::party}, {"war", &Needs::war}, {"carried", &Needs::carried}, {"hit", &Needs::hit}, {"near_place", &Needs::near_place},
                                  {"troops", &Needs::troops}, {"official", &Needs::official}, {"counted", &Needs::counted}, {"governed", &Needs::governed}, {"unknown", &Needs::unknown},
                                  {"affirmed", &Needs::affirmed}};

/// Named lists of words that several frames share: "@truce" stands for each word of the list.
using WordLists = std::unordered_map<std::string, std::vector<std::string>>;

/// Reads one file's frames; `fail` collects the first error with file and frame.
class FrameReader {
 public:
  FrameReader(const std::string& file, std::string_view language, const Ontology& ontology, const WordLists& lists, EventRules& rules, RuleNames& names)
      : file_(file), language_(language), ontology_(ontology), lists_(lists), rules_(rules), names_(names) {}

  std::optional<Error> read(const toml::table& table) {
    const toml::array* frames = table["frame"].as_array();
    if (frames == nullptr) {
      return Error{ErrorCode::kBadKnowledge, "has no [[frame]]", file_};
    }
    for (const toml::node& node : *frames) {
      if (const toml::table* t = node.as_table()) {
        read_frame(*t);
      }
    }
    return error_;
  }

 private:
  void fail(std::string what) {
    if (!error_) {
      error_ = Error{ErrorCode::kBadKnowledge, std::move(what), file_ + ": frame " + name_};
    }
  }
  template <class T>
  std::optional<T> one_of(const Names<T>& names, const toml::table& t, std::string_view key) {
    const auto word = t[key].value<std::string>();
    if (!word) {
      return std::nullopt;
    }
    const auto it = names.find(*word);
    if (it == names.end()) {
      fail(fmt::format("{} cannot be '{}'", key, *word));
      return std::nullopt;
    }
    return it->second;
  }
  std::vector<std::string> list(const toml::table& t, std::string_view key) {
    std::vector<std::string> out;
    if (const toml::array* items = t[key].as_array()) {
      for (const toml::node& item : *items) {
        expand(item.value_or(std::string()), out);
      }
    }
    return out;
  }
  /// Adds a phrase with every choice of words for its lists: "violation @of @truce".
  void expand(const std::string& phrase, std::vector<std::string>& out) {
    const std::size_t at = phrase.find('@');
    if (at == std::string::npos) {
      return out.push_back(phrase);
    }
    const std::size_t end = std::min(phrase.find(' ', at), phrase.size());
    const auto words = lists_.find(phrase.substr(at + 1, end - at - 1));
    if (words == lists_.end()) {
      return fail(fmt::format("unknown list in '{}'", phrase));
    }
    for (const std::string& word : words->second) {
      expand(phrase.substr(0, at) + word + phrase.substr(end), out);
    }
  }
  std::vector<WordKey> keys(const toml::table& t, std::string_view key) {
    std::vector<WordKey> out;
    for (const std::string& word : list(t, key)) {
      out.push_back(form_key(word));
    }
    return out;
  }
  std::vector<std::vector<WordKey>> phrases(const toml::table& t, std::string_view key) {
    std::vector<std::vector<WordKey>> out;
    for (const std::string& phrase : list(t, key)) {
      auto& words = out.emplace_back();
      for (const std::string_view word : words_of(phrase)) {
        words.push_back(form_key(word));
      }
    }
    return out;
  }

  void read_frame(const toml::table& t) {
    name_ = t["name"].value_or(std::string("without a name"));
    const std::string type = t["type"].value_or(std::string());
    const std::uint32_t found = ontology_.find(type);
    if (found == kNone) {
      return fail(fmt::format("unknown type '{}'", type));
    }
    Frame frame;
    frame.type = static_cast<TypeId>(found);
    const std::string may_be = t["may_be"].value_or(type);
    const std::uint32_t exact = ontology_.find(may_be);
    if (exact == kNone) {
      return fail(fmt::format("unknown type '{}'", may_be));
    }
    frame.may_be = static_cast<TypeId>(exact);
    const auto nouns = list(t, "nouns"), verbs = list(t, "verbs");
    if (nouns.empty() == verbs.empty()) {
      return fail("needs either nouns or verbs");
    }
    frame.noun = !nouns.empty();
    frame.rule = names_.add(fmt::format("{}/{}/{}", language_, type, name_));
    frame.strong = !t["weak"].value_or(false);
    frame.carrier = t["carrier"].value_or(false);
    frame.object_in_trigger = t["object_in_trigger"].value_or(false);
    frame.stative = t["stative"].value_or(false);
    frame.bare = t["bare"].value_or(false);
    frame.general = t["general"].value_or(false);
    frame.speech = t["speech"].value_or(false);
    frame.keeps_noun = t["keeps_noun"].value_or(false);
    frame.reflexive = t["reflexive"].value_or(false);
    frame.voice = one_of(kVoices, t, "voice");
    frame.factuality = one_of(kFactualities, t, "factuality");
    frame.objects = keys(t, "objects");
    frame.subjects = keys(t, "subjects");
    frame.not_subjects = keys(t, "not_subjects");
    frame.not_objects = keys(t, "not_objects");
    frame.with = phrases(t, "with");
    frame.not_with = phrases(t, "not_with");
    for (const auto& [slot_name, slot] : kSlotNames) {
      frame.slots[static_cast<std::size_t>(slot)] = one_of(kRoleNames, t, slot_name).value_or(standard(slot, frame.noun));
    }
    for (const std::string& need : list(t, "needs")) {
      const auto it = kNeeds.find(need);
      if (it == kNeeds.end()) {
        return fail(fmt::format("needs cannot be '{}'", need));
      }
      frame.needs.*(it->second) = true;
    }
    keep(std::move(frame), nouns, verbs);
  }

  /// The roles that a slot has when a frame does not say otherwise.
  static SlotRoles standard(Slot slot, bool noun) {
    switch (slot) {
      case Slot::kSubject: return {noun ? Role::kIgnored : Role::kAgent, Role::kIgnored};
      case Slot::kObject: return {noun ? Role::kIgnored : Role::kTarget, Role::kPlaceAt};
      case Slot::kOf: return {noun ? Role::kAgent : Role::kIgnored, Role::kPlaceAt};
      case Slot::kBy: return {Role::kAgent, Role::kPlaceVia};
      case Slot::kAgainst: case Slot::kOn: return {Role::kTarget, Role::kPlaceAt};
      case Slot::kBetween: return {noun ? Role::kAgent : Role::kIgnored, Role::kPlaceAt};
      case Slot::kAt: case Slot::kIn: return {Role::kIgnored, Role::kPlaceAt};
      case Slot::kTowards: return {Role::kIgnored, Role::kPlaceTo};
      case Slot::kOutOf: return {Role::kIgnored, Role::kPlaceFrom};
      case Slot::kAlongside: case Slot::kPurpose: case Slot::kOther: case Slot::kMaker: return {};
    }
    return {};
  }

  void keep(Frame frame, const std::vector<std::string>& nouns, const std::vector<std::string>& verbs) {
    const auto id = static_cast<std::uint32_t>(rules_.frames.size());
    rules_.may_be[frame.rule] = frame.may_be;
    if (frame.general) {
      rules_.general.insert(frame.rule);
    }
    if (frame.speech) {
      rules_.speech.insert(frame.rule);
    }
    rules_.frames.push_back(std::move(frame));
    for (const std::string& noun : nouns) {
      rules_.nouns.add(noun, id);
    }
    for (const std::string& verb : verbs) {
      rules_.verbs[form_key(verb)].push_back(id);
    }
  }

  std::string file_, name_;
  std::string_view language_;
  const Ontology& ontology_;
  const WordLists& lists_;
  EventRules& rules_;
  RuleNames& names_;
  std::optional<Error> error_;
};

Result<Table> table_of(const KnowledgeFiles& files, std::string_view language, std::string_view name, std::initializer_list<std::string_view> columns) {
  return files.one(fmt::format("languages/{}/events/{}", language, name)).and_then([&](const std::filesystem::path& p) { return read_table(p, columns); });
}

Result<WordLists> load_word_lists(const KnowledgeFiles& files, std::string_view language) {
  return table_of(files, language, "word_lists.tsv", {"list", "words"}).map([](const Table& t) {
    WordLists lists;
    for (const auto& row : t.rows) {
      auto& words = lists[row[t.column("list")]];
      const std::string& cell = row[t.column("words")];
      for (std::size_t begin = 0; begin < cell.size();) {
        const std::size_t end = std::min(cell.find(", ", begin), cell.size());
        words.push_back(cell.substr(begin, end - begin));
        begin = end + 2;
      }
    }
    return lists;
  });
}

Result<bool> load_carriers(const KnowledgeFiles& files, std::string_view language, EventRules& rules) {
  const auto t = table_of(files, language, "carriers.tsv", {"verb", "subject", "object", "at", "factuality"});
  if (!t) {
    return tl::unexpected(t.error());
  }
  for (std::size_t r = 0; r < t->rows.size(); ++r) {
    const auto& row = t->rows[r];
    const auto subject = kRoleNames.find(row[t->column("subject")]), object = kRoleNames.find(row[t->column("object")]), at = kRoleNames.find(row[t->column("at")]);
    const std::string& f = row[t->column("factuality")];
    if (subject == kRoleNames.end() || object == kRoleNames.end() || at == kRoleNames.end() || (f != "-" && !kFactualities.contains(f))) {
      return tl::unexpected(Error{ErrorCode::kBadKnowledge, "unknown role or factuality", t->where(r)});
    }
    rules.carriers[form_key(row[t->column("verb")])] = {subject->second.actor, object->second, at->second,
                                                         f == "-" ? std::nullopt : std::optional(kFactualities.at(f))};
  }
  return true;
}

Result<bool> load_prepositions(const KnowledgeFiles& files, std::string_view language, EventRules& rules) {
  const auto t = table_of(files, language, "prepositions.tsv", {"phrase", "slot"});
  if (!t) {
    return tl::unexpected(t.error());
  }
  for (std::size_t r = 0; r < t->rows.size(); ++r) {
    const auto slot = kSlotNames.find(t->rows[r][t->column("slot")]);
    if (slot == kSlotNames.end()) {
      return tl::unexpected(Error{ErrorCode::kBadKnowledge, "unknown slot", t->where(r)});
    }
    rules.prepositions.add(t->rows[r][t->column("phrase")], static_cast<std::uint32_t>(slot->second));
  }
  return true;
}

/// Of two frames of one verb the one that asks more of its context is tried first.
void prefer_specific(EventRules& rules) {
  const auto demands = [&rules](std::uint32_t id) {
    const Frame& f = rules.frames[id];
    return !f.with.empty() + !f.objects.empty() + !f.subjects.empty() + f.voice.has_value();
  };
  for (auto& [lemma, frames] : rules.verbs) {
    std::stable_sort(frames.begin(), frames.end(), [&](std::uint32_t x, std::uint32_t y) { return demands(x) > demands(y); });
  }
}

Result<bool> load_pointing_words(const KnowledgeFiles& files, std::string_view language, EventRules& rules) {
  return table_of(files, language, "pointing_words.tsv", {"word", "kind"}).map([&](const Table& t) {
    for (const auto& row : t.rows) {
      const std::string& kind = row[t.column("kind")];
      auto& words = kind == "where" ? rules.where : kind == "there" ? rules.there : kind == "war" ? rules.whole_war : rules.definite;
      words.insert(form_key(row[t.column("word")]));
      if (kind == "pointing") {
        rules.pointing.insert(form_key(row[t.column("word")]));
      }
    }
    return true;
  });
}

Result<bool> load_object_control(const KnowledgeFiles& files, std::string_view language, EventRules& rules) {
  return table_of(files, language, "object_control.tsv", {"lemma"}).map([&](const Table& t) {
    for (const auto& row : t.rows) {
      rules.object_control.insert(form_key(row[t.column("lemma")]));
    }
    return true;
  });
}

}  // namespace

Result<bool> load_frames(const KnowledgeFiles& files, std::string_view language, const Ontology& ontology, EventRules& rules, RuleNames& names) {
  const auto lists = load_word_lists(files, language);
  if (!lists) {
    return tl::unexpected(lists.error());
  }
  for (const auto& path : files.all(fmt::format("languages/{}/events", language), ".toml")) {
    try {
      const toml::table table = toml::parse_file(path.string());
      if (const auto error = FrameReader(path.string(), language, ontology, *lists, rules, names).read(table)) {
        return tl::unexpected(*error);
      }
    } catch (const toml::parse_error& failure) {
      return tl::unexpected(Error{ErrorCode::kBadKnowledge, std::string(failure.description()), fmt::format("{}:{}", path.string(), failure.source().begin.line)});
    }
  }
  prefer_specific(rules);
  return load_carriers(files, language, rules)
      .and_then([&](bool) { return load_prepositions(files, language, rules); })
      .and_then([&](bool) { return load_object_control(files, language, rules); })
      .and_then([&](bool) { return load_pointing_words(files, language, rules); });
}

}  // namespace recoupe

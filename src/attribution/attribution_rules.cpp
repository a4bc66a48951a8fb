// SPDX-License-Identifier: GPL-3.0-or-later
#include "attribution/attribution_rules.h"

#include "base/tsv.h"

namespace recoupe {
namespace {

const Names<ReportingKind> kReporting{{"say", ReportingKind::kSay}, {"deny", ReportingKind::kDeny}, {"witness", ReportingKind::kWitness}, {"bring", ReportingKind::kBring}, {"quote", ReportingKind::kQuote}, {"act", ReportingKind::kAct}};
const Names<CueKind> kCues{{"say", CueKind::kSay}, {"source", CueKind::kSource}, {"relay", CueKind::kRelay}, {"initial", CueKind::kInitial}, {"break", CueKind::kBreak}};
const Names<CertaintyKind> kKinds{{"verb", CertaintyKind::kVerb}, {"noun", CertaintyKind::kNoun}, {"link", CertaintyKind::kLink},
                                  {"adjective", CertaintyKind::kAdjective}, {"modifier", CertaintyKind::kModifier}};
const Names<std::optional<Factuality>> kEffects{{"-", std::nullopt}, {"asserted", Factuality::kAsserted}, {"denied", Factuality::kDenied},
                                                {"planned", Factuality::kPlanned}, {"offered", Factuality::kOffered}, {"demanded", Factuality::kDemanded},
                                                {"refused", Factuality::kRefused}, {"possible", Factuality::kPossible}, {"feared", Factuality::kPossible}};

Result<bool> load_reporting(const Table& t, AttributionRules& rules) {
  for (std::size_t r = 0; r < t.rows.size(); ++r) {
    const auto kind = named(kReporting, t, r, "kind");
    if (!kind) {
      return tl::unexpected(kind.error());
    }
    rules.reporting[form_key(words_of(t.rows[r][t.column("lemma")]).back())] = *kind;
  }
  return true;
}

Result<bool> load_cues(const Table& t, AttributionRules& rules) {
  for (std::size_t r = 0; r < t.rows.size(); ++r) {
    const auto kind = named(kCues, t, r, "kind");
    if (!kind) {
      return tl::unexpected(kind.error());
    }
    rules.cues.add(t.rows[r][t.column("phrase")], static_cast<std::uint32_t>(rules.cue_kinds.size()));
    rules.cue_kinds.push_back(*kind);
  }
  return true;
}

Result<bool> load_again(const Table& t, AttributionRules& rules) {
  for (const auto& row : t.rows) {
    auto& words = row[t.column("kind")] == "noun" ? rules.again_nouns : rules.again_markers;
    words.insert(form_key(row[t.column("word")]));
  }
  return true;
}

Result<bool> load_light(const Table& t, AttributionRules& rules) {
  for (const auto& row : t.rows) {
    rules.light[form_key(row[t.column("verb")])].push_back(form_key(row[t.column("phrase")]));
  }
  return true;
}

Result<bool> load_certainty(const Table& t, AttributionRules& rules) {
  for (std::size_t r = 0; r < t.rows.size(); ++r) {
    const auto kind = named(kKinds, t, r, "kind");
    const auto affirmed = named(kEffects, t, r, "affirmed");
    const auto negated = named(kEffects, t, r, "negated");
    for (const auto* effect : {&affirmed, &negated}) {
      if (!*effect) {
        return tl::unexpected(effect->error());
      }
    }
    if (!kind) {
      return tl::unexpected(kind.error());
    }
    const std::string& phrase = t.rows[r][t.column("phrase")];
    const CertaintyRule rule{*kind, *affirmed, *negated, t.rows[r][t.column("self")] == "yes",
                             t.rows[r][t.column("affirmed")] == "feared", words_of(phrase).size() > 1};
    if (*kind == CertaintyKind::kLink) {
      rules.links.add(phrase, static_cast<std::uint32_t>(rules.link_rules.size()));
      rules.link_rules.push_back(rule);
    } else {
      rules.words.emplace(form_key(words_of(phrase).back()), rule);
    }
  }
  return true;
}

}  // namespace

const CertaintyRule* AttributionRules::word(WordKey lemma, CertaintyKind kind) const {
  const auto [begin, end] = words.equal_range(lemma);
  for (auto it = begin; it != end; ++it) {
    if (it->second.kind == kind) {
      return &it->second;
    }
  }
  return nullptr;
}

Result<std::shared_ptr<const AttributionRules>> load_attribution(const KnowledgeFiles& files, std::string_view language, RuleNames& names) {
  auto rules = std::make_shared<AttributionRules>();
  struct Part { std::string_view file; std::initializer_list<std::string_view> columns; Result<bool> (*load)(const Table&, AttributionRules&); };
  for (const Part& part : {Part{"reporting.tsv", {"lemma", "kind"}, load_reporting}, Part{"cues.tsv", {"phrase", "kind"}, load_cues},
                           Part{"again.tsv", {"word", "kind"}, load_again}, Part{"light.tsv", {"verb", "phrase"}, load_light},
                           Part{"certainty.tsv", {"phrase", "kind", "affirmed", "negated", "self"}, load_certainty}}) {
    const auto done = files.one("languages/" + std::string(language) + "/attribution/" + std::string(part.file))
                          .and_then([&](const std::filesystem::path& path) { return read_table(path, part.columns); })
                          .and_then([&](const Table& table) { return part.load(table, *rules); });
    if (!done) {
      return tl::unexpected(done.error());
    }
  }
  rules->rule_verb = names.add(std::string(language) + "/report/verb");
  rules->rule_cue = names.add(std::string(language) + "/report/cue");
  return rules;
}

}  // namespace recoupe

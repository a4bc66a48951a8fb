// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/tally_rules.h"

#include "base/tsv.h"

namespace recoupe {
namespace {

const Names<Effect> kEffects{{"killed", Effect::kKilled}, {"wounded", Effect::kWounded}, {"displaced", Effect::kDisplaced},
                             {"missing", Effect::kMissing}, {"detained", Effect::kDetained}, {"trapped", Effect::kTrapped}};
const Names<VictimsAt> kPlaces{{"subject", VictimsAt::kSubject}, {"object", VictimsAt::kObject}, {"self", VictimsAt::kSelf}, {"de", VictimsAt::kDe}, {"a", VictimsAt::kA}};

Result<TallyWord> word_of(const Table& t, std::size_t r) {
  return named(kEffects, t, r, "effect").and_then([&](Effect effect) {
    return named(kPlaces, t, r, "victims").map([&](VictimsAt victims) { return TallyWord{effect, victims}; });
  });
}

Result<bool> load_words(const Table& t, TallyRules& rules) {
  for (std::size_t r = 0; r < t.rows.size(); ++r) {
    const auto word = word_of(t, r);
    if (!word) {
      return tl::unexpected(word.error());
    }
    const std::string& form = t.rows[r][t.column("form")];
    auto& where = form == "verb" ? rules.verbs : form == "noun" ? rules.nouns : rules.deaths;
    where[form_key(t.rows[r][t.column("lemma")])] = *word;
  }
  return true;
}

Result<bool> load_phrases(const Table& t, TallyRules& rules) {
  for (std::size_t r = 0; r < t.rows.size(); ++r) {
    const auto word = word_of(t, r);
    if (!word) {
      return tl::unexpected(word.error());
    }
    rules.phrases[{form_key(t.rows[r][t.column("verb")]), form_key(t.rows[r][t.column("noun")])}] = *word;
  }
  return true;
}

Result<bool> load_victims(const Table& t, TallyRules& rules) {
  for (const auto& row : t.rows) {
    rules.victims.add(row[t.column("lemma")], static_cast<std::uint32_t>(rules.classes.size()));
    rules.classes.push_back({row[t.column("class")], row[t.column("side")] == "yes", row[t.column("side")] == "member"});
  }
  return true;
}

Result<bool> load_marks(const Table& t, TallyRules& rules) {
  for (const auto& row : t.rows) {
    rules.subset_marks.add(row[t.column("phrase")], 0);
  }
  return true;
}

Result<bool> load_toll_words(const Table& t, TallyRules& rules) {
  for (const auto& row : t.rows) {
    const WordKey lemma = form_key(row[t.column("lemma")]);
    const std::string& kind = row[t.column("kind")];
    if (kind == "conflict" || kind == "total") {
      rules.toll_words[lemma] = kind == "conflict";
    } else {
      (kind == "as_many" ? rules.as_many : kind == "one" ? rules.ones : kind == "other" ? rules.others : kind == "within" ? rules.within : rules.between).insert(lemma);
    }
  }
  return true;
}

Result<bool> load_causes(const Table& t, TallyRules& rules) {
  for (const auto& row : t.rows) {
    rules.causes[form_key(row[t.column("lemma")])] = row[t.column("type")];
  }
  return true;
}

}  // namespace

Result<std::shared_ptr<const TallyRules>> load_tally_rules(const KnowledgeFiles& files, std::string_view language, RuleNames& names) {
  auto rules = std::make_shared<TallyRules>();
  struct Part { std::string_view file; std::initializer_list<std::string_view> columns; Result<bool> (*load)(const Table&, TallyRules&); };
  for (const Part& part : {Part{"tally_words.tsv", {"lemma", "form", "effect", "victims"}, load_words}, Part{"tally_phrases.tsv", {"verb", "noun", "effect", "victims"}, load_phrases},
                           Part{"victims.tsv", {"lemma", "class", "side"}, load_victims}, Part{"subset_marks.tsv", {"phrase"}, load_marks},
                           Part{"toll_words.tsv", {"lemma", "kind"}, load_toll_words}, Part{"toll_causes.tsv", {"lemma", "type"}, load_causes}}) {
    const auto done = files.one("languages/" + std::string(language) + "/events/" + std::string(part.file))
                          .and_then([&](const std::filesystem::path& path) { return read_table(path, part.columns); })
                          .and_then([&](const Table& table) { return part.load(table, *rules); });
    if (!done) {
      return tl::unexpected(done.error());
    }
  }
  const std::string prefix = std::string(language) + "/tally/";
  rules->rule_verb = names.add(prefix + "verb");
  rules->rule_noun = names.add(prefix + "noun");
  rules->rule_death = names.add(prefix + "death-of");
  rules->rule_phrase = names.add(prefix + "phrase");
  rules->rule_subset = names.add(prefix + "subset");
  return rules;
}

}  // namespace recoupe

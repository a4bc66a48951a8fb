// SPDX-License-Identifier: GPL-3.0-or-later
// Checks the facts of tests/cases/groups/sentences.tsv on the whole analysis of each sentence.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>

#include "base/default_knowledge.h"
#include "base/tsv.h"
#include "language/language.h"

namespace recoupe {
namespace {

template <class Enum>
std::string name_of(Enum value, std::initializer_list<const char*> names) {
  return names.begin()[static_cast<std::size_t>(value)];
}

/// A sentence and its analysis, questioned by key.
class Analysis {
 public:
  explicit Analysis(const std::string& text) : text_(text) {
    static const auto french = *load_language(KnowledgeFiles({default_knowledge_folder()}), "fr");
    analysed_ = analyse(text_, {}, {0, static_cast<std::uint32_t>(text_.size())}, *french);
  }

  std::string token(std::uint32_t i) const { return i == kNone ? "-" : std::string(analysed_.tokens[i].span.in(text_)); }
  std::string noun(std::uint32_t g) const { return g == kNone ? "-" : token(analysed_.nouns[g].head); }
  std::string verb(std::uint32_t v) const { return v == kNone ? "-" : token(analysed_.verbs[v].head); }
  std::string range(TokenRange r) const {
    std::string words(analysed_.span_of(r).in(text_));
    std::replace(words.begin(), words.end(), ' ', '_');
    return words.empty() ? "-" : words;
  }

  /// The group with this head word; kNone when there is none.
  template <class Group>
  std::uint32_t find(const std::vector<Group>& groups, const std::string& head) const {
    for (std::uint32_t g = 0; g < groups.size(); ++g) {
      if (token(groups[g].head) == head) {
        return g;
      }
    }
    return kNone;
  }
  std::uint32_t find_verb(const std::string& head) const { return find(analysed_.verbs, head); }
  std::uint32_t find_noun(const std::string& head) const { return find(analysed_.nouns, head); }

  std::map<std::string, std::string> facts_of_verb(std::uint32_t v) const {
    const VerbGroup& g = analysed_.verbs[v];
    const Clause none;
    const Clause& clause = g.clause == kNone ? none : analysed_.clauses[g.clause];
    const std::uint32_t parent = clause.parent == kNone ? kNone : analysed_.clauses[clause.parent].verb;
    return {{"subject", noun(g.subject)}, {"object", noun(g.object)}, {"governor", verb(g.governor)}, {"antecedent", noun(g.antecedent)},
            {"linker", range(g.linker)}, {"negation", token(g.negation)}, {"negated", g.negated ? "yes" : "no"}, {"causative", g.causative ? "yes" : "no"},
            {"inverted", g.inverted_subject ? "yes" : "no"}, {"voice", name_of(g.voice, {"active", "passive", "reflexive"})},
            {"tense", name_of(g.tense, {"-", "present", "imperfect", "past", "pluperfect", "future", "future_perfect"})},
            {"mood", name_of(g.mood, {"-", "indicative", "conditional", "subjunctive", "imperative"})},
            {"form", name_of(g.form, {"-", "finite", "infinitive", "past_participle", "present_participle"})},
            {"clause", name_of(clause.kind, {"main", "relative", "subordinate", "infinitive", "participle", "quoted"})}, {"parent", verb(parent)}};
  }

  std::map<std::string, std::string> facts_of_noun(std::uint32_t n) const {
    const NounGroup& g = analysed_.nouns[n];
    return {{"text", range(g.tokens)}, {"prep", range(g.preposition)}, {"number", token(g.number)}, {"determiner", token(g.determiner)},
            {"joined", noun(g.joined_to)}, {"apposed", noun(g.apposed_to)}, {"of", noun(g.complement_of)}, {"antecedent", noun(g.antecedent)},
            {"parenthesised", g.parenthesised ? "yes" : "no"}};
  }

 private:
  std::string text_;
  AnalysedText analysed_;
};

/// Checks one fact: "verb HEAD key=value …".
void check(const Analysis& analysis, const std::string& fact) {
  std::istringstream in(fact);
  std::string kind, head, pair;
  in >> kind >> head;
  const bool verb = kind == "verb";
  ASSERT_TRUE(verb || kind == "noun") << "the table knows verb and noun, not " << kind;
  const std::uint32_t group = verb ? analysis.find_verb(head) : analysis.find_noun(head);
  ASSERT_NE(group, kNone) << "no " << kind << " group has the head " << head;
  const auto facts = verb ? analysis.facts_of_verb(group) : analysis.facts_of_noun(group);
  while (in >> pair) {
    const auto equals = pair.find('=');
    const auto found = facts.find(pair.substr(0, equals));
    ASSERT_NE(found, facts.end()) << "the table knows no key " << pair;
    EXPECT_EQ(found->second, pair.substr(equals + 1)) << kind << " " << head << " " << found->first;
  }
}

TEST(GroupSentences, hold_what_the_table_says) {
  const auto table = read_table(std::filesystem::path(RECOUPE_SOURCE_DIR) / "tests/cases/groups/sentences.tsv", {"sentence", "facts"});
  ASSERT_TRUE(table.has_value()) << table.error().where << " " << table.error().what;
  ASSERT_GE(table->rows.size(), 60U);
  for (const auto& row : table->rows) {
    SCOPED_TRACE(row[0]);
    const Analysis analysis(row[0]);
    std::istringstream facts(row[1]);
    for (std::string fact; std::getline(facts, fact, ';');) {
      check(analysis, fact);
    }
  }
}

}  // namespace
}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// TagRules: hand rules that take candidates away from a token before the tagger weighs the rest.
//
//   name          has       before  do             example                         counter
//   verb_negated  VERB.fin  ne|n'   drop NOUN ADJ  Il ne [porte] rien.=VERB.fin    La [porte] est close.=NOUN
//
// A condition is empty (always), or forms joined by '|', or one of: =A+B "its candidates are all among these",
// ~A+B "at least one of these is a candidate"; '!' before it negates; "capital" asks for a capital within a sentence.
// forms and shape ask about the token itself, before2 to after2 about its neighbours.
// Words to the left count with the class chosen for them. Of a token the rules never take the last candidate.
#pragma once

#include <bitset>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/knowledge_files.h"
#include "base/result.h"
#include "language/tagger.h"

namespace recoupe {

/// What one neighbour, or the token itself, must be.
struct TagCondition {
  bool given = false, negated = false, capital = false;
  std::unordered_set<WordKey> forms;
  ClassSet only = 0, some = 0;

  bool holds(WordKey form, ClassSet classes, std::uint16_t shape) const;
};

struct TagRule {
  std::string name, example, counter;
  TagCondition self, shape, before2, before, after, after2;
  ClassSet needs = 0;   ///< one of these must be a candidate of the token
  ClassSet drop = 0;    ///< classes that are taken away
};

/// Rules with an index by the forms they ask for, so that a token meets only those that can hold.
struct TagRules {
  static constexpr std::size_t kMostRules = 128;
  using Set = std::bitset<kMostRules>;
  std::vector<TagRule> rules;
  std::unordered_map<WordKey, Set> by_form, by_before;  ///< rules that name this form for the token, for the one before it
  Set any_form, any_before;                             ///< rules that name none there
  /// The candidates of token i that the rules leave.
  ClassSet prune(std::span<const TagInput> tokens, std::size_t i, std::span<const WordClass> chosen) const;
};

/// A set of classes in our notation: "NOUN VERB.fin"; 0 when a name is unknown. `separator` is ' ' or '+'.
ClassSet parse_classes(std::string_view names, char separator);

/// Loads tagger/rules.tsv of a language; without such a file there are no rules. Fails with kBadKnowledge.
Result<TagRules> load_tag_rules(const KnowledgeFiles& files, std::string_view language);

}  // namespace recoupe

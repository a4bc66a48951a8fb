// SPDX-License-Identifier: GPL-3.0-or-later
// The tables that tolls are read with: words of dying, whom they befall, marks of shares, causes.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "events/claims.h"
#include "events/tallies.h"
#include "language/phrases.h"

namespace recoupe {

/// Where the victims stand beside a word of dying.
enum class VictimsAt : std::uint8_t { kSubject, kObject, kSelf, kDe, kA };

struct TallyWord {
  Effect effect = Effect::kKilled;
  VictimsAt victims = VictimsAt::kSelf;
};

struct VictimClass {
  std::string name;
  bool side = false;     ///< names a party to the war
  bool member = false;   ///< its complement may name one
};

struct TallyRules {
  std::unordered_map<WordKey, TallyWord> verbs, nouns, deaths;
  std::map<std::pair<WordKey, WordKey>, TallyWord> phrases;   ///< verb lemma, noun lemma
  Phrases victims{Phrases::Kind::kLemma};
  std::vector<VictimClass> classes;
  Phrases subset_marks{Phrases::Kind::kForm};
  std::unordered_map<WordKey, bool> toll_words;               ///< lemma → conflict, else total
  std::unordered_set<WordKey> ones;                           ///< "un", "une"
  std::unordered_set<WordKey> others;                         ///< "autre": stands for the victims named before
  std::unordered_set<WordKey> as_many;                        ///< "autant": the same number as before
  std::unordered_set<WordKey> within;                         ///< words before a length of time that ends at publication
  std::unordered_set<WordKey> between;                        ///< "entre" the two ends of a window
  std::unordered_map<WordKey, std::string> causes;            ///< noun lemma → id of the event type that kills
  RuleId rule_verb = kNone, rule_noun = kNone, rule_death = kNone, rule_phrase = kNone, rule_subset = kNone;
};

}  // namespace recoupe

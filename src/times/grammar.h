// SPDX-License-Identifier: GPL-3.0-or-later
// Grammar: patterns over word classes, compiled into one trie; the longest match at an atom wins.
//
//   "[the? weekday part]"     brackets: the extent of the expression; (a | b): either; x?: may be missing
//   "from [day] to [day month]"   two expressions; a class named like a slot fills it; word:slot fills another slot
//
// A pattern is expanded into its flat sequences when loaded, so matching walks at most the longest sequence.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "times/expression.h"
#include "times/words.h"

namespace recoupe {

/// One pattern and what it means.
struct Rule {
  std::string name;
  RuleId id = kNone;
  Form form = Form::kCalendar;
  bool range = false;           ///< its two expressions are the ends of one interval
  bool lower = false;           ///< refuses a capitalised last word inside a sentence
  bool not_age = false;         ///< refuses what reads as an age
  ClassSet after, not_after, before, not_before;   ///< classes of the neighbours that are needed or refused
  std::array<std::int32_t, kSlots> constants = Expression::no_slots();
};

/// A rule that matched atoms [begin, end).
struct Match {
  std::uint32_t sequence = 0;
  std::uint32_t length = 0;
  std::array<std::uint8_t, 24> reading{};   ///< reading used of each atom
};

class Grammar {
 public:
  /// Adds a rule with its pattern. Fails with kBadKnowledge and a reason in words.
  Result<void> add(const Rule& rule, std::string_view pattern, const std::map<std::string, std::string>& macros, Words& words);
  /// Makes the trie ready; call once, after the last rule.
  void finish();

  /// The sequences that match at atom `begin`, the longest first; `accept` decides on each.
  template <class Accept>
  bool longest(const std::vector<Atom>& atoms, std::uint32_t begin, Match& best, Accept accept) const;

  struct Step {
    ClassId cls = 0;
    std::uint8_t slot = kSlots;      ///< kSlots: captures nothing
    std::uint8_t expression = kOutside;
    bool operator==(const Step&) const = default;
  };
  static constexpr std::uint8_t kOutside = 255;
  struct Sequence {
    std::uint32_t rule = 0;
    std::vector<Step> steps;
    std::uint8_t expressions = 0;
  };
  const Sequence& sequence(std::uint32_t index) const& { return sequences_[index]; }
  const Rule& rule(std::uint32_t index) const& { return rules_[index]; }
  std::size_t rules() const { return rules_.size(); }
  std::size_t nodes() const { return nodes_.size(); }

 private:
  struct Node {
    std::vector<std::pair<ClassId, std::uint32_t>> edges;
    std::vector<std::uint32_t> sequences;  ///< that end here, in order of the rules
  };
  void insert(std::uint32_t rule, const std::vector<Step>& steps);
  std::uint32_t child(std::uint32_t node, ClassId cls) const;

  std::vector<Rule> rules_;
  std::vector<Sequence> sequences_;
  std::vector<Node> nodes_ = std::vector<Node>(1);
};

template <class Accept>
bool Grammar::longest(const std::vector<Atom>& atoms, std::uint32_t begin, Match& best, Accept accept) const {
  // Depth-first over the readings of each atom; `path` holds the node and the next reading to try at each depth.
  struct Level { std::uint32_t node; std::uint8_t next; };
  std::array<Level, 25> path;
  std::array<std::uint8_t, 24> chosen{};
  std::uint32_t depth = 0;
  path[0] = {0, 0};
  best.length = 0;
  for (;;) {
    Level& level = path[depth];
    const std::uint32_t at = begin + depth;
    if (depth == chosen.size() || at >= atoms.size() || level.next >= atoms[at].count) {
      if (depth == 0) {
        return best.length > 0;
      }
      --depth;
      continue;
    }
    const std::uint8_t reading = level.next++;
    const std::uint32_t next = child(level.node, atoms[at].readings[reading].cls);
    if (next == 0) {
      continue;
    }
    chosen[depth] = reading;
    path[++depth] = {next, 0};
    for (const std::uint32_t s : nodes_[next].sequences) {
      const bool better = depth > best.length || (depth == best.length && sequences_[s].rule < sequences_[best.sequence].rule);
      if (better && accept(sequences_[s], begin, depth)) {
        best = {s, depth, chosen};
        break;
      }
    }
  }
}

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include "times/grammar.h"

#include <fmt/core.h>

#include <algorithm>

namespace recoupe {
namespace {

constexpr std::size_t kMostSequences = 6000;  // of one rule: more is a pattern gone wild, not a language
constexpr std::size_t kLongestSequence = 24;

using Steps = std::vector<Grammar::Step>;

Error bad(std::string what) { return {ErrorCode::kBadKnowledge, std::move(what), ""}; }

/// Expands a pattern into flat sequences; brackets come out as the expression number of each step.
class Expander {
 public:
  Expander(std::string_view pattern, Words& words) : pattern_(pattern), words_(words) {}

  Result<std::vector<Steps>> run() {
    auto all = alternatives();
    if (!failure_.empty() || at_ != pattern_.size()) {
      return tl::unexpected(bad(failure_.empty() ? fmt::format("unexpected '{}' at {}", pattern_[at_], at_) : failure_));
    }
    return all;
  }
  std::uint8_t expressions() const { return most_; }

 private:
  void skip_spaces() { while (at_ < pattern_.size() && pattern_[at_] == ' ') { ++at_; } }
  bool take(char c) {
    skip_spaces();
    if (at_ < pattern_.size() && pattern_[at_] == c) { ++at_; return true; }
    return false;
  }

  std::vector<Steps> alternatives() {
    const std::uint8_t first = expressions_;
    std::vector<Steps> all = row();
    while (take('|')) {
      most_ = std::max(most_, expressions_);
      expressions_ = first;  // each alternative numbers its own
      for (Steps& more : row()) { all.push_back(std::move(more)); }
    }
    most_ = std::max(most_, expressions_);
    return all;
  }

  std::vector<Steps> row() {
    std::vector<Steps> sofar{{}};
    for (skip_spaces(); failure_.empty() && at_ < pattern_.size() && pattern_[at_] != '|' && pattern_[at_] != ')'; skip_spaces()) {
      if (take('[')) { inside_ = expressions_++; continue; }
      if (take(']')) { inside_ = Grammar::kOutside; continue; }
      std::vector<Steps> next = item();
      if (take('?')) { next.emplace_back(); }
      std::vector<Steps> joined;
      for (const Steps& head : sofar) {
        for (const Steps& tail : next) {
          joined.push_back(head);
          joined.back().insert(joined.back().end(), tail.begin(), tail.end());
        }
      }
      sofar = std::move(joined);
      if (sofar.size() > kMostSequences) { failure_ = "expands to too many sequences"; }
    }
    return sofar;
  }

  std::vector<Steps> item() {
    if (take('(')) {
      auto inner = alternatives();
      if (!take(')')) { failure_ = "has an open bracket"; }
      return inner;
    }
    const std::size_t end = std::min(pattern_.find_first_of(" ()|?[]", at_), pattern_.size());
    const std::string_view name = pattern_.substr(at_, end - at_);
    at_ = end;
    return {{step(name)}};
  }

  Grammar::Step step(std::string_view name) {
    const std::size_t colon = name.find(':');
    const std::string cls(name.substr(0, colon));
    const std::string_view slot = colon == std::string_view::npos ? name : name.substr(colon + 1);
    const auto known = std::find(kSlotNames.begin(), kSlotNames.end(), slot);
    const ClassId id = words_.known_class(cls);
    if (id == kMaxClasses) { failure_ = fmt::format("names the class '{}', which no word has", cls); }
    if (colon != std::string_view::npos && known == kSlotNames.end()) { failure_ = fmt::format("names the slot '{}', which does not exist", slot); }
    return {id, static_cast<std::uint8_t>(known - kSlotNames.begin()), inside_};
  }

  std::string_view pattern_;
  Words& words_;
  std::size_t at_ = 0;
  std::uint8_t inside_ = Grammar::kOutside, expressions_ = 0, most_ = 0;
  std::string failure_;
};

/// Replaces every NAME in capitals by its macro, in brackets, until none is left.
Result<std::string> without_macros(std::string pattern, const std::map<std::string, std::string>& macros) {
  for (std::size_t i = 0; i < pattern.size();) {
    std::size_t end = i;
    while (end < pattern.size() && ((pattern[end] >= 'A' && pattern[end] <= 'Z') || pattern[end] == '_')) { ++end; }
    if (end == i || (i > 0 && pattern[i - 1] >= 'a' && pattern[i - 1] <= 'z')) { ++i; continue; }
    const auto macro = macros.find(pattern.substr(i, end - i));
    if (macro == macros.end()) {
      return tl::unexpected(bad("uses " + pattern.substr(i, end - i) + ", which is not defined"));
    }
    pattern.replace(i, end - i, "(" + macro->second + ")");
    if (pattern.size() > 20000) { return tl::unexpected(bad("has a definition that uses itself")); }
  }
  return pattern;
}

}  // namespace

Result<void> Grammar::add(const Rule& rule, std::string_view pattern, const std::map<std::string, std::string>& macros, Words& words) {
  auto plain = without_macros(std::string(pattern), macros);
  if (!plain) {
    return tl::unexpected(plain.error());
  }
  Expander expander(*plain, words);
  auto sequences = expander.run();
  if (!sequences) {
    return tl::unexpected(sequences.error());
  }
  if (expander.expressions() == 0 || expander.expressions() > 4) {
    return tl::unexpected(bad("has no [ ] around its expression, or too many"));
  }
  rules_.push_back(rule);
  for (const Steps& steps : *sequences) {
    if (steps.empty() || steps.size() > kLongestSequence) {
      return tl::unexpected(bad("can match nothing, or is too long"));
    }
    insert(static_cast<std::uint32_t>(rules_.size() - 1), steps);
  }
  return {};
}

void Grammar::insert(std::uint32_t rule, const std::vector<Step>& steps) {
  std::uint32_t node = 0;
  for (const Step& step : steps) {
    std::uint32_t next = 0;
    for (const auto& [cls, to] : nodes_[node].edges) {
      next = cls == step.cls ? to : next;
    }
    if (next == 0) {
      next = static_cast<std::uint32_t>(nodes_.size());
      nodes_[node].edges.emplace_back(step.cls, next);
      nodes_.emplace_back();
    }
    node = next;
  }
  std::uint8_t expressions = 0;
  for (const Step& step : steps) {
    expressions = step.expression == kOutside ? expressions : std::max<std::uint8_t>(expressions, static_cast<std::uint8_t>(step.expression + 1));
  }
  nodes_[node].sequences.push_back(static_cast<std::uint32_t>(sequences_.size()));
  sequences_.push_back({rule, steps, expressions});
}

void Grammar::finish() {
  for (Node& node : nodes_) {
    std::sort(node.edges.begin(), node.edges.end());
    std::stable_sort(node.sequences.begin(), node.sequences.end(), [this](std::uint32_t a, std::uint32_t b) { return sequences_[a].rule < sequences_[b].rule; });
  }
}

std::uint32_t Grammar::child(std::uint32_t node, ClassId cls) const {
  const auto& edges = nodes_[node].edges;
  const auto edge = std::lower_bound(edges.begin(), edges.end(), std::pair<ClassId, std::uint32_t>{cls, 0});
  return edge != edges.end() && edge->first == cls ? edge->second : 0;
}

}  // namespace recoupe

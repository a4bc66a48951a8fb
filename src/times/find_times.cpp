// SPDX-License-Identifier: GPL-3.0-or-later
// Finds time expressions: runs of words with a class, over which the longest pattern wins, left to right.
#include <algorithm>

#include "times/direction.h"
#include "times/rules.h"

namespace recoupe {
namespace {

constexpr std::size_t kLongestRun = 512;  // atoms: bounds the memory of a text that is nothing but numbers

/// Reads the expressions of one run of atoms.
class RunReader {
 public:
  RunReader(std::string_view text, const AnalysedText& analysed, const TimeRules& rules, std::vector<Expression>& out)
      : text_(text), analysed_(analysed), rules_(rules), out_(out) {}

  std::vector<Atom> atoms;

  void read() {
    for (std::uint32_t i = 0; i < atoms.size();) {
      Match match;
      const auto accept = [this](const Grammar::Sequence& s, std::uint32_t begin, std::uint32_t length) { return fits(s, begin, length); };
      if (rules_.grammar.longest(atoms, i, match, accept)) {
        emit(i, match);
        i += match.length;
      } else {
        ++i;
      }
    }
    atoms.clear();
  }

 private:
  ClassSet classes_at(std::int64_t i) const {
    if (i >= 0 && i < static_cast<std::int64_t>(atoms.size())) {
      return atoms[static_cast<std::size_t>(i)].classes();
    }
    return ClassSet{1};  // class 0: some other word
  }
  bool at(std::int64_t i, ClassId cls) const { return classes_at(i).test(cls); }

  bool fits(const Grammar::Sequence& sequence, std::uint32_t begin, std::uint32_t length) const {
    const Rule& rule = rules_.grammar.rule(sequence.rule);
    const std::int64_t first = begin;
    const std::int64_t next = first + length;
    if ((rule.after.any() && (rule.after & classes_at(first - 1)).none()) || (rule.not_after & classes_at(first - 1)).any() ||
        (rule.before.any() && (rule.before & classes_at(next)).none()) || (rule.not_before & classes_at(next)).any()) {
      return false;
    }
    if (begin > 0 && atoms[begin].token == atoms[begin - 1].token && atoms[begin - 1].is(rules_.classes.integer)) {
      return false;  // would begin in the middle of a number with its letters
    }
    const Token& last = analysed_.tokens[atoms[begin + length - 1].token];
    if (rule.lower && last.has(kCapitalised) && !last.has(kAllCapitals) && !at_sentence_start(begin)) {
      return false;
    }
    if (ends_in_number(sequence) && counts_something(begin, length)) {
      return false;
    }
    return !rule.not_age || !is_age(sequence, begin, length);
  }

  bool at_sentence_start(std::uint32_t begin) const {
    return atoms[begin].token == analysed_.sentences[analysed_.sentence_of[atoms[begin].token]].tokens.begin;
  }

  bool ends_in_number(const Grammar::Sequence& sequence) const {
    const ClassId last = sequence.steps.back().cls;
    return last == rules_.classes.year || last == rules_.classes.year2 || last == rules_.classes.minute;
  }

  /// True where a noun follows that the number counts: "2012 soldats".
  bool counts_something(std::uint32_t begin, std::uint32_t length) const {
    const std::uint32_t next = atoms[begin + length - 1].token_end;
    if (next >= analysed_.tokens.size() || (begin + length < atoms.size() && atoms[begin + length].token < next)) {
      return false;
    }
    const Token& token = analysed_.tokens[next];
    if (analysed_.sentence_of[next] != analysed_.sentence_of[next - 1] || token.has(kCapitalised) || token.has(kHasDigit)) {
      return false;
    }
    if (token.tag != Tag{}) {
      return token.tag.pos == Pos::kNoun;
    }
    const bool lead = begin > 0 && (atoms[begin - 1].is(rules_.classes.year_lead) || atoms[begin - 1].is(rules_.classes.signal));
    const char first = text_[token.span.begin];
    return !lead && begin + length == atoms.size() && first >= 'a' && first <= 'z';
  }

  /// True for a number of years that is somebody's age: "un garçon de 4 ans", "M. X, 62 ans,", "âgé de 17 ans".
  bool is_age(const Grammar::Sequence& sequence, std::uint32_t begin, std::uint32_t length) const {
    if (at(std::int64_t{begin} - 1, rules_.classes.of) && at(std::int64_t{begin} - 2, rules_.classes.young)) {
      return true;  // "un bébé de 7 mois"
    }
    const auto years = [this](const Atom& atom) { return atom.is(rules_.classes.years); };
    if (std::none_of(atoms.begin() + begin, atoms.begin() + begin + length, years)) {
      return false;
    }
    const NeededClasses& c = rules_.classes;
    const std::int64_t first = begin, next = first + length;
    const bool hedged = sequence.steps.front().cls == c.about;
    const bool the_hedged = sequence.steps.front().cls == c.the && sequence.steps[1].cls == c.about;
    const bool listed = (at(first - 1, c.and_word) || at(first - 1, c.comma)) && at(first - 2, c.integer);
    const bool had = at(first - 1, c.has) && !at(next, c.of);
    if (listed || had || the_hedged || at(first - 1, c.dash) || at(first - 1, c.age_lead) || at(first - 2, c.age_lead) || (hedged && (at(first - 1, c.the) || at(first - 1, c.of)))) {
      return true;
    }
    if ((at(first - 1, c.comma) || at(first - 1, c.open)) && (at(next, c.comma) || at(next, c.close) || at(next, 0))) {
      return true;
    }
    if (at(first - 1, c.to)) {
      return !at(first - 1, c.signal);
    }
    return at(first - 1, c.of) && !at(next, c.of) && !at(first - 2, c.span_noun) && !at(first - 1, c.signal);
  }

  void emit(std::uint32_t begin, const Match& match) {
    const Grammar::Sequence& sequence = rules_.grammar.sequence(match.sequence);
    const auto base = static_cast<std::uint32_t>(out_.size());
    const Rule& rule = rules_.grammar.rule(sequence.rule);
    for (std::uint8_t e = 0; e < sequence.expressions; ++e) {
      Expression& expression = out_.emplace_back();
      expression.rule = rule.id;
      expression.form = rule.form;
      expression.slots = rule.constants;
      expression.tokens = {kNone, 0};
    }
    for (std::uint32_t k = 0; k < match.length; ++k) {
      const Grammar::Step& step = sequence.steps[k];
      const Atom& atom = atoms[begin + k];
      Expression& expression = out_[base + (step.expression == Grammar::kOutside ? sequence.expressions - 1U : step.expression)];
      if (step.expression != Grammar::kOutside) {
        widen(expression, atom);
      }
      if (step.slot < kSlots && !expression.has(static_cast<Slot>(step.slot))) {
        expression.set(static_cast<Slot>(step.slot), atom.readings[match.reading[k]].value);
      }
    }
    add_context(base, begin, match.length);
    if (rule.range && sequence.expressions == 2) {
      out_[base].range_end = base + 1;
      out_[base + 1].range_begin = base;
    }
    inherit(base);
  }

  static void widen(Expression& expression, const Atom& atom) {
    if (expression.tokens.begin == kNone) {
      expression.tokens = {atom.token, atom.token_end};
      expression.span = atom.span;
    }
    expression.tokens.end = atom.token_end;
    expression.span.end = atom.span.end;
  }

  /// Reads the signal before the match and the "plus tard" after it.
  void add_context(std::uint32_t base, std::uint32_t begin, std::uint32_t length) {
    for (std::uint32_t e = base; e < out_.size(); ++e) {
      out_[e].whole = out_[e].tokens;
    }
    Expression& first = out_[base];
    const bool after_here = begin > 1 && atoms[begin - 1].is(rules_.classes.to) && atoms[begin - 2].is(rules_.classes.here);
    if (after_here || (begin > 0 && atoms[begin - 1].is(rules_.classes.here))) {
      first.signal = first.form == Form::kDuration ? Signal::kAhead : Signal::kUntil;
    } else if (begin > 0) {
      const Atom& before = atoms[begin - 1];
      first.of_noun = before.is(rules_.classes.of);
      for (std::uint8_t r = 0; r < before.count; ++r) {
        if (before.readings[r].cls == rules_.classes.signal) {
          first.signal = static_cast<Signal>(before.readings[r].value);
          first.whole.begin = before.token;
        }
      }
    }
    Expression& last = out_.back();
    if (begin + length < atoms.size() && last.form == Form::kDuration) {
      const Atom& behind = atoms[begin + length];
      for (std::uint8_t r = 0; r < behind.count; ++r) {
        if (behind.readings[r].cls == rules_.classes.later) {
          last.set(Slot::kLater, behind.readings[r].value);
          last.whole.end = behind.token_end;
        }
      }
    }
  }

  /// "les 3, 4 et 7 mai": earlier members take month and year from the last.
  void inherit(std::uint32_t base) {
    for (std::uint32_t e = base; e + 1 < out_.size(); ++e) {
      if (out_[e].form != Form::kCalendar || !(out_[e].has(Slot::kDay) || out_[e].has(Slot::kMonth))) {
        continue;
      }
      for (const Slot slot : {Slot::kMonth, Slot::kYear}) {
        if (!out_[e].has(slot) && out_.back().has(slot)) {
          out_[e].set(slot, out_.back().get(slot));
        }
      }
    }
  }

  std::string_view text_;
  const AnalysedText& analysed_;
  const TimeRules& rules_;
  std::vector<Expression>& out_;
};

}  // namespace

std::shared_ptr<const TimeExpressions> find_times(std::string_view text, const AnalysedText& analysed, const TimeRules& rules) {
  auto found = std::make_shared<TimeExpressions>();
  RunReader run(text, analysed, rules, found->all);
  for (const Sentence& sentence : analysed.sentences) {
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end;) {
      const std::size_t before = run.atoms.size();
      i = rules.words.append_atoms(text, analysed, i, sentence.tokens.end, run.atoms);
      if (run.atoms.size() == before || run.atoms.size() >= kLongestRun) {
        run.read();
      }
    }
    run.read();
  }
  for (Expression& expression : found->all) {
    const Outlook outlook = outlook_of(analysed, expression.tokens, rules);
    expression.direction = outlook.direction;
    expression.deep_past = outlook.deep_past;
  }
  return found;
}

}  // namespace recoupe

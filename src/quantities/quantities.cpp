// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantities/quantities.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <unordered_map>

#include "base/tsv.h"
#include "language/phrases.h"

namespace recoupe {

enum class WordKind : std::uint8_t { kUnit, kScale, kAbout, kPlenty };
enum class FormUse : std::uint8_t { kAnd, kOne, kOf, kSeveral, kRangeFrom, kRangeTo };
enum class HedgeOp : std::uint8_t { kAbove, kFrom, kBelow, kUpTo, kNearly, kAround, kExact };

struct NumberWord {
  WordKind kind = WordKind::kUnit;
  std::int64_t value = 0, spread = 0;
};

struct QuantityRules {
  std::unordered_map<WordKey, NumberWord> numbers;
  std::unordered_map<WordKey, FormUse> forms;
  Phrases before{Phrases::Kind::kForm}, after{Phrases::Kind::kForm}, units{Phrases::Kind::kForm}, fractions{Phrases::Kind::kForm};
  std::vector<HedgeOp> ops;                 ///< by value of `before` and `after`
  std::vector<QuantityKind> unit_kinds;     ///< by value of `units`
  RuleId rule_number = kNone, rule_hedged = kNone, rule_about = kNone, rule_range = kNone, rule_ordinal = kNone, rule_fraction = kNone;
};

namespace {

const Names<WordKind> kWordKinds{{"unit", WordKind::kUnit}, {"scale", WordKind::kScale}, {"about", WordKind::kAbout}, {"plenty", WordKind::kPlenty}};
const Names<FormUse> kFormUses{{"and", FormUse::kAnd}, {"one", FormUse::kOne}, {"of", FormUse::kOf}, {"several", FormUse::kSeveral},
                               {"range_from", FormUse::kRangeFrom}, {"range_to", FormUse::kRangeTo}};
const Names<HedgeOp> kHedgeOps{{"above", HedgeOp::kAbove}, {"from", HedgeOp::kFrom}, {"below", HedgeOp::kBelow}, {"upto", HedgeOp::kUpTo},
                               {"nearly", HedgeOp::kNearly}, {"around", HedgeOp::kAround}, {"exact", HedgeOp::kExact}};
const Names<QuantityKind> kUnitKinds{{"percent", QuantityKind::kPercent}, {"money", QuantityKind::kMoney}, {"measure", QuantityKind::kMeasure}, {"age", QuantityKind::kAge}};

Result<Table> open_table(const KnowledgeFiles& files, std::string_view language, std::string_view name, std::initializer_list<std::string_view> columns) {
  return files.one("languages/" + std::string(language) + "/quantities/" + std::string(name))
      .and_then([&](const std::filesystem::path& path) { return read_table(path, columns); });
}

Result<bool> load_numbers(const Table& table, QuantityRules& rules) {
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const auto kind = named(kWordKinds, table, r, "kind");
    if (!kind) {
      return tl::unexpected(kind.error());
    }
    const auto& row = table.rows[r];
    rules.numbers[form_key(row[table.column("word")])] = {*kind, std::stoll(row[table.column("value")]), std::stoll(row[table.column("spread")])};
  }
  return true;
}

Result<bool> load_forms(const Table& table, QuantityRules& rules) {
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const auto use = named(kFormUses, table, r, "use");
    if (!use) {
      return tl::unexpected(use.error());
    }
    rules.forms[form_key(table.rows[r][table.column("word")])] = *use;
  }
  return true;
}

Result<bool> load_hedges(const Table& table, QuantityRules& rules) {
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const auto op = named(kHedgeOps, table, r, "op");
    if (!op) {
      return tl::unexpected(op.error());
    }
    const auto& row = table.rows[r];
    (row[table.column("side")] == "before" ? rules.before : rules.after).add(row[table.column("phrase")], static_cast<std::uint32_t>(rules.ops.size()));
    rules.ops.push_back(*op);
  }
  return true;
}

Result<bool> load_units(const Table& table, QuantityRules& rules) {
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const auto kind = named(kUnitKinds, table, r, "kind");
    if (!kind) {
      return tl::unexpected(kind.error());
    }
    rules.units.add(table.rows[r][table.column("word")], static_cast<std::uint32_t>(rules.unit_kinds.size()));
    rules.unit_kinds.push_back(*kind);
  }
  return true;
}

Result<bool> load_fractions(const Table& table, QuantityRules& rules) {
  for (const auto& row : table.rows) {
    rules.fractions.add(row[table.column("phrase")], 0);
  }
  return true;
}

/// A value with open or closed bounds, while it is being put together.
struct Bounds {
  std::optional<std::int64_t> min, max;
};

/// One parsed number: bounds and the token after it.
struct Amount {
  Bounds bounds;
  std::uint32_t end = 0;
  bool rounded = false;   ///< "une trentaine", "des dizaines"
  bool decimal = false;   ///< "1,5" without a scale: no count
};

class Reader {
 public:
  Reader(std::string_view text, const AnalysedText& analysed, const QuantityRules& rules) : text_(text), analysed_(analysed), rules_(rules) {}

  std::vector<QuantityMention> all() const {
    std::vector<QuantityMention> found;
    for (const Sentence& sentence : analysed_.sentences) {
      for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end;) {
        auto mention = at(i, sentence.tokens.end);
        i = mention ? mention->tokens.end : i + 1;
        if (mention) {
          found.push_back(std::move(*mention));
        }
      }
    }
    return found;
  }

 private:
  const Token& token(std::uint32_t i) const { return analysed_.tokens[i]; }
  bool is(std::uint32_t i, std::uint32_t end, FormUse use) const {
    if (i >= end) {
      return false;
    }
    const auto it = rules_.forms.find(token(i).form);
    return it != rules_.forms.end() && it->second == use;
  }
  const NumberWord* word(std::uint32_t i, std::uint32_t end) const {
    if (i >= end || describes(i)) {
      return nullptr;
    }
    const auto it = rules_.numbers.find(token(i).form);
    return it == rules_.numbers.end() ? nullptr : &it->second;
  }

  /// "un hôpital neuf": a number word tagged as an adjective after its noun counts nothing.
  bool describes(std::uint32_t i) const {
    return token(i).tag.pos == Pos::kAdjective && i > 0 && token(i - 1).tag.is_noun() && !token(i).has(kSentenceStart);
  }

  /// "290.000", "1,5", "48": nullopt when the token is no plain number.
  struct Digits { double value = 0; bool decimal = false; };
  std::optional<Digits> digits(std::uint32_t i, std::uint32_t end) const {
    if (i >= end || !token(i).has(kAllDigits)) {
      return std::nullopt;
    }
    Digits out;
    double scale = 0;
    const std::string_view form = token(i).span.in(text_);
    if (form.size() > 24) {
      return std::nullopt;
    }
    for (std::size_t k = 0; k < form.size(); ++k) {
      const char c = form[k];
      if (c >= '0' && c <= '9') {
        out.value = scale > 0 ? out.value + (c - '0') * scale : out.value * 10 + (c - '0');
        scale /= 10;
      } else if (c == '/' || c == ':' || c == '-') {
        return std::nullopt;
      } else if ((c == ',' || c == '.') && !thousands(form.substr(k + 1))) {
        scale = 0.1;
        out.decimal = true;
      }
    }
    return out;
  }
  /// True when exactly three digits stand before the next mark or the end.
  static bool thousands(std::string_view rest) {
    std::size_t n = 0;
    while (n < rest.size() && rest[n] >= '0' && rest[n] <= '9') {
      ++n;
    }
    return n == 3;
  }

  static Bounds times(Bounds b, double factor) {
    const auto scaled = [factor](std::optional<std::int64_t> v) { return v ? std::optional<std::int64_t>(std::llround(static_cast<double>(*v) * factor)) : v; };
    return {scaled(b.min), scaled(b.max)};
  }

  /// "de milliers", "de millions" after a rounded word.
  Amount scaled_by_following(Amount n, std::uint32_t end) const {
    const NumberWord* scale = is(n.end, end, FormUse::kOf) ? word(n.end + 1, end) : nullptr;
    if (scale != nullptr && scale->kind == WordKind::kScale) {
      n.bounds = times(n.bounds, static_cast<double>(scale->value));
      n.end += 2;
    }
    return n;
  }

  /// "des dizaines", "une trentaine", "plusieurs centaines", "quelques milliers", "des millions".
  std::optional<Amount> rounded(std::uint32_t i, std::uint32_t end) const {
    std::uint32_t at = i;
    const bool several = is(at, end, FormUse::kSeveral);
    const bool one = is(at, end, FormUse::kOne);
    const bool article = at < end && token(at).tag.pos == Pos::kDeterminer;
    at += several || one || article || (at < end && token(at).has(kContracted)) ? 1U : 0U;
    const NumberWord* w = word(at, end);
    if (w != nullptr && w->kind == WordKind::kAbout && !several) {
      return scaled_by_following({{w->value - w->spread, w->value + w->spread}, at + 1, true, false}, end);
    }
    if (w != nullptr && w->kind == WordKind::kPlenty) {
      return scaled_by_following({{w->value, std::nullopt}, at + 1, true, false}, end);
    }
    const bool plural_scale = w != nullptr && w->kind == WordKind::kScale && w->value >= 1000 && token(at).tag.number == Number::kPlural;
    if (plural_scale && !one) {
      return Amount{{2 * w->value, std::nullopt}, at + 1, true, false};
    }
    if (several) {
      return Amount{{2, std::nullopt}, i + 1, true, false};
    }
    return std::nullopt;
  }

  /// Digits and number words: "146", "vingt et un", "1,5 million", "deux cent mille".
  std::optional<Amount> plain(std::uint32_t i, std::uint32_t end) const {
    double total = 0, current = 0;
    bool any = false, decimal = false;
    std::uint32_t at = i;
    for (; at < end; ++at) {
      const NumberWord* w = word(at, end);
      if (const auto d = any ? std::nullopt : digits(at, end)) {
        current = d->value;
        decimal = d->decimal;
        at = join_thousands(at, end, current);
      } else if (w != nullptr && w->kind == WordKind::kUnit) {
        current += static_cast<double>(w->value);
      } else if (w != nullptr && w->kind == WordKind::kScale && (any || w->value <= 1000)) {
        current = (current == 0 ? 1 : current) * static_cast<double>(w->value);
        decimal = false;
        if (w->value >= 1000) {
          total += current;
          current = 0;
        }
      } else if (any && is(at, end, FormUse::kAnd) && is(at + 1, end, FormUse::kOne)) {
        current += 1;
        ++at;
      } else if (!any && is(at, end, FormUse::kOne) && big_scale(at + 1, end)) {
        current = 1;
      } else {
        break;
      }
      any = true;
    }
    total += current;
    if (!any || !(total < 1e15)) {
      return std::nullopt;
    }
    const auto value = std::llround(total);
    return Amount{{value, value}, at, false, decimal};
  }
  /// "6 600" with a plain space is two tokens: takes over groups of exactly three digits; answers the last token taken.
  std::uint32_t join_thousands(std::uint32_t at, std::uint32_t end, double& value) const {
    const bool groups = token(at).span.size() <= 3;
    while (groups && at + 1 < end && token(at + 1).has(kAllDigits) && token(at + 1).span.size() == 3 && value < 1e9) {
      const auto next = digits(at + 1, end);
      if (!next || next->decimal) {
        break;
      }
      value = value * 1000 + next->value;
      ++at;
    }
    return at;
  }
  bool big_scale(std::uint32_t i, std::uint32_t end) const {
    const NumberWord* w = word(i, end);
    return w != nullptr && w->kind == WordKind::kScale && w->value >= 1000000;
  }

  std::optional<Amount> number(std::uint32_t i, std::uint32_t end) const {
    auto found = rounded(i, end);
    return found ? found : plain(i, end);
  }

  /// "entre 10 et 20", "10 à 20", "deux ou trois"; the first number is already read.
  std::optional<Amount> range(const Amount& low, bool between, std::uint32_t end) const {
    const bool link = between ? is(low.end, end, FormUse::kAnd) : is(low.end, end, FormUse::kRangeTo);
    const auto high = link ? plain(low.end + 1, end) : std::nullopt;
    if (!high || !low.bounds.min || !high->bounds.max || *high->bounds.max <= *low.bounds.min) {
      return std::nullopt;
    }
    return Amount{{low.bounds.min, high->bounds.max}, high->end, false, low.decimal || high->decimal};
  }

  static Bounds hedged(Bounds b, HedgeOp op) {
    const auto tenth = [](std::int64_t v) { return v / 10; };
    switch (op) {
      case HedgeOp::kAbove: return {b.min ? std::optional(*b.min + 1) : b.min, std::nullopt};
      case HedgeOp::kFrom: return {b.min, std::nullopt};
      case HedgeOp::kBelow: return {std::nullopt, b.max ? std::optional(*b.max - 1) : b.max};
      case HedgeOp::kUpTo: return {std::nullopt, b.max};
      case HedgeOp::kNearly: return {b.min ? std::optional(*b.min - tenth(*b.min)) : b.min, b.max};
      case HedgeOp::kAround: return {b.min ? std::optional(*b.min - tenth(*b.min)) : b.min, b.max ? std::optional(*b.max + tenth(*b.max)) : b.max};
      case HedgeOp::kExact: return b;
    }
    return b;
  }

  std::optional<QuantityMention> fraction(std::uint32_t i, std::uint32_t end) const {
    const auto hit = rules_.fractions.longest(analysed_, i, end);
    if (!hit) {
      return std::nullopt;
    }
    QuantityMention m = mention({i, hit->range.end}, rules_.rule_fraction);
    m.kind = QuantityKind::kFraction;
    m.fraction = std::string(m.span.in(text_));
    return m;
  }

  /// "1er", "35e", "48H": a number with letters on it is never a count.
  std::optional<QuantityMention> lettered(std::uint32_t i) const {
    const Token& t = token(i);
    if (!t.has(kHasDigit) || t.has(kAllDigits)) {
      return std::nullopt;
    }
    QuantityMention m = mention({i, i + 1}, rules_.rule_ordinal);
    m.kind = QuantityKind::kOrdinal;
    return m;
  }

  QuantityMention mention(TokenRange tokens, RuleId rule) const {
    QuantityMention m;
    m.tokens = tokens;
    m.span = analysed_.span_of(tokens);
    m.rule = rule;
    return m;
  }

  std::optional<QuantityMention> at(std::uint32_t begin, std::uint32_t end) const {
    if (auto share = fraction(begin, end)) {
      return share;
    }
    std::uint32_t i = begin;
    std::array<std::optional<HedgeOp>, 2> ops;
    for (auto& op : ops) {
      if (const auto hit = rules_.before.longest(analysed_, i, end)) {
        op = rules_.ops[hit->values.front()];
        i = hit->range.end;
      }
    }
    const bool between = is(i, end, FormUse::kRangeFrom);
    auto found = number(between ? i + 1 : i, end);
    const auto ranged = found ? range(*found, between, end) : std::nullopt;
    if (!found || (between && !ranged)) {
      return i == begin ? lettered(i) : std::nullopt;
    }
    RuleId rule = found->rounded ? rules_.rule_about : rules_.rule_number;
    if (ranged) {
      found = ranged;
      rule = rules_.rule_range;
    }
    return finish(begin, end, *found, ops, rule);
  }

  /// "dix civils [au moins]": a hedge after the noun that is counted, unless it opens the next number.
  std::optional<HedgeOp> hedge_after_noun(std::uint32_t i, std::uint32_t end) const {
    const std::uint32_t begin = i;
    while (i < end && i < begin + 3 && (token(i).tag.pos == Pos::kNoun || token(i).tag.pos == Pos::kAdjective)) {
      ++i;
    }
    const auto hit = i > begin ? rules_.after.longest(analysed_, i, end) : std::nullopt;
    if (!hit || number(hit->range.end, end)) {
      return std::nullopt;
    }
    return rules_.ops[hit->values.front()];
  }

  QuantityMention finish(std::uint32_t begin, std::uint32_t end, Amount n, std::array<std::optional<HedgeOp>, 2> ops, RuleId rule) const {
    QuantityKind kind = n.decimal ? QuantityKind::kMeasure : QuantityKind::kCount;
    if (const auto unit = rules_.units.longest(analysed_, n.end, end)) {
      kind = rules_.unit_kinds[unit->values.front()];
      n.end = unit->range.end;
    } else if (const auto hedge = rules_.after.longest(analysed_, n.end, end)) {
      ops[1] = rules_.ops[hedge->values.front()];
      n.end = hedge->range.end;
    } else if (const auto later = hedge_after_noun(n.end, end)) {
      ops[1] = later;
    }
    for (const auto& op : ops) {
      if (op) {
        n.bounds = hedged(n.bounds, *op);
        rule = rules_.rule_hedged;
      }
    }
    QuantityMention m = mention({begin, n.end}, rule);
    m.kind = kind;
    m.at_least = std::find(ops.begin(), ops.end(), std::optional(HedgeOp::kFrom)) != ops.end();
    m.min = n.bounds.min;
    m.max = n.bounds.max;
    if (kind == QuantityKind::kPercent) {
      m.fraction = std::string(m.span.in(text_));
    }
    return m;
  }

  std::string_view text_;
  const AnalysedText& analysed_;
  const QuantityRules& rules_;
};

}  // namespace

Result<std::shared_ptr<const QuantityRules>> load_quantities(const KnowledgeFiles& files, std::string_view language, RuleNames& names) {
  auto rules = std::make_shared<QuantityRules>();
  struct Source { std::string_view file; std::initializer_list<std::string_view> columns; Result<bool> (*load)(const Table&, QuantityRules&); };
  for (const Source& source : {Source{"numbers.tsv", {"word", "kind", "value", "spread"}, load_numbers}, Source{"forms.tsv", {"word", "use"}, load_forms},
                               Source{"hedges.tsv", {"phrase", "op", "side"}, load_hedges}, Source{"units.tsv", {"word", "kind"}, load_units},
                               Source{"fractions.tsv", {"phrase"}, load_fractions}}) {
    const auto done = open_table(files, language, source.file, source.columns).and_then([&](const Table& t) { return source.load(t, *rules); });
    if (!done) {
      return tl::unexpected(done.error());
    }
  }
  const std::string prefix = std::string(language) + "/quantity/";
  rules->rule_number = names.add(prefix + "number");
  rules->rule_hedged = names.add(prefix + "hedged");
  rules->rule_about = names.add(prefix + "about");
  rules->rule_range = names.add(prefix + "range");
  rules->rule_ordinal = names.add(prefix + "ordinal");
  rules->rule_fraction = names.add(prefix + "fraction");
  return rules;
}

std::vector<QuantityMention> find_quantities(std::string_view text, const AnalysedText& analysed, const QuantityRules& rules) {
  return Reader(text, analysed, rules).all();
}

}  // namespace recoupe

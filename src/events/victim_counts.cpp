// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/victim_counts.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr std::string_view kDefaultVictims = "people";
constexpr std::string_view kArmedVictims = "combatants";
constexpr std::uint32_t kMarkWithin = 16;   ///< tokens after a number in which its shares may begin
constexpr std::uint32_t kOthersWithin = 6;  ///< groups back to whom "autres" stands for
constexpr int kShares = 6;                  ///< shares of one number at most

}  // namespace

const VictimClass* VictimCounts::class_of(std::uint32_t n) const {
  for (std::uint32_t t = noun(n).head; t < noun(n).tokens.end; ++t) {
    if (t > noun(n).head && c_.token(t).tag.pos == Pos::kAdjective) {
      continue;  // "un hélicoptère militaire"
    }
    if (const auto hit = rules_.victims.longest(c_.analysed, t, noun(n).tokens.end)) {
      return &rules_.classes[hit->values.front()];
    }
  }
  return nullptr;
}

/// The count that stands in a group or right before it: "146 civils", "une trentaine de rebelles", "dix autres".
std::uint32_t VictimCounts::quantity_of(std::uint32_t n) const {
  const TokenRange tokens = noun(n).tokens;
  for (std::uint32_t t = tokens.begin; t < tokens.end && t <= noun(n).head; ++t) {
    if (is_count(c_.quantity_at[t])) {
      return c_.quantity_at[t];
    }
  }
  for (std::uint32_t back = 1; back <= 2 && tokens.begin >= back; ++back) {
    const std::uint32_t q = c_.quantity_at[tokens.begin - back];
    const bool links = back == 1 || c_.token(tokens.begin - 1).tag.pos == Pos::kAdposition;
    if (is_count(q) && links) {
      return q;
    }
  }
  return kNone;
}

bool VictimCounts::is_count(std::uint32_t q) const {
  if (q == kNone) {
    return false;
  }
  const QuantityMention& m = c_.mentions.quantities[q];
  return (m.kind == QuantityKind::kCount && c_.time_at[m.tokens.end - 1] == kNone && (m.min || m.max)) || m.kind == QuantityKind::kFraction;
}

/// "un enfant", "une femme": one victim, when the article is singular and indefinite.
bool VictimCounts::is_single(std::uint32_t n) const {
  const std::uint32_t d = noun(n).determiner;
  return d != kNone && c_.token(d).tag.number == Number::kSingular && c_.token(d).tag.pos == Pos::kDeterminer && rules_.ones.contains(c_.token(d).form);
}

std::optional<Counted> VictimCounts::at(std::uint32_t n, bool needs_class) const {
  if (n == kNone) {
    return std::nullopt;
  }
  Counted out{n, quantity_of(n), noun(n).tokens, class_of(n)};
  if (out.quantity == kNone && out.victims == nullptr && n + 1 < size() && noun(n + 1).complement_of == n && c_.quantity_at[noun(n).head] != kNone) {
    return at(n + 1, needs_class);
  }
  if (out.quantity != kNone && n + 1 < size() && out.victims == nullptr && (noun(n + 1).complement_of == n || is_numeral_of(n, n + 1))) {
    out.victims = class_of(n + 1);
  }
  if (out.quantity == kNone && !(out.victims != nullptr && is_single(n))) {
    return std::nullopt;
  }
  if (is_share_of_number(out)) {
    return std::nullopt;
  }
  if (needs_class && out.victims == nullptr && !bare_number(n) && !others(out)) {
    return std::nullopt;
  }
  if (others(out)) {
    out.victims = class_before(n);
  }
  if (out.quantity != kNone) {
    out.tokens.begin = std::min(out.tokens.begin, c_.mentions.quantities[out.quantity].tokens.begin);
  }
  return out;
}

/// "1.870 Palestiniens", cut in two: a bare number with the noun that it counts right after it.
bool VictimCounts::is_numeral_of(std::uint32_t n, std::uint32_t next) const {
  return noun(next).apposed_to == n && noun(next).tokens.begin == noun(n).tokens.end && c_.token(noun(n).head).tag.pos == Pos::kNumeral;
}

/// "plus de la moitié des 15 civils": a share of a number that is told elsewhere.
bool VictimCounts::is_share_of_number(const Counted& who) const {
  const bool share = who.quantity != kNone && c_.mentions.quantities[who.quantity].kind == QuantityKind::kFraction;
  return share && who.noun + 1 < size() && noun(who.noun + 1).complement_of == who.noun && noun(who.noun + 1).number != kNone;
}

/// "65 ont été tués", "dix autres": a number that stands for people.
bool VictimCounts::bare_number(std::uint32_t n) const { return c_.quantity_at[noun(n).head] != kNone || c_.token(noun(n).head).tag.pos == Pos::kNumeral || c_.token(noun(n).head).tag.pos == Pos::kPronoun; }

/// "deux soldats ont péri et [huit autres] …": whom the number before in the sentence counts; null if none.
const VictimClass* VictimCounts::class_before(std::uint32_t n) const {
  const std::uint32_t sentence = c_.sentence_of(noun(n).head);
  for (std::uint32_t before = n; before-- > 0 && n - before <= kOthersWithin && c_.sentence_of(noun(before).head) == sentence;) {
    if (quantity_of(before) != kNone && class_of(before) != nullptr) {
      return class_of(before);
    }
  }
  return nullptr;
}

/// "24 autres", "une cinquantaine": a number whose noun stands before.
bool VictimCounts::others(const Counted& who) const {
  const TokenRange tokens = noun(who.noun).tokens;
  if (who.quantity == kNone || who.victims != nullptr) {
    return false;
  }
  const std::uint32_t after = c_.mentions.quantities[who.quantity].tokens.end;
  return after >= tokens.end || (after + 1 >= tokens.end && rules_.others.contains(c_.token(after).lemma));
}

const VictimClass* VictimCounts::class_beside(std::uint32_t n, std::uint32_t except) const {
  for (std::uint32_t t = noun(n).tokens.begin; t < noun(n).tokens.end; ++t) {
    const auto hit = t == except ? std::nullopt : rules_.victims.longest(c_.analysed, t, noun(n).tokens.end);
    if (hit) {
      return &rules_.classes[hit->values.front()];
    }
  }
  return nullptr;
}


/// "membres des FDS": the members of an armed party bear arms.
std::string VictimCounts::class_name(const Counted& who) const {
  if (who.victims == nullptr) {
    return std::string(kDefaultVictims);
  }
  const std::uint32_t m = who.victims->member ? actor_of_group(c_, who.noun) : kNone;
  return m != kNone && is_armed(c_.mentions.actors[m].kind) ? std::string(kArmedVictims) : who.victims->name;
}

void VictimCounts::describe(Tally& t, const Counted& who, RuleId rule) const {
  t.victims = class_name(who);
  t.victims_named = actor_at_head(c_, who.noun);
  t.side = (who.victims != nullptr && who.victims->side) || t.victims == kArmedVictims ? side_of(who.noun) : std::string();
  if (who.quantity == kNone) {
    t.min = t.max = 1;
    t.amount = {c_.analysed.span_of(who.tokens), rule};
    return;
  }
  const QuantityMention& q = c_.mentions.quantities[who.quantity];
  if (q.kind == QuantityKind::kFraction) {  // "plus de la moitié de la population"
    const bool of = who.noun + 1 < size() && noun(who.noun + 1).complement_of == who.noun;
    t.fraction = std::string(c_.analysed.span_of({q.tokens.begin, of ? noun(who.noun + 1).tokens.end : who.tokens.end}).in(c_.text));
  }
  t.min = q.min;
  t.max = who.at_least && q.min == q.max ? std::nullopt : q.max;
  t.amount = {q.span, q.rule};
}

std::string VictimCounts::side_of(std::uint32_t n) const {
  const std::uint32_t m = actor_of_group(c_, n);
  return m == kNone || c_.mentions.actors[m].actor == kNone ? std::string() : actor_of(c_.actors, c_.mentions.actors[m].actor).id;
}

std::vector<Subset> VictimCounts::shares_after(std::uint32_t from) const {
  const TokenRange sentence = c_.sentence(from - 1).tokens;
  const std::uint32_t end = std::min(sentence.end, from + kMarkWithin);
  for (std::uint32_t i = from; i < end; ++i) {
    if (const auto mark = rules_.subset_marks.longest(c_.analysed, i, end)) {
      return shares_from(mark->range.end, sentence.end);
    }
    const std::uint32_t v = c_.analysed.verb_of[i];
    const bool told_anew = v != kNone && c_.verb(v).form == VerbForm::kFinite && i > from + 3;
    const std::uint32_t n = c_.analysed.noun_of[i];
    const bool another = n != kNone && noun(n).tokens.begin >= from && quantity_of(n) != kNone && class_of(n) != nullptr;
    if (told_anew || another) {
      break;
    }
  }
  return {};
}

std::vector<Subset> VictimCounts::shares_from(std::uint32_t token, std::uint32_t sentence_end) const {
  std::vector<Subset> out;
  for (int k = 0; k < kShares; ++k) {
    std::uint32_t n = kNone;
    for (std::uint32_t j = token; j < sentence_end && j < token + 5 && n == kNone; ++j) {
      n = c_.analysed.noun_of[j];
    }
    auto share = n == kNone ? std::nullopt : at(n, true);
    const bool as_many = n != kNone && rules_.as_many.contains(c_.token(noun(n).tokens.begin).lemma);  // "et autant de femmes"
    if (!share && n != kNone && (is_the_one(n) || (as_many && !out.empty()))) {
      share = Counted{n, kNone, noun(n).tokens, class_of(n)};
    }
    const bool of_share = share && share->quantity != kNone && c_.mentions.quantities[share->quantity].kind == QuantityKind::kFraction;  // "dont la plupart"
    if (!share || of_share || share->victims == nullptr || rules_.nouns.contains(c_.token(noun(n).head).lemma)) {
      break;
    }
    Tally part;
    describe(part, *share, rules_.rule_subset);
    if (!out.empty() && as_many) {
      part.min = out.back().min;
      part.max = out.back().max;
    }
    out.push_back({part.victims, part.min, part.max, {c_.analysed.span_of(share->tokens), rules_.rule_subset}});
    token = noun(share->noun).tokens.end;
    if (token >= sentence_end || c_.analysed.verb_of[token] != kNone) {
      break;
    }
    const bool comma = c_.token(token).tag.pos == Pos::kPunctuation;
    const bool closed = comma && token + 1 < sentence_end && c_.token(token + 1).tag.pos == Pos::kCoordinator;  // "dont un enfant, et 22 autres"
    if (closed || !(comma || c_.token(token).tag.pos == Pos::kCoordinator)) {
      break;
    }
  }
  return out;
}

/// "l'unique pédiatre": a share of one, named by what only one victim was.
bool VictimCounts::is_the_one(std::uint32_t n) const {
  const VictimClass* victims = class_of(n);
  const std::uint32_t d = noun(n).determiner;
  return victims != nullptr && victims->name != kDefaultVictims && d != kNone && c_.token(noun(n).head).tag.number == Number::kSingular;
}

}  // namespace recoupe

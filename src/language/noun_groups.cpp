// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/noun_groups.h"

#include <algorithm>

#include "language/noun_links.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kMaxFront = 16;  ///< words before the head; more is no French

/// One noun group in the making, read from left to right.
struct Chunk {
  const GroupView& view;
  std::uint32_t limit;   ///< end of the sentence
  NounGroup group;
  std::uint32_t at;      ///< next token to look at
  bool quoted = false;   ///< a quotation mark opened between determiner and head

  bool more() const { return at < limit; }
};

bool adjective(const GroupView& v, std::uint32_t i) { return v.pos(i) == Pos::kAdjective; }
bool numeral(const GroupView& v, std::uint32_t i) { return v.pos(i) == Pos::kNumeral || v.token(i).has(kAllDigits); }
bool noun(const GroupView& v, std::uint32_t i) { return v.tag(i).is_noun() || v.nominal(i) || v.pos(i) == Pos::kSymbol || v.name(i); }
bool quote_mark(const GroupView& v, std::uint32_t i) { return v.is(i, kQuoteBoth | kQuoteOpen); }

/// "plus de", "près de": only where the words behind them are counted.
bool quantifier(const Chunk& c) {
  const GroupView& v = c.view;
  if (!v.phrase(c.at, PhraseKind::kQuantifier) || v.phrase_end[c.at] >= c.limit) {
    return false;
  }
  const std::uint32_t next = v.phrase_end[c.at];
  const bool preposition = v.phrase(c.at, PhraseKind::kPreposition);
  return numeral(v, next) || (!preposition && (noun(v, next) || adjective(v, next) || v.pos(next) == Pos::kDeterminer)) ||
         (v.pos(next) == Pos::kDeterminer && next + 1 < c.limit && v.lemma_is(next + 1, kCollective));
}

/// Determiners, numerals and adjectives before the head.
void read_front(Chunk& c, std::uint32_t& last_adjective) {
  const GroupView& v = c.view;
  while (c.more() && c.at < c.group.tokens.begin + kMaxFront) {
    const std::uint32_t i = c.at;
    if (quantifier(c)) {
      c.at = v.phrase_end[i];
      continue;
    }
    const bool determining_pronoun = v.pos(i) == Pos::kPronoun && !v.is(i, kClitic | kSubjectClitic) && i + 1 < c.limit &&
                                     v.pos(i + 1) == Pos::kNoun && i == c.group.tokens.begin && v.is(i, kNegationWide);
    if (v.pos(i) == Pos::kDeterminer || determining_pronoun) {
      c.group.determiner = c.group.determiner == kNone ? i : c.group.determiner;
    } else if (numeral(v, i)) {
      c.group.number = i;
    } else if (adjective(v, i)) {
      last_adjective = i;
    } else if (v.pos(i) == Pos::kAdverb && i + 1 < c.limit && (adjective(v, i + 1) || (numeral(v, i + 1) && i > c.group.tokens.begin)) && !v.phrase(i, PhraseKind::kConjunction)) {
      ++c.at;
      continue;
    } else if (i > c.group.tokens.begin && quote_mark(v, i) && i + 1 < c.limit && !v.token(i + 1).has(kSpaceBefore)) {
      c.quoted = true;
    } else {
      return;
    }
    ++c.at;
  }
}

/// Picks the head where the front ends; false when no group stands here.
bool pick_head(Chunk& c, std::uint32_t last_adjective) {
  const GroupView& v = c.view;
  NounGroup& g = c.group;
  const std::uint32_t front = c.at;
  const bool year_then_name = g.number != kNone && g.determiner == kNone && g.number + 1 == front && v.token(g.number).has(kAllDigits) &&
                              c.more() && v.name(front);
  const bool adjective_is_head = last_adjective != kNone && g.number != kNone && g.number < last_adjective && last_adjective + 1 == front &&
                                 c.more() && noun(v, front) && v.tag(last_adjective).number == Number::kPlural &&
                                 v.tag(front).number == Number::kSingular;  // "10 civils lundi", where "civils" passes for an adjective
  if (adjective_is_head) {
    g.head = last_adjective;
  } else if (c.more() && noun(v, c.at) && !year_then_name) {
    g.head = c.at++;
  } else if (c.more() && v.pos(c.at) == Pos::kPronoun && (front == g.tokens.begin || g.determiner != kNone)) {
    g.head = c.at++;
    g.pronoun = true;
  } else if (g.number != kNone) {
    g.head = last_adjective != kNone && last_adjective > g.number && g.determiner == kNone ? last_adjective : g.number;
    c.at = g.head + 1;
    g.number = g.head == g.number ? kNone : g.number;
  } else if (g.determiner != kNone && last_adjective != kNone) {
    g.head = last_adjective;
  } else if (front == g.tokens.begin + 1 && front == c.limit && v.is(g.tokens.begin, kNegationWide | kFloating)) {
    g.head = g.tokens.begin;  // "Nul ne sait", "tous sont rentrés"
    g.determiner = kNone;
    g.pronoun = true;
  } else {
    return false;
  }
  return true;
}

/// "l'AFP [Karim Sand]", "l'ONU [Lina Haddad]": a name in capitals behind an article ends before another name.
bool short_name_ends(const Chunk& c) {
  const GroupView& v = c.view;
  return c.more() && c.at == c.group.head + 1 && c.group.determiner != kNone && v.token(c.group.head).has(kAllCapitals) &&
         v.token(c.at).has(kCapitalised) && !v.token(c.at).has(kAllCapitals) && !v.token(c.at).has(kHasDigit);
}

/// The rest of a proper name: "Bab al-Nairab", "Riad Hijab", "Anas al Abdeh".
void read_name(Chunk& c) {
  const GroupView& v = c.view;
  while (c.more() && !short_name_ends(c)) {
    const bool particle = v.is(c.at, kNameParticle) && c.at + 1 < c.limit && v.name(c.at + 1);
    const bool title_name = v.is(c.group.head, kTitleWord) && v.is(c.at, kOf) && c.at + 1 < c.limit && v.name(c.at + 1);
    const bool foreign = v.pos(c.at) == Pos::kOther && !v.token(c.at).has(kHasDigit);
    if (!v.name(c.at) && !particle && !title_name && !foreign) {
      return;
    }
    ++c.at;
  }
}

/// The next token that continues the adjectives behind a head, or kNone: "très violents", "aériens et sanglants".
std::uint32_t next_adjective(const Chunk& c, bool after_adjective) {
  const GroupView& v = c.view;
  std::uint32_t i = c.at;
  if (after_adjective && i + 1 < c.limit && v.pos(i) == Pos::kCoordinator && v.is(i, kJoins)) {
    ++i;
  }
  while (i + 1 < c.limit && v.pos(i) == Pos::kAdverb && i < c.at + 3) {
    ++i;
  }
  if (i >= c.limit || !adjective(v, i) || (i > c.at && i + 1 < c.limit && noun(v, i + 1) && !v.name(i + 1))) {
    return kNone;
  }
  return i;
}

/// Modifiers behind the head: adjectives, directions, compound nouns, numbers of dates.
void read_back(Chunk& c) {
  const GroupView& v = c.view;
  const std::uint32_t head = c.group.head;
  const bool time = v.lemma_is(head, kTimeNoun);
  bool after_adjective = false;
  while (c.more()) {
    const std::uint32_t i = c.at;
    const bool direction = v.is(i, kDirection) && v.pos(i) != Pos::kAdposition;
    const bool counts_next = i + 1 < c.limit && noun(v, i + 1) && !v.lemma_is(i + 1, kTimeNoun);  // "lundi [huit drones]"
    const bool compound = v.pos(i) == Pos::kNoun && !v.name(i) && !v.phrase(i, PhraseKind::kPreposition) && time == v.lemma_is(i, kTimeNoun) && !after_adjective;
    if (direction || compound || (numeral(v, i) && !after_adjective && !counts_next)) {
      ++c.at;
    } else if (const std::uint32_t adjective_at = next_adjective(c, after_adjective); adjective_at != kNone) {
      c.at = adjective_at + 1;
      after_adjective = true;
    } else if (c.quoted && v.is(i, kQuoteBoth | kQuoteClose)) {
      ++c.at;
      c.quoted = false;
    } else {
      return;
    }
  }
}

/// Reads the group that begins at `begin`; its tokens are empty when there is none.
NounGroup read_group(const GroupView& view, std::uint32_t begin, std::uint32_t limit) {
  Chunk c{.view = view, .limit = limit, .group = {}, .at = begin};
  c.group.tokens = {begin, begin};
  std::uint32_t last_adjective = kNone;
  read_front(c, last_adjective);
  if (!pick_head(c, last_adjective)) {
    return c.group;
  }
  const std::uint32_t head = c.group.head;
  if (!c.group.pronoun) {
    if (view.name(head) || view.is(head, kTitleWord)) {
      read_name(c);
    }
    read_back(c);
  }
  c.group.tokens.end = std::max(c.at, head + 1);
  return c.group;
}

/// The preposition that begins at `i`: its end, or `i` for none.
std::uint32_t preposition_end(const GroupView& v, std::uint32_t i) {
  if (v.phrase(i, PhraseKind::kPreposition)) {
    return v.phrase_end[i];
  }
  return v.pos(i) == Pos::kAdposition ? i + 1 : i;
}

/// Finds the groups of one sentence.
class SentenceReader {
 public:
  SentenceReader(const GroupView& view, TokenRange sentence, const std::vector<bool>& in_verb, std::vector<NounGroup>& out)
      : view_(view), sentence_(sentence), in_verb_(in_verb), out_(out) {}

  void read() {
    for (std::uint32_t i = sentence_.begin; i < sentence_.end;) {
      i = step(i);
    }
  }

 private:
  std::uint32_t step(std::uint32_t i) {
    depth_ += view_.is(i, kBracketOpen) ? 1 : 0;
    depth_ -= view_.is(i, kBracketClose) && depth_ > 0 ? 1 : 0;
    if (in_verb_[i]) {
      return step_in_verb(i);
    }
    const Chunk probe{.view = view_, .limit = sentence_.end, .group = {}, .at = i};
    if (view_.phrase(i, PhraseKind::kAdverb) && view_.pos(i) == Pos::kAdposition && !quantifier(probe)) {
      return view_.phrase_end[i];
    }
    if (view_.is(i, kRelativeOther) && view_.token(i).has(kContracted)) {  // "auquel": both preposition and pronoun
      preposition_ = {i, i + 1};
      keep(pronoun_at(i));
      return i + 1;
    }
    if (const std::uint32_t end = preposition_end(view_, i); end > i && !quantifier(probe)) {
      preposition_ = {preposition_.end == i && !preposition_.empty() ? preposition_.begin : i, end};
      return end;
    }
    if (may_be_relative(i)) {
      keep(pronoun_at(i));
      return i + 1;
    }
    NounGroup group = read_group(view_, i, verb_limit(i));
    if (group.tokens.empty()) {
      if (!quote_mark(view_, i) && view_.pos(i) != Pos::kAdverb) {
        preposition_ = {};
      } else if (preposition_.end == i) {
        gap_ = i + 1;
      }
      return i + 1;
    }
    keep(group);
    return group.tokens.end;
  }

  /// Inside a verb group only clitics make groups.
  std::uint32_t step_in_verb(std::uint32_t i) {
    preposition_ = {};
    const bool clitic = (view_.pos(i) == Pos::kPronoun || view_.is(i, kObjectClitic)) && !view_.is(i, kNegationSecond | kFloating) && !is_reflexive(i);
    if (clitic) {
      keep(pronoun_at(i));
    }
    return i + 1;
  }

  static NounGroup pronoun_at(std::uint32_t i) {
    NounGroup group;
    group.tokens = {i, i + 1};
    group.head = i;
    group.pronoun = true;
    return group;
  }

  /// A "que" right behind a noun group may be relative although it was tagged as a conjunction; find_clauses decides.
  bool may_be_relative(std::uint32_t i) const {
    if (view_.pos(i) != Pos::kSubordinator || !view_.is(i, kThat) || out_.empty() || view_.phrase(i, PhraseKind::kConjunction)) {
      return false;
    }
    const NounGroup& before = out_.back();
    return before.tokens.end == i && !before.pronoun && before.tokens.begin >= sentence_.begin && !view_.lemma_is(before.head, kTimeNoun | kTakesThat) &&
           (before.preposition.empty() || !view_.is(before.preposition.begin, kTo));
  }

  bool is_reflexive(std::uint32_t i) const {
    return view_.is(i, kReflexiveClitic) || view_.tag(i).pronoun == PronounKind::kReflexive;
  }

  /// Groups end where a verb group begins; the next begin is looked up once for all groups before it.
  std::uint32_t verb_limit(std::uint32_t i) {
    if (next_verb_ < i + 1) {
      next_verb_ = i + 1;
      while (next_verb_ < sentence_.end && !in_verb_[next_verb_]) {
        ++next_verb_;
      }
    }
    return next_verb_;
  }

  /// "et [des] enfants", "mardi [des] habitants": the article, although it looks like "de" and article in one.
  bool is_article(std::uint32_t i, const NounGroup& group) const {
    if (out_.empty() || preposition_.size() != 1 || i + 1 != group.tokens.begin || !view_.is(i, kOf) || !view_.token(i).has(kContracted) ||
        out_.back().tokens.begin < sentence_.begin) {
      return false;
    }
    const NounGroup& before = out_.back();
    const bool joins = i > before.tokens.end && view_.pos(i - 1) == Pos::kCoordinator && before.preposition.empty() &&
                       before.determiner != kNone && view_.token(before.determiner).form == view_.token(i).form;
    const bool behind_time = before.tokens.end == i && view_.lemma_is(before.head, kTimeNoun) && before.preposition.empty() && before.determiner == kNone;
    return joins || behind_time;
  }

  void keep(NounGroup group) {
    if (!preposition_.empty() && is_article(preposition_.begin, group)) {
      group.tokens.begin = group.determiner = preposition_.begin;
      preposition_ = {};
    }
    const bool own = preposition_.end == group.tokens.end;  // "auquel"
    const bool governed = !preposition_.empty() && (own || preposition_.end == group.tokens.begin || gap_ == group.tokens.begin);
    if (governed) {
      group.preposition = preposition_;
      const bool contracted = !own && view_.token(preposition_.end - 1).has(kContracted);
      group.determiner = group.determiner == kNone && contracted ? preposition_.end - 1 : group.determiner;
    }
    group.parenthesised = depth_ > 0;
    preposition_ = {};
    out_.push_back(group);
  }

  const GroupView& view_;
  TokenRange sentence_;
  const std::vector<bool>& in_verb_;
  std::vector<NounGroup>& out_;
  TokenRange preposition_;
  std::uint32_t gap_ = kNone;
  std::uint32_t next_verb_ = 0;
  std::uint32_t depth_ = 0;
};

}  // namespace

std::vector<NounGroup> find_noun_groups(const GroupView& view, const std::vector<VerbGroup>& verbs) {
  std::vector<bool> in_verb(view.text.tokens.size(), false);
  for (const VerbGroup& verb : verbs) {
    bool incise = false;
    for (std::uint32_t i = verb.tokens.begin; i < verb.tokens.end; ++i) {
      incise = view.is(i, kComma) ? !incise : incise;
      const Pos pos = view.pos(i);
      in_verb[i] = i == verb.head || (!incise && (view.tag(i).is_verb() || pos == Pos::kPronoun || pos == Pos::kAdverb || view.is(i, kObjectClitic)));
    }
  }
  std::vector<NounGroup> groups;
  for (const Sentence& sentence : view.text.sentences) {
    const std::size_t first = groups.size();
    SentenceReader(view, sentence.tokens, in_verb, groups).read();
    link_noun_groups(view, sentence.tokens, verbs, groups, first);
  }
  return groups;
}

}  // namespace recoupe

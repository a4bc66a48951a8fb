// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/noun_links.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr int kMaxClimb = 6;        ///< groups of one chain that are tried as partners
constexpr std::uint32_t kAhead = 5; ///< groups looked at to see where an enumeration goes

/// What stands between two neighbouring groups.
enum class Gap { kNothing, kComma, kJoin, kOther };

class Linker {
 public:
  Linker(const GroupView& view, const std::vector<VerbGroup>& verbs, std::vector<NounGroup>& groups, std::size_t first, TokenRange sentence)
      : view_(view), groups_(groups), first_(static_cast<std::uint32_t>(first)), end_(sentence.end) {
    verb_ = std::lower_bound(verbs.begin(), verbs.end(), sentence.begin, [](const VerbGroup& v, std::uint32_t at) { return v.head < at; });
    last_verb_ = verbs.end();
    fronted_ = verb_ != last_verb_ && verb_->form == VerbForm::kPastParticiple && verb_->tokens.begin == sentence.begin;
  }

  void link() {
    for (std::uint32_t g = first_ + 1; g < groups_.size(); ++g) {
      note_verbs(g);
      if (!groups_[g - 1].pronoun || gap(g) != Gap::kNothing) {
        link_one(g);
      }
    }
  }

 private:
  std::uint32_t full_begin(std::uint32_t g) const {
    const NounGroup& n = groups_[g];
    const std::uint32_t before = g > first_ ? groups_[g - 1].tokens.end : 0;
    return n.preposition.empty() || n.preposition.begin < before ? n.tokens.begin : n.preposition.begin;
  }

  Gap gap(std::uint32_t g) const {
    bool comma = false, join = false;
    for (std::uint32_t i = groups_[g - 1].tokens.end; i < full_begin(g); ++i) {
      if (view_.is(i, kComma) && !comma) {
        comma = true;
      } else if ((view_.pos(i) == Pos::kCoordinator && view_.is(i, kJoins | kNegationWide)) || view_.phrase(i, PhraseKind::kCoordinator)) {
        join = true;
        i = view_.phrase(i, PhraseKind::kCoordinator) ? view_.phrase_end[i] - 1 : i;
      } else if (!view_.is(i, kQuoteBoth | kQuoteClose | kQuoteOpen) && !(join && view_.pos(i) == Pos::kAdverb)) {
        return Gap::kOther;
      }
    }
    return join ? Gap::kJoin : comma ? Gap::kComma : Gap::kNothing;
  }

  /// Keeps track of whether a finite verb stands before group `g` since the last clause marker.
  void note_verbs(std::uint32_t g) {
    for (; verb_ != last_verb_ && verb_->head < groups_[g].tokens.begin; ++verb_) {
      finite_before_ = finite_before_ || verb_->form == VerbForm::kFinite;
    }
  }

  /// Does a finite verb follow group `g`, its complements and partners, as if `g` were its subject?
  bool finite_follows(std::uint32_t g) const {
    if (verb_ == last_verb_ || verb_->head >= end_) {
      return false;
    }
    for (std::uint32_t k = g; k < groups_.size() && k < g + kAhead; ++k) {
      std::uint32_t i = groups_[k].tokens.end;
      while (i < end_ && i < verb_->tokens.begin && view_.pos(i) == Pos::kAdverb) {
        ++i;
      }
      if (i == verb_->tokens.begin) {
        return verb_->form == VerbForm::kFinite;
      }
      if (k + 1 == groups_.size() || (full_begin(k + 1) != groups_[k].tokens.end && gap(k + 1) != Gap::kJoin)) {
        return false;
      }
    }
    return false;
  }

  bool named(std::uint32_t g) const { return view_.name(groups_[g].head) || view_.is(groups_[g].head, kTitleWord); }
  bool bare(std::uint32_t g) const { return groups_[g].preposition.empty(); }
  /// Without determiner, and no name: no subject in French prose.
  bool bare_noun(std::uint32_t g) const { return groups_[g].determiner == kNone && !named(g); }
  bool time(std::uint32_t g) const { return view_.lemma_is(groups_[g].head, kTimeNoun); }

  /// How well group `g` fits as a further member beside `with`; negative when it cannot.
  int fit(std::uint32_t g, std::uint32_t with) const {
    const NounGroup& a = groups_[with];
    const NounGroup& b = groups_[g];
    if (time(g) != time(with) || (a.pronoun && b.pronoun && !(bare(g) == bare(with)))) {
      return -1;
    }
    int score = with == g - 1 ? 1 : 0;
    if (!bare(g)) {
      if (bare(with) || view_.token(a.preposition.begin).lemma != view_.token(b.preposition.begin).lemma) {
        return -1;
      }
      return score + 4;
    }
    score += bare(with) ? 2 : 0;
    score += (a.determiner == kNone) == (b.determiner == kNone) ? 2 : 0;
    score += named(g) == named(with) ? 1 : 0;
    const bool both = a.determiner != kNone && b.determiner != kNone;
    score += both && view_.token(a.determiner).lemma == view_.token(b.determiner).lemma ? 1 : 0;
    return score;
  }

  /// The group that precedes `g` in its chain of complements, or kNone.
  std::uint32_t outer(std::uint32_t g) const {
    if (groups_[g].joined_to != kNone) {
      return groups_[g].joined_to;
    }
    if (groups_[g].complement_of != kNone) {
      return groups_[g].complement_of;
    }
    return g > first_ && !bare(g) && full_begin(g) == groups_[g - 1].tokens.end ? g - 1 : kNone;
  }

  std::uint32_t partner(std::uint32_t g) const { return partner_from(g, g - 1); }

  /// The group that `g` is coordinated to: `with`, or one that it completes.
  std::uint32_t partner_from(std::uint32_t g, std::uint32_t with) const {
    std::uint32_t best = kNone;
    int best_fit = 0;
    for (int climb = 0; climb < kMaxClimb && with != kNone; ++climb, with = outer(with)) {
      if (const int score = fit(g, with); score > best_fit) {
        best = with;
        best_fit = score;
      }
    }
    return best;
  }

  /// Does ", et" stand before the group?
  bool comma_before_join(std::uint32_t g) const {
    const std::uint32_t begin = groups_[g - 1].tokens.end;
    return begin + 1 < full_begin(g) && view_.is(begin, kComma) && view_.pos(begin + 1) == Pos::kCoordinator;
  }

  /// In "A, chef de B, et [C]" and "A, soutenu par B, et [C]" A is the partner of C.
  std::uint32_t partner_before_insertion(std::uint32_t g) const {
    for (std::uint32_t k = g - 1; k > first_ && k + kAhead > g; --k) {
      const std::uint32_t comma = groups_[k - 1].tokens.end;
      if (view_.is(comma, kComma)) {
        const bool relative = view_.is(comma + 1, kRelativeSubject | kRelativeObject | kRelativeOther);
        return relative || view_.past_participle(comma + 1) || groups_[k].apposed_to != kNone ? partner_from(g, k - 1) : partner(g);
      }
    }
    return partner(g);
  }

  /// "le général Ali Sand et [son adjoint]": the partner is the general, of whom the name is only a part.
  std::uint32_t behind_title(std::uint32_t g, std::uint32_t with) const {
    const bool titled_name = groups_[with].apposed_to != kNone && named(with) && gap(with) == Gap::kNothing;
    return titled_name && groups_[g].determiner != kNone ? groups_[with].apposed_to : with;
  }

  void join(std::uint32_t g, std::uint32_t beside) {
    const std::uint32_t with = behind_title(g, beside);
    const std::uint32_t first = groups_[with].joined_to == kNone ? with : groups_[with].joined_to;
    groups_[g].joined_to = first;
    if (bare(g) && beside == g - 1) {
      groups_[g].preposition = groups_[first].preposition;
    }
    if (!groups_[g].preposition.empty()) {
      groups_[g].complement_of = groups_[first].complement_of;
    }
  }

  /// "A, B et C": a comma joins when a coordinator follows within a few groups.
  bool enumerates(std::uint32_t g) const {
    for (std::uint32_t k = g + 1; k < groups_.size() && k < g + kAhead; ++k) {
      const Gap next = gap(k);
      if (next == Gap::kJoin) {
        return fit(k, g) > 2 && !(comma_before_join(k) && bare_noun(g));
      }
      if (next == Gap::kOther) {
        return false;
      }
    }
    return false;
  }

  /// The nearest common noun that a name behind it can name: "l'émissaire de l'ONU [Karim Sand]".
  std::uint32_t titled(std::uint32_t g) const {
    std::uint32_t with = g - 1;
    for (int climb = 0; climb < kMaxClimb && with != kNone; ++climb, with = groups_[with].complement_of) {
      const bool inner = groups_[with].determiner == kNone && groups_[with].complement_of != kNone;  // "l'agence de presse X"
      if (!named(with) && !inner) {
        return groups_[with].pronoun || time(with) ? kNone : with;
      }
    }
    return kNone;
  }

  void link_one(std::uint32_t g) {
    NounGroup& group = groups_[g];
    switch (gap(g)) {
      case Gap::kNothing:
        if (!bare(g) && view_.is(group.preposition.begin, kOf) && group.preposition.size() == 1) {
          group.complement_of = g - 1;
        } else if (bare(g) && named(g) && group.determiner == kNone && group.parenthesised == groups_[g - 1].parenthesised) {
          group.apposed_to = titled(g);
        }
        break;
      case Gap::kJoin:
        if (const std::uint32_t with = comma_before_join(g) ? partner_before_insertion(g) : partner(g); with != kNone && !(bare(g) && finite_before_ && finite_follows(g))) {
          join(g, with);
        }
        break;
      case Gap::kComma: link_behind_comma(g); break;
      case Gap::kOther: finite_before_ = finite_before_ && !marker_between(g); break;
    }
  }

  bool marker_between(std::uint32_t g) const {
    for (std::uint32_t i = groups_[g - 1].tokens.end; i < full_begin(g); ++i) {
      if (view_.pos(i) == Pos::kSubordinator || view_.is(i, kStop)) {
        return true;
      }
    }
    return view_.is(groups_[g - 1].head, kRelativeObject | kRelativeOther | kRelativeSubject);
  }

  void link_behind_comma(std::uint32_t g) {
    NounGroup& group = groups_[g];
    const bool behind_fronted = fronted_ && !finite_before_;  // "Interrogé par X, [le maire] a dit"
    fronted_ = false;
    if (behind_fronted || group.pronoun || time(g) || groups_[g - 1].pronoun) {
      return;
    }
    if (!(bare(g) && finite_before_ && finite_follows(g)) && enumerates(g)) {
      if (const std::uint32_t with = partner(g); with != kNone) {
        join(g, with);
        return;
      }
    }
    const bool described = group.determiner != kNone && named(g - 1) && !named(g) && !finite_follows(g);
    if (bare(g) && !time(g - 1) && group.number == kNone && (bare_noun(g) || described)) {
      group.apposed_to = apposition_target(g);
    }
  }

  /// In "X de Y, directeur": X.
  std::uint32_t apposition_target(std::uint32_t g) const {
    std::uint32_t with = g - 1;
    for (int climb = 0; climb < kMaxClimb && groups_[with].complement_of != kNone; ++climb) {
      with = groups_[with].complement_of;
    }
    return with;
  }

  const GroupView& view_;
  std::vector<NounGroup>& groups_;
  std::uint32_t first_;
  std::uint32_t end_;
  std::vector<VerbGroup>::const_iterator verb_, last_verb_;
  bool finite_before_ = false;
  bool fronted_ = false;  ///< the sentence begins with a participle whose group has not ended yet
};

}  // namespace

void link_noun_groups(const GroupView& view, TokenRange sentence, const std::vector<VerbGroup>& verbs,
                      std::vector<NounGroup>& groups, std::size_t first) {
  Linker(view, verbs, groups, first, sentence).link();
}

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/clause_walk.h"

#include <algorithm>

namespace recoupe {

ClauseWalk::ClauseWalk(const GroupView& groups, std::vector<NounGroup>& noun_groups, std::vector<VerbGroup>& verb_groups)
    : view(groups), nouns(noun_groups), verbs(verb_groups), members(noun_groups.size(), Members::kOne) {
  for (const NounGroup& group : nouns) {
    if (group.joined_to != kNone) {
      const bool own = group.determiner != kNone || group.number != kNone || group.pronoun || view.name(group.head) || view.is(group.head, kTitleWord);
      Members& count = members[group.joined_to];
      count = std::max(count, own ? Members::kMore : Members::kPerhapsMore);
    }
  }
}

std::uint32_t ClauseWalk::new_clause(ClauseKind kind, std::uint32_t begin, std::uint32_t parent, std::uint32_t marker) {
  clauses.push_back({{begin, begin}, kind, kNone, parent, marker, sentence});
  return static_cast<std::uint32_t>(clauses.size() - 1);
}

bool ClauseWalk::push_frame(ClauseKind kind, std::uint32_t begin, std::uint32_t marker) {
  if (frames.size() == kMaxOpenClauses) {
    return false;
  }
  const std::uint32_t parent = frames.empty() ? kNone : top().clause;
  frames.emplace_back();
  top().clause = new_clause(kind, begin, parent, marker);
  return true;
}

void ClauseWalk::end_clause(std::uint32_t clause, std::uint32_t end) {
  TokenRange& tokens = clauses[clause].tokens;
  tokens.end = std::max(tokens.end, std::max(end, tokens.begin));
}

void ClauseWalk::close_small(std::uint32_t end) {
  if (small != kNone) {
    end_clause(small, end);
    small = kNone;
  }
}

void ClauseWalk::pop(std::uint32_t end) {
  close_small(end);
  if (!top().bracket) {
    end_clause(top().clause, end);
  }
  frames.pop_back();
}

void ClauseWalk::next_clause(std::uint32_t begin) {
  close_small(begin);
  Frame& f = top();
  const Clause old = clauses[f.clause];
  if (begin > old.tokens.begin) {
    end_clause(f.clause, begin);
    f.clause = new_clause(old.kind, begin, old.parent, kNone);
  }
  f.verb = f.active = kNone;
  f.wants_subject = f.presentative = false;
}

void ClauseWalk::open_clause(ClauseKind kind, std::uint32_t marker) {
  close_small(marker);
  push_frame(kind, marker, marker);
}

std::size_t ClauseWalk::open_ancestor() const {
  for (std::size_t k = frames.size(); k > 0; --k) {
    if (k < frames.size() && frames[k - 1].verb == kNone) {
      return k - 1;
    }
    if (frames[k - 1].bracket) {
      break;
    }
  }
  return frames.size();
}

void ClauseWalk::pop_to(std::size_t index, std::uint32_t end) {
  while (frames.size() > index + 1) {
    pop(end);
  }
}

std::size_t ClauseWalk::root() const {
  std::size_t k = frames.size() - 1;
  while (k > 0 && !frames[k].bracket) {
    --k;
  }
  return k;
}

void ClauseWalk::activate(std::uint32_t v) {
  top().active = v;
  top().active_commas = top().commas;
}

void ClauseWalk::make_subordinate(Frame& f) {
  nouns[f.relative].antecedent = kNone;
  f.relative = kNone;
  clauses[f.clause].kind = ClauseKind::kSubordinate;
}

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// ClauseWalk: where the search for clauses stands in one text: the open clauses, and the groups still to come.
//
// The clauses that are open at the present token form a stack of frames. The finders of roles (noun_roles.h,
// finite_verbs.h, nonfinite_verbs.h) read and change it as the walk goes from left to right.
#pragma once

#include <array>
#include <vector>

#include "language/group_view.h"
#include "language/relations.h"

namespace recoupe {

inline constexpr std::size_t kMaxOpenClauses = 16;
inline constexpr std::size_t kMaxCandidates = 6;

/// A noun group that may be the subject of a verb to come.
struct Candidate {
  std::uint32_t noun = kNone;
  std::uint32_t commas = 0;      ///< commas seen in the frame before it
  std::uint32_t object_of = kNone;
  bool weak = false;             ///< an expression of time
};

/// What is known of one open clause at the present token.
struct Frame {
  std::uint32_t clause = kNone;
  std::uint32_t relative = kNone;     ///< noun group of the relative pronoun that opened it
  bool relative_subject = false;
  bool bracket = false;
  std::uint32_t verb = kNone;         ///< latest finite verb group, kNone before the first
  std::uint32_t active = kNone;       ///< latest verb group of any form that may take an object
  std::uint32_t active_commas = 0;
  std::uint32_t fronted = kNone;      ///< participle before its noun: "Soutenus par X, [les rebelles]"
  bool wants_subject = false;         ///< the finite verb still waits for its subject behind it
  bool presentative = false;          ///< "il existe": that subject need not agree
  std::uint32_t commas = 0;
  std::uint32_t join = kNone;         ///< latest coordinator that may join clauses
  std::array<Candidate, kMaxCandidates> candidates{};
  std::size_t count = 0;

  void forget() { count = 0; join = kNone; }
  void add(Candidate c) {
    if (count == kMaxCandidates) {  // keep the first and the latest
      std::move(candidates.begin() + 2, candidates.end(), candidates.begin() + 1);
      --count;
    }
    candidates[count++] = c;
  }
};

struct ClauseWalk {
  ClauseWalk(const GroupView& groups, std::vector<NounGroup>& noun_groups, std::vector<VerbGroup>& verb_groups);

  const GroupView& view;
  std::vector<NounGroup>& nouns;
  std::vector<VerbGroup>& verbs;
  std::vector<Members> members;        ///< one entry a noun group
  std::vector<Clause> clauses;         ///< found so far
  std::vector<Frame> frames;           ///< open clauses, innermost last
  TokenRange range;                    ///< of the sentence
  std::uint32_t sentence = 0;
  std::uint32_t noun = 0;              ///< first noun group that begins at or behind the present token
  std::uint32_t verb = 0;              ///< first verb group that does
  std::uint32_t small = kNone;         ///< open clause of an infinitive or participle
  std::uint32_t last_finite = kNone;   ///< latest finite verb group of the sentence
  std::uint32_t skipped = 0;           ///< brackets opened beyond the depth limit
  std::uint32_t reported = kNone;      ///< noun group that was found as a subject ahead of its turn

  Frame& top() { return frames.back(); }
  const Frame& top() const { return frames.back(); }
  /// Can the noun group be the subject of the verb group by person and number?
  bool agree(std::uint32_t g, std::uint32_t v) const { return agrees(view, nouns[g], members[g], verbs[v]); }
  std::uint32_t new_clause(ClauseKind kind, std::uint32_t begin, std::uint32_t parent, std::uint32_t marker);
  /// Opens a clause inside the present one; false at the depth limit.
  bool push_frame(ClauseKind kind, std::uint32_t begin, std::uint32_t marker);
  void open_clause(ClauseKind kind, std::uint32_t marker);
  void end_clause(std::uint32_t clause, std::uint32_t end);
  void close_small(std::uint32_t end);
  void pop(std::uint32_t end);
  void pop_to(std::size_t index, std::uint32_t end);
  /// Ends the frame's present clause and begins its next one at `begin`: coordination, or after a colon.
  void next_clause(std::uint32_t begin);
  /// The innermost frame below the top that still lacks its verb; frames.size() when there is none.
  std::size_t open_ancestor() const;
  /// Root of the sentence or of the present bracket.
  std::size_t root() const;
  /// The verb group may take the objects to come.
  void activate(std::uint32_t v);
  /// A "que" tagged as a conjunction was taken for a relative pronoun, but its verb needs no object: it was none.
  void make_subordinate(Frame& f);
};

}  // namespace recoupe

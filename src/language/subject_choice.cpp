// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/subject_choice.h"

namespace recoupe {
namespace {

/// The first of several groups in a row that no coordinator ends: "le maire, le préfet, son adjoint ont péri".
std::uint32_t enumerated(const ClauseWalk& w, const Frame& f) {
  std::uint32_t first = kNone;
  std::size_t members = 0;
  for (std::size_t k = 0; k < f.count; ++k) {
    const Candidate& c = f.candidates[k];
    if (!c.weak && c.object_of == kNone && !w.nouns[c.noun].pronoun) {
      first = first == kNone ? c.noun : first;
      ++members;
    }
  }
  return members > 1 ? first : kNone;
}

}  // namespace

std::uint32_t choose_subject(const ClauseWalk& w, const Frame& f, std::uint32_t v) {
  std::uint32_t best = kNone;
  int best_rank = 0;
  for (std::size_t k = f.count; k > 0; --k) {
    const Candidate& c = f.candidates[k - 1];
    if (!w.agree(c.noun, v) || (c.weak && w.nouns[c.noun].determiner == kNone)) {
      continue;
    }
    const int rank = 1 + (c.weak ? 0 : 4) + (c.object_of == kNone ? 2 : 0) + ((f.commas - c.commas) % 2 == 0 ? 1 : 0);
    if (rank > best_rank) {
      best = c.noun;
      best_rank = rank;
    }
  }
  return best == kNone && w.view.tag(first_verb(w.view, w.verbs[v])).number == Number::kPlural ? enumerated(w, f) : best;
}

std::uint32_t commas_behind(const Frame& f, std::uint32_t noun) {
  for (std::size_t k = 0; k < f.count; ++k) {
    if (f.candidates[k].noun == noun) {
      return f.commas - f.candidates[k].commas;
    }
  }
  return 0;
}

bool is_verbless_part(const ClauseWalk& w, const Frame& f) {
  if (f.relative == kNone || f.count != 1 || f.commas != 0) {
    return false;
  }
  const NounGroup& part = w.nouns[f.candidates[0].noun];
  return part.number != kNone || w.view.pos(part.head) == Pos::kNumeral;
}

const Candidate* find_candidate(const Frame& f, std::uint32_t noun) {
  for (std::size_t k = 0; k < f.count && noun != kNone; ++k) {
    if (f.candidates[k].noun == noun) {
      return &f.candidates[k];
    }
  }
  return nullptr;
}

}  // namespace recoupe

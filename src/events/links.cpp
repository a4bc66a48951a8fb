// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/links.h"

namespace recoupe {
namespace {

constexpr int kSteps = 6;  ///< governors climbed at most

void put(std::vector<std::uint32_t>& where, std::uint32_t noun, std::uint32_t verb) {
  if (noun != kNone && where[noun] == kNone) {
    where[noun] = verb;
  }
}

/// A noun that only counts what its complement names: "une trentaine de raids", "une série de frappes".
bool counts(const Context& c, std::uint32_t noun) { return c.quantity_at[c.noun(noun).head] != kNone; }

}  // namespace

std::uint32_t subject_of_verb(const AnalysedText& a, std::uint32_t verb) {
  for (int step = 0; step < kSteps && verb != kNone; ++step) {
    const VerbGroup& v = a.verbs[verb];
    const std::uint32_t subject = v.subject != kNone ? v.subject : v.antecedent;
    if (subject != kNone) {
      const std::uint32_t antecedent = a.nouns[subject].antecedent;
      return antecedent != kNone ? antecedent : subject;
    }
    verb = v.governor;
  }
  return kNone;
}

Links link_nouns(const Context& c) {
  const std::size_t size = c.analysed.nouns.size();
  Links out{std::vector<std::uint32_t>(size, kNone), std::vector<std::uint32_t>(size, kNone), std::vector<std::uint32_t>(size, kNone)};
  for (std::uint32_t v = 0; v < c.analysed.verbs.size(); ++v) {
    const VerbGroup& verb = c.verb(v);
    if (verb.subject != kNone) {
      put(out.subject_of, subject_of_verb(c.analysed, v), v);
    }
    put(out.object_of, verb.object, v);
    if (verb.object != kNone) {
      put(out.object_of, c.noun(verb.object).antecedent, v);
    }
    put(out.participle_of, verb.antecedent, v);
  }
  for (std::uint32_t n = 0; n < size; ++n) {
    std::uint32_t head = c.noun(n).joined_to != kNone ? c.noun(n).joined_to : c.noun(n).complement_of;
    const bool stands_for = head != kNone && head < n && (c.noun(n).joined_to != kNone || counts(c, head));
    if (stands_for) {
      put(out.subject_of, n, out.subject_of[head]);
      put(out.object_of, n, out.object_of[head]);
      put(out.participle_of, n, out.participle_of[head]);
    }
  }
  return out;
}

}  // namespace recoupe

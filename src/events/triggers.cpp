// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/triggers.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr std::uint32_t kReach = 7;  ///< tokens after a trigger in which a frame's phrase must begin

bool inside_a_name(const Context& c, std::uint32_t token) {
  const std::uint32_t m = c.actor_at[token];
  if (m == kNone) {
    return false;
  }
  const ActorMention& mention = c.mentions.actors[m];
  if (mention.adjective || mention.tokens.size() == 1 || mention.actor == kNone || mention.equipment) {
    return false;
  }
  for (std::uint32_t t = mention.tokens.begin; t < mention.tokens.end; ++t) {  // "tireurs du régime" is no name
    if (c.token(t).has(kCapitalised) && !c.token(t).has(kSentenceStart)) {
      return true;
    }
  }
  return false;
}

bool phrase_at(const Context& c, const std::vector<WordKey>& phrase, std::uint32_t begin, std::uint32_t end) {
  if (begin + phrase.size() > end) {
    return false;
  }
  for (std::size_t k = 0; k < phrase.size(); ++k) {
    const Token& t = c.token(begin + static_cast<std::uint32_t>(k));
    if (t.lemma != phrase[k] && t.form != phrase[k]) {
      return false;
    }
  }
  return true;
}

bool any_phrase(const Context& c, const std::vector<std::vector<WordKey>>& phrases, std::uint32_t begin, std::uint32_t end) {
  for (std::uint32_t t = begin; t < end; ++t) {
    if (std::any_of(phrases.begin(), phrases.end(), [&](const auto& p) { return phrase_at(c, p, t, end + 4); })) {
      return true;
    }
  }
  return false;
}

bool contains(const std::vector<WordKey>& words, WordKey word) { return std::find(words.begin(), words.end(), word) != words.end(); }

/// The lemma of a group's head; of "la totalité de la ville" both heads count.
bool head_is(const Context& c, std::uint32_t noun, const std::vector<WordKey>& words) {
  if (noun == kNone) {
    return false;
  }
  if (contains(words, c.token(c.noun(noun).head).lemma)) {
    return true;
  }
  return noun + 1 < c.analysed.nouns.size() && c.noun(noun + 1).complement_of == noun && contains(words, c.token(c.noun(noun + 1).head).lemma);
}

/// What undergoes the verb: the object, or the subject of a passive, or what a participle qualifies.
std::uint32_t undergoer(const Context& c, std::uint32_t verb) {
  const VerbGroup& v = c.verb(verb);
  if (v.voice == Voice::kPassive || v.form == VerbForm::kPastParticiple) {
    return subject_of_verb(c, verb);
  }
  return object_of_verb(c, verb);
}

/// The grammar found no subject: one of the words stands before the verb group in its sentence.
bool named_before(const Context& c, const VerbGroup& v, const std::vector<WordKey>& words) {
  const std::uint32_t first = std::max(c.sentence(v.head).tokens.begin, v.tokens.begin > 14 ? v.tokens.begin - 14 : 0U);
  const bool no_subject = v.antecedent == kNone && (v.subject == kNone || c.time_at[c.noun(v.subject).head] != kNone);
  for (std::uint32_t t = first; no_subject && t < v.tokens.begin; ++t) {
    if (contains(words, c.token(t).lemma)) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::vector<Trigger> find_triggers(const Context& c) {
  std::vector<Trigger> found;
  for (const Sentence& s : c.analysed.sentences) {
    for (std::uint32_t i = s.tokens.begin; i < s.tokens.end; ++i) {
      const Token& t = c.token(i);
      const std::uint32_t v = c.analysed.verb_of[i];
      if (v != kNone && c.verb(v).head == i) {
        const auto frames = c.rules.verbs.find(t.lemma);
        if (frames != c.rules.verbs.end()) {
          found.push_back({{i, i + 1}, i, kNone, v, frames->second});
        }
      } else if (v == kNone && !t.tag.is_verb() && !inside_a_name(c, i)) {
        const auto hit = c.rules.nouns.longest(c.analysed, i, s.tokens.end);
        if (hit && (t.tag.is_noun() || hit->range.size() > 1)) {
          found.push_back({hit->range, i, c.analysed.noun_of[i], kNone, hit->values});
          i = hit->range.end - 1;
        }
      }
    }
  }
  return found;
}

bool words_fit(const Context& c, const Trigger& trigger, const Frame& frame) {
  const Sentence& s = c.sentence(trigger.head);
  const std::uint32_t end = std::min(s.tokens.end, trigger.tokens.end + kReach);
  const std::uint32_t begin = std::max(s.tokens.begin, trigger.tokens.begin >= 3 ? trigger.tokens.begin - 3 : 0U);
  if (!frame.not_with.empty() && any_phrase(c, frame.not_with, begin, end)) {
    return false;
  }
  if (!frame.with.empty() && !any_phrase(c, frame.with, trigger.tokens.end, end)) {
    return false;
  }
  if (trigger.verb == kNone) {
    return frame.subjects.empty() || head_is(c, trigger.noun, frame.subjects);
  }
  const VerbGroup& v = c.verb(trigger.verb);
  if (frame.voice && v.voice != *frame.voice) {
    return false;
  }
  const std::uint32_t object = undergoer(c, trigger.verb);
  if ((!frame.objects.empty() && !head_is(c, object, frame.objects)) || (!frame.not_objects.empty() && head_is(c, object, frame.not_objects))) {
    return false;
  }
  return frame.subjects.empty() || head_is(c, subject_of_verb(c, trigger.verb), frame.subjects) || named_before(c, v, frame.subjects);
}

}  // namespace recoupe

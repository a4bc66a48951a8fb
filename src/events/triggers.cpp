// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/triggers.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr std::uint32_t kPronounReach = 12;  ///< groups between a pronoun and what it stands for
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

/// The tokens of the first phrase that begins between `begin` and `end`; empty when none does.
TokenRange first_phrase(const Context& c, const std::vector<std::vector<WordKey>>& phrases, std::uint32_t begin, std::uint32_t end) {
  for (std::uint32_t t = begin; t < end && !phrases.empty(); ++t) {
    const auto hit = std::find_if(phrases.begin(), phrases.end(), [&](const auto& p) { return phrase_at(c, p, t, end + 4); });
    if (hit != phrases.end()) {
      return {t, t + static_cast<std::uint32_t>(hit->size())};
    }
  }
  return {};
}

/// Where the phrases that a frame asks for begin at the latest.
std::uint32_t phrase_limit(const Context& c, const Trigger& trigger) { return std::min(c.sentence(trigger.head).tokens.end, trigger.tokens.end + kReach); }

bool contains(const std::vector<WordKey>& words, WordKey word) { return std::find(words.begin(), words.end(), word) != words.end(); }

/// "une partie de la ville", "chacune des trêves", "plus de 300 Syriens": the group after `noun` that names what it counts.
std::uint32_t counted_by(const Context& c, std::uint32_t noun) {
  const std::uint32_t next = noun + 1;
  if (next >= c.analysed.nouns.size()) {
    return kNone;
  }
  const NounGroup &n = c.noun(noun), &after = c.noun(next);
  const bool adjacent = after.tokens.begin == n.tokens.end || (!after.preposition.empty() && after.preposition.begin == n.tokens.end) ||
                        c.token(after.tokens.begin).has(kContracted);
  const bool counts = n.pronoun || c.quantity_at[n.head] != kNone;
  return after.complement_of == noun || (counts && adjacent) ? next : kNone;
}

bool agree(const Tag& x, const Tag& y) {
  return (x.number == y.number || x.number == Number::kUnmarked || y.number == Number::kUnmarked) &&
         (x.gender == y.gender || x.gender == Gender::kUnmarked || y.gender == Gender::kUnmarked);
}

/// The last group before a pronoun, in its sentence or the one before, that is one of the things named by `words`.
std::uint32_t pronoun_stands_for(const Context& c, std::uint32_t noun, const std::vector<WordKey>& words) {
  const Token& pronoun = c.token(c.noun(noun).head);
  if (!c.noun(noun).pronoun || (pronoun.tag.pronoun != PronounKind::kPersonal && pronoun.tag.pronoun != PronounKind::kDemonstrative)) {
    return kNone;
  }
  const std::uint32_t sentence = c.sentence_of(c.noun(noun).head);
  for (std::uint32_t n = noun; n-- > 0 && noun - n <= kPronounReach && c.sentence_of(c.noun(n).head) + 1 >= sentence;) {
    const Token& head = c.token(c.noun(n).head);
    if (contains(words, head.lemma) && agree(head.tag, pronoun.tag)) {
      return n;
    }
  }
  return kNone;
}

bool head_is(const Context& c, std::uint32_t noun, const std::vector<WordKey>& words) { return named_by(c, noun, words) != kNone; }

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

std::uint32_t named_by(const Context& c, std::uint32_t noun, const std::vector<WordKey>& words) {
  if (noun == kNone) {
    return kNone;
  }
  for (const std::uint32_t n : {noun, counted_by(c, noun), c.noun(noun).complement_of}) {
    if (n != kNone && contains(words, c.token(c.noun(n).head).lemma)) {
      return n;
    }
  }
  return pronoun_stands_for(c, noun, words);
}

std::uint32_t undergoer(const Context& c, std::uint32_t verb) {
  const VerbGroup& v = c.verb(verb);
  if (v.voice == Voice::kPassive || v.form == VerbForm::kPastParticiple) {
    return subject_of_verb(c, verb);
  }
  return object_of_verb(c, verb);
}

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
  const std::uint32_t end = phrase_limit(c, trigger);
  const std::uint32_t begin = std::max(s.tokens.begin, trigger.tokens.begin >= 3 ? trigger.tokens.begin - 3 : 0U);
  if (!first_phrase(c, frame.not_with, begin, end).empty()) {
    return false;
  }
  if (!frame.with.empty() && first_phrase(c, frame.with, trigger.tokens.end, end).empty()) {
    return false;
  }
  if (trigger.verb == kNone) {
    return frame.subjects.empty() || head_is(c, trigger.noun, frame.subjects);
  }
  const VerbGroup& v = c.verb(trigger.verb);
  const bool participle = v.form == VerbForm::kPastParticiple && v.voice != Voice::kReflexive;  // "un village [repris]" undergoes
  if (frame.voice ? (participle ? Voice::kPassive : v.voice) != *frame.voice : v.voice == Voice::kReflexive && !frame.reflexive) {
    return false;  // "s'y tenir", "se réclamer de" are other verbs than "tenir", "réclamer"
  }
  const std::uint32_t object = undergoer(c, trigger.verb);
  if (frame.bare && object != kNone) {
    return false;
  }
  if ((!frame.objects.empty() && !head_is(c, object, frame.objects)) || (!frame.not_objects.empty() && head_is(c, object, frame.not_objects))) {
    return false;
  }
  if (!frame.not_subjects.empty() && head_is(c, subject_of_verb(c, trigger.verb), frame.not_subjects)) {
    return false;
  }
  return frame.subjects.empty() || head_is(c, subject_of_verb(c, trigger.verb), frame.subjects) || named_before(c, v, frame.subjects);
}

std::vector<std::uint32_t> words_asked_for(const Context& c, const Trigger& trigger, const Frame& frame) {
  std::vector<std::uint32_t> out;
  const auto add = [&](std::uint32_t noun, const std::vector<WordKey>& words) {
    const std::uint32_t named = words.empty() ? kNone : named_by(c, noun, words);
    if (named != kNone) {
      out.push_back(c.noun(named).head);
    }
  };
  if (trigger.verb != kNone) {
    add(undergoer(c, trigger.verb), frame.objects);
    add(subject_of_verb(c, trigger.verb), frame.subjects);
  }
  const TokenRange phrase = first_phrase(c, frame.with, trigger.tokens.end, phrase_limit(c, trigger));
  for (std::uint32_t t = phrase.begin; t < phrase.end; ++t) {
    out.push_back(t);
  }
  return out;
}

}  // namespace recoupe

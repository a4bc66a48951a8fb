// SPDX-License-Identifier: GPL-3.0-or-later
// Names of countries and capitals are governments only where they act: "Moscou a annoncé", "par Ankara", "entre Washington
// et Moscou", "accusant Damas"; "à Moscou", "en Russie" and "l'axe entre la Turquie et Raqa" are places.
#include "actors/scan.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kDativeReach = 8;    // words from a verb to the government it speaks to
constexpr std::uint32_t kVerbWords = 7;      // clitics, auxiliaries and adverbs up to the verb itself
constexpr std::uint32_t kApposition = 10;    // words between two commas after a name
constexpr std::uint32_t kAddressReach = 4;   // the same for a direct object

class Judge {
 public:
  explicit Judge(Scan& scan) : scan_(scan) {}

  void run() {
    for (std::uint32_t h = 0; h < scan_.hits.size(); ++h) {
      Hit& hit = scan_.hits[h];
      if (hit.government && hit.mention) {
        const PlaceMention* place = place_at(hit.tokens);
        const bool vetoed = (place != nullptr && (place->dateline || place->in_organisation || completes(*place, hit))) || among_places(h);
        hit.mention = !vetoed && ((place != nullptr && place->as_government) || acts(h));
      }
    }
  }

 private:
  const PlaceMention* place_at(TokenRange tokens) {
    const auto& mentions = scan_.places.mentions;
    while (cursor_ < mentions.size() && mentions[cursor_].tokens.end <= tokens.begin) ++cursor_;
    return cursor_ < mentions.size() && mentions[cursor_].tokens.overlaps(tokens) ? &mentions[cursor_] : nullptr;
  }

  /// "nord de la Syrie", "centre de conférences Ouagadougou": the name only completes a place.
  bool completes(const PlaceMention& place, const Hit& hit) const {
    return place.tokens.begin < hit.tokens.begin && !scan_.is(place.tokens.begin, kArticle);
  }

  bool own_theatre(const Hit& hit) const { return country_code(scan_.table.actors[hit.out.actor].country) == scan_.theatre; }

  /// Where the name begins, its article included.
  std::uint32_t begin_of(const Hit& hit) const {
    const std::uint32_t i = hit.tokens.begin;
    return i > 0 && scan_.is(i - 1, kDefinite) ? i - 1 : i;
  }

  /// "l'axe entre la Turquie et Raqa", "la frontière avec l'Irak": nobody acts there.
  bool among_places(std::uint32_t h) const {
    const std::uint32_t i = begin_of(scan_.hits[h]);
    if (i == 0) return false;
    if (scan_.is(i - 1, kAnd) && h > 0 && scan_.hits[h - 1].tokens.end == i - 1 && scan_.hits[h - 1].government && !scan_.hits[h - 1].mention) {
      const std::uint32_t first = begin_of(scan_.hits[h - 1]);
      return first > 0 && scan_.is(first - 1, kBetween);
    }
    const bool between = scan_.is(i - 1, kBetween);
    return (between && !between_parties(h, i - 1)) || (i > 1 && scan_.is(i - 1, kAgentPreposition) && scan_.is(i - 2, kGeographic));
  }

  bool acts(std::uint32_t h) const {
    const Hit& hit = scan_.hits[h];
    const std::uint32_t i = begin_of(hit);
    if (i > 0 && scan_.is(i - 1, kAgentPreposition | kAfterSource | kBetween | kOpensClause)) return true;
    if (i > 0 && scan_.analysed.tokens[i - 1].tag.is_verb() && (lemma_roles(scan_, i - 1) & kSpeechVerb) != 0) return true;
    if (i > 1 && scan_.is(i - 1, kAnd) && h > 0) {
      const Hit& before = scan_.hits[h - 1];
      const std::uint32_t first = begin_of(before);
      const bool pair = before.government || (first > 0 && scan_.is(first - 1, kBetween));
      if (before.mention && before.tokens.end == i - 1 && pair) return true;
    }
    if (i > 1 && scan_.is(i - 1, kOf)) return scan_.is(i - 2, kActNoun) || continues_owners(h, i - 2);
    if (i > 0 && scan_.is(i - 1, kPlacePreposition)) return scan_.is(i - 1, kDative) && addressed(i - 1);
    return governs(hit) || precedes_verb(hit) || follows_address(i) || opens_sentence(hit, i);
  }

  /// "soldats du Mali, du [Niger] et du [Tchad]": owners one after the other.
  bool continues_owners(std::uint32_t h, std::uint32_t mark) const {
    if (h == 0 || (!scan_.is_mark(mark, ',') && !scan_.is(mark, kAnd))) return false;
    const Hit& before = scan_.hits[h - 1];
    return before.government && before.mention && before.tokens.end == mark && begin_of(before) > 0 && scan_.is(begin_of(before) - 1, kOf);
  }

  /// The last of "Washington, Paris et Moscou", whose verb is the verb of all.
  const Hit& last_joined(const Hit& hit) const {
    const Hit* last = &hit;
    for (int joined = 0; joined < 4; ++joined) {
      std::uint32_t k = last->tokens.end;
      if (!scan_.is(k, kAnd) && !scan_.is_mark(k, ',')) break;
      k += scan_.is(k + 1, kDefinite) ? 2U : 1U;
      const std::uint32_t h = k < scan_.size() ? scan_.hit_at[k] : kNone;
      if (h == kNone || !scan_.hits[h].mention || scan_.hits[h].out.adjective) break;
      last = &scan_.hits[h];
    }
    return *last;
  }

  /// Behind the second comma of "La Russie, alliée du régime, a annoncé".
  std::uint32_t after_apposition(std::uint32_t comma) const {
    for (std::uint32_t i = comma + 1; i < comma + kApposition && i < scan_.size(); ++i) {
      if (scan_.is_mark(i, ',')) return i + 1;
    }
    return comma;
  }

  /// "Moscou avait institué", "Damas, qui n'a pas commenté": where the syntax found no subject, what stands next tells.
  bool precedes_verb(const Hit& hit) const {
    std::uint32_t i = last_joined(hit).tokens.end;
    if (scan_.is_mark(i, ',')) i = scan_.is(i + 1, kRelative) ? i + 2 : after_apposition(i);
    bool finite = false, clitic = false, copula = false;
    std::uint32_t roles = 0;
    for (const std::uint32_t end = i + kVerbWords; i < end && i < scan_.size(); ++i) {
      const Tag& tag = scan_.analysed.tokens[i].tag;
      if (tag.is_verb()) {
        if (!finite && tag.form != VerbForm::kFinite) return false;
        copula = finite ? copula || (roles & kInertVerb) != 0 : false;
        finite = true;
        roles = lemma_roles(scan_, i);
      } else if (!finite && tag.pos == Pos::kPronoun) {
        clitic = true;
      } else if (tag.pos != Pos::kAdverb) {
        break;
      }
    }
    const bool passive = copula && !clitic;
    return finite && (roles & kInertVerb) == 0 && (!passive || (roles & kAddressVerb) != 0);
  }

  /// "a appelé la Russie à", "accusant Moscou de".
  bool follows_address(std::uint32_t begin) const {
    for (std::uint32_t i = begin; i-- > 0 && begin - i <= kAddressReach && scan_.same_line(i) && !scan_.is_mark(i, '.') && !scan_.is_mark(i, ',');) {
      if ((lemma_roles(scan_, i) & kAddressVerb) != 0 && scan_.analysed.tokens[i].tag.is_verb()) return true;
    }
    return false;
  }

  /// "entre Washington et Moscou", but not "la frontière entre la Turquie et la Syrie".
  bool between_parties(std::uint32_t h, std::uint32_t between) const {
    if (between > 0 && scan_.is(between - 1, kGeographic)) return false;
    std::uint32_t k = scan_.hits[h].tokens.end;
    if (!scan_.is(k, kAnd)) return false;
    k += scan_.is(k + 1, kDefinite) ? 2U : 1U;
    const std::uint32_t other = k < scan_.size() ? scan_.hit_at[k] : kNone;
    return other != kNone && scan_.hits[other].mention;
  }

  /// "demandé à la Russie de", "imputé à Damas".
  bool addressed(std::uint32_t preposition) const {
    for (std::uint32_t i = preposition; i-- > 0 && preposition - i <= kDativeReach && scan_.same_line(i);) {
      if (scan_.is_mark(i, '.')) return false;
      if ((lemma_roles(scan_, i) & kDativeVerb) != 0) return true;
    }
    return false;
  }

  /// Subject of a verb that needs an agent, or object of one that addresses somebody.
  bool governs(const Hit& hit) const {
    const std::uint32_t group = scan_.analysed.noun_of[hit.tokens.begin];
    if (group >= scan_.analysed.nouns.size()) return false;
    const std::uint32_t first = scan_.analysed.nouns[group].joined_to;
    for (const std::uint32_t g : {group, first}) {
      if (g >= scan_.analysed.nouns.size()) continue;
      if (const std::uint32_t v = scan_.verb_of_subject[g]; v != kNone) return agentive(scan_.analysed.verbs[v]);
      if (const std::uint32_t v = scan_.verb_of_object[g]; v != kNone) {
        return (lemma_roles(scan_, scan_.analysed.verbs[v].head) & kAddressVerb) != 0;
      }
    }
    return false;
  }

  bool agentive(const VerbGroup& verb) const {
    const std::uint32_t roles = lemma_roles(scan_, verb.head);
    return (roles & kInertVerb) == 0 && (verb.voice != Voice::kPassive || (roles & kAddressVerb) != 0);
  }

  /// Where nothing is known of the syntax: a name that opens a sentence and goes on with a word is its subject.
  bool opens_sentence(const Hit& hit, std::uint32_t begin) const {
    if (scan_.tagged() || own_theatre(hit)) return false;
    const Sentence& sentence = scan_.analysed.sentences[scan_.analysed.sentence_of[begin]];
    const std::uint32_t next = hit.tokens.end;
    return sentence.tokens.begin == begin && next < sentence.tokens.end && scan_.is_word(next) && !scan_.analysed.tokens[next].has(kCapitalised);
  }

  Scan& scan_;
  std::size_t cursor_ = 0;
};

}  // namespace

void judge_governments(Scan& scan) { Judge(scan).run(); }

}  // namespace recoupe

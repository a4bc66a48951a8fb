// SPDX-License-Identifier: GPL-3.0-or-later
// The grammar of place expressions, read left to right; each parse_… answers where it ended, or its own begin for "nothing here".
#include "places/drafts.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr int kDeepest = 3;             // "quartiers de l'est de la ville de X"
constexpr std::uint32_t kMostAdjectives = 4;
constexpr std::uint32_t kLongestUnknown = 4;

class Parser {
 public:
  Parser(std::string_view text, const AnalysedText& analysed, const Gazetteer& gazetteer)
      : text_(text), analysed_(analysed), gazetteer_(gazetteer), words_(gazetteer.words) {
    roles_.reserve(analysed.tokens.size());
    for (const Token& token : analysed.tokens) {
      roles_.push_back(words_.roles(token));
    }
  }

  std::vector<Draft> run() {
    for (const Sentence& sentence : analysed_.sentences) {
      end_ = sentence.tokens.end;
      begin_ = sentence.tokens.begin;
      for (std::uint32_t i = begin_; i < end_;) {
        i = std::max(parse(i), i + 1);
      }
    }
    return std::move(drafts_);
  }

 private:
  bool is(std::uint32_t i, std::uint32_t role) const { return i < end_ && (roles_[i] & role) != 0; }
  bool before(std::uint32_t i, std::uint32_t role) const { return i > begin_ && (roles_[i - 1] & role) != 0; }
  bool capital_at(std::uint32_t i) const { return i < end_ && has_capital(text_, analysed_, {i, i + 1}); }
  std::string_view word(std::uint32_t i) const { return analysed_.tokens[i].span.in(text_); }
  bool comma(std::uint32_t i) const { return i < end_ && word(i) == ","; }

  void push(Draft draft) { drafts_.push_back(std::move(draft)); }

  std::uint32_t parse(std::uint32_t i) {
    if (const auto here = words_.here.longest(analysed_, i, end_)) {
      push({DraftKind::kHere, here->range, here->range, {}});
      return here->range.end;
    }
    const std::uint32_t end = parse_place(i, 0, false);
    return end == kNone ? i : end;
  }

  /// Tries everything at `i`; kNone when no place begins there. The draft, if any, is the last one.
  std::uint32_t parse_place(std::uint32_t i, int depth, bool inner) {
    const std::size_t known = drafts_.size();
    const std::uint32_t end = parse_any(i, depth);
    if (end != kNone && inner && drafts_.size() > known) {
      drafts_.back().inner = true;
    }
    return drafts_.size() > known || end != kNone ? end : kNone;
  }

  std::uint32_t parse_any(std::uint32_t i, int depth) {
    const auto name = name_at(i);
    const auto phrase = words_.classes.longest(analysed_, i, end_);
    if (phrase && (!name || name->tokens.size() <= phrase->range.size())) {
      return parse_class(phrase->range, phrase->values.front(), depth);
    }
    if (name) {
      push(*name);
      return phrase ? parse_list(name->tokens.end, phrase->values.front()) : name->tokens.end;
    }
    if (const std::uint32_t end = told_after(i); end > i) {
      return end;
    }
    if (is(i, kFirst)) {
      return parse_ordinal(i, depth);
    }
    if (is(i, kCapital)) {
      return parse_capital(i);
    }
    if (side(i)) {
      return parse_direction(i, depth);
    }
    if (const auto demonym = gazetteer_.demonyms.longest(analysed_, i, end_)) {
      push({DraftKind::kDemonym, demonym->range, demonym->range, demonym->values});
      return demonym->range.end;
    }
    return kNone;
  }

  /// "à Zitrane, village de la province": a name that no table holds, whose kind comes after it.
  std::uint32_t told_after(std::uint32_t i) {
    const std::uint32_t end = before(i, kWhere) ? unknown_end(i) : i;
    const auto kind = end > i && comma(end) ? words_.classes.longest(analysed_, end + 1, end_) : std::nullopt;
    if (!kind || !words_.class_words[kind->values.front()].unknown || words_.class_words[kind->values.front()].plural) {
      return i;
    }
    push({DraftKind::kUnknown, {i, end}, {i, end}, {}, kind->values.front()});
    return end;
  }

  /// The longest name of the gazetteer at `i`.
  std::optional<Draft> name_at(std::uint32_t i) const {
    const auto hit = side(i) && !analysed_.tokens[i].has(kCapitalised) ? std::nullopt : gazetteer_.names.longest(analysed_, i, end_);
    const bool common = hit && gazetteer_.facts[hit->values.front()].common;
    if (!hit || (!common && !has_capital(text_, analysed_, hit->range))) {
      return spelt_at(i);
    }
    return Draft{DraftKind::kName, hit->range, hit->range, hit->values};
  }

  /// A run of capitalised words that the lexicon does not know, spelt nearly as some name of the gazetteer.
  std::optional<Draft> spelt_at(std::uint32_t i) const {
    if (!capital_at(i) || roles_[i] != 0 || analysed_.tokens[i].has(kHasDigit) || word(i).size() < 3) {
      return std::nullopt;
    }
    const Token& first = analysed_.tokens[i];
    std::uint32_t last = i + 1;
    for (std::uint32_t k = last; k < end_ && k < i + kLongestUnknown && !first.has(kAllCapitals); ++k) {
      if (capital_at(k) && roles_[k] == 0 && word(k).size() > 1) {
        last = k + 1;
        if (gazetteer_.names.longest(analysed_, k, end_)) {
          return std::nullopt;  // a known name within the run is the better reading
        }
      } else if (!gazetteer_.spelling.dropped.contains(std::string(word(k)))) {
        break;
      }
    }
    if (!may_be_name({i, last})) {
      return std::nullopt;
    }
    Draft draft{DraftKind::kName, {i, last}, {i, last}, {}};
    draft.plain = gazetteer_.spelling.plain(analysed_.span_of(draft.tokens).in(text_));
    const auto found = gazetteer_.by_consonants.find(raw_key(consonants(draft.plain)));
    if (found == gazetteer_.by_consonants.end() || std::none_of(found->second.begin(), found->second.end(), [&](const auto& spelt) {
          return distance(spelt.plain, draft.plain) <= most_distant(draft.plain);
        })) {
      return std::nullopt;
    }
    draft.spelt = &found->second;
    return draft;
  }

  /// A word that the lexicon does not know, or away from the sentence's beginning one that it knows as a name.
  bool may_be_name(TokenRange run) const {
    for (std::uint32_t k = run.begin; k < run.end; ++k) {
      const Token& token = analysed_.tokens[k];
      const bool name = token.tag.pos == Pos::kProper || token.tag.pos == Pos::kOther;
      if (token.has(kUnknownWord) || (k > begin_ && name && capital_at(k))) {
        return true;
      }
    }
    return false;
  }

  /// A side of the compass, not the verb that is spelt alike.
  bool side(std::uint32_t i) const {
    return is(i, kDirection) && (!analysed_.tokens[i].tag.is_verb() || analysed_.tokens[i].has(kCapitalised) || before(i, kArticle) || divides(i));
  }

  /// "la partie est de la ville", not "le bilan est de dix morts" nor "le quartier est de nouveau calme".
  bool divides(std::uint32_t i) const {
    const auto noun = i > begin_ && is(i + 1, kOf) ? words_.classes.longest(analysed_, i - 1, i) : std::nullopt;
    const bool part = noun && words_.class_words[noun->values.front()].part && !words_.class_words[noun->values.front()].unknown;
    return part && (is(i + 2, kArticle | kFirst | kThis) || capital_at(i + 2));
  }

  /// End of the adjectives that may stand between a class word and what follows.
  std::uint32_t after_adjectives(std::uint32_t i) const {
    std::uint32_t limit = std::min(end_, i + kMostAdjectives);
    while (i < limit) {
      const Tag& tag = analysed_.tokens[i].tag;
      const bool adjective = tag.pos == Pos::kAdjective || tag.form == VerbForm::kPastParticiple || tag.pos == Pos::kAdverb;
      const bool demonym = gazetteer_.demonyms.longest(analysed_, i, i + 1).has_value();
      if ((roles_[i] & (kOf | kWhere | kArticle)) != 0 || (!adjective && !demonym && !is(i, kHeld) && !side(i))) {
        break;
      }
      ++i;
    }
    return i;
  }

  /// Skips "de", "du", "de la", "d'"; answers `i` when none stands there.
  std::uint32_t after_of(std::uint32_t i) const {
    if (!is(i, kOf)) {
      return i;
    }
    return is(i + 1, kArticle | kThis) && !is(i, kOfArticle) ? i + 2 : i + 1;
  }

  bool fits(const Draft& name, const ClassWord& word) const {
    const auto of_kind = [&](PlaceId id) { return (word.kinds >> gazetteer_.facts[id].kind & 1U) != 0; };
    if (name.spelt != nullptr) {
      return std::any_of(name.spelt->begin(), name.spelt->end(), [&](const auto& spelt) { return of_kind(spelt.id); });
    }
    return std::any_of(name.values.begin(), name.values.end(), of_kind);
  }

  struct Modifiers { bool held = false, direction = false; };
  Modifiers modifiers(TokenRange range) const {
    Modifiers out;
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      out.held = out.held || is(i, kHeld);
      out.direction = out.direction || side(i);
    }
    return out;
  }

  /// A definite determiner before the noun group that begins at `i` ("la", "cette", "du", "au").
  bool definite(std::uint32_t i) const {
    while (i > begin_ && (analysed_.tokens[i - 1].tag.pos == Pos::kAdjective || is(i - 1, kFirst))) {
      --i;
    }
    return before(i, kArticle | kThis | kOfArticle) || (i > begin_ && analysed_.tokens[i - 1].has(kContracted));
  }

  /// "Alep et [sa province]"
  bool joined_to_its_own(std::uint32_t i) const { return before(i, kPossessive) && before(i - 1, kAnd) && !drafts_.empty() && drafts_.back().tokens.end == i - 2; }

  std::uint32_t parse_class(TokenRange noun, std::uint32_t class_word, int depth) {
    const ClassWord& word = words_.class_words[class_word];
    const std::uint32_t j = after_adjectives(noun.end);
    const Modifiers has = modifiers({noun.end, j});
    const std::uint32_t k = after_of(j);
    const bool part = word.part || has.direction;
    const auto name = name_at(k);
    const bool whole_name = name && !(word.unknown && unknown_end(k) > name->tokens.end);  // "Tal" is not "Tal Mardouk"
    if (whole_name && (k > j || word.part)) {
      return parse_named({noun.begin, j}, class_word, *name, part, has);
    }
    if (k > j && depth < kDeepest && !is(k, kOrganisation)) {
      const std::size_t known = drafts_.size();
      const std::uint32_t end = !side(k) || part ? parse_place(k, depth + 1, part) : kNone;
      if (drafts_.size() > known) {
        return finish_part({noun.begin, j}, class_word, end, part, has);
      }
    }
    if (word.unknown && (k > j || (word.part && j == noun.end)) && unknown_end(k) > k) {
      const std::uint32_t end = unknown_end(k);
      push({DraftKind::kUnknown, {noun.begin, end}, {k, end}, {}, class_word});
      return parse_list(end, class_word);
    }
    return parse_alone({noun.begin, j}, class_word, has);
  }

  /// A class word with a name: the name of such a place, or a part of another place, or only the other place.
  std::uint32_t parse_named(TokenRange head, std::uint32_t class_word, Draft name, bool part, Modifiers has) {
    const ClassWord& word = words_.class_words[class_word];
    const std::uint32_t end = name.tokens.end;
    if (fits(name, word) && !has.direction) {
      name.class_word = class_word;
      name.tokens = {head.begin, end};
      push(name);
      return parse_list(end, class_word);
    }
    if (end > head.end + 1 && part) {
      name.inner = true;
      push(name);
      return finish_part(head, class_word, end, true, has);
    }
    push(name);
    return end;
  }

  /// Makes a part of the draft that was pushed last, unless the class word names no parts.
  std::uint32_t finish_part(TokenRange head, std::uint32_t class_word, std::uint32_t end, bool part, Modifiers has) {
    if (part && drafts_.back().kind != DraftKind::kDemonym) {  // not "la moitié des Syriens"
      const auto whole = static_cast<std::uint32_t>(drafts_.size() - 1);
      drafts_[whole].inner = true;
      Draft draft{DraftKind::kPart, {head.begin, end}, head, {}, class_word, whole};
      draft.held = has.held;
      push(draft);
    }
    return end;
  }

  /// A class word without a name: "la partie Ouest", "quartiers rebelles", "la ville".
  std::uint32_t parse_alone(TokenRange head, std::uint32_t class_word, Modifiers has) {
    const ClassWord& word = words_.class_words[class_word];
    if (word.part && (has.held || has.direction || (word.alone && definite(head.begin)))) {
      Draft draft{DraftKind::kPart, head, head, {}, class_word};
      draft.held = has.held;
      push(draft);
    } else if (word.refers && !word.plural && (definite(head.begin) || joined_to_its_own(head.begin))) {
      push({DraftKind::kReference, head, head, {}, class_word});
    }
    return head.end;
  }

  /// "Qaterji, Soukkari et Bab al-Nasser" after the first name of a plural class word.
  std::uint32_t parse_list(std::uint32_t i, std::uint32_t class_word) {
    const ClassWord& word = words_.class_words[class_word];
    while (word.plural && i < end_) {
      std::uint32_t k = i;
      while (comma(k) || is(k, kAnd)) {
        ++k;
      }
      if (k == i) {
        break;
      }
      k = after_of(k);
      if (auto name = name_at(k); name && fits(*name, word)) {
        name->class_word = class_word;
        push(*name);
        i = name->tokens.end;
      } else if (!name && word.unknown && unknown_end(k) > k) {
        push({DraftKind::kUnknown, {k, unknown_end(k)}, {k, unknown_end(k)}, {}, class_word});
        i = drafts_.back().tokens.end;
      } else {
        break;
      }
    }
    return i;
  }

  /// End of a run of capitalised words at `i` that may be a name; `i` when there is none.
  std::uint32_t unknown_end(std::uint32_t i) const {
    const std::uint32_t limit = std::min(end_, i + kLongestUnknown);
    std::uint32_t k = i;
    while (k < limit && capital_at(k) && !analysed_.tokens[k].has(kHasDigit) && !is(k, kTitle | kNoName | kOrganisation) && is_word(k)) {
      ++k;
    }
    return k;
  }

  bool is_word(std::uint32_t i) const { return !is(i, kArticle | kOf | kWhere) && word(i).size() > 1; }

  /// "la deuxième ville du pays"
  std::uint32_t parse_ordinal(std::uint32_t i, int depth) {
    const auto noun = words_.classes.longest(analysed_, i + 1, end_);
    if (!noun || !words_.class_words[noun->values.front()].refers || depth >= kDeepest) {
      return kNone;
    }
    Draft draft{DraftKind::kReference, {i, after_adjectives(noun->range.end)}, {i, noun->range.end}, {}, noun->values.front()};
    draft.order = words_.ordinals.at(analysed_.tokens[i].form);
    complete(draft, draft.tokens.end, depth);
    push(draft);
    return draft.tokens.end;
  }

  /// "la capitale", "la capitale syrienne", "la capitale du Mali"
  std::uint32_t parse_capital(std::uint32_t i) {
    if (!definite(i)) {
      return kNone;
    }
    Draft draft{DraftKind::kCapitalCity, {i, i + 1}, {i, i + 1}, {}};
    complete(draft, i + 1, 0);
    if (draft.whole != kNone && !names_country(drafts_[draft.whole])) {
      drafts_[draft.whole].inner = false;  // "la capitale de la province d'Idleb": only the province is named
      return draft.tokens.end;
    }
    push(draft);
    return draft.tokens.end;
  }

  bool names_country(const Draft& draft) const {
    return draft.class_word == kNone && !draft.values.empty() &&
           gazetteer_.places[draft.values.front()].precision == PlacePrecision::kCountry;
  }

  /// The country or place after "of", or a demonym, as the draft's `whole`.
  void complete(Draft& draft, std::uint32_t i, int depth) {
    const std::size_t known = drafts_.size();
    std::uint32_t end = kNone;
    if (const auto demonym = gazetteer_.demonyms.longest(analysed_, i, end_)) {
      push({DraftKind::kDemonym, demonym->range, demonym->range, demonym->values});
      end = demonym->range.end;
    } else if (after_of(i) > i) {
      end = parse_place(after_of(i), depth + 1, true);
    }
    if (drafts_.size() > known) {
      draft.whole = static_cast<std::uint32_t>(drafts_.size() - 1);
      drafts_.back().inner = true;
      draft.tokens.end = end;
    }
  }

  /// "le nord de la Syrie", "l'est ukrainien", "à 35 km au nord d'Alep"
  std::uint32_t parse_direction(std::uint32_t i, int depth) {
    const bool led = before(i, kArticle | kOf | kWhere) || analysed_.tokens[i].has(kCapitalised);
    if (!led || depth >= kDeepest) {
      return kNone;
    }
    Draft draft{DraftKind::kPart, {i, i + 1}, {i, i + 1}, {}};
    draft.outside = before(i, kBeside) || (before(i, kArticle) && before(i - 1, kBeside));
    if (!draft.outside && is(i + 1, kHeld)) {  // "dans l'ouest gouvernemental"
      draft.tokens.end = draft.head.end = i + 2;
      draft.held = true;
    }
    complete(draft, draft.head.end, depth);
    if (draft.whole == kNone && !draft.held) {
      return kNone;
    }
    push(draft);
    return draft.tokens.end;
  }

  std::string_view text_;
  const AnalysedText& analysed_;
  const Gazetteer& gazetteer_;
  const PlaceWords& words_;
  std::vector<std::uint32_t> roles_;
  std::vector<Draft> drafts_;
  std::uint32_t begin_ = 0, end_ = 0;
};

}  // namespace

bool has_capital(std::string_view text, const AnalysedText& analysed, TokenRange range) {
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (analysed.tokens[i].has(kCapitalised)) {
      return true;
    }
  }
  const std::string_view passage = analysed.span_of(range).in(text);
  return std::any_of(passage.begin(), passage.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::uint16_t most_distant(std::string_view plain) {
  constexpr std::size_t kShort = 4, kMiddling = 6;
  return plain.size() <= kShort ? 3 : plain.size() <= kMiddling ? 8 : 13;
}

std::vector<Draft> find_drafts(std::string_view text, const AnalysedText& analysed, const Gazetteer& gazetteer) {
  return Parser(text, analysed, gazetteer).run();
}

}  // namespace recoupe

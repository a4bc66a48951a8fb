// SPDX-License-Identifier: GPL-3.0-or-later
#include "places/surroundings.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr std::uint32_t kLongestOrganisation = 7;  // words from its first to the place
constexpr std::uint32_t kVerbReach = 5;            // words from a subject to its verb
constexpr std::uint32_t kLocatingReach = 10;
constexpr std::uint32_t kDatelineReach = 14;

class Reader {
 public:
  Reader(std::string_view text, const AnalysedText& analysed, const Gazetteer& gazetteer, PlaceId theatre, std::vector<PlaceMention>& mentions)
      : text_(text), analysed_(analysed), gazetteer_(gazetteer), theatre_(theatre), mentions_(mentions), subject_of_(analysed.nouns.size(), kNone) {
    for (std::uint32_t v = 0; v < analysed.verbs.size(); ++v) {
      if (analysed.verbs[v].subject < subject_of_.size()) {
        subject_of_[analysed.verbs[v].subject] = v;
      }
    }
  }

  void run() {
    for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
      PlaceMention& mention = mentions_[m];
      mention.dateline = in_dateline(mention);
      mention.in_organisation = in_organisation(mention);
      mention.as_government = !mention.dateline && !mention.in_organisation && may_govern(mention) && is_government(m);
      if (m > 0) {
        mention.locates = locates(m);
      }
    }
  }

 private:
  std::string_view word(std::uint32_t i) const { return analysed_.tokens[i].span.in(text_); }
  std::uint32_t role(std::uint32_t i) const { return gazetteer_.words.roles(analysed_.tokens[i]); }
  TokenRange sentence(std::uint32_t token) const { return analysed_.sentences[analysed_.sentence_of[token]].tokens; }
  bool is_word(std::uint32_t i) const { return analysed_.tokens[i].span.size() > 1 || analysed_.tokens[i].has(kCapitalised); }

  bool in_organisation(const PlaceMention& mention) const {
    const std::uint32_t begin = mention.tokens.begin, end = mention.tokens.end, first = sentence(begin).begin;
    if (end < sentence(begin).end && analysed_.tokens[end].has(kCapitalised) && (role(end) & kFollowsOrganisation) != 0) {
      return true;
    }
    for (std::uint32_t i = begin; i > first && begin - i < kLongestOrganisation;) {
      --i;
      const Token& token = analysed_.tokens[i];
      if (token.has(kCapitalised) && (role(i) & kOrganisation) != 0 && i > first) {
        return true;
      }
      if (!is_word(i) || (role(i) & (kWhere | kTitle | kAnd)) != 0 || token.tag.is_verb() || token.has(kHasDigit)) {
        return false;
      }
    }
    return false;
  }

  /// Capitals and countries without a preposition of place before them.
  bool may_govern(const PlaceMention& mention) const {
    if (mention.adjective || mention.inferred || mention.place == kNone || mention.near) {
      return false;
    }
    const std::uint32_t begin = mention.tokens.begin;
    if (begin > sentence(begin).begin && (role(begin - 1) & kWhere) != 0) {
      return false;
    }
    return mention.precision == PlacePrecision::kCountry || gazetteer_.facts[mention.place].order == 1;
  }

  bool is_government(std::uint32_t m) const {
    const PlaceMention& mention = mentions_[m];
    const std::uint32_t first = sentence(mention.tokens.begin).begin;
    std::uint32_t i = mention.tokens.begin;
    while (i > first && (role(i - 1) & (kArticle | kOf)) != 0) {
      --i;
    }
    const bool border = i > first + 1 && (role(i - 2) & kNear) != 0;  // "la frontière avec le Niger"
    if (i > first && !border && (role(i - 1) & kWhere) == 0 && (role(i - 1) & (kBeforeGovernment | kBetween)) != 0) {
      return true;
    }
    if (i > first && (role(i - 1) & kAnd) != 0 && m > 0 && mentions_[m - 1].as_government && mentions_[m - 1].tokens.end + 1 == i) {
      return true;
    }
    const bool capital_abroad = theatre_ != kNone && mention.precision == PlacePrecision::kTown && gazetteer_.facts[mention.place].country != theatre_;
    return capital_abroad || governs_verb(mention);
  }

  /// Subject of a verb of speech or diplomacy (of any act, where the text is about another country), by the syntax or, where there is none, by what follows.
  bool governs_verb(const PlaceMention& mention) const {
    const std::uint32_t group = analysed_.noun_of.empty() ? kNone : analysed_.noun_of[mention.tokens.begin];
    if (group != kNone && group < subject_of_.size() && subject_of_[group] != kNone) {
      const VerbGroup& verb = analysed_.verbs[subject_of_[group]];
      const bool abroad = gazetteer_.facts[mention.place].country != theatre_;
      const bool acts = verb.voice == Voice::kActive && verb.head < analysed_.tokens.size() && analysed_.tokens[verb.head].tag.pos != Pos::kAux;
      return verb.head < analysed_.tokens.size() && (speaks(verb.head) || (abroad && acts));
    }
    const std::uint32_t end = std::min(sentence(mention.tokens.begin).end, mention.tokens.end + kVerbReach);
    for (std::uint32_t i = mention.tokens.end; i < end; ++i) {
      const Tag& tag = analysed_.tokens[i].tag;
      if (tag.is_verb() && speaks(i)) {
        return true;
      }
      if (tag.pos != Pos::kAux && tag.pos != Pos::kPronoun && tag.pos != Pos::kAdverb) {
        return false;
      }
    }
    return false;
  }

  bool speaks(std::uint32_t i) const {
    const auto found = gazetteer_.words.by_form.find(analysed_.tokens[i].lemma);
    return found != gazetteer_.words.by_form.end() && (found->second & kSpeaks) != 0;
  }

  /// At the start of a line, before an agency in brackets and a dash.
  bool in_dateline(const PlaceMention& mention) const {
    const std::uint32_t begin = mention.tokens.begin;
    const Sentence& sentence_here = analysed_.sentences[analysed_.sentence_of[begin]];
    if (sentence_here.kind == SentenceKind::kDateline) {
      return true;
    }
    std::uint32_t start = begin;
    while (start > 0 && begin - start < kDatelineReach && !analysed_.tokens[start].has(kLineStart)) {
      --start;
    }
    if (!analysed_.tokens[start].has(kLineStart) || (start != begin && !analysed_.tokens[start].has(kCapitalised))) {
      return false;
    }
    bool agency = false;
    const auto limit = static_cast<std::uint32_t>(std::min<std::size_t>(analysed_.tokens.size(), start + kDatelineReach));
    for (std::uint32_t i = start; i < limit; ++i) {
      const std::string_view mark = word(i);
      if (i > begin && (mark == "-" || mark == "\xE2\x80\x93" || mark == "\xE2\x80\x94")) {
        return agency;
      }
      agency = agency || (mark == "(" && i + 1 < limit && analysed_.tokens[i + 1].has(kAllCapitals) && i >= mention.tokens.end);
      if (analysed_.tokens[i].tag.is_verb() || mark == "." || (i > start && analysed_.tokens[i].has(kLineStart))) {
        return false;
      }
    }
    return false;
  }

  /// The mention just before, when this one only tells where it lies.
  std::uint32_t locates(std::uint32_t m) const {
    const PlaceMention& here = mentions_[m];
    const PlaceMention& before = mentions_[m - 1];
    const std::uint32_t from = before.tokens.end, to = here.tokens.begin;
    if (here.adjective || before.adjective || to < from || to - from > kLocatingReach || to == from ||
        analysed_.sentence_of[from - 1] != analysed_.sentence_of[to] || !contains(here, before)) {
      return kNone;
    }
    constexpr std::uint32_t kBridge = kWhere | kArticle | kOf | kNear | kDirection | kThis | kUnit | kLocating | kHeld | kFirst | kBeside;
    for (std::uint32_t i = from; i < to; ++i) {
      const Token& token = analysed_.tokens[i];
      const bool mark = word(i) == "," || word(i) == "(";
      if (!mark && (role(i) & kBridge) == 0 && token.tag.pos != Pos::kAdjective && !token.has(kAllDigits) && token.tag.form != VerbForm::kPastParticiple) {
        return kNone;
      }
    }
    return before.locates != kNone && before.place == kNone ? before.locates : m - 1;
  }

  bool contains(const PlaceMention& outer, const PlaceMention& inner) const {
    const PlaceId area = outer.place != kNone ? outer.place : outer.inside;
    const PlaceId point = inner.place != kNone ? inner.place : inner.inside;
    if (area == kNone || point == kNone) {
      return false;
    }
    return (area != point || inner.place == kNone || outer.place == kNone) && lies_in(gazetteer_, point, area);
  }

  std::string_view text_;
  const AnalysedText& analysed_;
  const Gazetteer& gazetteer_;
  PlaceId theatre_;
  std::vector<PlaceMention>& mentions_;
  std::vector<std::uint32_t> subject_of_;  ///< by noun group: the verb group that it is the subject of
};

}  // namespace

void read_surroundings(std::string_view text, const AnalysedText& analysed, const Gazetteer& gazetteer, PlaceId theatre,
                       std::vector<PlaceMention>& mentions) {
  Reader(text, analysed, gazetteer, theatre, mentions).run();
}

}  // namespace recoupe

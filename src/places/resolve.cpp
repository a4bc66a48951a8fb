// SPDX-License-Identifier: GPL-3.0-or-later
#include "places/resolve.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace recoupe {
namespace {

constexpr std::size_t kMemory = 48;           // how many places back a reference looks
constexpr std::uint8_t kVillageRank = 7;
constexpr std::uint8_t kQuarterRank = 8;      // from this rank on, names need their town or a word of place

class Resolver {
 public:
  Resolver(std::string_view text, const AnalysedText& analysed, const Gazetteer& gazetteer, const std::vector<Draft>& drafts, PlaceId theatre)
      : text_(text), analysed_(analysed), gazetteer_(gazetteer), words_(gazetteer.words), drafts_(drafts), theatre_(theatre) {}

  std::vector<Resolved> run() {
    survey();
    out_.resize(drafts_.size());
    for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
      at_ = i;
      out_[i] = resolve_one(drafts_[i]);
      if (out_[i].place && drafts_[i].kind != DraftKind::kDemonym && !perhaps_government(drafts_[i], out_[i].id)) {
        remember(out_[i].id != kNone ? out_[i].id : out_[i].inside, i);
      }
    }
    return std::move(out_);
  }

 private:
  /// A bare capital without a preposition of place: "Kiev annonçait contrôler la ville".
  bool perhaps_government(const Draft& draft, PlaceId id) const {
    return draft.kind == DraftKind::kName && id != kNone && gazetteer_.facts[id].order == 1 && !led_.contains(draft.tokens.end);
  }

  /// Names that mean one place only, or one of the theatre, with all that they lie in; and the towns that the text names most.
  void survey() {
    for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
      const Draft& draft = drafts_[i];
      for (const PlaceId id : draft.values) {
        first_.try_emplace(id, i);
      }
      for (const PlaceId id : draft.kind == DraftKind::kName ? draft.values : std::span<const PlaceId>()) {
        if (rank(id) < (country(id) == theatre_ ? kQuarterRank : kVillageRank) && (draft.values.size() == 1 || country(id) == theatre_)) {
          for (PlaceId up = id; up != kNone; up = place(up).parent) {
            named_.insert(up);
          }
        }
      }
      for (const PlaceId id : draft.kind == DraftKind::kName ? draft.values : std::span<const PlaceId>()) {
        if (place(id).precision == PlacePrecision::kTown && country(id) == theatre_) {
          ++towns_[id];
        }
      }
    }
  }

  const Place& place(PlaceId id) const { return gazetteer_.places[id]; }
  PlaceId country(PlaceId id) const { return gazetteer_.facts[id].country; }
  std::uint8_t rank(PlaceId id) const { return gazetteer_.kinds[gazetteer_.facts[id].kind].rank; }
  bool of_kinds(PlaceId id, std::uint32_t kinds) const { return (kinds >> gazetteer_.facts[id].kind & 1U) != 0; }
  std::uint32_t kinds(const Draft& draft) const { return draft.class_word == kNone ? 0 : words_.class_words[draft.class_word].kinds; }

  std::uint32_t roles(std::uint32_t token) const { return words_.roles(analysed_.tokens[token]); }
  bool same_sentence(std::uint32_t a, std::uint32_t b) const { return analysed_.sentence_of[a] == analysed_.sentence_of[b]; }

  void remember(PlaceId id, std::uint32_t draft) {
    if (id != kNone) {
      memory_.push_back({id, draft});
    }
  }

  Resolved resolve_one(const Draft& draft) {
    switch (draft.kind) {
      case DraftKind::kName: return name(draft);
      case DraftKind::kDemonym: return known(choose(draft), false);
      case DraftKind::kUnknown: return unknown(draft);
      case DraftKind::kPart: return part(draft);
      case DraftKind::kReference: return draft.order > 0 ? ordinal(draft) : reference(kinds(draft));
      case DraftKind::kCapitalCity: return capital(draft);
      case DraftKind::kHere: return here();
    }
    return {};
  }

  Resolved known(PlaceId id, bool near) const {
    return {true, id, kNone, place(id).name, place(id).precision, kNone, near};
  }

  Resolved name(const Draft& draft) {
    if (draft.spelt != nullptr) {
      return spelt(draft);
    }
    const PlaceId id = choose(draft);
    const bool abroad = theatre_ != kNone && country(id) != theatre_ && !named_.contains(country(id)) && rank(id) >= kVillageRank;
    if (abroad && draft.class_word != kNone) {  // a quarter of another war has the same name
      return words_.class_words[draft.class_word].unknown ? unknown(draft) : Resolved{};
    }
    return plausible(draft, id) ? known(id, is_near(draft)) : Resolved{};
  }

  /// A name in a spelling of its own: the nearest of the theatre, or of a country that the text names.
  Resolved spelt(const Draft& draft) {
    constexpr int kAbroad = 6, kOtherKind = 20, kNotNamed = 100;
    int least = most_distant(draft.plain) + kAbroad;
    PlaceId best = kNone;
    for (const Gazetteer::Spelt& candidate : *draft.spelt) {
      const std::uint16_t apart = distance(candidate.plain, draft.plain);
      const PlaceId of = country(candidate.id);
      int cost = apart > most_distant(draft.plain) ? kNotNamed : apart;
      cost += of == theatre_ ? 0 : of != kNone && named_.contains(of) ? kAbroad : kNotNamed;
      cost += draft.class_word != kNone && !of_kinds(candidate.id, kinds(draft)) ? kOtherKind : 0;
      if (cost < least) {
        least = cost;
        best = candidate.id;
      }
    }
    if (best != kNone && theatre_ != kNone && plausible(draft, best)) {
      return known(best, is_near(draft));
    }
    return draft.class_word != kNone && words_.class_words[draft.class_word].unknown ? unknown(draft) : Resolved{};
  }

  /// The best of the places that share a name.
  PlaceId choose(const Draft& draft) const {
    const PlaceId beside = named_beside();
    PlaceId best = draft.values.front();
    int most = -1;
    for (const PlaceId id : draft.values) {
      int points = 0;
      points += draft.class_word != kNone && of_kinds(id, kinds(draft)) ? 200 : 0;
      points += beside != kNone && id != beside && lies_in(gazetteer_, id, beside) ? 100 : 0;
      points += country(id) == theatre_ && theatre_ != kNone ? 50 : 0;
      points += country(id) != kNone && named_.contains(country(id)) ? 20 : 0;
      points += place(id).parent != kNone && named_.contains(place(id).parent) && rank(place(id).parent) > 1 ? 8 : 0;
      points += place(id).precision == PlacePrecision::kCountry ? (articled(draft) ? 30 : 12) : 0;
      points += place(id).precision == PlacePrecision::kTown ? 6 : 0;
      points += gazetteer_.facts[id].order > 0 ? 11 - std::min<int>(gazetteer_.facts[id].order, 10) : 0;
      if (points > most) {
        most = points;
        best = id;
      }
    }
    return best;
  }

  /// "au Koweït", "le Koweït": a country, where "à Koweït" is a town.
  bool articled(const Draft& draft) const {
    const std::uint32_t begin = draft.tokens.begin;
    return begin > 0 && ((roles(begin - 1) & kArticle) != 0 || analysed_.tokens[begin - 1].has(kContracted));
  }

  /// A country or province named just after: "Tripoli (Liban)", "Tripoli, au Liban".
  PlaceId named_beside() const {
    constexpr std::uint32_t kNextTo = 4;
    if (at_ + 1 < drafts_.size()) {
      const Draft& next = drafts_[at_ + 1];
      const Draft& here = drafts_[at_];
      if (next.kind == DraftKind::kName && next.values.size() == 1 && next.tokens.begin - here.tokens.end <= kNextTo &&
          next.tokens.begin > here.tokens.end && same_sentence(next.tokens.begin, here.tokens.begin) && rank(next.values.front()) <= 3) {
        return next.values.front();
      }
    }
    return kNone;
  }

  /// A preposition of place, a class word or a side of the compass stands before, or a direction in brackets follows.
  bool led(const Draft& draft) const {
    const std::uint32_t begin = draft.tokens.begin, first = analysed_.sentences[analysed_.sentence_of[begin]].tokens.begin;
    if (draft.class_word != kNone || draft.inner) {
      return true;
    }
    for (std::uint32_t back = 1; back <= 3 && begin >= first + back; ++back) {
      const std::uint32_t role = roles(begin - back);
      if ((role & (kWhere | kNear | kBeside)) != 0) {
        return true;
      }
      if ((role & (kArticle | kOf)) == 0) {
        break;
      }
    }
    const std::uint32_t end = draft.tokens.end;
    if (end + 1 < analysed_.tokens.size() && analysed_.tokens[end].span.in(text_) == "(" && (roles(end + 1) & kDirection) != 0) {
      return true;
    }
    return at_ > 0 && out_[at_ - 1].place && drafts_[at_ - 1].tokens.end + 2 >= begin && drafts_[at_ - 1].kind == DraftKind::kName &&
           led_.contains(drafts_[at_ - 1].tokens.end);
  }

  bool plausible(const Draft& draft, PlaceId id) {
    const bool well_led = led(draft);
    if (well_led) {
      led_.insert(draft.tokens.end);
    }
    if (part_of_person(draft, well_led)) {
      return false;
    }
    Guard guard = Guard::kNothing;
    if (const auto hit = words_.guards.longest(analysed_, draft.head.begin, draft.head.end); hit && hit->range == draft.head) {
      guard = static_cast<Guard>(hit->values.front());
    }
    const bool home = theatre_ != kNone && country(id) == theatre_;
    if (!has_capital(text_, analysed_, draft.head)) {
      return home && named_.contains(place(id).parent);
    }
    switch (guard) {
      case Guard::kClassWord: return draft.class_word != kNone;
      case Guard::kPreposition: return well_led;
      case Guard::kTheatre: return home || well_led;
      case Guard::kNothing: break;
    }
    if (!analysed_.tokens[draft.head.begin].has(kCapitalised) && draft.head.size() > 1) {
      return true;  // the name has its own class word: "route du Castello"
    }
    const bool capitalish = gazetteer_.facts[id].order == 1 || rank(id) <= 3;
    if (rank(id) >= kQuarterRank && place(id).parent != kNone) {
      return well_led || (home && named_.contains(place(id).parent));
    }
    return home || capitalish || well_led || gazetteer_.facts[id].order > 0 || named_.contains(country(id));
  }

  /// "M. Paris", "Hama Amadou": the name belongs to a person.
  bool part_of_person(const Draft& draft, bool well_led) const {
    const std::uint32_t begin = draft.tokens.begin, end = draft.tokens.end;
    const TokenRange sentence = analysed_.sentences[analysed_.sentence_of[begin]].tokens;
    const bool headline = analysed_.tokens[begin].has(kAllCapitals) && (begin == sentence.begin || !analysed_.tokens[begin - 1].has(kCapitalised) ||
                                                                        analysed_.tokens[begin - 1].has(kAllCapitals));
    if (draft.class_word != kNone || headline) {
      return false;
    }
    if (begin > 0 && (roles(begin - 1) & kTitle) != 0) {
      return true;
    }
    if (begin > sentence.begin) {
      const Token& before = analysed_.tokens[begin - 1];
      const bool first = begin - 1 == sentence.begin && before.tag.pos != Pos::kProper;
      const bool name = before.has(kCapitalised) && !before.has(kElided) && roles(begin - 1) == 0 && !first;
      if (name && !(at_ > 0 && drafts_[at_ - 1].tokens.end == begin && out_[at_ - 1].place) && before.span.size() > 1) {
        return true;
      }
    }
    const bool foreign = !draft.values.empty() && place(draft.values.front()).precision == PlacePrecision::kTown && country(draft.values.front()) != theatre_;
    if (end < sentence.end && (!well_led || foreign) && (draft.values.empty() || rank(draft.values.front()) > 1)) {
      const Token& after = analysed_.tokens[end];
      const bool next = at_ + 1 < drafts_.size() && drafts_[at_ + 1].tokens.begin == end && drafts_[at_ + 1].spelt == nullptr;
      return after.has(kCapitalised) && !after.has(kAllCapitals) && !next && roles(end) == 0;
    }
    return false;
  }

  /// "près d'", "aux portes de", "km de" before the expression.
  bool is_near(const Draft& draft) const {
    const std::uint32_t begin = draft.tokens.begin, first = analysed_.sentences[analysed_.sentence_of[begin]].tokens.begin;
    for (std::uint32_t back = 1; back <= 3 && begin >= first + back; ++back) {
      const std::uint32_t role = roles(begin - back);
      if ((role & (kNear | kUnit)) != 0) {
        return back > 1;
      }
      if ((role & (kArticle | kOf)) == 0) {
        return false;
      }
    }
    return false;
  }

  Resolved unknown(const Draft& draft) const {
    const ClassWord& word = words_.class_words[draft.class_word];
    Resolved out{true, kNone, smallest_area(draft), std::string(analysed_.span_of(draft.head).in(text_)),
                 gazetteer_.kinds[word.first_kind].precision, kNone, false};
    out.near = is_near(draft);
    return out;
  }

  std::uint8_t rank_of_kind(const Draft& draft) const { return gazetteer_.kinds[words_.class_words[draft.class_word].first_kind].rank; }

  /// The kinds of cities, towns and villages.
  std::uint32_t town_kinds() const {
    constexpr std::uint8_t kTownRank = 6;
    std::uint32_t towns = 0;
    for (std::size_t kind = 0; kind < gazetteer_.kinds.size(); ++kind) {
      towns |= gazetteer_.kinds[kind].rank == kTownRank ? 1U << kind : 0U;
    }
    return towns;
  }

  /// The smallest area that holds an unknown place: named in its sentence before it, else for a quarter the town spoken of, else the theatre.
  PlaceId smallest_area(const Draft& draft) const {
    for (std::size_t back = memory_.size(); back-- > 0 && memory_.size() - back < kMemory;) {
      const auto& [id, from] = memory_[back];
      if (!same_sentence(drafts_[from].tokens.begin, draft.tokens.begin)) {
        break;
      }
      if (rank(id) < rank_of_kind(draft) && country(id) != kNone) {
        return id;
      }
    }
    if (words_.class_words[draft.class_word].part && rank_of_kind(draft) >= kQuarterRank) {
      PlaceId town = kNone;
      last_of(town_kinds(), town);
      return town != kNone ? town : theatre_;
    }
    return theatre_;
  }

  /// The last place of these kinds, or the last that lies in one; those of the theatre before those abroad.
  std::uint32_t last_of(std::uint32_t wanted, PlaceId& id) const {
    std::uint32_t abroad = kNone;
    for (std::size_t back = memory_.size(); back-- > 0 && memory_.size() - back < kMemory;) {
      for (PlaceId up = memory_[back].id; up != kNone; up = place(up).parent) {
        if (of_kinds(up, wanted) && (theatre_ == kNone || country(up) == theatre_)) {
          id = up;
          return memory_[back].draft;
        }
        if (of_kinds(up, wanted) && id == kNone) {
          id = up;
          abroad = memory_[back].draft;
        }
      }
    }
    return abroad;
  }

  Resolved reference(std::uint32_t wanted) {
    PlaceId id = kNone;
    const std::uint32_t from = last_of(wanted, id);
    if (theatre_ != kNone && of_kinds(theatre_, wanted)) {
      id = theatre_;
    }
    if (id == kNone) {
      id = main_town(wanted);
    }
    if (id == kNone) {
      return {};
    }
    Resolved out = known(id, false);
    out.from = from != kNone ? from : first_draft_of(id);
    return out;
  }

  /// The town of these kinds that the text names most.
  PlaceId main_town(std::uint32_t wanted) {
    const auto [known_town, fresh] = main_towns_.try_emplace(wanted, kNone);
    if (!fresh) {
      return known_town->second;
    }
    PlaceId& best = known_town->second;
    int most = 0;
    for (const auto& [id, count] : towns_) {
      if (of_kinds(id, wanted) && (count > most || (count == most && id < best))) {
        best = id;
        most = count;
      }
    }
    return best;
  }

  std::uint32_t first_draft_of(PlaceId id) const {
    const auto found = first_.find(id);
    return found == first_.end() ? kNone : found->second;
  }

  /// The country that completes "capitale" or "deuxième ville", else the theatre.
  PlaceId country_for(const Draft& draft) const {
    if (draft.whole != kNone && out_[draft.whole].id != kNone) {
      return country(out_[draft.whole].id);
    }
    return draft.whole == kNone ? theatre_ : kNone;
  }

  Resolved nth_city(const Draft& draft, PlaceId of, std::uint16_t order) const {
    const auto city = gazetteer_.first_cities.find({of, order});
    if (city == gazetteer_.first_cities.end()) {
      return {};
    }
    Resolved out = known(city->second, false);
    out.from = draft.whole != kNone ? draft.whole : first_draft_of(city->second);
    return out;
  }

  Resolved ordinal(const Draft& draft) const { return nth_city(draft, country_for(draft), draft.order); }
  Resolved capital(const Draft& draft) const { return nth_city(draft, country_for(draft), 1); }

  /// The last place smaller than a province: "sur place".
  Resolved here() const {
    for (std::size_t back = memory_.size(); back-- > 0 && memory_.size() - back < kMemory;) {
      if (rank(memory_[back].id) > 3 && (theatre_ == kNone || country(memory_[back].id) == theatre_)) {
        Resolved out = known(memory_[back].id, false);
        out.from = memory_[back].draft;
        return out;
      }
    }
    return {};
  }

  /// The words of a part; "quartiers Est" of "quartiers Est rebelles", where the side says enough.
  std::string name_of_part(const Draft& draft) const {
    std::uint32_t side = draft.head.end;
    while (side > draft.head.begin && (roles(side - 1) & kDirection) == 0) {
      --side;
    }
    const bool sided = side > draft.head.begin;
    return std::string(analysed_.span_of({draft.head.begin, sided ? side : draft.head.end}).in(text_));
  }

  Resolved part(const Draft& draft) {
    Resolved out{true, kNone, kNone, name_of_part(draft), PlacePrecision::kVague, kNone, draft.outside};
    PlaceId whole = kNone;
    if (draft.whole != kNone) {
      const Resolved& inner = out_[draft.whole];
      whole = inner.id != kNone ? inner.id : inner.inside;
      if (!inner.place) {
        return {};
      }
      out.from = inner.from;
      if (inner.id != kNone) {
        out.name += " " + words_.of(place(inner.id));
      } else {
        out.name = std::string(analysed_.span_of(draft.tokens).in(text_));
      }
    } else {
      const std::uint32_t towns = town_kinds();
      const std::uint32_t from = last_of(towns, whole);
      whole = whole == kNone ? main_town(towns) : whole;
      if (whole != kNone && !draft.held) {
        out.name += " " + words_.of(place(whole));
      }
      out.from = from;
    }
    const bool divides = draft.held && draft.whole == kNone && whole != kNone;
    const auto named = gazetteer_.areas.find(folded_key(divides ? out.name + " " + words_.of(place(whole)) : out.name));
    if (named != gazetteer_.areas.end() && !draft.outside) {
      const std::uint32_t from = out.from;
      out = known(named->second, false);
      out.from = from;
      return out;
    }
    out.inside = whole != kNone && draft.outside && rank(whole) > 3 ? place(whole).parent : whole;
    return out;
  }

  struct Remembered { PlaceId id; std::uint32_t draft; };

  std::string_view text_;
  const AnalysedText& analysed_;
  const Gazetteer& gazetteer_;
  const PlaceWords& words_;
  const std::vector<Draft>& drafts_;
  PlaceId theatre_;
  std::uint32_t at_ = 0;
  std::vector<Resolved> out_;
  std::vector<Remembered> memory_;
  std::unordered_set<PlaceId> named_;
  std::unordered_map<PlaceId, int> towns_;
  std::unordered_map<std::uint32_t, PlaceId> main_towns_;  ///< by kinds
  std::unordered_map<PlaceId, std::uint32_t> first_;       ///< first draft that may mean the place
  std::unordered_set<std::uint32_t> led_;  ///< ends of the names that something leads to
};

}  // namespace

PlaceId theatre_of(const Gazetteer& gazetteer, const std::vector<Draft>& drafts) {
  std::unordered_map<PlaceId, int> weight;
  for (const Draft& draft : drafts) {
    if (draft.values.empty()) {
      continue;
    }
    const PlaceId country = gazetteer.facts[draft.values.front()].country;
    const bool sure = std::all_of(draft.values.begin(), draft.values.end(), [&](PlaceId id) { return gazetteer.facts[id].country == country; });
    if (sure && country != kNone) {
      const bool capital = gazetteer.facts[draft.values.front()].order == 1;
      const bool small = gazetteer.places[draft.values.front()].precision != PlacePrecision::kCountry;
      constexpr std::uint32_t kOpening = 80;  // tokens in which a dispatch says what it is about
      weight[country] += (draft.kind == DraftKind::kDemonym || capital ? 1 : small ? 3 : 2) * (draft.tokens.begin < kOpening ? 2 : 1);
    }
  }
  PlaceId best = kNone;
  int most = 0;
  for (const auto& [country, count] : weight) {
    if (count > most || (count == most && country < best)) {
      best = country;
      most = count;
    }
  }
  return best;
}

std::vector<Resolved> resolve(std::string_view text, const AnalysedText& analysed, const Gazetteer& gazetteer,
                              const std::vector<Draft>& drafts, PlaceId theatre) {
  return Resolver(text, analysed, gazetteer, drafts, theatre).run();
}

}  // namespace recoupe

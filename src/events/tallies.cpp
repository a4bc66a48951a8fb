// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/tallies.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <unordered_set>

#include "base/tsv.h"
#include "events/links.h"
#include "events/where_when.h"

namespace recoupe {

enum class VictimsAt : std::uint8_t { kSubject, kObject, kSelf, kDe, kA };

struct TallyWord {
  Effect effect = Effect::kKilled;
  VictimsAt victims = VictimsAt::kSelf;
};

struct VictimClass {
  std::string name;
  bool side = false;     ///< names a party to the war
  bool member = false;   ///< its complement may name one
};

struct TallyRules {
  std::unordered_map<WordKey, TallyWord> verbs, nouns, deaths;
  std::map<std::pair<WordKey, WordKey>, TallyWord> phrases;   ///< verb lemma, noun lemma
  Phrases victims{Phrases::Kind::kLemma};
  std::vector<VictimClass> classes;
  Phrases subset_marks{Phrases::Kind::kForm};
  std::unordered_map<WordKey, bool> toll_words;               ///< lemma → conflict, else total
  std::unordered_set<WordKey> ones;                           ///< "un", "une"
  std::unordered_set<WordKey> others;                         ///< "autre": stands for the victims named before
  std::unordered_set<WordKey> within;                         ///< words before a length of time that ends at publication
  std::unordered_set<WordKey> between;                        ///< "entre" the two ends of a window
  std::unordered_map<WordKey, std::string> causes;            ///< noun lemma → id of the event type that kills
  std::unordered_set<WordKey> weapons;                        ///< causes that are of war wherever they stand
  RuleId rule_verb = kNone, rule_noun = kNone, rule_death = kNone, rule_phrase = kNone, rule_subset = kNone;
};

namespace {

constexpr std::string_view kDefaultVictims = "people";
constexpr std::string_view kArmedVictims = "combatants";
constexpr std::uint32_t kMarkWithin = 16;   ///< tokens after a number in which its shares may begin
constexpr int kShares = 6;                  ///< shares of one number at most
constexpr std::uint32_t kCauseWithin = 20;  ///< tokens between a toll and the noun of its cause

template <class T>
using Names = std::unordered_map<std::string_view, T>;

const Names<Effect> kEffects{{"killed", Effect::kKilled}, {"wounded", Effect::kWounded}, {"displaced", Effect::kDisplaced},
                             {"missing", Effect::kMissing}, {"detained", Effect::kDetained}, {"trapped", Effect::kTrapped}};
const Names<VictimsAt> kPlaces{{"subject", VictimsAt::kSubject}, {"object", VictimsAt::kObject}, {"self", VictimsAt::kSelf}, {"de", VictimsAt::kDe}, {"a", VictimsAt::kA}};

Result<TallyWord> word_of(const Table& t, std::size_t r) {
  const auto effect = kEffects.find(t.rows[r][t.column("effect")]);
  const auto place = kPlaces.find(t.rows[r][t.column("victims")]);
  if (effect == kEffects.end() || place == kPlaces.end()) {
    return tl::unexpected(Error{ErrorCode::kBadKnowledge, "unknown effect or place of the victims", t.where(r)});
  }
  return TallyWord{effect->second, place->second};
}

Result<bool> load_words(const Table& t, TallyRules& rules) {
  for (std::size_t r = 0; r < t.rows.size(); ++r) {
    const auto word = word_of(t, r);
    if (!word) {
      return tl::unexpected(word.error());
    }
    const std::string& form = t.rows[r][t.column("form")];
    auto& where = form == "verb" ? rules.verbs : form == "noun" ? rules.nouns : rules.deaths;
    where[form_key(t.rows[r][t.column("lemma")])] = *word;
  }
  return true;
}

Result<bool> load_phrases(const Table& t, TallyRules& rules) {
  for (std::size_t r = 0; r < t.rows.size(); ++r) {
    const auto word = word_of(t, r);
    if (!word) {
      return tl::unexpected(word.error());
    }
    rules.phrases[{form_key(t.rows[r][t.column("verb")]), form_key(t.rows[r][t.column("noun")])}] = *word;
  }
  return true;
}

Result<bool> load_victims(const Table& t, TallyRules& rules) {
  for (const auto& row : t.rows) {
    rules.victims.add(row[t.column("lemma")], static_cast<std::uint32_t>(rules.classes.size()));
    rules.classes.push_back({row[t.column("class")], row[t.column("side")] == "yes", row[t.column("side")] == "member"});
  }
  return true;
}

Result<bool> load_marks(const Table& t, TallyRules& rules) {
  for (const auto& row : t.rows) {
    rules.subset_marks.add(row[t.column("phrase")], 0);
  }
  return true;
}

Result<bool> load_toll_words(const Table& t, TallyRules& rules) {
  for (const auto& row : t.rows) {
    const WordKey lemma = form_key(row[t.column("lemma")]);
    const std::string& kind = row[t.column("kind")];
    if (kind == "conflict" || kind == "total") {
      rules.toll_words[lemma] = kind == "conflict";
    } else {
      (kind == "one" ? rules.ones : kind == "other" ? rules.others : kind == "within" ? rules.within : rules.between).insert(lemma);
    }
  }
  return true;
}

Result<bool> load_causes(const Table& t, TallyRules& rules) {
  for (const auto& row : t.rows) {
    const WordKey lemma = form_key(row[t.column("lemma")]);
    rules.causes[lemma] = row[t.column("type")];
    if (row[t.column("war")] == "yes") {
      rules.weapons.insert(lemma);
    }
  }
  return true;
}

/// A number of victims found in the text: the amount, and the group that names them.
struct Counted {
  std::uint32_t noun = kNone;
  std::uint32_t quantity = kNone;     ///< Mentions::quantities, kNone for "un", "une"
  TokenRange tokens;                  ///< amount and noun
  const VictimClass* victims = nullptr;
  bool at_least = false;              ///< "au moins 43 insurgés et 30 soldats": the floor holds for both
};

/// A tally whose cause, place and time are still to be found.
struct Draft {
  Tally tally;
  std::uint32_t token = kNone, verb = kNone, report = kNone;
};

class TallyFinder {
 public:
  TallyFinder(const Context& c, const std::vector<Report>& reports, const std::vector<Claim>& claims, const AttributionRules& attribution)
      : c_(c), rules_(*c.rules.tallies), reports_(reports), claims_(claims), attribution_(attribution), report_at_(report_at(c.analysed, reports)),
        links_(link_nouns(c)), focus_(places_in_focus(c)) {}

  std::vector<Tally> all() {
    if (!of_war()) {
      return {};  // the dead of a storm or a road are not ours
    }
    for (std::uint32_t v = 0; v < c_.analysed.verbs.size(); ++v) {
      from_verb(v);
    }
    for (std::uint32_t n = 0; n < c_.analysed.nouns.size(); ++n) {
      from_noun(n);
    }
    std::stable_sort(drafts_.begin(), drafts_.end(), [](const Draft& x, const Draft& y) { return x.token < y.token; });
    for (Draft& d : drafts_) {
      if (!told_before(d.tally)) {
        told_.push_back(d.token);
        found_.push_back(std::move(d.tally));
        set_time_cause_and_place(found_.back(), d);
      }
    }
    return std::move(found_);
  }

 private:
  bool of_war() const {
    const auto violent = [this](const Claim& x) { return c_.ontology.types[x.type].violent; };
    const auto armed = [](const ActorMention& m) { return m.kind != ActorKind::kState && is_armed(m.kind); };
    const auto weapon = [this](const Token& t) { return t.tag.pos == Pos::kNoun && rules_.weapons.contains(t.lemma); };
    return std::any_of(claims_.begin(), claims_.end(), violent) || std::any_of(c_.mentions.actors.begin(), c_.mentions.actors.end(), armed) ||
           std::any_of(c_.analysed.tokens.begin(), c_.analysed.tokens.end(), weapon);
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(c_.analysed.nouns.size()); }
  const NounGroup& noun(std::uint32_t n) const { return c_.noun(n); }

  const VictimClass* class_of(std::uint32_t n) const {
    for (std::uint32_t t = noun(n).head; t < noun(n).tokens.end; ++t) {
      if (t > noun(n).head && c_.token(t).tag.pos == Pos::kAdjective) {
        continue;  // "un hélicoptère militaire"
      }
      if (const auto hit = rules_.victims.longest(c_.analysed, t, noun(n).tokens.end)) {
        return &rules_.classes[hit->values.front()];
      }
    }
    return nullptr;
  }

  /// The count that stands in a group or right before it: "146 civils", "une trentaine de rebelles", "dix autres".
  std::uint32_t quantity_of(std::uint32_t n) const {
    const TokenRange tokens = noun(n).tokens;
    for (std::uint32_t t = tokens.begin; t < tokens.end && t <= noun(n).head; ++t) {
      if (is_count(c_.quantity_at[t])) {
        return c_.quantity_at[t];
      }
    }
    for (std::uint32_t back = 1; back <= 2 && tokens.begin >= back; ++back) {
      const std::uint32_t q = c_.quantity_at[tokens.begin - back];
      const bool links = back == 1 || c_.token(tokens.begin - 1).tag.pos == Pos::kAdposition;
      if (is_count(q) && links) {
        return q;
      }
    }
    return kNone;
  }
  bool is_count(std::uint32_t q) const {
    if (q == kNone) {
      return false;
    }
    const QuantityMention& m = c_.mentions.quantities[q];
    return m.kind == QuantityKind::kCount && c_.time_at[m.tokens.end - 1] == kNone && (m.min || m.max);
  }
  /// "un enfant", "une femme": one victim, when the article is singular and indefinite.
  bool is_single(std::uint32_t n) const {
    const std::uint32_t d = noun(n).determiner;
    return d != kNone && c_.token(d).tag.number == Number::kSingular && c_.token(d).tag.pos == Pos::kDeterminer && rules_.ones.contains(c_.token(d).form);
  }

  std::optional<Counted> counted(std::uint32_t n, bool needs_class) const {
    if (n == kNone) {
      return std::nullopt;
    }
    Counted out{n, quantity_of(n), noun(n).tokens, class_of(n)};
    if (out.quantity == kNone && out.victims == nullptr && n + 1 < size() && noun(n + 1).complement_of == n && c_.quantity_at[noun(n).head] != kNone) {
      return counted(n + 1, needs_class);
    }
    if (out.quantity != kNone && n + 1 < size() && noun(n + 1).complement_of == n && out.victims == nullptr) {
      out.victims = class_of(n + 1);
    }
    if (out.quantity == kNone && !(out.victims != nullptr && is_single(n))) {
      return std::nullopt;
    }
    if (needs_class && out.victims == nullptr && !bare_number(n) && !others(out)) {
      return std::nullopt;
    }
    if (out.quantity != kNone) {
      out.tokens.begin = std::min(out.tokens.begin, c_.mentions.quantities[out.quantity].tokens.begin);
    }
    return out;
  }
  /// "65 ont été tués", "dix autres": a number that stands for people.
  bool bare_number(std::uint32_t n) const { return c_.quantity_at[noun(n).head] != kNone || c_.token(noun(n).head).tag.pos == Pos::kNumeral || c_.token(noun(n).head).tag.pos == Pos::kPronoun; }

  /// "24 autres", "une cinquantaine": a number whose noun stands before.
  bool others(const Counted& who) const {
    const TokenRange tokens = noun(who.noun).tokens;
    if (who.quantity == kNone || who.victims != nullptr) {
      return false;
    }
    const std::uint32_t after = c_.mentions.quantities[who.quantity].tokens.end;
    return after >= tokens.end || (after + 1 >= tokens.end && rules_.others.contains(c_.token(after).lemma));
  }

  void add(const Counted& who, Effect effect, std::uint32_t token, TokenRange trigger, RuleId rule, std::uint32_t verb, bool noun_told) {
    const Certainty certainty = noun_told ? certainty_of_noun(c_.analysed, who.noun, verb, true, attribution_)
                                          : verb != kNone ? certainty_of_verb(c_.analysed, verb, attribution_) : Certainty{};
    if (certainty.factuality != Factuality::kAsserted && !certainty.hearsay) {
      return;  // a feared, planned or denied toll is no toll
    }
    Tally t;
    t.effect = effect;
    t.trigger = {c_.analysed.span_of(trigger), rule};
    t.confidence = c_.rules.confidence.at(rule);
    t.victims = class_name(who);
    set_amount(t, who, rule);
    t.side = (who.victims != nullptr && who.victims->side) || t.victims == kArmedVictims ? side_of(who.noun) : std::string();
    subsets(t, std::max(who.tokens.end, noun_told ? trigger.end : who.tokens.end));
    if (!noun_told && t.of_which.empty() && trigger.end > who.tokens.end) {
      subsets(t, trigger.end);
    }
    const std::uint32_t report = report_at_[token];
    if (report != kNone) {
      t.source = reports_[report].source;
    }
    drafts_.push_back({std::move(t), token, verb, report});
  }
  /// "160 personnes sont mortes noyées ou ont été abattues" tells one number once.
  bool told_before(const Tally& t) const {
    const auto same = [&t](const Tally& x) { return x.amount.span == t.amount.span && x.effect == t.effect; };
    return std::any_of(found_.end() - std::min<std::ptrdiff_t>(4, std::ssize(found_)), found_.end(), same);
  }

  /// "membres des FDS": the members of an armed party bear arms.
  std::string class_name(const Counted& who) const {
    if (who.victims == nullptr) {
      return std::string(kDefaultVictims);
    }
    const std::uint32_t m = who.victims->member ? actor_of_group(c_, who.noun) : kNone;
    return m != kNone && is_armed(c_.mentions.actors[m].kind) ? std::string(kArmedVictims) : who.victims->name;
  }

  void set_amount(Tally& t, const Counted& who, RuleId rule) const {
    if (who.quantity == kNone) {
      t.min = t.max = 1;
      t.amount = {c_.analysed.span_of(who.tokens), rule};
      return;
    }
    const QuantityMention& q = c_.mentions.quantities[who.quantity];
    t.min = q.min;
    t.max = who.at_least && q.min == q.max ? std::nullopt : q.max;
    t.amount = {q.span, q.rule};
  }

  std::string side_of(std::uint32_t n) const {
    const std::uint32_t m = actor_of_group(c_, n);
    return m == kNone || c_.mentions.actors[m].actor == kNone ? std::string() : actor_of(c_.actors, c_.mentions.actors[m].actor).id;
  }

  /// "dont 22 enfants et trois femmes": the shares after the mark that follows the number, in its own clause.
  void subsets(Tally& t, std::uint32_t from) const {
    const std::uint32_t end = std::min(c_.sentence(from - 1).tokens.end, from + kMarkWithin);
    for (std::uint32_t i = from; i < end; ++i) {
      if (const auto mark = rules_.subset_marks.longest(c_.analysed, i, end)) {
        return shares(t, mark->range.end, c_.sentence(from - 1).tokens.end);
      }
      const std::uint32_t v = c_.analysed.verb_of[i];
      const bool told_anew = v != kNone && c_.verb(v).form == VerbForm::kFinite && i > from + 3;
      const std::uint32_t n = c_.analysed.noun_of[i];
      const bool another = n != kNone && noun(n).tokens.begin >= from && quantity_of(n) != kNone && class_of(n) != nullptr;
      if (told_anew || another) {
        return;
      }
    }
  }
  void shares(Tally& t, std::uint32_t at, std::uint32_t sentence_end) const {
    for (int k = 0; k < kShares; ++k) {
      std::uint32_t n = kNone;
      for (std::uint32_t j = at; j < sentence_end && j < at + 5 && n == kNone; ++j) {
        n = c_.analysed.noun_of[j];
      }
      auto share = n == kNone ? std::nullopt : counted(n, true);
      if (!share && n != kNone && is_the_one(n)) {
        share = Counted{n, kNone, noun(n).tokens, class_of(n)};
      }
      if (!share || share->victims == nullptr || rules_.nouns.contains(c_.token(noun(n).head).lemma)) {
        return;
      }
      Tally part;
      set_amount(part, *share, rules_.rule_subset);
      t.of_which.push_back({class_name(*share), part.min, part.max, {c_.analysed.span_of(share->tokens), rules_.rule_subset}});
      at = noun(share->noun).tokens.end;
      if (at >= sentence_end || c_.analysed.verb_of[at] != kNone) {
        return;
      }
      const bool comma = c_.token(at).tag.pos == Pos::kPunctuation;
      const bool closed = comma && at + 1 < sentence_end && c_.token(at + 1).tag.pos == Pos::kCoordinator;  // "dont un enfant, et 22 autres"
      if (closed || !(comma || c_.token(at).tag.pos == Pos::kCoordinator)) {
        return;
      }
    }
  }
  /// "l'unique pédiatre": a share of one, named by what only one victim was.
  bool is_the_one(std::uint32_t n) const {
    const VictimClass* victims = class_of(n);
    const std::uint32_t d = noun(n).determiner;
    return victims != nullptr && victims->name != kDefaultVictims && d != kNone && c_.token(noun(n).head).tag.number == Number::kSingular;
  }

  bool is_cumulative(const Tally& t, std::uint32_t token) const {
    if (t.since_until && c_.mentions.times[t.since_until->mention].role == TimeRole::kSince) {
      return true;
    }
    const Sentence& s = c_.sentence(token);
    for (std::uint32_t i = token > 12 ? std::max(s.tokens.begin, token - 12) : s.tokens.begin; i < token; ++i) {
      if (rules_.toll_words.contains(c_.token(i).lemma)) {
        return true;
      }
    }
    return false;
  }

  bool blames_the_war(std::uint32_t verb) const {
    const std::uint32_t subject = verb == kNone ? kNone : subject_of_verb(c_, verb);
    if (subject == kNone) {
      return false;
    }
    const auto it = rules_.toll_words.find(c_.token(noun(subject).head).lemma);
    return it != rules_.toll_words.end() && it->second;
  }

  bool kills(TypeId type) const {
    const std::string& id = c_.ontology.types[type].id;
    return std::any_of(rules_.causes.begin(), rules_.causes.end(), [&id](const auto& cause) { return cause.second == id; });
  }
  /// The nearest asserted event that kills, in one sentence; kNone if none.
  std::uint32_t claim_near(std::uint32_t s, std::uint32_t token) const {
    std::uint32_t best = kNone, least = kNone;
    const auto first = std::lower_bound(claims_.begin(), claims_.end(), c_.analysed.sentences[s].tokens.begin, [](const Claim& x, std::uint32_t k) { return x.trigger_token < k; });
    for (auto it = first; it != claims_.end() && c_.sentence_of(it->trigger_token) == s && it < first + 12; ++it) {
      const std::uint32_t distance = it->trigger_token > token ? it->trigger_token - token : token - it->trigger_token;
      if (distance > 0 && distance < least && it->factuality == Factuality::kAsserted && kills(it->type)) {
        least = distance;
        best = static_cast<std::uint32_t>(it - claims_.begin());
      }
    }
    return best;
  }
  /// "des roquettes ont fait dix morts": the nearest noun of a cause in the toll's clause, as a type; kNone if none.
  std::uint32_t cause_named(std::uint32_t token) const {
    const TokenRange s = c_.sentence(token).tokens;
    for (std::uint32_t step = 1; step < kCauseWithin; ++step) {
      for (const std::uint32_t t : {token + step, token - step}) {
        const bool here = t >= s.begin && t < s.end && t < c_.analysed.tokens.size() && c_.analysed.clause_of[t] == c_.analysed.clause_of[token];
        const auto cause = here && c_.token(t).tag.pos == Pos::kNoun ? rules_.causes.find(c_.token(t).lemma) : rules_.causes.end();
        if (cause != rules_.causes.end()) {
          return c_.ontology.find(cause->second);
        }
      }
    }
    return kNone;
  }

  /// The cause is the nearest event that kills in the sentence, or what the clause names; a toll that names neither, nor a place
  /// elsewhere, is of what the sentence before told. Time and place: the toll's own, else those of its cause.
  void set_time_cause_and_place(Tally& t, const Draft& d) {
    t.since_until = window_of(d);
    t.cumulative = is_cumulative(t, d.token);
    if (blames_the_war(d.verb)) {
      return whole_country(t);
    }
    const std::uint32_t s = c_.sentence_of(d.token);
    if (t.effect != Effect::kDisplaced) {
      if (const std::uint32_t near = claim_near(s, d.token); near != kNone) {
        t.cause = claims_[near].type;
        t.claim = near;
      } else if (const std::uint32_t named = cause_named(d.token); named != kNone) {
        t.cause = static_cast<TypeId>(named);
      }
    }
    t.places = own_places(d, t.claim);
    if (t.places.empty() && t.claim) {
      t.places = claims_[*t.claim].places;
      std::erase_if(t.places, [](const PlaceFiller& p) { return p.role != PlaceRole::kAt; });
    }
    if (t.places.empty()) {
      if (const auto place = place_in_sentence(c_, d.token, t.trigger.rule)) {
        t.places = with_joined(*place);
      }
    }
    if (t.claim && !t.since_until) {
      t.since_until = claims_[*t.claim].time;
    }
    if (!t.cause && !t.cumulative && t.effect != Effect::kDisplaced) {
      take_over(t, s);
    }
    const std::uint32_t focus = t.cumulative ? focus_.front() : focus_[s];
    if (t.places.empty() && focus != kNone) {
      t.places.push_back({focus, PlaceRole::kAt, {c_.mentions.places.mentions[focus].span, t.trigger.rule}, true});
    }
  }

  /// Cause, time and place from the toll or the event told last, in this sentence or the one before.
  void take_over(Tally& t, std::uint32_t s) const {
    if (found_.size() > 1 && s - c_.sentence_of(told_[told_.size() - 2]) <= 1) {
      const Tally& before = found_[found_.size() - 2];
      if (before.cause && !before.cumulative && meet(t.places, before.places)) {
        return inherit(t, before.cause, before.claim, before.places, before.since_until);
      }
    }
    const std::uint32_t near = s == 0 ? kNone : claim_near(s - 1, c_.analysed.sentences[s].tokens.begin);
    if (near != kNone && meet(t.places, claims_[near].places)) {
      inherit(t, claims_[near].type, near, claims_[near].places, claims_[near].time);
    }
  }
  static void inherit(Tally& t, std::optional<TypeId> cause, std::optional<std::uint32_t> claim, const std::vector<PlaceFiller>& places, const std::optional<TimeFiller>& time) {
    t.cause = cause;
    t.claim = claim;
    if (!t.since_until && time) {
      t.since_until = time;
      t.since_until->inferred = true;
    }
    if (t.places.empty()) {
      std::copy_if(places.begin(), places.end(), std::back_inserter(t.places), [](const PlaceFiller& p) { return p.role == PlaceRole::kAt; });
      for (PlaceFiller& p : t.places) {
        p.inferred = true;
      }
    }
  }
  /// True unless both name places and none of one lies in or around one of the other.
  bool meet(const std::vector<PlaceFiller>& own, const std::vector<PlaceFiller>& others) const {
    const auto place = [this](const PlaceFiller& p) { return c_.mentions.places.mentions[p.mention].place; };
    const auto near = [this](PlaceId x, PlaceId y) { return x != kNone && y != kNone && (x == y || lies_in(c_.gazetteer, x, y) || lies_in(c_.gazetteer, y, x)); };
    return own.empty() || others.empty() ||
           std::any_of(own.begin(), own.end(), [&](const PlaceFiller& x) { return std::any_of(others.begin(), others.end(), [&](const PlaceFiller& y) { return near(place(x), place(y)); }); });
  }

  /// A place after the toll in its own clause, before any event it might belong to: "faisant trois morts dans le quartier de X".
  std::vector<PlaceFiller> own_places(const Draft& d, std::optional<std::uint32_t> claim) const {
    const auto& places = c_.mentions.places.mentions;
    const auto first = std::lower_bound(places.begin(), places.end(), d.token, [](const PlaceMention& p, std::uint32_t t) { return p.tokens.begin < t; });
    for (auto p = first; p != places.end() && c_.sentence_of(p->tokens.begin) == c_.sentence_of(d.token) && p < first + 4; ++p) {
      const std::uint32_t event = claim ? claims_[*claim].trigger_token : kNone;
      const bool of_event = event != kNone && event > d.token && event < p->tokens.begin;
      const bool here = c_.analysed.clause_of[p->tokens.begin] == c_.analysed.clause_of[d.token];
      if (of_event || !here) {
        return {};
      }
      const std::uint32_t n = c_.analysed.noun_of[p->tokens.begin];
      if (!p->in_organisation && !p->adjective && !p->as_government && n != kNone && !noun(n).preposition.empty() && noun(n).preposition.begin > d.token) {
        return with_joined({static_cast<std::uint32_t>(p - places.begin()), PlaceRole::kAt, {p->span, rules_.rule_noun}, p->inferred});
      }
    }
    return {};
  }
  /// "dans les quartiers de X, Y et Z": the places that follow with nothing but commas and small words between.
  std::vector<PlaceFiller> with_joined(const PlaceFiller& place) const {
    const auto& places = c_.mentions.places.mentions;
    std::vector<PlaceFiller> out{place};
    for (std::uint32_t m = place.mention + 1; m < places.size() && m < place.mention + 5; ++m) {
      std::uint32_t t = places[m - 1].tokens.end;
      bool linked = false;
      for (; t < places[m].tokens.begin && t < places[m - 1].tokens.end + 4; ++t) {
        const Pos pos = c_.token(t).tag.pos;
        linked = linked || pos == Pos::kCoordinator || pos == Pos::kPunctuation;
        if (pos != Pos::kCoordinator && pos != Pos::kPunctuation && pos != Pos::kAdposition && pos != Pos::kDeterminer) {
          break;
        }
      }
      if (!linked || t != places[m].tokens.begin || c_.sentence_of(t) != c_.sentence_of(places[m - 1].tokens.begin) || places[m].adjective || places[m].in_organisation) {
        break;
      }
      out.push_back({m, PlaceRole::kAt, {places[m].span, place.evidence.rule}, places[m].inferred});
    }
    return out;
  }

  /// The window that a toll was counted in: "en une semaine", "entre lundi et jeudi", "depuis le 3 mai", or its day.
  std::optional<TimeFiller> window_of(const Draft& d) const {
    if (const auto length = within_length(d.token)) {
      return length;
    }
    auto found = time_of(c_, reports_, d.report, d.token, d.verb, true);
    const auto& times = c_.mentions.times;
    if (!found || found->mention >= times.size()) {
      return found;
    }
    for (std::uint32_t m = found->mention > 0 ? found->mention - 1 : 0; m <= found->mention && m + 1 < times.size(); ++m) {
      const std::uint32_t gap = times[m + 1].tokens.begin - times[m].tokens.end;
      if (opened_by(times[m], rules_.between) && gap <= 2 && gap > 0 && times[m].interval && times[m + 1].interval) {
        found->interval = {times[m].interval->earliest, times[m + 1].interval->latest};
        return found;
      }
    }
    return found;
  }
  bool opened_by(const TimeMention& t, const std::unordered_set<WordKey>& words) const {
    const std::uint32_t begin = c_.sentence(t.tokens.begin).tokens.begin;
    for (std::uint32_t k = t.tokens.begin > begin + 3 ? t.tokens.begin - 3 : begin; k <= t.tokens.begin; ++k) {
      if (words.contains(c_.token(k).lemma)) {
        return true;
      }
    }
    return false;
  }
  /// "en deux semaines", "au cours des dernières 24 heures": the time that ends with the day of publication.
  std::optional<TimeFiller> within_length(std::uint32_t token) const {
    const auto& times = c_.mentions.times;
    const TokenRange s = c_.sentence(token).tokens;
    const auto first = std::lower_bound(times.begin(), times.end(), s.begin, [](const TimeMention& m, std::uint32_t t) { return m.tokens.begin < t; });
    for (auto m = first; m != times.end() && m->tokens.begin < s.end && m < first + 8 && c_.published.date; ++m) {
      const bool near = m->tokens.begin < token + kCauseWithin && token < m->tokens.end + kCauseWithin;
      const auto days = m->kind == TimeKind::kDuration && near && opened_by(*m, rules_.within) ? days_of(m->timex) : std::nullopt;
      if (days) {
        const auto end = std::chrono::sys_time<std::chrono::minutes>(*c_.published.date);
        return TimeFiller{static_cast<std::uint32_t>(m - times.begin()), {end - *days, end}, {m->span, m->rule}, false};
      }
    }
    return std::nullopt;
  }
  /// "P2W" → 14 days; nothing for vague lengths.
  static std::optional<std::chrono::days> days_of(std::string_view timex) {
    const bool hours = timex.starts_with("PT");
    const std::string number(timex.substr(std::min<std::size_t>(hours ? 2 : 1, timex.size())));
    char* unit = nullptr;
    const double amount = std::strtod(number.c_str(), &unit);
    if (unit == number.c_str() || amount <= 0 || amount > 10000 || *unit == 0) {
      return std::nullopt;
    }
    const double length = hours ? (*unit == 'H' ? 1.0 / 24 : 0) : *unit == 'D' ? 1 : *unit == 'W' ? 7 : *unit == 'M' ? 30.44 : *unit == 'Y' ? 365.25 : 0;
    return length > 0 ? std::optional(std::chrono::days(static_cast<int>(amount * length + 0.5))) : std::nullopt;
  }

  void whole_country(Tally& t) const {
    const auto& places = c_.mentions.places.mentions;
    t.cumulative = true;
    for (std::uint32_t m = 0; m < places.size(); ++m) {
      if (places[m].place != kNone && places[m].place == c_.mentions.places.theatre && !places[m].adjective) {
        t.places.push_back({m, PlaceRole::kAt, {places[m].span, t.trigger.rule}, true});
        return;
      }
    }
  }

  void from_verb(std::uint32_t v) {
    const VerbGroup& verb = c_.verb(v);
    const WordKey lemma = c_.token(verb.head).lemma;
    const bool passive = verb.voice == Voice::kPassive || verb.form == VerbForm::kPastParticiple;
    TallyWord word;
    RuleId rule = rules_.rule_verb;
    TokenRange trigger{verb.head, verb.head + 1};
    if (const auto phrase = phrase_at(v)) {
      word = phrase->first;
      rule = rules_.rule_phrase;
      trigger.end = phrase->second < trigger.begin + 6 && phrase->second > trigger.begin ? phrase->second : trigger.end;
    } else if (const auto plain = rules_.verbs.find(lemma); plain != rules_.verbs.end()) {
      word = plain->second;
    } else {
      return;
    }
    std::uint32_t who = word.victims == VictimsAt::kObject && !passive ? object_of_verb(c_, v) : subject_of_verb(c_, v);
    who = word.victims == VictimsAt::kA ? group_after(trigger.end) : who != kNone ? whole_of(who) : who;
    bool at_least = false;
    for_each_member(who, [&](std::uint32_t n) {
      if (auto counts = counted(n, true)) {
        counts->at_least = at_least;
        at_least = at_least || (counts->quantity != kNone && c_.mentions.quantities[counts->quantity].at_least);
        add(*counts, word.effect, verb.head, trigger, rule, v, false);
      }
    });
  }
  /// "trouver la mort", "porté disparu", "jeter sur les routes": what a verb says with the noun after it, and the token after that.
  std::optional<std::pair<TallyWord, std::uint32_t>> phrase_at(std::uint32_t v) const {
    const VerbGroup& verb = c_.verb(v);
    const auto at = [&](std::uint32_t token) { return rules_.phrases.find({c_.token(verb.head).lemma, c_.token(token).lemma}); };
    const std::uint32_t near = group_after(verb.head + 1);
    const std::uint32_t end = c_.sentence(verb.head).tokens.end;
    for (const std::uint32_t token : {verb.object == kNone ? kNone : noun(verb.object).head, verb.head + 1 < end ? verb.head + 1 : kNone, near == kNone ? kNone : noun(near).head}) {
      if (token != kNone && at(token) != rules_.phrases.end()) {
        return std::pair{at(token)->second, token + 1};
      }
    }
    return std::nullopt;
  }
  /// The victims that a share before the verb belongs to: "neuf civils, dont deux enfants, ont péri".
  std::uint32_t whole_of(std::uint32_t who) const {
    std::uint32_t begin = noun(who).tokens.begin;
    if (const std::uint32_t q = quantity_of(who); q != kNone) {
      begin = std::min(begin, c_.mentions.quantities[q].tokens.begin);
    }
    const TokenRange s = c_.sentence(begin).tokens;
    for (std::uint32_t back = 1; back <= 3 && begin >= s.begin + back; ++back) {
      const auto mark = rules_.subset_marks.longest(c_.analysed, begin - back, begin);
      if (!mark || mark->range.end != begin) {
        continue;
      }
      for (std::uint32_t n = who; n > 0 && n + 8 > who && noun(n - 1).tokens.begin >= s.begin; --n) {
        if (noun(n - 1).tokens.end <= begin && counted(n - 1, true)) {
          return n - 1;
        }
      }
    }
    return who;
  }
  std::uint32_t group_after(std::uint32_t token) const {
    for (std::uint32_t t = token; t < c_.analysed.tokens.size() && t < token + 4; ++t) {
      if (c_.analysed.noun_of[t] != kNone) {
        return c_.analysed.noun_of[t];
      }
    }
    return kNone;
  }
  template <class F>
  void for_each_member(std::uint32_t first, const F& visit) const {
    if (first == kNone) {
      return;
    }
    visit(first);
    for (std::uint32_t n = first + 1; n < size() && n < first + 12; ++n) {
      if (noun(n).joined_to == first) {
        visit(n);
      }
    }
  }

  /// "dix morts", "une trentaine de blessés", "19 civils morts"; and "la mort de dix civils".
  void from_noun(std::uint32_t n) {
    const Token& head = c_.token(noun(n).head);
    const std::uint32_t verb = links_.object_of[n] != kNone ? links_.object_of[n] : links_.subject_of[n];
    if (const auto death = rules_.deaths.find(head.lemma); death != rules_.deaths.end() && head.tag.number != Number::kPlural && quantity_of(n) == kNone && n + 1 < size() &&
                           noun(n + 1).complement_of == n) {
      for_each_member(n + 1, [&](std::uint32_t m) {
        const bool another = rules_.nouns.contains(c_.token(noun(m).head).lemma);  // "la mort d'un civil et de plusieurs blessés"
        if (const auto counts = another ? std::nullopt : counted(m, true)) {
          add(*counts, death->second.effect, noun(n).head, {noun(n).head, noun(n).head + 1}, rules_.rule_death, verb, false);
        }
      });
      return;
    }
    for (std::uint32_t t = noun(n).tokens.begin; t < noun(n).tokens.end; ++t) {
      const auto word = rules_.nouns.find(c_.token(t).lemma);
      if (word == rules_.nouns.end() || c_.analysed.verb_of[t] != kNone) {
        continue;
      }
      if (auto counts = counted(n, false)) {
        counts->victims = t == noun(n).head ? victims_beside(n) : counts->victims;
        add(*counts, word->second.effect, t, {t, t + 1}, rules_.rule_noun, verb, true);
      }
      return;
    }
  }
  /// "dix morts parmi les civils", "morts civils": a class noun or adjective inside the group, other than the trigger itself.
  const VictimClass* victims_beside(std::uint32_t n) const {
    for (std::uint32_t t = noun(n).tokens.begin; t < noun(n).tokens.end; ++t) {
      const auto hit = t == noun(n).head ? std::nullopt : rules_.victims.longest(c_.analysed, t, noun(n).tokens.end);
      if (hit) {
        return &rules_.classes[hit->values.front()];
      }
    }
    return nullptr;
  }

  const Context& c_;
  const TallyRules& rules_;
  const std::vector<Report>& reports_;
  const std::vector<Claim>& claims_;
  const AttributionRules& attribution_;
  std::vector<std::uint32_t> report_at_;
  Links links_;
  std::vector<std::uint32_t> focus_;
  std::vector<Draft> drafts_;
  std::vector<Tally> found_;
  std::vector<std::uint32_t> told_;   ///< trigger tokens of `found_`
};

}  // namespace

Result<std::shared_ptr<const TallyRules>> load_tally_rules(const KnowledgeFiles& files, std::string_view language, RuleNames& names) {
  auto rules = std::make_shared<TallyRules>();
  struct Part { std::string_view file; std::initializer_list<std::string_view> columns; Result<bool> (*load)(const Table&, TallyRules&); };
  for (const Part& part : {Part{"tally_words.tsv", {"lemma", "form", "effect", "victims"}, load_words}, Part{"tally_phrases.tsv", {"verb", "noun", "effect", "victims"}, load_phrases},
                           Part{"victims.tsv", {"lemma", "class", "side"}, load_victims}, Part{"subset_marks.tsv", {"phrase"}, load_marks},
                           Part{"toll_words.tsv", {"lemma", "kind"}, load_toll_words}, Part{"toll_causes.tsv", {"lemma", "type", "war"}, load_causes}}) {
    const auto done = files.one("languages/" + std::string(language) + "/events/" + std::string(part.file))
                          .and_then([&](const std::filesystem::path& path) { return read_table(path, part.columns); })
                          .and_then([&](const Table& table) { return part.load(table, *rules); });
    if (!done) {
      return tl::unexpected(done.error());
    }
  }
  const std::string prefix = std::string(language) + "/tally/";
  rules->rule_verb = names.add(prefix + "verb");
  rules->rule_noun = names.add(prefix + "noun");
  rules->rule_death = names.add(prefix + "death-of");
  rules->rule_phrase = names.add(prefix + "phrase");
  rules->rule_subset = names.add(prefix + "subset");
  return rules;
}

std::vector<Tally> find_tallies(const Context& context, const std::vector<Report>& reports, const std::vector<Claim>& claims, const AttributionRules& attribution) {
  return TallyFinder(context, reports, claims, attribution).all();
}

}  // namespace recoupe

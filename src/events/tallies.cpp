// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/tallies.h"

#include <algorithm>
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
  bool side = false;
};

struct TallyRules {
  std::unordered_map<WordKey, TallyWord> verbs, nouns, deaths;
  std::map<std::pair<WordKey, WordKey>, TallyWord> phrases;   ///< verb lemma, noun lemma
  Phrases victims{Phrases::Kind::kLemma};
  std::vector<VictimClass> classes;
  Phrases subset_marks{Phrases::Kind::kForm};
  std::unordered_map<WordKey, bool> toll_words;               ///< lemma → conflict, else total
  std::unordered_set<WordKey> ones;                           ///< "un", "une"
  RuleId rule_verb = kNone, rule_noun = kNone, rule_death = kNone, rule_phrase = kNone, rule_subset = kNone;
};

namespace {

constexpr std::string_view kDefaultVictims = "people";

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
    rules.classes.push_back({row[t.column("class")], row[t.column("side")] == "yes"});
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
    if (row[t.column("kind")] == "one") {
      rules.ones.insert(lemma);
    } else {
      rules.toll_words[lemma] = row[t.column("kind")] == "conflict";
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
};

class TallyFinder {
 public:
  TallyFinder(const Context& c, const std::vector<Report>& reports, const std::vector<Claim>& claims, const AttributionRules& attribution)
      : c_(c), rules_(*c.rules.tallies), reports_(reports), claims_(claims), attribution_(attribution), report_at_(report_at(c.analysed, reports)),
        links_(link_nouns(c)), focus_(places_in_focus(c)) {}

  std::vector<Tally> all() {
    for (std::uint32_t v = 0; v < c_.analysed.verbs.size(); ++v) {
      from_verb(v);
    }
    for (std::uint32_t n = 0; n < c_.analysed.nouns.size(); ++n) {
      from_noun(n);
    }
    std::stable_sort(found_.begin(), found_.end(), [](const Tally& x, const Tally& y) { return x.trigger.span.begin < y.trigger.span.begin; });
    return std::move(found_);
  }

 private:
  std::uint32_t size() const { return static_cast<std::uint32_t>(c_.analysed.nouns.size()); }
  const NounGroup& noun(std::uint32_t n) const { return c_.noun(n); }

  const VictimClass* class_of(std::uint32_t n) const {
    for (std::uint32_t t = noun(n).head; t < noun(n).tokens.end; ++t) {
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
    if (needs_class && out.victims == nullptr && !bare_number(n)) {
      return std::nullopt;
    }
    if (out.quantity != kNone) {
      out.tokens.begin = std::min(out.tokens.begin, c_.mentions.quantities[out.quantity].tokens.begin);
    }
    return out;
  }
  /// "65 ont été tués", "dix autres": a number that stands for people.
  bool bare_number(std::uint32_t n) const { return c_.quantity_at[noun(n).head] != kNone || c_.token(noun(n).head).tag.pos == Pos::kNumeral || c_.token(noun(n).head).tag.pos == Pos::kPronoun; }

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
    t.victims = who.victims != nullptr ? who.victims->name : std::string(kDefaultVictims);
    set_amount(t, who, rule);
    t.side = who.victims != nullptr && who.victims->side ? side_of(who.noun) : std::string();
    subsets(t, std::max(who.tokens.end, noun_told ? trigger.end : who.tokens.end));
    if (!noun_told && t.of_which.empty() && trigger.end > who.tokens.end) {
      subsets(t, trigger.end);
    }
    const std::uint32_t report = report_at_[token];
    t.since_until = time_of(c_, reports_, report, token, verb, true);
    t.cumulative = is_cumulative(t, token);
    set_cause_and_place(t, token, verb);
    if (report != kNone) {
      t.source = reports_[report].source;
    }
    found_.push_back(std::move(t));
  }

  void set_amount(Tally& t, const Counted& who, RuleId rule) const {
    if (who.quantity == kNone) {
      t.min = t.max = 1;
      t.amount = {c_.analysed.span_of(who.tokens), rule};
      return;
    }
    const QuantityMention& q = c_.mentions.quantities[who.quantity];
    t.min = q.min;
    t.max = q.max;
    t.amount = {q.span, q.rule};
  }

  std::string side_of(std::uint32_t n) const {
    const std::uint32_t m = actor_of_group(c_, n);
    return m == kNone || c_.mentions.actors[m].actor == kNone ? std::string() : actor_of(c_.actors, c_.mentions.actors[m].actor).id;
  }

  /// "dont 22 enfants et trois femmes": shares that follow the number within three tokens.
  void subsets(Tally& t, std::uint32_t from) const {
    const Sentence& s = c_.sentence(from - 1);
    for (std::uint32_t i = from; i < s.tokens.end && i <= from + 3; ++i) {
      const auto mark = rules_.subset_marks.longest(c_.analysed, i, s.tokens.end);
      if (!mark) {
        continue;
      }
      std::uint32_t end = mark->range.end;
      for (int k = 0; k < 6; ++k) {
        std::uint32_t n = kNone;
        for (std::uint32_t j = end; j < s.tokens.end && j < end + 5 && n == kNone; ++j) {
          n = c_.analysed.noun_of[j];
        }
        const auto share = n == kNone ? std::nullopt : counted(n, true);
        if (!share || share->victims == nullptr) {
          return;
        }
        Tally part;
        set_amount(part, *share, rules_.rule_subset);
        t.of_which.push_back({share->victims->name, part.min, part.max, {c_.analysed.span_of(share->tokens), rules_.rule_subset}});
        end = noun(n).tokens.end;
        const bool goes_on = end < s.tokens.end && (c_.token(end).tag.pos == Pos::kCoordinator || c_.token(end).tag.pos == Pos::kPunctuation) && c_.analysed.verb_of[end] == kNone;
        if (!goes_on) {
          return;
        }
      }
      return;
    }
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

  /// The nearest event of violence in the sentence is the cause; its place is the toll's, unless the sentence gives a nearer one.
  void set_cause_and_place(Tally& t, std::uint32_t token, std::uint32_t verb) const {
    const std::uint32_t s = c_.sentence_of(token);
    if (blames_the_war(verb)) {
      return whole_country(t);
    }
    std::uint32_t best = kNone, least = kNone;
    const auto first = std::lower_bound(claims_.begin(), claims_.end(), c_.analysed.sentences[s].tokens.begin, [](const Claim& x, std::uint32_t k) { return x.trigger_token < k; });
    for (auto it = first; it != claims_.end() && c_.sentence_of(it->trigger_token) == s && it < first + 12; ++it) {
      const bool violent = c_.ontology.types[it->type].violent;
      const std::uint32_t distance = it->trigger_token > token ? it->trigger_token - token : token - it->trigger_token;
      if (violent && distance > 0 && distance < least && it->factuality == Factuality::kAsserted) {
        least = distance;
        best = static_cast<std::uint32_t>(it - claims_.begin());
      }
    }
    if (best != kNone && t.effect != Effect::kDisplaced) {
      t.cause = claims_[best].type;
      t.claim = best;
      t.places = claims_[best].places;
      if (!t.since_until) {
        t.since_until = claims_[best].time;
      }
    }
    std::erase_if(t.places, [](const PlaceFiller& p) { return p.role != PlaceRole::kAt; });
    if (t.places.empty()) {
      if (const auto place = place_in_sentence(c_, reports_, token, t.trigger.rule)) {
        t.places.push_back(*place);
      } else if (focus_[s] != kNone) {
        t.places.push_back({focus_[s], PlaceRole::kAt, {c_.mentions.places.mentions[focus_[s]].span, t.trigger.rule}, true});
      }
    }
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
    if (const auto phrase = verb.object == kNone ? rules_.phrases.end() : rules_.phrases.find({lemma, c_.token(noun(verb.object).head).lemma}); phrase != rules_.phrases.end()) {
      word = phrase->second;
      rule = rules_.rule_phrase;
      trigger.end = noun(verb.object).head + 1;
      trigger.end = trigger.end > trigger.begin && trigger.end < trigger.begin + 6 ? trigger.end : trigger.begin + 1;
    } else if (const auto plain = rules_.verbs.find(lemma); plain != rules_.verbs.end()) {
      word = plain->second;
    } else {
      return;
    }
    std::uint32_t who = word.victims == VictimsAt::kObject && !passive ? verb.object : subject_of_verb(c_, v);
    who = word.victims == VictimsAt::kA ? group_after(trigger.end) : who;
    for_each_member(who, [&](std::uint32_t n) {
      if (const auto counts = counted(n, true)) {
        add(*counts, word.effect, verb.head, trigger, rule, v, false);
      }
    });
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
        if (const auto counts = counted(m, true)) {
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
  std::vector<Tally> found_;
};

}  // namespace

Result<std::shared_ptr<const TallyRules>> load_tally_rules(const KnowledgeFiles& files, std::string_view language, RuleNames& names) {
  auto rules = std::make_shared<TallyRules>();
  struct Part { std::string_view file; std::initializer_list<std::string_view> columns; Result<bool> (*load)(const Table&, TallyRules&); };
  for (const Part& part : {Part{"tally_words.tsv", {"lemma", "form", "effect", "victims"}, load_words}, Part{"tally_phrases.tsv", {"verb", "noun", "effect", "victims"}, load_phrases},
                           Part{"victims.tsv", {"lemma", "class", "side"}, load_victims}, Part{"subset_marks.tsv", {"phrase"}, load_marks},
                           Part{"toll_words.tsv", {"lemma", "kind"}, load_toll_words}}) {
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

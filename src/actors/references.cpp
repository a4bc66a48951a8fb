// SPDX-License-Identifier: GPL-3.0-or-later
// Pronouns and definite descriptions: "l'ONG" is the last NGO named, "a-t-il ajouté" the last speaker, "le groupe" the last group.
// One pass from left to right that remembers the last mention of every kind; nothing is taken from far away or against agreement.
#include <array>

#include "actors/scan.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kSentencesBack = 6;      // a description may look back so far
constexpr std::uint32_t kPronounSentences = 2;   // a pronoun only so far
constexpr std::uint32_t kLatterReach = 40;       // words back to what "ces derniers" takes up

class Reader {
 public:
  Reader(const Scan& scan, std::vector<ActorMention>& found) : scan_(scan), found_(found) {}

  void run() {
    std::vector<ActorMention> added;
    std::size_t next = 0;
    for (std::uint32_t i = 0; i < scan_.size(); ++i) {
      for (; next < found_.size() && found_[next].tokens.begin <= i; ++next) {
        if (auto owned = possessed_at(found_[next].tokens)) found_[next] = std::move(*owned);
        remember(found_[next]);
      }
      if (i < covered_) continue;
      auto mention = possessed_at({i, i});
      if (!mention) mention = described_at(i);
      if (!mention) mention = latter_at(i);
      if (!mention) mention = pronoun_at(i);
      if (mention) {
        give_office(next, *mention);
        covered_ = mention->tokens.end;
        remember(*mention);
        added.push_back(std::move(*mention));
      }
    }
    found_.insert(found_.end(), std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
  }

 private:
  /// What is kept of a mention: enough to repeat it.
  struct Memory {
    ActorMention mention;
    Gender gender = Gender::kUnmarked;
    Number number = Number::kUnmarked;
    std::uint32_t sentence = 0;
    bool set = false;
  };

  std::uint32_t sentence_of(std::uint32_t token) const { return scan_.analysed.sentence_of[token]; }

  void remember(const ActorMention& mention) {
    covered_ = std::max(covered_, mention.tokens.end);
    if (mention.adjective || mention.in_organisation || mention.actor == kNone) return;
    Memory memory{mention, gender_of(mention), number_of(mention), sentence_of(mention.tokens.begin), true};
    by_kind_[static_cast<std::size_t>(mention.kind)] = memory;
    last_ = memory;
    if (speaks(mention)) speaker_ = memory;
    if (is_subject(mention)) subject_ = memory;
  }

  std::uint32_t group_of(const ActorMention& mention) const {
    const std::uint32_t group = scan_.analysed.noun_of[mention.tokens.begin];
    return group < scan_.analysed.nouns.size() ? group : kNone;
  }

  Gender gender_of(const ActorMention& mention) const {
    const std::uint32_t h = scan_.hit_at[mention.tokens.begin];
    if (h != kNone && scan_.hits[h].kind == HitKind::kName && scan_.table.names[scan_.hits[h].entry].person != kNone) {
      return scan_.table.persons[scan_.table.names[scan_.hits[h].entry].person].gender;
    }
    const std::uint32_t group = group_of(mention);
    if (group == kNone) return Gender::kUnmarked;
    const Gender gender = scan_.analysed.tokens[scan_.analysed.nouns[group].head].tag.gender;
    const std::uint32_t determiner = scan_.analysed.nouns[group].determiner;
    return gender == Gender::kUnmarked && determiner != kNone ? scan_.analysed.tokens[determiner].tag.gender : gender;
  }

  /// Names without a mark of number, as "Moscou" or "l'OSDH", are singular unless their article says otherwise.
  Number number_of(const ActorMention& mention) const {
    const std::uint32_t group = group_of(mention);
    Number number = group == kNone ? Number::kUnmarked : scan_.analysed.tokens[scan_.analysed.nouns[group].head].tag.number;
    const std::uint32_t determiner = group == kNone ? kNone : scan_.analysed.nouns[group].determiner;
    if (number == Number::kUnmarked && determiner != kNone) number = scan_.analysed.tokens[determiner].tag.number;
    return number == Number::kUnmarked ? Number::kSingular : number;
  }

  /// "l'OSDH" hides its gender, so that "il" and "elle" both agree with it; "Moscou" without an article agrees with none.
  bool elided(const ActorMention& mention) const {
    return mention.tokens.begin > 0 && scan_.analysed.tokens[mention.tokens.begin - 1].has(kElided);
  }

  /// After "selon", or subject of a verb of saying.
  bool speaks(const ActorMention& mention) const {
    std::uint32_t i = mention.tokens.begin;
    if (i > 0 && scan_.is(i - 1, kArticle)) --i;
    if (i > 0 && scan_.is(i - 1, kAfterSource)) return true;
    const std::uint32_t verb = subject_verb(group_of(mention));
    return verb != kNone && (lemma_roles(scan_, scan_.analysed.verbs[verb].head) & kSpeechVerb) != 0;
  }

  bool is_subject(const ActorMention& mention) const { return subject_verb(group_of(mention)) != kNone; }

  /// The verb group whose subject a noun group is; searched among the verbs around it only.
  std::uint32_t subject_verb(std::uint32_t group) const { return group == kNone ? kNone : scan_.verb_of_subject[group]; }

  std::optional<ActorMention> repeated(const Memory& memory, TokenRange tokens, RuleId rule, std::uint32_t reach) const {
    if (!memory.set || sentence_of(tokens.begin) > memory.sentence + reach) return std::nullopt;
    ActorMention out = memory.mention;
    out.inferred = true;
    out.inferred_from = memory.mention.inferred ? memory.mention.inferred_from : memory.mention.span;
    out.tokens = tokens;
    out.span = scan_.analysed.span_of(tokens);
    out.rule = rule;
    out.equipment = false;
    return out;
  }

  /// "Organisation mondiale …", "l'agence yéménite Saba", "le groupe Ansar": words of a name, no description.
  bool goes_on_as_name(std::uint32_t i, std::uint32_t next) const {
    const Token& first = scan_.analysed.tokens[i];
    if (first.has(kCapitalised) && !first.has(kAllCapitals)) return true;
    if (next >= scan_.size()) return false;
    const Token& token = scan_.analysed.tokens[next];
    const auto facts = scan_.table.words.find(token.folded);
    return (token.has(kCapitalised) && token.has(kSpaceBefore)) || (facts != scan_.table.words.end() && facts->second.demonym != kNone);
  }

  /// "responsable de [cette ONG]": an office that said nothing by itself belongs to the body described.
  void give_office(std::size_t next, const ActorMention& body) {
    if (next == 0 || found_[next - 1].tokens.end + 2 != body.tokens.begin || !found_[next - 1].person) return;
    ActorMention& office = found_[next - 1];
    if (office.actor != kNone && scan_.table.actors[office.actor].kind == ActorKind::kPerson) {
      office.actor = body.actor;
      office.kind = body.kind;
      office.name = body.name;
      office.inferred = true;
      office.inferred_from = body.inferred_from;
    }
  }

  std::optional<ActorMention> described_at(std::uint32_t i) const {
    const auto facts = scan_.table.words.find(scan_.analysed.tokens[i].folded);
    if (facts == scan_.table.words.end() || (facts->second.starts & kStartsDescription) == 0) return std::nullopt;
    const auto hit = scan_.table.description_trie.longest(scan_.analysed, i, scan_.size());
    const bool definite = i > 0 && scan_.is(i - 1, kDefinite | kDemonstrative | kPossessive | kOf);
    const std::uint32_t next = hit ? hit->range.end : i;
    const bool named = goes_on_as_name(i, next);
    if (!hit || !definite || named || scan_.is(next, kOf)) return std::nullopt;
    const Description& description = scan_.table.descriptions[hit->values.front()];
    if (description.source) return repeated(speaker_, hit->range, description.rule, kSentencesBack);
    const Memory* last = nullptr;
    for (std::size_t kind = 0; kind < by_kind_.size(); ++kind) {
      const bool fits = (description.kinds & (1U << kind)) != 0 && by_kind_[kind].set;
      if (fits && (last == nullptr || by_kind_[kind].mention.tokens.begin > last->mention.tokens.begin)) last = &by_kind_[kind];
    }
    if (last == nullptr) return std::nullopt;
    auto out = repeated(*last, hit->range, description.rule, kSentencesBack);
    if (out) out->person = description.person;
    return out;
  }

  /// Whether a body of this kind has planes and troops.
  static bool fights(ActorKind kind) {
    return kind != ActorKind::kMonitor && kind != ActorKind::kMedia && kind != ActorKind::kNgo && kind != ActorKind::kMedics && kind != ActorKind::kCivilians;
  }

  /// "Moscou a nié toute frappe de ses [avions]": planes, troops and offices that a possessive gives to the subject.
  std::optional<ActorMention> possessed_at(TokenRange tokens) const {
    const std::uint32_t i = tokens.begin;
    const std::uint32_t h = scan_.hit_at[i];
    if (h == kNone || i == 0 || !scan_.is(i - 1, kPossessive) || scan_.hits[h].kind != HitKind::kHead || !subject_.set) return std::nullopt;
    const Hit& hit = scan_.hits[h];
    const ActorHead& head = scan_.table.heads[hit.entry];
    const bool armed = head.has(kForce) || head.has(kEquipment) || head.kind == ActorKind::kStateForces;
    const bool owned = tokens.size() > hit.tokens.size();   // "son allié russe" says whose it is
    if ((!armed && !head.has(kOffice)) || head.has(kOther) || owned || (armed && !fights(subject_.mention.kind))) return std::nullopt;
    const bool plural = scan_.is(i - 1, kPluralPossessor);
    if (plural != (subject_.number == Number::kPlural)) return std::nullopt;
    auto out = repeated(subject_, hit.tokens, head.rule, 1);
    if (!out) return std::nullopt;
    out->person = head.kind == ActorKind::kPerson;
    out->equipment = head.has(kEquipment);
    return out;
  }

  /// "ces derniers", "cette dernière": the actor named last, where no other noun that agrees stands between.
  std::optional<ActorMention> latter_at(std::uint32_t i) const {
    if (!scan_.is(i, kLatter) || i == 0 || !scan_.is(i - 1, kDemonstrative) || !last_.set) return std::nullopt;
    const Tag& tag = scan_.analysed.tokens[i].tag;
    const std::uint32_t group = scan_.analysed.noun_of[i];
    const bool alone = group >= scan_.analysed.nouns.size() || scan_.analysed.nouns[group].tokens.end == i + 1;   // not "ces derniers jours"
    if (!alone || i - last_.mention.tokens.end > kLatterReach || last_.number != tag.number || last_.gender != tag.gender) return std::nullopt;
    for (std::uint32_t k = last_.mention.tokens.end; k + 1 < i; ++k) {
      const Tag& between = scan_.analysed.tokens[k].tag;
      if (between.pos == Pos::kNoun && between.number == tag.number && between.gender == tag.gender) return std::nullopt;
    }
    return repeated(last_, {i, i + 1}, scan_.table.pronoun_rule, 1);
  }

  std::optional<ActorMention> pronoun_at(std::uint32_t i) const {
    const bool he = scan_.is(i, kHeMasculine), she = scan_.is(i, kSheFeminine);
    if ((!he && !she) || !scan_.tagged()) return std::nullopt;
    const std::uint32_t group = scan_.analysed.noun_of[i];
    const std::uint32_t verb = group < scan_.analysed.nouns.size() ? subject_verb(group) : kNone;
    const bool after_source = i > 0 && scan_.is(i - 1, kAfterSource);
    if (!after_source && (verb == kNone || (lemma_roles(scan_, scan_.analysed.verbs[verb].head) & kImpersonal) != 0)) return std::nullopt;
    const bool saying = after_source || (scan_.analysed.verbs[verb].inverted_subject && (lemma_roles(scan_, scan_.analysed.verbs[verb].head) & kSpeechVerb) != 0);
    const Memory& memory = saying ? speaker_ : subject_;
    const Gender gender = he ? Gender::kMasculine : Gender::kFeminine;
    const Number number = scan_.is(i, kPluralPronoun) ? Number::kPlural : Number::kSingular;
    const bool hidden = memory.gender == Gender::kUnmarked && memory.set && elided(memory.mention);
    const bool agrees = (memory.gender == gender || hidden) && memory.number == number;
    return agrees ? repeated(memory, {i, i + 1}, scan_.table.pronoun_rule, kPronounSentences) : std::nullopt;
  }

  const Scan& scan_;
  std::vector<ActorMention>& found_;
  std::array<Memory, 14> by_kind_;
  Memory speaker_, subject_, last_;
  std::uint32_t covered_ = 0;
};

}  // namespace

void refer(const Scan& scan, std::vector<ActorMention>& found) { Reader(scan, found).run(); }

}  // namespace recoupe

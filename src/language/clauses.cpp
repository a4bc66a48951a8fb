// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/clauses.h"

#include <algorithm>
#include <array>

#include "language/relations.h"

namespace recoupe {
namespace {

constexpr std::size_t kMaxCandidates = 6;
constexpr std::uint32_t kMaxComplements = 5;
constexpr std::uint32_t kMaxBetween = 8;  ///< adverbs and marks between a verb and the word that matters to it

/// A noun group that may be the subject of a verb to come.
struct Candidate {
  std::uint32_t noun = kNone;
  std::uint32_t commas = 0;      ///< commas seen in the frame before it
  std::uint32_t object_of = kNone;
  bool weak = false;             ///< an expression of time
};

/// What is known of one open clause at the present token.
struct Frame {
  std::uint32_t clause = kNone;
  std::uint32_t relative = kNone;     ///< noun group of the relative pronoun that opened it
  bool relative_subject = false;
  bool bracket = false;
  std::uint32_t verb = kNone;         ///< latest finite verb group, kNone before the first
  std::uint32_t active = kNone;       ///< latest verb group of any form that may take an object
  std::uint32_t active_commas = 0;
  std::uint32_t fronted = kNone;      ///< participle before its noun: "Soutenus par X, [les rebelles]"
  bool wants_subject = false;         ///< the finite verb still waits for its subject behind it
  bool presentative = false;          ///< "il existe": that subject need not agree
  std::uint32_t commas = 0;
  std::uint32_t join = kNone;         ///< latest coordinator that may join clauses
  std::array<Candidate, kMaxCandidates> candidates{};
  std::size_t count = 0;

  void forget() { count = 0; join = kNone; }
  void add(Candidate c) {
    if (count == kMaxCandidates) {  // keep the first and the latest
      std::move(candidates.begin() + 2, candidates.end(), candidates.begin() + 1);
      --count;
    }
    candidates[count++] = c;
  }
};

class ClauseFinder {
 public:
  ClauseFinder(const GroupView& view, std::vector<NounGroup>& nouns, std::vector<VerbGroup>& verbs)
      : view_(view), nouns_(nouns), verbs_(verbs), members_(nouns.size(), Members::kOne) {
    for (const NounGroup& noun : nouns_) {
      if (noun.joined_to != kNone) {
        const bool own = noun.determiner != kNone || noun.number != kNone || noun.pronoun || view.name(noun.head) || view.is(noun.head, kTitleWord);
        Members& members = members_[noun.joined_to];
        members = std::max(members, own ? Members::kMore : Members::kPerhapsMore);
      }
    }
  }

  std::vector<Clause> find() {
    for (std::uint32_t s = 0; s < view_.text.sentences.size(); ++s) {
      read_sentence(s);
    }
    return std::move(clauses_);
  }

 private:
  Frame& top() { return frames_.back(); }

  void read_sentence(std::uint32_t s) {
    sentence_ = s;
    range_ = view_.text.sentences[s].tokens;
    frames_.clear();
    skipped_ = 0;
    small_ = last_finite_ = kNone;
    push_frame(ClauseKind::kMain, range_.begin, kNone);
    for (std::uint32_t i = range_.begin; i < range_.end;) {
      i = step(i);
    }
    while (!frames_.empty()) {
      pop(range_.end);
    }
  }

  std::uint32_t step(std::uint32_t i) {
    while (noun_ < nouns_.size() && nouns_[noun_].tokens.begin < i) {
      ++noun_;
    }
    while (verb_ < verbs_.size() && verbs_[verb_].tokens.begin < i) {
      ++verb_;
    }
    if (verb_ < verbs_.size() && verbs_[verb_].tokens.begin == i) {
      on_verb(verb_);
      return verbs_[verb_].tokens.end;
    }
    if (view_.phrase(i, PhraseKind::kConjunction)) {
      open_clause(ClauseKind::kSubordinate, i);
      return view_.phrase_end[i];
    }
    if (noun_ < nouns_.size() && nouns_[noun_].tokens.begin == i) {
      on_noun(noun_);
      return nouns_[noun_].tokens.end;
    }
    on_mark(i);
    return i + 1;
  }

  // ---- frames ----

  std::uint32_t new_clause(ClauseKind kind, std::uint32_t begin, std::uint32_t parent, std::uint32_t marker) {
    clauses_.push_back({{begin, begin}, kind, kNone, parent, marker, sentence_});
    return static_cast<std::uint32_t>(clauses_.size() - 1);
  }

  bool push_frame(ClauseKind kind, std::uint32_t begin, std::uint32_t marker) {
    if (frames_.size() == kMaxOpenClauses) {
      return false;
    }
    const std::uint32_t parent = frames_.empty() ? kNone : top().clause;
    frames_.emplace_back();
    top().clause = new_clause(kind, begin, parent, marker);
    return true;
  }

  void end_clause(std::uint32_t clause, std::uint32_t end) {
    TokenRange& tokens = clauses_[clause].tokens;
    tokens.end = std::max(tokens.end, std::max(end, tokens.begin));
  }

  void close_small(std::uint32_t end) {
    if (small_ != kNone) {
      end_clause(small_, end);
      small_ = kNone;
    }
  }

  void pop(std::uint32_t end) {
    close_small(end);
    if (!top().bracket) {
      end_clause(top().clause, end);
    }
    frames_.pop_back();
  }

  /// Ends the frame's present clause and begins its next one at `begin`: coordination, or after a colon.
  void next_clause(std::uint32_t begin) {
    close_small(begin);
    Frame& f = top();
    const Clause old = clauses_[f.clause];
    if (begin > old.tokens.begin) {
      end_clause(f.clause, begin);
      f.clause = new_clause(old.kind, begin, old.parent, kNone);
    }
    f.verb = f.active = kNone;
    f.wants_subject = f.presentative = false;
  }

  void open_clause(ClauseKind kind, std::uint32_t marker) {
    close_small(marker);
    push_frame(kind, marker, marker);
  }

  // ---- marks ----

  void on_mark(std::uint32_t i) {
    if (view_.is(i, kComma)) {
      close_small(i);
      ++top().commas;
    } else if (view_.pos(i) == Pos::kCoordinator && view_.is(i, kJoins | kJoinsClauses)) {
      top().join = i;
    } else if (view_.is(i, kBracketOpen)) {
      open_bracket();
    } else if (view_.is(i, kBracketClose)) {
      close_bracket(i);
    } else if (view_.is(i, kStop)) {
      while (frames_.size() > 1 && !top().bracket) {
        pop(i);
      }
      next_clause(i + 1);
      top().forget();
    } else if (view_.pos(i) == Pos::kSubordinator && opens_clause(i)) {
      open_clause(ClauseKind::kSubordinate, i);
    }
  }

  /// "que" before a preposition compares, and behind a lone "ne" restricts: "ne tient que deux villes".
  bool opens_clause(std::uint32_t i) {
    return !view_.is(i, kThat) || !((i + 1 < range_.end && view_.pos(i + 1) == Pos::kAdposition) || restricts());
  }

  /// Does a "ne" before the latest verb wait for its "que"? With "ne … plus que" only where no clause can follow.
  bool restricts() {
    const std::uint32_t v = top().active;
    if (v == kNone) {
      return false;
    }
    const VerbGroup& verb = verbs_[v];
    bool ne = false;
    for (std::uint32_t k = verb.tokens.begin; k < verb.head; ++k) {
      ne = ne || view_.is(k, kNegationFirst);
    }
    const bool verb_follows = verb_ < verbs_.size() && verbs_[verb_].tokens.begin < range_.end && verbs_[verb_].form == VerbForm::kFinite;
    return ne && (!verb.negated || (!verb_follows && !view_.is(verb.negation, kSpokenNegation)));
  }

  void open_bracket() {
    if (frames_.size() == kMaxOpenClauses) {
      ++skipped_;
      return;
    }
    const std::uint32_t clause = top().clause;
    frames_.emplace_back();
    top().clause = clause;
    top().bracket = true;
  }

  void close_bracket(std::uint32_t i) {
    if (skipped_ > 0) {
      --skipped_;
      return;
    }
    const bool open = std::any_of(frames_.begin(), frames_.end(), [](const Frame& f) { return f.bracket; });
    while (open && !top().bracket) {
      pop(i);
    }
    if (open) {
      pop(i);
    }
  }

  // ---- nouns ----

  void on_noun(std::uint32_t g) {
    NounGroup& noun = nouns_[g];
    noun.clause = small_ != kNone ? small_ : top().clause;
    if (noun.pronoun && view_.is(noun.head, kRelativeSubject | kRelativeObject | kRelativeOther) && is_relative(noun)) {
      if (view_.pos(noun.head) != Pos::kSubordinator) {
        on_relative(g);
      } else if (!opens_clause(noun.head)) {
        return;
      } else if (completes_verb(g)) {
        open_clause(ClauseKind::kSubordinate, noun.head);
      } else {
        on_relative(g);
      }
      return;
    }
    if (noun.joined_to != kNone) {
      top().join = kNone;
    }
    if (top().wants_subject && noun.apposed_to != kNone && noun.preposition.empty() && !nouns_[noun.apposed_to].preposition.empty()) {
      noun.apposed_to = kNone;  // "a déclaré à la presse Karim Sand"
    }
    if (is_article_behind_verb(noun)) {  // "perdu [du] terrain"
      noun.tokens.begin = noun.determiner = noun.preposition.begin;
      noun.preposition = {};
    } else if (is_partitive_object(noun)) {
      Frame& f = top();
      (f.presentative ? verbs_[f.active].subject : verbs_[f.active].object) = g;
      f.wants_subject = false;
      return;
    }
    if (!noun.preposition.empty() || noun.joined_to != kNone || noun.apposed_to != kNone || g == reported_ || (noun.pronoun && leans(noun.head))) {
      return;
    }
    const bool time = is_time(view_, noun);
    Candidate candidate{.noun = g, .commas = top().commas, .object_of = kNone, .weak = time};
    if (!time && take_inverted_subject(g)) {
      return;
    }
    if ((!time || lasts(noun)) && !view_.is(noun.head, kSubjectClitic)) {
      candidate.object_of = take_object(g);
    }
    top().add(candidate);
  }

  /// "dure deux ans", "avait 44 ans": time as the object of the verb right before it.
  bool lasts(const NounGroup& noun) {
    const std::uint32_t v = top().active;
    return v != kNone && verbs_[v].tokens.end == noun.tokens.begin && view_.lemma_is(verbs_[v].head, kTakesTime | kAuxiliaryHave);
  }

  /// A pronoun that is no argument here: "eux", "moi-même", or a clitic that on_verb reads.
  bool leans(std::uint32_t i) const { return view_.is(i, kStrongPronoun) || (view_.is(i, kClitic) && !view_.is(i, kSubjectClitic)); }

  /// "pas de victimes", "il y a de l'espoir": a group with "de" that is the object of the verb right before it.
  bool is_partitive_object(const NounGroup& noun) {
    const std::uint32_t v = top().active;
    if (v == kNone || noun.preposition.size() != 1 || !view_.is(noun.preposition.begin, kOf) || noun.preposition.begin != verbs_[v].tokens.end) {
      return false;
    }
    const VerbGroup& verb = verbs_[v];
    const bool negated = verb.negated && noun.determiner == kNone && view_.is(verb.negation, kNegationSecond) && !view_.name(noun.head);
    const bool impersonal = verb.form == VerbForm::kFinite && verb.subject == kNone && view_.lemma_is(verb.head, kImpersonalVerb | kAuxiliaryHave);
    return (negated || impersonal) && (takes_object(view_, verb) || (negated && verb.subject == kNone && verb.object == kNone));
  }

  /// "du", "des" right behind an active verb that takes an object and no "de".
  bool is_article_behind_verb(const NounGroup& noun) {
    const std::uint32_t v = top().active;
    if (v == kNone || noun.preposition.size() != 1 || !view_.is(noun.preposition.begin, kOf) || noun.preposition.begin != verbs_[v].tokens.end) {
      return false;
    }
    const bool before_adjective = view_.pos(noun.tokens.begin) == Pos::kAdjective && view_.tag(noun.head).number == Number::kPlural;  // "de violents combats"
    return (view_.token(noun.preposition.begin).has(kContracted) || before_adjective) && verbs_[v].voice == Voice::kActive && takes_object(view_, verbs_[v]) &&
           !view_.lemma_is(verbs_[v].head, kTakesOf | kTakesBe | kMayTakeBe | kGovernsOf);
  }

  /// "a averti le maire que": the clause behind "que" belongs to the verb, not to the noun.
  bool completes_verb(std::uint32_t g) {
    const std::uint32_t v = top().active;
    return v != kNone && verbs_[v].object == g - 1 && view_.lemma_is(verbs_[v].head, kGovernsOf);
  }

  /// A "que" tagged as a conjunction was taken for a relative pronoun, but its verb needs no object: it was none.
  void make_subordinate(Frame& f) {
    nouns_[f.relative].antecedent = kNone;
    f.relative = kNone;
    clauses_[f.clause].kind = ClauseKind::kSubordinate;
  }

  bool is_relative(const NounGroup& noun) const {
    const PronounKind kind = view_.tag(noun.head).pronoun;
    return kind == PronounKind::kRelative || kind == PronounKind::kUnmarked || kind == PronounKind::kInterrogative;
  }

  void on_relative(std::uint32_t g) {
    NounGroup& noun = nouns_[g];
    const std::uint32_t begin = noun.preposition.empty() ? noun.tokens.begin : noun.preposition.begin;
    if (g > 0 && nouns_[g - 1].tokens.begin >= range_.begin && view_.tag(noun.head).pronoun != PronounKind::kInterrogative) {
      noun.antecedent = relative_antecedent(g);
    }
    close_small(begin);
    if (!push_frame(ClauseKind::kRelative, begin, noun.head)) {
      return;
    }
    noun.clause = top().clause;
    top().relative = g;
    top().relative_subject = view_.is(noun.head, kRelativeSubject) && noun.preposition.empty();
  }

  /// The group before a relative pronoun; not one in brackets, and of "l'hôpital X" the hospital.
  std::uint32_t relative_antecedent(std::uint32_t g) const {
    std::uint32_t before = g - 1;
    for (int steps = 0; steps < 3 && before > 0 && nouns_[before].parenthesised && !nouns_[g].parenthesised &&
                        nouns_[before - 1].tokens.begin >= range_.begin; ++steps) {
      --before;
    }
    const std::uint32_t titled = nouns_[before].apposed_to;
    return titled != kNone && titled + 1 == before && nouns_[titled].tokens.end == nouns_[before].tokens.begin ? titled : before;
  }

  bool take_inverted_subject(std::uint32_t g) {
    Frame& f = top();
    if (!f.wants_subject) {
      return false;
    }
    f.wants_subject = false;
    const bool other_verb_between = f.active != f.verb && f.active != kNone && !verbs_[f.active].linker.empty();
    if (other_verb_between || (!f.presentative && !agree(g, f.verb))) {
      return false;
    }
    if (f.commas > f.active_commas) {
      return false;
    }
    verbs_[f.verb].subject = g;
    verbs_[f.verb].inverted_subject = true;
    return true;
  }

  /// Gives the group as object to the latest verb that can take it; answers that verb group.
  std::uint32_t take_object(std::uint32_t g) {
    Frame& f = top();
    if (f.active == kNone || f.commas != f.active_commas || f.wants_subject) {
      return kNone;
    }
    if (f.active == f.verb && f.relative != kNone && verbs_[f.verb].object == f.relative && view_.pos(nouns_[f.relative].head) == Pos::kSubordinator) {
      make_subordinate(f);
      verbs_[f.verb].object = kNone;
    }
    for (const std::uint32_t v : {f.active, f.verb}) {
      if (v != kNone && takes_object(view_, verbs_[v]) && verbs_[v].tokens.end <= nouns_[g].tokens.begin) {
        verbs_[v].object = g;
        return v;
      }
    }
    return kNone;
  }

  // ---- verbs ----

  void on_verb(std::uint32_t v) {
    VerbGroup& verb = verbs_[v];
    take_clitic_object(v);
    switch (verb.form) {
      case VerbForm::kFinite: on_finite(v); break;
      case VerbForm::kInfinitive: on_infinitive(v); break;
      case VerbForm::kPresentParticiple: on_present_participle(v); break;
      default: on_past_participle(v); break;
    }
  }

  void take_clitic_object(std::uint32_t v) {
    VerbGroup& verb = verbs_[v];
    for (std::uint32_t g = noun_; g < nouns_.size() && nouns_[g].tokens.begin < verb.tokens.end; ++g) {
      const std::uint32_t i = nouns_[g].head;
      if (view_.is(i, kObjectClitic) && nouns_[g].pronoun && verb.voice != Voice::kPassive && !view_.lemma_is(verb.head, kCopula)) {
        verb.object = g;
      }
    }
  }

  std::uint32_t inverted_clitic(std::uint32_t v) const {
    for (std::uint32_t g = noun_; g < nouns_.size() && nouns_[g].tokens.begin < verbs_[v].tokens.end; ++g) {
      const std::uint32_t i = nouns_[g].head;
      const bool behind = i > first_verb(view_, verbs_[v]);
      if (nouns_[g].pronoun && behind && view_.is(i, kInvertedClitic | kSubjectClitic) && !view_.is(i, kObjectClitic)) {
        return g;
      }
    }
    return kNone;
  }

  void on_finite(std::uint32_t v) {
    last_finite_ = v;
    close_small(verbs_[v].tokens.begin);
    const std::uint32_t clitic = inverted_clitic(v);
    const std::uint32_t adjacent = adjacent_pronoun(v);
    if (adjacent != kNone) {
      place(v, adjacent);
    } else if (clitic != kNone) {
      place_inverted(v, clitic);
    } else {
      find_subject(v);
    }
  }

  /// A subject pronoun right before the verb group.
  std::uint32_t adjacent_pronoun(std::uint32_t v) {
    Frame& f = top();
    if (f.count == 0) {
      return kNone;
    }
    const std::uint32_t g = f.candidates[f.count - 1].noun;
    const NounGroup& noun = nouns_[g];
    const bool adjacent = noun.tokens.end == verbs_[v].tokens.begin;
    return adjacent && noun.pronoun && view_.is(noun.head, kSubjectClitic) ? g : kNone;
  }

  /// The innermost frame below the top that still lacks its verb; frames_.size() when there is none.
  std::size_t open_ancestor() const {
    for (std::size_t k = frames_.size(); k > 0; --k) {
      if (k < frames_.size() && frames_[k - 1].verb == kNone) {
        return k - 1;
      }
      if (frames_[k - 1].bracket) {
        break;
      }
    }
    return frames_.size();
  }

  void pop_to(std::size_t index, std::uint32_t end) {
    while (frames_.size() > index + 1) {
      pop(end);
    }
  }

  /// Root of the sentence or of the present bracket.
  std::size_t root() const {
    std::size_t k = frames_.size() - 1;
    while (k > 0 && !frames_[k].bracket) {
      --k;
    }
    return k;
  }

  /// The verb has its own subject right before it: only its clause has to be found.
  void place(std::uint32_t v, std::uint32_t subject) {
    const std::uint32_t begin = nouns_[subject].tokens.begin;
    if (top().verb != kNone) {
      const std::size_t open = open_ancestor();
      const bool joined = top().join != kNone && top().join + 1 == begin;
      if (open < frames_.size()) {
        pop_to(open, begin);
      } else {
        if (!joined) {
          pop_to(root(), begin);
        }
        next_clause(begin);
      }
    }
    set_subject(v, subject, false);
    enter(v);
    const bool presents = view_.is(nouns_[subject].head, kImpersonalPronoun) && view_.lemma_is(verbs_[v].head, kPresentative) && noun_follows(v);
    if (presents) {
      verbs_[v].subject = kNone;
    }
    top().wants_subject = top().presentative = presents;
  }

  /// Does a group that may be an argument stand right behind the verb, adverbs aside?
  bool noun_follows(std::uint32_t v) const {
    std::uint32_t i = verbs_[v].tokens.end;
    while (i < range_.end && i < verbs_[v].tokens.end + kMaxBetween && (view_.pos(i) == Pos::kAdverb || view_.is(i, kOf | kThat))) {
      ++i;
    }
    return i < range_.end && (view_.pos(i) == Pos::kDeterminer || view_.pos(i) == Pos::kNumeral || view_.tag(i).is_noun() || view_.pos(i) == Pos::kAdjective);
  }

  void place_inverted(std::uint32_t v, std::uint32_t clitic) {
    Frame& f = top();
    const std::uint32_t before = f.verb == kNone && f.count > 0 ? choose(f, v) : kNone;
    if (before != kNone && f.candidates[f.count - 1].commas == f.commas) {  // "La Russie s'est-elle dite prête"
      set_subject(v, before, false);
      enter(v);
      return;
    }
    insert(v);
    set_subject(v, clitic, true);
  }

  /// A reporting clause inside or behind another one: the frame itself goes on without it.
  void insert(std::uint32_t v) {
    const std::uint32_t begin = verbs_[v].tokens.begin;
    const std::uint32_t clause = new_clause(ClauseKind::kMain, begin, top().clause, kNone);
    end_clause(clause, verbs_[v].tokens.end);
    clauses_[clause].verb = v;
    verbs_[v].clause = clause;
  }

  void set_subject(std::uint32_t v, std::uint32_t noun, bool inverted) {
    if (is_impersonal(view_, nouns_[noun], verbs_[v])) {
      return;
    }
    verbs_[v].subject = noun;
    verbs_[v].inverted_subject = inverted;
    std::uint32_t& fronted = top().fronted;
    if (fronted != kNone && !inverted && participle_agrees(view_, nouns_[noun], verbs_[fronted].head)) {
      verbs_[fronted].antecedent = noun;
    }
    fronted = kNone;
  }

  /// Makes `v` the finite verb of the top frame.
  void enter(std::uint32_t v) {
    Frame& f = top();
    if (f.verb != kNone || clauses_[f.clause].verb != kNone) {
      next_clause(verbs_[v].tokens.begin);
    }
    respect_marker(verbs_[v], clauses_[top().clause]);
    Frame& g = top();
    g.verb = g.active = v;
    g.active_commas = g.commas;
    g.wants_subject = g.presentative = false;
    g.forget();
    verbs_[v].clause = g.clause;
    clauses_[g.clause].verb = v;
    if (g.relative != kNone && view_.is(nouns_[g.relative].head, kRelativeObject) && nouns_[g.relative].preposition.empty()) {
      if (takes_object(view_, verbs_[v])) {
        verbs_[v].object = g.relative;
      } else if (view_.pos(nouns_[g.relative].head) == Pos::kSubordinator) {
        make_subordinate(g);
      }
    }
  }

  /// "à moins que la pluie ne cesse": subjunctive, and its "ne" negates nothing; "sans que" negates.
  void respect_marker(VerbGroup& verb, const Clause& clause) {
    if (clause.marker == kNone || !view_.phrase(clause.marker, PhraseKind::kSubjunctive)) {
      return;
    }
    verb.mood = verb.mood == GroupMood::kIndicative && verb.tense == GroupTense::kPresent ? GroupMood::kSubjunctive : verb.mood;
    if (view_.is(clause.marker, kWithout)) {
      verb.negation = clause.marker;
    } else if (verb.negated && view_.is(verb.negation, kNegationFirst)) {
      verb.negation = kNone;
    }
    verb.negated = verb.negation != kNone;
  }

  bool agree(std::uint32_t noun, std::uint32_t v) const { return agrees(view_, nouns_[noun], members_[noun], verbs_[v]); }

  /// The candidate that suits the verb best: agreeing, not cut off by a single comma, rather no object of another verb,
  /// rather no expression of time.
  std::uint32_t choose(const Frame& f, std::uint32_t v) const {
    std::uint32_t best = kNone;
    int best_rank = 0;
    for (std::size_t k = f.count; k > 0; --k) {
      const Candidate& c = f.candidates[k - 1];
      if (!agree(c.noun, v) || (c.weak && nouns_[c.noun].determiner == kNone)) {
        continue;
      }
      const int rank = 1 + (c.weak ? 0 : 4) + (c.object_of == kNone ? 2 : 0) + ((f.commas - c.commas) % 2 == 0 ? 1 : 0);
      if (rank > best_rank) {
        best = c.noun;
        best_rank = rank;
      }
    }
    return best == kNone && view_.tag(first_verb(view_, verbs_[v])).number == Number::kPlural ? enumerated(f) : best;
  }

  /// The first of several groups in a row that no coordinator ends: "le maire, le préfet, son adjoint ont péri".
  std::uint32_t enumerated(const Frame& f) const {
    std::uint32_t first = kNone;
    std::size_t members = 0;
    for (std::size_t k = 0; k < f.count; ++k) {
      const Candidate& c = f.candidates[k];
      if (!c.weak && c.object_of == kNone && !nouns_[c.noun].pronoun) {
        first = first == kNone ? c.noun : first;
        ++members;
      }
    }
    return members > 1 ? first : kNone;
  }

  bool comma_before(std::uint32_t v) const {
    const std::uint32_t begin = verbs_[v].tokens.begin;
    return begin > range_.begin && view_.is(begin - 1, kComma);
  }

  bool join_before(std::uint32_t v) const {
    std::uint32_t i = verbs_[v].tokens.begin;
    const std::uint32_t floor = i - std::min(i - range_.begin, kMaxBetween);
    while (i > floor && (view_.pos(i - 1) == Pos::kAdverb || view_.is(i - 1, kQuoteBoth))) {
      --i;
    }
    return i > range_.begin && view_.pos(i - 1) == Pos::kCoordinator;
  }

  bool quote_before(std::uint32_t v) const {
    std::uint32_t i = verbs_[v].tokens.begin;
    i -= i > range_.begin && view_.is(i - 1, kComma) ? 1 : 0;
    return i > range_.begin && view_.is(i - 1, kQuoteBoth | kQuoteClose);
  }

  /// The noun group behind a reporting verb that can be its subject and ends the insertion, or kNone:
  /// "a affirmé à l'agence [Karim Sand]," with "à" groups before and complements behind.
  std::uint32_t subject_behind(std::uint32_t v) const {
    std::uint32_t g = noun_;
    while (g < nouns_.size() && nouns_[g].tokens.begin < verbs_[v].tokens.end) {
      ++g;
    }
    for (std::uint32_t tries = 0; tries < 3 && g < nouns_.size() && nouns_[g].tokens.begin < range_.end; ++tries, ++g) {
      const NounGroup& noun = nouns_[g];
      if (noun.preposition.empty() && !is_time(view_, noun)) {
        const bool verb_between = v + 1 < verbs_.size() && verbs_[v + 1].tokens.begin < noun.tokens.begin;
        return !verb_between && agree(g, v) && !view_.is(noun.head, kThat) && insertion_ends_behind(g) ? g : kNone;
      }
    }
    return kNone;
  }

  /// Does a mark or the end of the sentence follow the group and its complements?
  bool insertion_ends_behind(std::uint32_t g) const {
    std::uint32_t end = nouns_[g].tokens.end;
    for (std::uint32_t k = g + 1; k < nouns_.size() && k < g + kMaxComplements; ++k) {
      const NounGroup& next = nouns_[k];
      const std::uint32_t begin = next.preposition.empty() ? next.tokens.begin : next.preposition.begin;
      if (begin != end || next.tokens.end > range_.end) {
        break;
      }
      end = next.tokens.end;
    }
    return end >= range_.end || view_.pos(end) == Pos::kPunctuation || view_.is(end, kComma | kEnd | kStop | kBracketOpen) ||
           view_.is(end, kRelativeSubject);
  }

  void find_subject(std::uint32_t v) {
    const std::size_t open = open_ancestor();
    if (top().verb == kNone) {
      subject_of_fresh_clause(v, open);
    } else if (quote_before(v) && subject_behind(v) != kNone) {
      report(v);
    } else if (join_before(v)) {
      share_subject(v);
    } else {
      subject_of_next_clause(v, open);
    }
  }

  /// "…, a affirmé X": the subject follows.
  void report(std::uint32_t v) {
    pop_to(root(), verbs_[v].tokens.begin);
    next_clause(verbs_[v].tokens.begin);
    enter(v);
    top().wants_subject = true;
  }

  void subject_of_fresh_clause(std::uint32_t v, std::size_t open) {
    Frame& f = top();
    if (f.relative_subject && f.count == 0) {
      refine_antecedent(f.relative, v);
      set_subject(v, f.relative, false);
      enter(v);
      return;
    }
    if (f.count == 0 && f.commas == 0 && clauses_[f.clause].marker != kNone && view_.is(clauses_[f.clause].marker, kRelativeObject | kRelativeOther)) {
      enter(v);  // "que dirige X", "où vivent des civils"
      top().wants_subject = true;
      return;
    }
    const std::uint32_t chosen = choose(f, v);
    const bool cut_off = f.count > 0 && comma_before(v) && (chosen == kNone || last_candidate_commas(f, chosen) % 2 == 1);
    if (open < frames_.size() && frames_[open].count > 0 && (chosen == kNone || cut_off || is_verbless_part(f, v))) {
      if (const std::uint32_t outer = choose(frames_[open], v); outer != kNone) {
        pop_to(open, verbs_[v].tokens.begin);
        set_subject(v, outer, false);
        enter(v);
        return;
      }
    }
    const std::uint32_t behind = chosen == kNone || cut_off ? subject_behind(v) : kNone;
    if (cut_off && behind != kNone) {  // an insertion: "Les combats, a affirmé l'ONG, ont repris"
      insert(v);
      set_subject(v, behind, true);
      reported_ = behind;
      return;
    }
    if (chosen != kNone) {
      set_subject(v, chosen, false);
    }
    enter(v);
    top().wants_subject = chosen == kNone && verbs_[v].mood != GroupMood::kImperative;
  }

  /// Commas between a candidate and the present token.
  static std::uint32_t last_candidate_commas(const Frame& f, std::uint32_t noun) {
    for (std::size_t k = 0; k < f.count; ++k) {
      if (f.candidates[k].noun == noun) {
        return f.commas - f.candidates[k].commas;
      }
    }
    return 0;
  }

  /// "146 civils dont 22 enfants ont péri": a counted part, not a clause.
  bool is_verbless_part(const Frame& f, std::uint32_t) const {
    if (f.relative == kNone || f.count != 1 || f.commas != 0) {
      return false;
    }
    const NounGroup& part = nouns_[f.candidates[0].noun];
    return part.number != kNone || view_.pos(part.head) == Pos::kNumeral;
  }

  void refine_antecedent(std::uint32_t relative, std::uint32_t v) {
    std::uint32_t g = nouns_[relative].antecedent;
    for (int climb = 0; climb < 4 && g != kNone; ++climb) {
      if (agree(g, v)) {
        nouns_[relative].antecedent = g;
        return;
      }
      g = nouns_[g].complement_of != kNone ? nouns_[g].complement_of : nouns_[g].apposed_to;
    }
  }

  /// "A a pris X et menace Y": the subject of the verb before, or of an outer one when only that agrees.
  void share_subject(std::uint32_t v) {
    std::size_t k = frames_.size() - 1;
    for (std::size_t level = frames_.size(); level > root(); --level) {
      const Frame& f = frames_[level - 1];
      const std::uint32_t subject = f.verb == kNone ? kNone : verbs_[f.verb].subject;
      const std::uint32_t meant = subject != kNone && nouns_[subject].antecedent != kNone ? nouns_[subject].antecedent : subject;
      if (meant != kNone && agree(meant, v)) {
        k = level - 1;
        break;
      }
    }
    pop_to(k, verbs_[v].tokens.begin);
    const std::uint32_t subject = top().verb == kNone ? kNone : verbs_[top().verb].subject;
    const std::uint32_t own = top().verb == kNone ? choose(top(), v) : subject;
    next_clause(verbs_[v].tokens.begin);
    if (own != kNone) {
      set_subject(v, own, false);
    }
    enter(v);
  }

  void subject_of_next_clause(std::uint32_t v, std::size_t open) {
    const std::uint32_t begin = verbs_[v].tokens.begin;
    const std::uint32_t own = choose(top(), v);
    const Candidate* candidate = find_candidate(top(), own);
    const bool separate = candidate != nullptr && (candidate->commas > top().active_commas || candidate->object_of == kNone);
    if (open < frames_.size()) {
      const std::uint32_t outer = choose(frames_[open], v);
      if (outer != kNone && (!separate || comma_before(v) || frames_[open].relative == kNone)) {
        pop_to(open, begin);
        set_subject(v, outer, false);
        enter(v);
        return;
      }
      if (own != kNone) {
        release(*candidate);
        pop_to(open, nouns_[own].tokens.begin);
        set_subject(v, own, false);
        enter(v);
        return;
      }
    }
    if (own == kNone || (comma_before(v) && subject_behind(v) != kNone)) {
      report(v);
      return;
    }
    const Candidate taken = *candidate;
    release(taken);
    if (top().join == kNone) {
      pop_to(root(), nouns_[own].tokens.begin);
    }
    next_clause(nouns_[own].tokens.begin);
    set_subject(v, own, false);
    enter(v);
  }

  static const Candidate* find_candidate(const Frame& f, std::uint32_t noun) {
    for (std::size_t k = 0; k < f.count && noun != kNone; ++k) {
      if (f.candidates[k].noun == noun) {
        return &f.candidates[k];
      }
    }
    return nullptr;
  }

  /// A group that was taken for an object turns out to be a subject.
  void release(const Candidate& c) {
    if (c.object_of != kNone && verbs_[c.object_of].object == c.noun) {
      verbs_[c.object_of].object = kNone;
    }
  }

  // ---- verbs that are not finite ----

  void open_small(ClauseKind kind, std::uint32_t v) {
    const VerbGroup& verb = verbs_[v];
    const std::uint32_t begin = verb.linker.empty() ? verb.tokens.begin : verb.linker.begin;
    close_small(begin);
    small_ = new_clause(kind, begin, top().clause, verb.linker.empty() ? kNone : verb.linker.begin);
    clauses_[small_].verb = v;
    verbs_[v].clause = small_;
  }

  void activate(std::uint32_t v) {
    top().active = v;
    top().active_commas = top().commas;
  }

  void on_infinitive(std::uint32_t v) {
    VerbGroup& verb = verbs_[v];
    const std::uint32_t before = verb.linker.empty() ? verb.tokens.begin : verb.linker.begin;
    const Frame& f = top();
    const std::uint32_t noun = noun_ending_at(before);
    const std::uint32_t main = f.active != kNone ? f.active : f.verb;
    if (noun != kNone && !verb.linker.empty() && view_.is(verb.linker.begin, kOf | kTo) && !governs(main, verb.linker)) {
      verb.antecedent = noun;
    } else {
      verb.governor = join_before(v) && main != kNone && verbs_[main].form == VerbForm::kInfinitive && verb.linker.empty() ? verbs_[main].governor : main;
    }
    open_small(ClauseKind::kInfinitive, v);
    activate(v);
  }

  bool governs(std::uint32_t v, TokenRange linker) const {
    if (v == kNone) {
      return false;
    }
    return view_.is(linker.begin, kOf) ? view_.lemma_is(verbs_[v].head, kGovernsOf) : view_.lemma_is(verbs_[v].head, kGovernsTo);
  }

  /// A common noun group that ends right at token `end`.
  std::uint32_t noun_ending_at(std::uint32_t end) const {
    std::uint32_t g = noun_;
    while (g > 0 && nouns_[g - 1].tokens.begin >= end) {
      --g;
    }
    const bool ends = g > 0 && nouns_[g - 1].tokens.end == end && !nouns_[g - 1].pronoun;
    return ends ? g - 1 : kNone;
  }

  void on_present_participle(std::uint32_t v) {
    VerbGroup& verb = verbs_[v];
    verb.antecedent = verb.linker.empty() ? noun_ending_at(verb.tokens.begin) : kNone;
    verb.governor = verb.antecedent == kNone ? last_finite_ : kNone;
    open_small(ClauseKind::kParticiple, v);
    activate(v);
  }

  void on_past_participle(std::uint32_t v) {
    VerbGroup& verb = verbs_[v];
    const std::uint32_t last = top().verb;
    const std::uint32_t previous = v > 0 && verbs_[v - 1].tokens.begin >= range_.begin ? v - 1 : kNone;
    const bool compound = last != kNone && verbs_[last].head != first_verb(view_, verbs_[last]);
    const bool bare_before = previous != kNone && verbs_[previous].form == VerbForm::kPastParticiple;
    if (compound && join_before(v) && !bare_before) {
      verb.form = VerbForm::kFinite;
      verb.voice = verbs_[last].voice;
      verb.tense = verbs_[last].tense;
      verb.mood = verbs_[last].mood;
      verb.subject = verbs_[last].subject;
      next_clause(verb.tokens.begin);
      enter(v);
      return;
    }
    verb.antecedent = join_before(v) && bare_before ? verbs_[previous].antecedent : qualified(v);
    if (verb.antecedent == kNone && top().count == 0 && top().verb == kNone) {
      top().fronted = v;
    }
    open_small(ClauseKind::kParticiple, v);
  }

  /// The noun group that the participle qualifies: the one before it, or one that this completes and that agrees better.
  std::uint32_t qualified(std::uint32_t v) const {
    const std::uint32_t nearest = noun_before(verbs_[v].tokens.begin);
    std::uint32_t g = nearest;
    for (int climb = 0; climb < 4 && g != kNone; ++climb) {
      if (participle_agrees(view_, nouns_[g], verbs_[v].head)) {
        return g;
      }
      g = nouns_[g].complement_of != kNone ? nouns_[g].complement_of : nouns_[g].apposed_to;
    }
    return nearest;
  }

  /// The latest noun group before token `at`, adverbs and quotation marks between them allowed.
  std::uint32_t noun_before(std::uint32_t at) const {
    std::uint32_t end = at;
    const std::uint32_t floor = at - std::min(at - range_.begin, kMaxBetween);
    while (end > floor && (view_.pos(end - 1) == Pos::kAdverb || view_.is(end - 1, kQuoteBoth | kQuoteOpen | kComma))) {
      --end;
    }
    return noun_ending_at(end);
  }

  const GroupView& view_;
  std::vector<NounGroup>& nouns_;
  std::vector<VerbGroup>& verbs_;
  std::vector<Members> members_;  ///< one entry a noun group
  std::vector<Clause> clauses_;
  std::vector<Frame> frames_;
  TokenRange range_;
  std::uint32_t sentence_ = 0;
  std::uint32_t noun_ = 0;      ///< first noun group that begins at or behind the present token
  std::uint32_t verb_ = 0;
  std::uint32_t small_ = kNone; ///< open clause of an infinitive or participle
  std::uint32_t last_finite_ = kNone;  ///< latest finite verb group of the sentence
  std::uint32_t skipped_ = 0;   ///< brackets opened beyond the depth limit
  std::uint32_t reported_ = kNone;
};

}  // namespace

std::vector<Clause> find_clauses(const GroupView& view, std::vector<NounGroup>& nouns, std::vector<VerbGroup>& verbs) {
  return ClauseFinder(view, nouns, verbs).find();
}

}  // namespace recoupe

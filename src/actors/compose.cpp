// SPDX-License-Identifier: GPL-3.0-or-later
// Composition, right to left, so that what a word governs is settled before the word itself:
//   "porte-parole du ministère russe de la Défense": ministère + russe → russia; porte-parole + de + that → russia, a person.
#include <algorithm>

#include "actors/scan.h"

namespace recoupe {
namespace {

/// Whose the head is: "avions | du régime", "avions | russes", "groupe | X".
struct Owner {
  ActorId actor = kNone;
  Country country = 0;               ///< set for demonyms and place names: roles are looked up there
  std::uint32_t hit = kNone;
  std::uint32_t end = 0;             ///< token after the owner
  bool adjective = false;
};

std::uint32_t hit_from(const Scan& scan, std::uint32_t token) { return token < scan.size() ? scan.hit_at[token] : kNone; }

/// A plain word that may stand between a head and its complement: "avions [militaires] russes".
bool is_filler(const Scan& scan, std::uint32_t i) {
  if (i >= scan.size() || !scan.is_word(i) || scan.hit_at[i] != kNone || !scan.same_line(i - 1)) {
    return false;
  }
  const Token& token = scan.analysed.tokens[i];
  const bool plain = !token.has(kCapitalised) && !token.has(kElided) && (scan.roles[i] & (kOf | kArticle | kAnd | kAgentPreposition | kPlacePreposition | kHeMasculine | kSheFeminine | kNoFiller)) == 0;
  return plain && (!scan.tagged() || token.tag.pos == Pos::kAdjective || token.tag.pos == Pos::kNoun || token.tag.form == VerbForm::kPastParticiple);
}

const ActorHead* head_of(const Scan& scan, const Hit& hit) { return hit.kind == HitKind::kHead ? &scan.table.heads[hit.entry] : nullptr; }
const ActorName* name_of(const Scan& scan, const Hit& hit) { return hit.kind == HitKind::kName ? &scan.table.names[hit.entry] : nullptr; }

bool is_person_name(const Scan& scan, const Hit& hit) {
  const ActorName* name = name_of(scan, hit);
  return (name != nullptr && name->person != kNone) || hit.kind == HitKind::kUnknownName;
}

/// What the hit at token `i` may own.
std::optional<Owner> owner_from_hit(const Scan& scan, std::uint32_t i, bool after_of) {
  const std::uint32_t h = hit_from(scan, i);
  if (h == kNone) {
    return std::nullopt;
  }
  const Hit& hit = scan.hits[h];
  Owner owner{hit.out.actor, 0, h, hit.mention ? hit.out.tokens.end : hit.tokens.end, false};
  if (const ActorName* name = name_of(scan, hit)) {
    owner.actor = name->actor;
    owner.country = name->use == NameUse::kGovernment ? country_code(scan.table.actors[name->actor].country) : Country{0};
    return after_of ? std::optional(owner) : std::nullopt;
  }
  if (hit.kind == HitKind::kDemonym) {
    const Demonym& demonym = scan.table.demonyms[hit.entry];
    owner = {demonym.actor, demonym.country, h, hit.tokens.end, true};
    const bool people = scan.analysed.tokens[i].has(kCapitalised);
    return people == after_of ? std::optional(owner) : std::nullopt;
  }
  const ActorHead* head = head_of(scan, hit);
  const bool usable = head != nullptr && hit.mention && hit.out.kind != ActorKind::kCivilians && !head->has(kSpeaker);
  owner.adjective = !after_of;
  return usable ? std::optional(owner) : std::nullopt;
}

std::optional<Owner> find_owner(const Scan& scan, std::uint32_t j) {
  for (int fillers = 0; fillers < 3; ++fillers, ++j) {
    if (j >= scan.size() || !scan.same_line(j - 1)) {
      return std::nullopt;
    }
    if (auto owner = owner_from_hit(scan, j, false)) {
      return owner;
    }
    if (scan.is(j, kOf)) {
      std::uint32_t k = j + 1;
      const auto skipped = [&] { return scan.is(k, kArticle) || (scan.tagged() && is_filler(scan, k) && scan.analysed.tokens[k].tag.pos == Pos::kAdjective); };
      k += skipped() ? 1U : 0U;
      k += skipped() ? 1U : 0U;
      return owner_from_hit(scan, k, true);
    }
    if (!is_filler(scan, j)) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

/// True when the place reader found a place under these tokens.
bool place_covers(const Scan& scan, TokenRange tokens) {
  const auto& found = scan.places.mentions;
  const auto at = std::lower_bound(found.begin(), found.end(), tokens.begin, [](const PlaceMention& m, std::uint32_t t) { return m.tokens.end <= t; });
  return at != found.end() && at->tokens.overlaps(tokens);
}

/// Behind "d'Alep" in "un militant d'Alep, Abou Rami".
std::uint32_t after_place(const Scan& scan, std::uint32_t i) {
  const auto& found = scan.places.mentions;
  const auto at = std::lower_bound(found.begin(), found.end(), i, [](const PlaceMention& m, std::uint32_t t) { return m.tokens.begin <= t; });
  return scan.is(i, kOf) && at != found.end() && at->tokens.begin == i + 1 ? at->tokens.end : i;
}

ActorId owned_actor(const Scan& scan, const ActorHead& head, const Owner& owner) {
  if (head.kind == ActorKind::kMedia && owner.country != 0 && head.has(kForce)) return kNone;   // a country's private press speaks for itself
  const bool by_role = owner.country != 0 && !head.has(kOffice) && head.actor_class != scan.table.anonymous_class;
  const ActorId role = by_role ? role_in(scan.table, head.actor_class, owner.country, scan.day) : kNone;
  const bool own_role = by_role && (head.kind == ActorKind::kRebel || head.kind == ActorKind::kJihadist || head.kind == ActorKind::kMilitia || head.kind == ActorKind::kCivilians);
  const bool troops = head.kind == ActorKind::kStateForces || head.kind == ActorKind::kState;
  const bool foreign = role != kNone && troops && country_code(scan.table.actors[role].country) != owner.country;   // "roquettes palestiniennes"
  return (role != kNone && !foreign) || own_role ? role : owner.actor;
}

void settle(const Scan& scan, Hit& hit, ActorId actor, ActorKind kind, RuleId rule, TokenRange tokens) {
  hit.mention = true;
  hit.out.tokens = tokens;
  hit.out.span = scan.analysed.span_of(tokens);
  hit.out.rule = rule;
  hit.out.actor = actor;
  hit.out.kind = actor == kNone ? kind : scan.table.actors[actor].kind;
  hit.out.name = actor == kNone ? std::string(hit.out.span.in(scan.text)) : scan.table.actors[actor].name;
}

/// Portfolio after an office: "ministre russe | des Affaires étrangères".
std::uint32_t after_portfolio(const Scan& scan, std::uint32_t j) {
  const std::uint32_t h = hit_from(scan, j);
  const ActorHead* head = h == kNone ? nullptr : head_of(scan, scan.hits[h]);
  return head != nullptr && head->has(kPortfolio) ? scan.hits[h].tokens.end : j;
}

/// A name right after an office or group word, or after its comma: the name's hit, or kNone.
std::uint32_t name_after(const Scan& scan, std::uint32_t end, bool comma_allowed) {
  const bool comma = comma_allowed && scan.is_mark(end, ',');
  const std::uint32_t j = comma ? end + 1 : end;
  const std::uint32_t h = j < scan.size() && scan.same_line(j - 1) ? hit_from(scan, j) : kNone;
  if (h == kNone || !is_person_name(scan, scan.hits[h])) {
    return kNone;
  }
  const Hit& name = scan.hits[h];
  const bool sure = name.kind == HitKind::kName || !comma || (name.tokens.size() > 1 && !place_covers(scan, name.tokens));
  return sure ? h : kNone;
}

/// An office or group word that says nothing by itself becomes one mention with its name: "le président Assad".
void join_name(Scan& scan, Hit& hit, Hit& name, bool person) {
  const bool known = name.kind == HitKind::kName;
  settle(scan, hit, known ? name.out.actor : kNone, person ? ActorKind::kPerson : hit.out.kind, known ? name.out.rule : scan.table.unknown_name_rule,
         {hit.tokens.begin, name.tokens.end});
  hit.out.name = known ? name.out.name : std::string(scan.analysed.span_of(name.tokens).in(scan.text));
  hit.out.person = person;
  name.mention = false;
  name.out.rule = hit.out.rule;   // a later short form of the name repeats this mention
  name.out.kind = hit.out.kind;
  name.out.name = hit.out.name;
  name.out.person = person;
}

/// An unknown person speaks for the body of his office: "Khaled Harah, secouriste de la défense civile".
void inherit_office(const Scan& scan, Hit& name, const ActorMention& office) {
  settle(scan, name, office.actor, ActorKind::kPerson, scan.table.apposition_rule, name.tokens);
  name.out.name = std::string(name.out.span.in(scan.text));
  name.out.person = true;
}

/// Office and name side by side tell about each other: "l'émissaire de l'ONU Staffan de Mistura".
void pair_with_name(Scan& scan, Hit& office, Hit& name) {
  if (name.kind == HitKind::kUnknownName) {
    if (!name.mention || name.out.actor == kNone) inherit_office(scan, name, office.out);
  } else if (name.out.actor != kNone && scan.table.actors[name.out.actor].parent == office.out.actor) {
    settle(scan, office, name.out.actor, ActorKind::kPerson, office.out.rule, office.out.tokens);
  }
}

bool stands_as_adjective(const Scan& scan, std::uint32_t i) {
  if (i == 0 || scan.analysed.tokens[i].has(kLineStart) || !scan.is_word(i - 1)) {
    return false;
  }
  const Token& before = scan.analysed.tokens[i - 1];
  if (scan.tagged()) {
    return before.tag.pos == Pos::kNoun && !before.has(kHasDigit);
  }
  return scan.roles[i - 1] == 0 && !before.has(kHasDigit) && !before.has(kElided);
}

/// "attaque armée", "unités fidèles": the tagger saw an adjective after its noun where the word alone would be an actor.
bool only_qualifies(const Scan& scan, const Hit& hit) {
  const std::uint32_t i = hit.tokens.begin;
  if (i == 0 || hit.tokens.size() != 1 || !scan.tagged()) return false;
  const Tag& tag = scan.analysed.tokens[i].tag;
  const Pos before = scan.analysed.tokens[i - 1].tag.pos;
  return (tag.pos == Pos::kAdjective || tag.form == VerbForm::kPastParticiple) && (before == Pos::kNoun || before == Pos::kAdjective);
}

/// "cette source", "la même source": whoever spoke before; left to the references.
bool takes_up_speaker(const Scan& scan, TokenRange tokens) {
  const auto facts = scan.table.words.find(scan.analysed.tokens[tokens.begin].folded);
  const bool described = facts != scan.table.words.end() && (facts->second.starts & kStartsDescription) != 0;
  return described && tokens.size() == 1 && tokens.begin > 0 && scan.is(tokens.begin - 1, kDemonstrative);
}

void compose_bare(const Scan& scan, Hit& hit, const ActorHead& head) {
  const bool adjective = head.has(kAdjective) && stands_as_adjective(scan, hit.tokens.begin);
  const bool noun = head.has(kBare) || (head.has(kAdjective) && hit.tokens.begin > 0 && scan.is(hit.tokens.begin - 1, kArticle) && !adjective);
  const bool definite = hit.tokens.begin > 0 && scan.is(hit.tokens.begin - 1, kDefinite | kOf);
  if (takes_up_speaker(scan, hit.tokens) || (!head.has(kAdjective) && only_qualifies(scan, hit))) {
    return;
  }
  if ((!noun && !adjective) || (head.has(kDefiniteOnly) && !definite)) {
    return;
  }
  settle(scan, hit, role_in(scan.table, head.actor_class, scan.theatre, scan.day), head.kind, head.rule, hit.tokens);
  hit.out.adjective = adjective;
}

/// "raids russes": the act is no actor, the adjective after it is one.
void mark_adjective(Scan& scan, std::uint32_t demonym) {
  Hit& hit = scan.hits[demonym];
  const Demonym& entry = scan.table.demonyms[hit.entry];
  settle(scan, hit, entry.actor, ActorKind::kState, entry.rule, hit.tokens);
  hit.out.adjective = true;
}

/// Whose this head is, where its kind lets it have an owner.
std::optional<Owner> owner_of(const Scan& scan, const Hit& hit, const ActorHead& head) {
  if (head.kind == ActorKind::kCivilians && !head.has(kPeople)) {
    return std::nullopt;
  }
  auto owner = find_owner(scan, after_portfolio(scan, hit.tokens.end));
  const bool people_only = owner && owner->country != 0 && head.has(kSpeaker);   // "des militants syriens" speak for no state
  const bool not_epithet = owner && head.has(kEpithet) && !owner->adjective;      // "alliés du régime" are not the regime
  return people_only || not_epithet ? std::nullopt : owner;
}

/// "le groupe rebelle Fastaqim": the name right after a group word says which.
void take_group_name(Scan& scan, Hit& hit) {
  const std::uint32_t h = hit_from(scan, hit.tokens.end);
  const ActorName* name = h == kNone ? nullptr : name_of(scan, scan.hits[h]);
  if (name != nullptr && name->use == NameUse::kBody) {
    settle(scan, hit, name->actor, ActorKind::kUnknown, name->rule, {hit.tokens.begin, scan.hits[h].tokens.end});
    scan.hits[h].mention = false;
  }
}

/// "le porte-parole de l'armée, le lieutenant-colonel Peter Lerner": a rank with an unknown name takes the body of the office before it.
void give_body_to_rank(Scan& scan, const Hit& office) {
  const std::uint32_t comma = office.out.tokens.end;
  const std::uint32_t h = scan.is_mark(comma, ',') && scan.is(comma + 1, kDefinite) ? hit_from(scan, comma + 2) : kNone;
  if (h == kNone || office.out.actor == kNone) {
    return;
  }
  Hit& rank = scan.hits[h];
  const bool ranked = rank.kind == HitKind::kHead && rank.mention && rank.out.person && rank.out.actor == kNone && rank.out.tokens.size() > rank.tokens.size();
  if (ranked && h + 1 < scan.hits.size()) {
    rank.out.actor = scan.hits[h + 1].out.actor = office.out.actor;
  }
}

void compose_head(Scan& scan, std::uint32_t h) {
  Hit& hit = scan.hits[h];
  const ActorHead& head = *head_of(scan, hit);
  if (head.has(kPortfolio)) {
    return;
  }
  const auto owner = owner_of(scan, hit, head);
  if (head.has(kAct)) {
    if (owner && owner->adjective && scan.hits[owner->hit].kind == HitKind::kDemonym) mark_adjective(scan, owner->hit);
    return;
  }
  if (owner) {
    settle(scan, hit, owned_actor(scan, head, *owner), head.kind, head.rule, {hit.tokens.begin, after_portfolio(scan, owner->end)});
    Hit& inner = scan.hits[owner->hit];
    inner.mention = inner.mention && !owner->adjective;
    inner.out.in_organisation = inner.out.in_organisation || head.has(kOffice);
  } else {
    compose_bare(scan, hit, head);
  }
  if (head.has(kGroupWord)) take_group_name(scan, hit);
  hit.out.person = hit.mention && (head.kind == ActorKind::kPerson || head.has(kSpeaker));
  hit.out.equipment = hit.mention && head.has(kEquipment);
  const bool speaker = head.has(kOffice) || head.has(kSpeaker);
  const std::uint32_t named = speaker || head.has(kGroupWord)
      ? name_after(scan, hit.mention ? after_place(scan, hit.out.tokens.end) : after_portfolio(scan, hit.tokens.end), speaker && hit.mention) : kNone;
  if (speaker && hit.mention) give_body_to_rank(scan, hit);
  if (named != kNone && hit.mention && speaker) {
    pair_with_name(scan, hit, scan.hits[named]);
  } else if (named != kNone && (speaker || scan.hits[named].kind == HitKind::kUnknownName)) {
    hit.out.kind = head.kind;
    join_name(scan, hit, scan.hits[named], speaker);
  }
}

/// Skips an age between commas: "Oum Ahmad, 34 ans, une habitante".
std::uint32_t after_age(const Scan& scan, std::uint32_t comma) {
  const bool age = comma + 3 < scan.size() && scan.analysed.tokens[comma + 1].has(kAllDigits) && scan.is_mark(comma + 3, ',');
  return age ? comma + 3 : comma;
}

/// A name takes the office that follows in apposition.
void take_office(Scan& scan, Hit& name) {
  const std::uint32_t mark = after_age(scan, name.tokens.end);
  if (!scan.is_mark(mark, ',') && !scan.is_mark(mark, '(')) {
    return;
  }
  const std::uint32_t j = scan.is(mark + 1, kArticle) ? mark + 2 : mark + 1;
  const std::uint32_t h = hit_from(scan, j);
  const ActorHead* head = h == kNone ? nullptr : head_of(scan, scan.hits[h]);
  const bool office = head != nullptr && (head->has(kOffice) || head->has(kSpeaker) || head->kind == ActorKind::kCivilians || head->kind == ActorKind::kMedics);
  const Token& first = scan.analysed.tokens[name.tokens.begin];
  if (name.tokens.size() == 1 && !name.titled && scan.tagged() && !first.has(kUnknownWord) && first.tag.pos != Pos::kProper) {
    return;   // "Aujourd'hui, les enfants"
  }
  const bool named = name.tokens.size() > 1 || name.titled || (head != nullptr && scan.is(j - 1, kArticle));
  if (!office || !named || place_covers(scan, name.tokens)) {
    return;
  }
  if (scan.hits[h].mention && !scan.hits[h].out.adjective) {
    inherit_office(scan, name, scan.hits[h].out);
  } else if (!scan.hits[h].mention && name.tokens.size() > 1 && !name.mention) {   // of a body that nobody knows
    settle(scan, name, kNone, ActorKind::kPerson, scan.table.unknown_name_rule, name.tokens);
    name.out.person = true;
  }
}

void compose_name(Scan& scan, Hit& hit) {
  const ActorName& name = scan.table.names[hit.entry];
  settle(scan, hit, name.actor, ActorKind::kUnknown, name.rule, hit.tokens);
  hit.government = name.use == NameUse::kGovernment;
  if (name.person == kNone) {
    return;
  }
  const Person& person = scan.table.persons[name.person];
  const bool in_office = !scan.day || name.valid.holds_on(*scan.day);
  settle(scan, hit, in_office ? name.actor : kNone, ActorKind::kPerson, name.rule, hit.tokens);
  hit.out.name = person.name;
  hit.out.person = true;
}

/// "a averti Ned Price", "Ned Price a dit": an unknown name of several words that speaks is a person.
bool speaks(const Scan& scan, const Hit& name) {
  const std::uint32_t group = scan.analysed.noun_of[name.tokens.begin];
  const std::uint32_t verb = group < scan.verb_of_subject.size() ? scan.verb_of_subject[group] : kNone;
  return name.tokens.size() > 1 && verb != kNone && (lemma_roles(scan, scan.analysed.verbs[verb].head) & kSpeechVerb) != 0;
}

void compose_unknown(Scan& scan, Hit& hit) {
  if (hit.titled) {
    settle(scan, hit, kNone, ActorKind::kPerson, scan.table.unknown_name_rule, hit.tokens);
    hit.out.person = true;
  }
  take_office(scan, hit);
  if (!hit.mention && scan.tagged() && speaks(scan, hit) && !place_covers(scan, hit.tokens)) {
    settle(scan, hit, kNone, ActorKind::kPerson, scan.table.unknown_name_rule, hit.tokens);
    hit.out.person = true;
  }
}

/// A capitalised people: "les Russes" act as their state; the people of the theatre are civilians; "des dizaines d'Afghans" are unknown.
void compose_people(Scan& scan, Hit& hit) {
  const std::uint32_t i = hit.tokens.begin;
  const Demonym& entry = scan.table.demonyms[hit.entry];
  if (!scan.analysed.tokens[i].has(kCapitalised)) {
    if (entry.country == 0 && i > 0 && scan.is(i - 1, kDefinite)) settle(scan, hit, entry.actor, ActorKind::kUnknown, entry.rule, hit.tokens);   // "les pro-Hadi"
    return;
  }
  const bool counted = i > 0 && !scan.is(i - 1, kDefinite | kAgentPreposition | kBetween | kAnd | kDative) && (scan.is(i - 1, kArticle | kOf) || scan.analysed.tokens[i - 1].has(kHasDigit) || scan.is_word(i - 1));
  ActorId people = role_in(scan.table, scan.table.people_class, entry.country, scan.day);
  if (people == kNone && entry.country == scan.theatre && scan.table.theatres.contains(entry.country)) {
    people = role_in(scan.table, scan.table.civilians_class, entry.country, scan.day);
  } else if (people == kNone && !counted) {
    people = entry.actor;
  }
  settle(scan, hit, people, ActorKind::kUnknown, entry.rule, hit.tokens);
}

/// Whoever is named again by a short form is who he was: "M. Harah" after "Khaled Harah, secouriste".
void repeat_names(Scan& scan) {
  for (Hit& hit : scan.hits) {
    if (hit.same_as == kNone || hit.mention || hit.kind != HitKind::kUnknownName) {
      continue;
    }
    const Hit& first = scan.hits[hit.same_as];
    if (first.out.rule != kNone) {
      settle(scan, hit, first.out.actor, first.out.kind, first.out.rule, hit.tokens);
      hit.out.name = first.out.name;
      hit.out.person = first.out.person;
    }
  }
}

/// "les avions du régime et russes", "les forces maliennes, nigériennes et françaises", "ses homologues saoudien et jordanien": an adjective joined to a composed phrase.
void join_adjectives(Scan& scan) {
  for (std::uint32_t h = 1; h < scan.hits.size(); ++h) {
    const Hit& hit = scan.hits[h];
    const std::uint32_t begin = hit.tokens.begin;
    if (hit.kind != HitKind::kDemonym || hit.mention || begin < 2 || (!scan.is(begin - 1, kAnd) && !scan.is_mark(begin - 1, ',')) || scan.analysed.tokens[begin].has(kCapitalised)) {
      continue;
    }
    std::uint32_t p = h;   // the phrase that ends right before the conjunction; a nested one ends where its outer one does
    bool joined = false;
    while (p-- > 0 && h - p <= 3 && !joined) {
      joined = scan.hits[p].mention && scan.hits[p].out.tokens.end == begin - 1;
    }
    if (joined) mark_adjective(scan, h);
  }
}

/// True for "une coalition", "un groupe jihadiste": what kind of body a named one is.
bool describes_body(const Scan& scan, const Hit& hit) {
  const ActorHead* head = head_of(scan, hit);
  if (head == nullptr || head->has(kOffice) || head->has(kSpeaker) || head->has(kEquipment)) return false;
  return head->has(kGroupWord) || head->kind == ActorKind::kRebel || head->kind == ActorKind::kJihadist || head->kind == ActorKind::kMilitia;
}

/// "Ahrar, une coalition de groupes rebelles et islamistes, …": the description after a body's name is no second actor.
void drop_descriptions(Scan& scan) {
  for (std::uint32_t h = 0; h + 1 < scan.hits.size(); ++h) {
    const Hit& name = scan.hits[h];
    const bool body = name.mention && !name.out.person && !name.government && (name.kind == HitKind::kName || name.kind == HitKind::kUnknownName);
    const std::uint32_t comma = name.tokens.end;
    if (!body || !scan.is_mark(comma, ',') || !scan.is(comma + 1, kIndefinite)) continue;
    std::uint32_t d = hit_from(scan, comma + 2);
    if (d == kNone || !describes_body(scan, scan.hits[d])) continue;
    std::uint32_t end = scan.hits[d].tokens.end;
    for (; d < scan.hits.size() && scan.hits[d].tokens.begin <= end + 2; ++d) {
      const Hit& next = scan.hits[d];
      bool joined = next.kind == HitKind::kHead || next.kind == HitKind::kDemonym;
      for (std::uint32_t i = end; i < next.tokens.begin; ++i) joined = joined && scan.is(i, kAnd | kOf | kArticle);
      if (!joined) break;
      end = std::max(end, next.mention ? next.out.tokens.end : next.tokens.end);
      scan.hits[d].mention = false;
    }
  }
}

}  // namespace

void compose(Scan& scan) {
  for (auto h = static_cast<std::uint32_t>(scan.hits.size()); h-- > 0;) {
    Hit& hit = scan.hits[h];
    switch (hit.kind) {
      case HitKind::kName: compose_name(scan, hit); break;
      case HitKind::kHead: compose_head(scan, h); break;
      case HitKind::kDemonym: compose_people(scan, hit); break;
      case HitKind::kUnknownName: compose_unknown(scan, hit); break;
    }
  }
  join_adjectives(scan);
  repeat_names(scan);
  drop_descriptions(scan);
}

}  // namespace recoupe

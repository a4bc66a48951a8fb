// SPDX-License-Identifier: GPL-3.0-or-later
// Composition, right to left, so that what a word governs is settled before the word itself:
//   "porte-parole du ministère russe de la Défense": ministère + russe → russia; porte-parole + de + that → russia, a person.
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
  const bool plain = !token.has(kCapitalised) && !token.has(kElided) && (scan.roles[i] & (kOf | kArticle | kAnd | kAgentPreposition | kPlacePreposition | kHeMasculine | kSheFeminine)) == 0;
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
      for (int skipped = 0; skipped < 2 && (scan.is(k, kArticle) || is_filler(scan, k)); ++skipped) ++k;
      return owner_from_hit(scan, k, true);
    }
    if (!is_filler(scan, j)) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

ActorId owned_actor(const Scan& scan, const ActorHead& head, const Owner& owner) {
  const bool by_role = owner.country != 0 && !head.has(kOffice) && head.actor_class != scan.table.anonymous_class;
  const ActorId role = by_role ? role_in(scan.table, head.actor_class, owner.country, scan.day) : kNone;
  const bool own_role = by_role && (head.kind == ActorKind::kRebel || head.kind == ActorKind::kJihadist || head.kind == ActorKind::kMilitia || head.kind == ActorKind::kCivilians);
  return role != kNone || own_role ? role : owner.actor;
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
  const std::uint32_t j = comma_allowed && scan.is_mark(end, ',') ? end + 1 : end;
  const std::uint32_t h = j < scan.size() && scan.same_line(j - 1) ? hit_from(scan, j) : kNone;
  if (h == kNone || !is_person_name(scan, scan.hits[h])) {
    return kNone;
  }
  return j == end || name_of(scan, scan.hits[h]) != nullptr ? h : kNone;
}

/// "le porte-parole de la coalition Ahmed al-Assiri": office phrase and name become one mention.
void join_name(Scan& scan, Hit& hit, std::uint32_t named, bool person) {
  Hit& name = scan.hits[named];
  const ActorName* known = name_of(scan, name);
  const TokenRange tokens{hit.tokens.begin, name.out.tokens.end > name.tokens.end ? name.out.tokens.end : name.tokens.end};
  const ActorId actor = known != nullptr ? name.out.actor : (hit.mention ? hit.out.actor : kNone);
  const RuleId rule = known != nullptr ? known->rule : scan.table.apposition_rule;
  settle(scan, hit, actor, person ? ActorKind::kPerson : hit.out.kind, rule, tokens);
  hit.out.name = known != nullptr ? name.out.name : std::string(scan.analysed.span_of(name.tokens).in(scan.text));
  hit.out.person = person;
  name.mention = false;
  name.out = hit.out;
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

void compose_bare(const Scan& scan, Hit& hit, const ActorHead& head) {
  const bool adjective = stands_as_adjective(scan, hit.tokens.begin) && hit.tokens.size() == 1;
  if (!head.has(kBare) || (head.has(kAdjective) && !adjective)) {
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

void compose_head(Scan& scan, std::uint32_t h) {
  Hit& hit = scan.hits[h];
  const ActorHead& head = *head_of(scan, hit);
  if (head.has(kPortfolio)) {
    return;
  }
  const bool alone = head.kind == ActorKind::kCivilians && head.actor_class != scan.table.people_class && !head.has(kPeople);
  const auto owner = alone ? std::nullopt : find_owner(scan, after_portfolio(scan, hit.tokens.end));
  if (head.has(kAct)) {
    if (owner && scan.hits[owner->hit].kind == HitKind::kDemonym && owner->adjective) mark_adjective(scan, owner->hit);
    return;
  }
  const bool speaker_of_people = head.has(kSpeaker) && owner && owner->country != 0;
  if (owner && !speaker_of_people) {
    const TokenRange tokens{hit.tokens.begin, after_portfolio(scan, owner->end)};
    settle(scan, hit, owned_actor(scan, head, *owner), head.kind, head.rule, tokens);
    Hit& inner = scan.hits[owner->hit];
    inner.mention = inner.mention && !owner->adjective;
    inner.out.in_organisation = inner.out.in_organisation || head.has(kOffice);
  } else {
    compose_bare(scan, hit, head);
  }
  hit.out.person = hit.mention && (head.has(kOffice) || head.has(kSpeaker));
  hit.out.equipment = hit.mention && head.has(kEquipment);
  const std::uint32_t end = hit.mention ? hit.out.tokens.end : after_portfolio(scan, hit.tokens.end);
  if (head.has(kOffice) || head.has(kGroupWord)) {
    hit.out.kind = hit.mention ? hit.out.kind : head.kind;
    const std::uint32_t named = name_after(scan, end, head.has(kOffice) && hit.mention);
    if (named != kNone) join_name(scan, hit, named, head.has(kOffice));
  }
}

/// "Khaled Harah, secouriste de la défense civile": the name takes the office that follows in apposition.
void join_office(Scan& scan, Hit& name) {
  std::uint32_t j = name.tokens.end;
  if (!scan.is_mark(j, ',') && !scan.is_mark(j, '(')) {
    return;
  }
  ++j;
  j += scan.is(j, kArticle) ? 1U : 0U;
  const std::uint32_t h = hit_from(scan, j);
  const ActorHead* head = h == kNone ? nullptr : head_of(scan, scan.hits[h]);
  if (head == nullptr || !scan.hits[h].mention || (name.kind == HitKind::kUnknownName && name.tokens.size() < 2 && !name.titled && !scan.hits[h].out.person)) {
    return;
  }
  Hit& office = scan.hits[h];
  const bool known = name.kind == HitKind::kName;
  const std::string text = known ? name.out.name : std::string(scan.analysed.span_of(name.tokens).in(scan.text));
  settle(scan, name, known ? name.out.actor : office.out.actor, ActorKind::kPerson, known ? name.out.rule : scan.table.apposition_rule,
         {name.tokens.begin, office.out.tokens.end});
  name.out.name = text;
  name.out.person = true;
  office.mention = false;
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
  join_office(scan, hit);
}

void compose_unknown(Scan& scan, Hit& hit) {
  if (hit.titled) {
    settle(scan, hit, kNone, ActorKind::kPerson, scan.table.unknown_name_rule, hit.tokens);
    hit.out.person = true;
  }
  join_office(scan, hit);
}

/// A capitalised people: "les Russes" act as their state; the people of the theatre are civilians.
void compose_people(Scan& scan, Hit& hit) {
  const Token& token = scan.analysed.tokens[hit.tokens.begin];
  const Demonym& entry = scan.table.demonyms[hit.entry];
  const bool determined = hit.tokens.begin > 0 && (scan.is(hit.tokens.begin - 1, kArticle | kOf | kDative | kAgentPreposition) || scan.analysed.tokens[hit.tokens.begin - 1].has(kHasDigit));
  if (!token.has(kCapitalised) || !determined) {
    return;
  }
  const bool definite = scan.is(hit.tokens.begin - 1, kDefinite | kAgentPreposition);
  const bool own = entry.country == scan.theatre || !definite;
  const ActorId people = own ? role_in(scan.table, scan.table.people_class, entry.country, scan.day) : entry.actor;
  settle(scan, hit, people, ActorKind::kCivilians, entry.rule, hit.tokens);
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

/// "les avions du régime et russes", "ses homologues saoudien et jordanien": an adjective joined to a composed phrase.
void join_adjectives(Scan& scan) {
  for (std::uint32_t h = 1; h < scan.hits.size(); ++h) {
    const Hit& hit = scan.hits[h];
    const std::uint32_t begin = hit.tokens.begin;
    if (hit.kind != HitKind::kDemonym || hit.mention || begin < 2 || !scan.is(begin - 1, kAnd) || scan.analysed.tokens[begin].has(kCapitalised)) {
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
}

}  // namespace recoupe

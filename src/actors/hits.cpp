// SPDX-License-Identifier: GPL-3.0-or-later
// Known spellings, common nouns, demonyms and unknown proper names, longest first, left to right.
#include <algorithm>

#include "actors/scan.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kLongestUnknownName = 6;   // tokens; longer runs of capitals are headlines

bool case_fits(const Scan& scan, TokenRange tokens, unsigned capitals, unsigned acronyms) {
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i, capitals >>= 1U, acronyms >>= 1U) {
    const Token& token = scan.analysed.tokens[i];
    if (((capitals & 1U) != 0 && !token.has(kCapitalised)) || ((acronyms & 1U) != 0 && !token.has(kAllCapitals))) {
      return false;
    }
  }
  return true;
}

/// The longest phrase of `trie` at `begin` for which `fits(range, values)` gives an entry.
template <class Fits>
std::optional<Hit> longest(const Scan& scan, const Phrases& trie, std::uint32_t begin, HitKind kind, Fits fits) {
  for (std::uint32_t end = scan.size(); end > begin;) {
    const auto hit = trie.longest(scan.analysed, begin, end);
    if (!hit) {
      return std::nullopt;
    }
    if (const std::uint32_t entry = fits(hit->range, hit->values); entry != kNone) {
      Hit out;
      out.tokens = hit->range;
      out.kind = kind;
      out.entry = entry;
      return out;
    }
    end = hit->range.end - 1;
  }
  return std::nullopt;
}

std::uint32_t fitting_name(const Scan& scan, TokenRange range, std::span<const std::uint32_t> ids) {
  const ActorName* name = choose_name(scan, range, ids);
  return name == nullptr ? kNone : static_cast<std::uint32_t>(name - scan.table.names.data());
}

std::uint32_t fitting_head(const Scan& scan, TokenRange range, std::span<const std::uint32_t> ids) {
  for (const std::uint32_t id : ids) {
    const Token& first = scan.analysed.tokens[range.begin];
    const WordKey form = scan.table.heads[id].form;   // "retraite" is no "retraité"
    if (range.size() == 1 && form != first.form && !first.has(kCapitalised) && !first.has(kUnknownWord)) {
      continue;
    }
    const bool verb = scan.tagged() && range.size() == 1 && first.tag.is_verb() && first.tag.form != VerbForm::kPastParticiple;
    if (!verb && case_fits(scan, range, scan.table.heads[id].capitals, 0)) {
      return id;
    }
  }
  return kNone;
}

/// The longest of what the tables know at token `i`; a common noun goes before a body of the same name.
std::optional<Hit> known_at(const Scan& scan, std::uint32_t i, const WordFacts& facts) {
  std::optional<Hit> best;
  const auto offer = [&](std::optional<Hit> hit) {
    if (hit && (!best || hit->tokens.end > best->tokens.end)) best = std::move(hit);
  };
  if ((facts.starts & kStartsHead) != 0) {
    offer(longest(scan, scan.table.head_trie, i, HitKind::kHead, [&](TokenRange r, auto ids) { return fitting_head(scan, r, ids); }));
  }
  if ((facts.starts & kStartsName) != 0) {
    offer(longest(scan, scan.table.name_trie, i, HitKind::kName, [&](TokenRange r, auto ids) { return fitting_name(scan, r, ids); }));
  }
  if (facts.demonym != kNone && !best) {
    best.emplace();
    best->tokens = {i, i + 1};
    best->kind = HitKind::kDemonym;
    best->entry = facts.demonym;
  }
  return best;
}

bool is_name_word(const Scan& scan, std::uint32_t i) {
  const Token& token = scan.analysed.tokens[i];
  if (token.has(kCapitalised) && !token.has(kElided)) {
    return true;
  }
  const std::string_view word = scan.word(i);
  const auto hyphen = word.find('-');   // "al-Haq": a particle glued to a capital
  if (hyphen == std::string_view::npos || hyphen + 1 >= word.size()) {
    return false;
  }
  const auto facts = scan.table.words.find(folded_key(word.substr(0, hyphen)));
  return facts != scan.table.words.end() && (facts->second.roles & kNameParticle) != 0;
}

/// A surname of the table, where it may stand alone or its bearer was named before, or with any title.
std::optional<Hit> surname_at(const Scan& scan, std::uint32_t i, const std::vector<bool>& named, bool titled) {
  const auto fits = [&](TokenRange range, std::span<const std::uint32_t> ids) {
    std::uint32_t best = kNone;
    for (const std::uint32_t id : ids) {
      const ActorName& name = scan.table.names[id];
      const bool allowed = titled || name.short_name || named[name.person];
      const bool better = best == kNone || (named[name.person] && !named[scan.table.names[best].person]);
      if (allowed && better && case_fits(scan, range, name.capitals, 0)) best = id;
    }
    return best;
  };
  return longest(scan, scan.table.surname_trie, i, HitKind::kName, fits);
}

/// The body that a known name at token `i` stands for, or kNone.
ActorId actor_named_at(const Scan& scan, std::uint32_t i) {
  const auto facts = scan.table.words.find(scan.analysed.tokens[i].folded);
  const auto hit = facts == scan.table.words.end() ? std::nullopt : known_at(scan, i, facts->second);
  return hit && hit->kind == HitKind::kName ? scan.table.names[hit->entry].actor : kNone;
}

bool known_name_at(const Scan& scan, std::uint32_t i) {
  const auto facts = scan.table.words.find(scan.analysed.tokens[i].folded);
  const auto hit = facts == scan.table.words.end() ? std::nullopt : known_at(scan, i, facts->second);
  return hit && hit->kind != HitKind::kHead;
}

/// A run of capitalised words that the tables do not know: "Khaled Harah", "Ansar al-Haq".
std::optional<Hit> unknown_name_at(const Scan& scan, std::uint32_t i) {
  if (!is_name_word(scan, i) || (scan.roles[i] & ~unsigned{kNameParticle}) != 0) {
    return std::nullopt;
  }
  std::uint32_t end = i + 1, last = i + 1;
  while (end < scan.size() && end < i + kLongestUnknownName && scan.same_line(end - 1) && scan.analysed.tokens[end].has(kSpaceBefore)) {
    if (is_name_word(scan, end) && known_name_at(scan, end)) {
      break;
    }
    if (is_name_word(scan, end)) {
      last = end + 1;
    } else if (!scan.is(end, kNameParticle)) {
      break;
    }
    ++end;
  }
  Hit hit;
  hit.tokens = {i, last};
  hit.kind = HitKind::kUnknownName;
  return hit;
}

}  // namespace

bool Scan::is_word(std::uint32_t token) const {
  const auto first = static_cast<unsigned char>(word(token).front());
  return first >= 0x80 || (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z') || (first >= '0' && first <= '9');
}

const ActorName* choose_name(const Scan& scan, TokenRange tokens, std::span<const std::uint32_t> ids) {
  const ActorName* best = nullptr;
  int best_score = -1;
  for (const std::uint32_t id : ids) {
    const ActorName& name = scan.table.names[id];
    if (!case_fits(scan, tokens, name.capitals, name.acronyms)) {
      continue;
    }
    const Country country = country_code(scan.table.actors[name.actor].country);
    int score = country != 0 && country == scan.theatre ? 4 : (country == 0 ? 2 : 1);
    score += scan.day && !name.valid.holds_on(*scan.day) ? 0 : 8;
    const bool later = best != nullptr && score == best_score && name.valid.from > best->valid.from;
    if (score > best_score || later) {
      best = &name;
      best_score = score;
    }
  }
  return best;
}

namespace {

/// What earlier words of the text teach about later ones.
struct Taught {
  std::unordered_map<WordKey, std::uint32_t> acronyms;   ///< folded word → hit that it abbreviates
  std::unordered_map<WordKey, std::uint32_t> surnames;   ///< folded last word of an unknown person → first hit of it
  std::vector<bool> persons;                             ///< table persons named in full so far
};

/// "M. Kerry": the title and the surname, known or not.
std::optional<Hit> titled_at(const Scan& scan, std::uint32_t i, const Taught& taught) {
  std::uint32_t name = i + 1;
  name += scan.is_mark(name, '.') ? 1U : 0U;
  if (name >= scan.size() || !scan.analysed.tokens[i].has(kCapitalised)) {
    return std::nullopt;
  }
  auto hit = surname_at(scan, name, taught.persons, true);
  if (!hit) {
    hit = unknown_name_at(scan, name);
  }
  if (hit) {
    hit->tokens.begin = i;
    hit->titled = true;
  }
  return hit;
}

/// "Observatoire syrien des droits de l'Homme (OSDH)": the brackets belong to the name and teach the short form.
void learn_acronym(const Scan& scan, Hit& hit, std::uint32_t id, Taught& taught) {
  const std::uint32_t open = hit.tokens.end;
  const std::uint32_t known = open + 1 < scan.size() ? actor_named_at(scan, open + 1) : kNone;
  const bool other = known != kNone && (hit.kind != HitKind::kName || known != scan.table.names[hit.entry].actor);   // "New York (AFP)"
  if (!other && hit.tokens.size() > 1 && scan.is_mark(open, '(') && scan.is_mark(open + 2, ')') && scan.analysed.tokens[open + 1].has(kAllCapitals)) {
    taught.acronyms.try_emplace(scan.analysed.tokens[open + 1].folded, id);
    hit.tokens.end = open + 3;
  }
}

void learn_person(const Scan& scan, const Hit& hit, std::uint32_t id, Taught& taught) {
  if (hit.kind == HitKind::kName && scan.table.names[hit.entry].use == NameUse::kPerson) {
    taught.persons[scan.table.names[hit.entry].person] = true;
  } else if (hit.kind == HitKind::kUnknownName && hit.tokens.size() > 1) {
    taught.surnames.try_emplace(scan.analysed.tokens[hit.tokens.end - 1].folded, id);
  }
}

/// A match that only the text itself explains: an acronym or the surname of somebody named before.
std::optional<Hit> taught_at(const Scan& scan, std::uint32_t i, const Taught& taught) {
  if (const auto acronym = taught.acronyms.find(scan.analysed.tokens[i].folded); acronym != taught.acronyms.end()) {
    Hit hit = scan.hits[acronym->second];
    hit.tokens = {i, i + 1};
    hit.same_as = acronym->second;
    return hit;
  }
  return surname_at(scan, i, taught.persons, false);
}

/// True right after an office: "le président | Assad".
bool follows_office(const Scan& scan, std::uint32_t i) {
  if (scan.hits.empty() || scan.hits.back().tokens.end != i || scan.hits.back().kind != HitKind::kHead) {
    return false;
  }
  return scan.table.heads[scan.hits.back().entry].has(kOffice);
}

/// Knows a name under another transliteration: "Abdul Rahman al-Shishani".
void respell(const Scan& scan, Hit& hit) {
  if (hit.tokens.size() < 2 && scan.word(hit.tokens.begin).find('-') == std::string_view::npos) {
    return;
  }
  const auto known = scan.table.respelt.find(respelt_key(scan.table, scan.analysed.span_of(hit.tokens).in(scan.text)));
  if (known != scan.table.respelt.end() && known->second != kNone) {
    hit.kind = HitKind::kName;
    hit.entry = known->second;
  }
}

/// A bare surname before its full name, as titles have it: "Kerry et Lavrov discutent".
void name_early_surnames(Scan& scan, const Taught& taught) {
  for (Hit& hit : scan.hits) {
    if (hit.kind == HitKind::kUnknownName && hit.same_as == kNone) {
      const auto found = surname_at(scan, hit.tokens.begin, taught.persons, false);
      if (found && found->tokens == hit.tokens) hit = *found;
    }
  }
}

}  // namespace

void find_hits(Scan& scan) {
  const std::uint32_t size = scan.size();
  Taught taught;
  taught.persons.assign(scan.table.persons.size(), false);
  scan.roles.assign(size, 0);
  scan.hit_at.assign(size, kNone);
  std::vector<const WordFacts*> facts(size, nullptr);
  for (std::uint32_t i = 0; i < size; ++i) {
    if (const auto known = scan.table.words.find(scan.analysed.tokens[i].folded); known != scan.table.words.end()) {
      facts[i] = &known->second;
      scan.roles[i] = known->second.roles;
    }
  }
  for (std::uint32_t i = 0; i < size;) {
    std::optional<Hit> hit = facts[i] == nullptr ? std::nullopt : known_at(scan, i, *facts[i]);
    if (!hit && scan.is(i, kTitle)) {
      hit = titled_at(scan, i, taught);
    }
    if (!hit && is_name_word(scan, i)) {
      hit = taught_at(scan, i, taught);
    }
    if (!hit && follows_office(scan, i)) {
      hit = surname_at(scan, i, taught.persons, true);
    }
    if (!hit) {
      hit = unknown_name_at(scan, i);
      if (hit) respell(scan, *hit);
    }
    if (hit) {
      const auto id = static_cast<std::uint32_t>(scan.hits.size());
      learn_acronym(scan, *hit, id, taught);
      learn_person(scan, *hit, id, taught);
      if (hit->kind == HitKind::kUnknownName && hit->same_as == kNone) {
        const auto known = taught.surnames.find(scan.analysed.tokens[hit->tokens.end - 1].folded);
        hit->same_as = known == taught.surnames.end() || known->second == id ? kNone : known->second;
      }
      scan.hit_at[i] = id;
      i = hit->tokens.end;
      scan.hits.push_back(std::move(*hit));
    } else {
      ++i;
    }
  }
  name_early_surnames(scan, taught);
}

Country theatre_of(const Scan& scan) {
  if (scan.places.theatre != kNone) {
    const Country country = country_code(place_of(scan.gazetteer, scan.places.theatre).country);
    if (scan.table.theatres.contains(country)) return country;
  }
  std::unordered_map<Country, int> votes;
  const auto vote = [&](ActorId actor, int weight) {
    const Country country = country_code(scan.table.actors[actor].country);
    if (scan.table.theatres.contains(country)) votes[country] += weight;
  };
  for (const Hit& hit : scan.hits) {
    if (hit.kind == HitKind::kName) vote(scan.table.names[hit.entry].actor, 2);
    if (hit.kind == HitKind::kDemonym) vote(scan.table.demonyms[hit.entry].actor, 1);
  }
  Country best = 0;
  for (const auto& [country, count] : votes) {
    if (best == 0 || count > votes[best] || (count == votes[best] && country < best)) best = country;
  }
  const bool elsewhere = best == 0 && scan.places.theatre != kNone;
  return elsewhere ? country_code(place_of(scan.gazetteer, scan.places.theatre).country) : best;
}

}  // namespace recoupe

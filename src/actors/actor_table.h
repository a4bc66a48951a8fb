// SPDX-License-Identifier: GPL-3.0-or-later
// ActorTable: what knowledge/world/actors and knowledge/languages/<code>/actors say, ready for matching.
//
// A spelling is a phrase of a trie over folded keys; a capital in the table demands a capital in the text, an acronym
// in the table an acronym in the text: "EI" never matches "ei", "Le Monde" never "le monde".
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "actors/actors.h"
#include "language/phrases.h"

namespace recoupe {

/// ISO 3166-1 alpha-2 as a number; 0 = unknown.
using Country = std::uint16_t;
inline constexpr Country kEverywhere = '*';   ///< a role that holds in every theatre
inline constexpr Country kOwnState = '=';     ///< a role that the theatre's own state plays
Country country_code(std::string_view iso);

/// Days since 1970 between which a name or an office holds, both included.
struct Validity {
  std::int32_t from = std::numeric_limits<std::int32_t>::min();
  std::int32_t to = std::numeric_limits<std::int32_t>::max();
  bool holds_on(std::int32_t day) const { return from <= day && day <= to; }
  bool overlaps(Validity other) const { return from <= other.to && other.from <= to; }
};

enum class NameUse : std::uint8_t { kBody, kGovernment, kPerson, kSurname };

/// One spelling of one body or person.
struct ActorName {
  ActorId actor = kNone;             ///< whom a mention counts as: "Pentagone" → united-states
  std::uint32_t person = kNone;      ///< index into ActorTable::persons
  RuleId rule = kNone;
  Validity valid;
  std::uint16_t capitals = 0;        ///< bit i: word i must begin with a capital
  std::uint16_t acronyms = 0;        ///< bit i: word i must be all capitals
  NameUse use = NameUse::kBody;
  bool short_name = false;           ///< a surname that needs no title
};

struct Person {
  std::string id, name;
  ActorId represents = kNone;
  Gender gender = Gender::kUnmarked;
  Validity valid;
};

enum HeadFlags : std::uint16_t {
  kBare = 1,        ///< an actor without a complement: "les rebelles"
  kSpeaker = 2,     ///< a human source: "un témoin"
  kEquipment = 4,   ///< acts for its owner: "avions"
  kForce = 8,       ///< needs an owner: "troupes"
  kOffice = 16,     ///< person of a body: "porte-parole"
  kGroupWord = 32,  ///< a proper name follows: "le groupe X"
  kAdjective = 64,  ///< may qualify a noun: "quartiers rebelles"
  kPortfolio = 128, ///< lengthens an office: "de la Défense"
  kAct = 256,       ///< what an actor does: "raids russes"
  kPeople = 512,    ///< a people: "les Kurdes d'Irak"
  kDefiniteOnly = 1024,  ///< known only with the definite article: "la coalition"
  kEpithet = 2048,  ///< owned by an adjective only: "son allié russe"
  kOther = 4096,    ///< never the possessor himself: "son homologue"
};

/// One common noun that names an actor by its class.
struct ActorHead {
  std::uint16_t actor_class = 0;
  std::uint16_t flags = 0;
  ActorKind kind = ActorKind::kUnknown;
  std::uint16_t capitals = 0;
  RuleId rule = kNone;
  WordKey form = 0;                  ///< the phrase with its accents
  bool has(HeadFlags flag) const { return (flags & flag) != 0; }
};

/// An adjective of a state or its people.
struct Demonym {
  ActorId actor = kNone;
  Country country = 0;
  RuleId rule = kNone;
};

/// Who plays a class of common nouns in the war of a country.
struct TheatreRole {
  std::uint16_t actor_class = 0;
  Country country = 0;
  ActorId actor = kNone;
  Validity valid;
};

/// A definite description and what it may stand for: "l'ONG" → the last NGO or monitor.
struct Description {
  std::uint32_t kinds = 0;           ///< bit of every ActorKind that it may stand for
  bool person = false;
  bool source = false;               ///< stands for whoever spoke last: "la même source"
  RuleId rule = kNone;
};

/// Little words that patterns rely on, as bits.
enum WordRole : std::uint32_t {
  kOf = 1, kArticle = 2, kAnd = 4, kTitle = 8, kTitleFeminine = 16, kNameParticle = 32, kAgentPreposition = 64,
  kPlacePreposition = 128, kDative = 256, kDefinite = 512, kHeMasculine = 1024, kSheFeminine = 2048, 
  kDativeVerb = 8192, kActNoun = 16384, kInertVerb = 32768, kSpeechVerb = 65536, kImpersonal = 131072, kAfterSource = 262144,
  kPossessive = 1 << 19, kNoFiller = 1 << 20, kBetween = 1 << 21, kGeographic = 1 << 22, kAddressVerb = 1 << 23,
  kDemonstrative = 1 << 24, kPluralPronoun = 1 << 25, kRelative = 1 << 26, kOpensClause = 1 << 27,
  kLatter = 1 << 28, kIndefinite = 1 << 29, kPluralPossessor = 1 << 30,
};

/// Which tries may begin at a word.
enum FirstWord : std::uint8_t { kStartsName = 1, kStartsHead = 2, kStartsSurname = 4, kIsDemonym = 8, kStartsDescription = 16 };

/// All that is known of one word by itself.
struct WordFacts {
  std::uint32_t roles = 0;           ///< WordRole bits
  std::uint8_t starts = 0;           ///< FirstWord bits
  std::uint32_t demonym = kNone;
};

struct ActorTable {
  std::vector<Actor> actors;
  std::unordered_map<std::string, ActorId> ids;
  std::unordered_map<Country, ActorId> states;
  std::vector<Person> persons;
  std::vector<ActorName> names;      ///< the values of name_trie and surname_trie
  std::vector<ActorHead> heads;      ///< the values of head_trie
  std::vector<Description> descriptions;
  std::vector<Demonym> demonyms;
  std::vector<TheatreRole> roles;    ///< sorted by class and country
  std::vector<std::string> classes;
  std::unordered_set<Country> theatres;   ///< countries with a role of their own: where wars are
  std::unordered_map<WordKey, WordFacts> words;
  std::unordered_map<WordKey, std::uint32_t> lemmas;   ///< form_key of a lemma → WordRole bits
  Phrases name_trie{Phrases::Kind::kFolded}, surname_trie{Phrases::Kind::kFolded};
  Phrases head_trie{Phrases::Kind::kFolded}, description_trie{Phrases::Kind::kFolded};
  std::vector<std::pair<std::string, std::string>> spelling;   ///< rewritings, in order, that bring transliterations together
  std::unordered_map<WordKey, std::uint32_t> respelt;          ///< key of a respelt name → its only name, kNone where several share it
  std::uint16_t people_class = 0, anonymous_class = 0, civilians_class = 0;
  RuleId unknown_name_rule = kNone, pronoun_rule = kNone, apposition_rule = kNone;
};

/// The actor that plays `actor_class` in a war of `country`; kNone where no row says so. `day` may be absent.
ActorId role_in(const ActorTable& table, std::uint16_t actor_class, Country country, std::optional<std::int32_t> day);

/// The key under which transliterations of one name meet: "Abdel Rahmane" and "Abdul Rahman". Linear in the name.
WordKey respelt_key(const ActorTable& table, std::string_view name);

}  // namespace recoupe

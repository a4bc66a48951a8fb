// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the tables of actors: bodies, persons, roles by theatre, and the language's own words for them.
#include "actors/actor_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "base/tsv.h"
#include "language/tokens.h"

namespace recoupe {
namespace {

using Row = std::vector<std::string>;
using Done = Result<bool>;

Error bad(std::string what, std::string where) { return {ErrorCode::kBadKnowledge, std::move(what), std::move(where)}; }

constexpr std::array<std::string_view, 14> kKinds = {
    "state", "state-forces", "rebel", "jihadist", "militia", "police", "civilians", "international-body",
    "ngo", "medics", "media", "monitor", "person", "unknown"};

std::optional<ActorKind> kind_of(std::string_view name) {
  const auto at = std::find(kKinds.begin(), kKinds.end(), name);
  return at == kKinds.end() ? std::nullopt : std::optional(static_cast<ActorKind>(at - kKinds.begin()));
}

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc{} && end == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
}

/// First or last day of "2016", "2016-08" or "2016-08-18".
std::optional<std::int32_t> day_of(std::string_view date, bool last) {
  namespace c = std::chrono;
  const auto y = number(date.substr(0, 4));
  const auto m = date.size() >= 7 ? number(date.substr(5, 2)) : std::optional(last ? 12 : 1);
  const auto d = date.size() == 10 ? number(date.substr(8, 2)) : std::optional(1);
  if (!y || !m || !d || (date.size() != 4 && date.size() != 7 && date.size() != 10)) {
    return std::nullopt;
  }
  c::year_month_day day{c::year{*y}, c::month{static_cast<unsigned>(*m)}, c::day{static_cast<unsigned>(*d)}};
  if (last && date.size() < 10 && day.ok()) {
    day = day.year() / day.month() / c::last;
  }
  return day.ok() ? std::optional(static_cast<std::int32_t>(c::sys_days{day}.time_since_epoch().count())) : std::nullopt;
}

Result<Validity> validity(const std::string& from, const std::string& to, const std::string& where) {
  Validity out;
  if (!from.empty()) {
    const auto day = day_of(from, false);
    if (!day) return tl::unexpected(bad("is no date: " + from, where));
    out.from = *day;
  }
  if (!to.empty()) {
    const auto day = day_of(to, true);
    if (!day) return tl::unexpected(bad("is no date: " + to, where));
    out.to = *day;
  }
  return out.from <= out.to ? Result<Validity>(out) : tl::unexpected(bad("ends before it begins: " + from + " to " + to, where));
}

constexpr std::size_t kShortestRespelt = 9;   // bytes; shorter names meet by chance

struct Loader {
  const KnowledgeFiles& files;
  std::string language;
  RuleNames& rules;
  ActorTable& table;
  std::unordered_map<std::string, std::uint16_t> class_ids = {};
  std::unordered_map<std::string, ActorId> governments = {};   // place name → state
  std::vector<std::pair<std::string, ActorId>> supported = {};  // names of one word, for "pro-Haftar"

  std::uint16_t class_id(const std::string& name) {
    const auto [at, fresh] = class_ids.try_emplace(name, static_cast<std::uint16_t>(table.classes.size()));
    if (fresh) table.classes.push_back(name);
    return at->second;
  }
  WordFacts& facts(std::string_view word) { return table.words[folded_key(word)]; }
  void mark(WordKey first, FirstWord start) {
    auto& f = table.words[first];
    f.starts = static_cast<std::uint8_t>(f.starts | start);
  }
};

/// What the words of a phrase look like: its keys, and bits of those that begin with a capital or are acronyms.
struct Shape {
  std::vector<WordKey> keys;         ///< folded, one a word
  std::uint16_t capitals = 0, acronyms = 0;
  bool empty() const { return keys.empty(); }
};

Shape shape_of(std::string_view phrase) {
  unsigned capitals = 0, acronyms = 0, bit = 1;
  Shape shape;
  const auto tokens = split_tokens(phrase, {0, static_cast<std::uint32_t>(phrase.size())});
  for (const Token& token : tokens) {
    capitals |= token.has(kCapitalised) ? bit : 0U;
    acronyms |= token.has(kAllCapitals) ? bit : 0U;
    bit = (bit << 1U) & 0xFFFFU;
    shape.keys.push_back(token.folded);
  }
  shape.capitals = static_cast<std::uint16_t>(capitals);
  shape.acronyms = static_cast<std::uint16_t>(acronyms);
  return shape;
}

void add_name(Loader& load, const std::string& phrase, ActorName name) {
  const Shape shape = shape_of(phrase);
  if (shape.empty()) {
    return;
  }
  name.capitals = shape.capitals;
  name.acronyms = shape.acronyms;
  const auto id = static_cast<std::uint32_t>(load.table.names.size());
  load.table.names.push_back(name);
  if (shape.keys.size() == 1 && shape.capitals != 0) {
    load.supported.emplace_back(phrase, name.actor);
  }
  const bool surname = name.use == NameUse::kSurname;
  (surname ? load.table.surname_trie : load.table.name_trie).add(shape.keys, id);
  load.mark(shape.keys.front(), surname ? kStartsSurname : kStartsName);
}

/// Makes a name of a person or an Arabic name findable under other transliterations too.
void add_respelt(Loader& load, const std::string& phrase) {
  const auto id = static_cast<std::uint32_t>(load.table.names.size() - 1);
  const auto [at, fresh] = load.table.respelt.try_emplace(respelt_key(load.table, phrase), id);
  const bool same = !fresh && at->second != kNone && load.table.names[at->second].actor == load.table.names[id].actor;
  if (!fresh && !same) at->second = kNone;
}

/// Reads every table under `folder`, or only those called `stem`; `read` takes the table and a row number.
template <class Read>
Done each_row(const KnowledgeFiles& files, const std::string& folder, std::string_view stem,
              std::initializer_list<std::string_view> columns, Read read) {
  for (const auto& path : files.all(folder, ".tsv")) {
    if (!stem.empty() && path.stem() != stem) continue;
    const auto table = read_table(path, columns);
    if (!table) return tl::unexpected(table.error());
    for (std::size_t r = 0; r < table->rows.size(); ++r) {
      const Done done = read(*table, r);
      if (!done) return done;
    }
  }
  return true;
}

Done read_body(Loader& load, const Table& t, std::size_t r, std::vector<std::pair<std::string, std::string>>& parents) {
  const Row& row = t.rows[r];
  const auto cell = [&](std::string_view name) -> const std::string& { return row[t.column(name)]; };
  Actor actor;
  actor.id = cell("id");
  const auto kind = kind_of(cell("kind"));
  if (!kind) return tl::unexpected(bad("unknown kind " + cell("kind"), t.where(r)));
  actor.kind = *kind;
  actor.name = cell(load.language == "fr" ? "name_fr" : "name_en");
  actor.country = cell("country");
  actor.cameo = cell("cameo");
  const auto id = static_cast<ActorId>(load.table.actors.size());
  if (!load.table.ids.try_emplace(actor.id, id).second) return tl::unexpected(bad("second actor called " + actor.id, t.where(r)));
  parents.emplace_back(cell("parent"), cell("acts_for"));
  if (actor.kind == ActorKind::kState && cell("parent").empty() && !actor.country.empty()) {
    load.table.states.try_emplace(country_code(actor.country), id);
  }
  load.table.actors.push_back(std::move(actor));
  return true;
}

/// The spellings of a body, known once all bodies are.
Done read_body_names(Loader& load, const Table& t, std::size_t r) {
  const Row& row = t.rows[r];
  const auto cell = [&](std::string_view name) -> const std::string& { return row[t.column(name)]; };
  const auto valid = validity(cell("from"), cell("to"), t.where(r));
  if (!valid) return tl::unexpected(valid.error());
  const ActorId actor = find_actor(load.table, cell("acts_for").empty() ? cell("id") : cell("acts_for"));
  ActorName name;
  name.actor = actor;
  name.valid = *valid;
  name.rule = load.rules.add("actors/" + cell("id"));
  std::vector<std::string> spellings{cell("name_fr"), cell("name_en")};
  for (const auto column : {"aliases_fr", "aliases_en", "aliases_ar"}) {
    for (auto& spelling : split_list(cell(column))) spellings.push_back(std::move(spelling));
  }
  const auto arabic = split_list(cell("aliases_ar"));
  std::vector<std::string> seen;
  for (const std::string& spelling : spellings) {
    const bool again = std::find(seen.begin(), seen.end(), spelling) != seen.end();
    if (!again && !load.governments.contains(spelling)) {
      add_name(load, spelling, name);
      if (spelling.size() >= kShortestRespelt && std::find(arabic.begin(), arabic.end(), spelling) != arabic.end()) add_respelt(load, spelling);
      seen.push_back(spelling);
    }
  }
  return true;
}

const std::initializer_list<std::string_view> kBodyColumns = {
    "id", "kind", "parent", "acts_for", "country", "cameo", "name_fr", "name_en", "aliases_fr", "aliases_en", "aliases_ar", "from", "to", "source"};

Done read_bodies(Loader& load) {
  const std::string folder = "world/actors/bodies";
  std::vector<std::pair<std::string, std::string>> parents;
  const Done bodies = each_row(load.files, folder, "", kBodyColumns, [&](const Table& t, std::size_t r) { return read_body(load, t, r, parents); });
  if (!bodies) return bodies;
  for (ActorId a = 0; a < parents.size(); ++a) {
    Actor& actor = load.table.actors[a];
    actor.parent = find_actor(load.table, parents[a].first);
    for (const std::string& other : {parents[a].first, parents[a].second}) {
      if (!other.empty() && find_actor(load.table, other) == kNone) return tl::unexpected(bad("unknown actor " + other, actor.id));
    }
  }
  return true;
}

Done read_person(Loader& load, const Table& t, std::size_t r) {
  const Row& row = t.rows[r];
  const auto cell = [&](std::string_view name) -> const std::string& { return row[t.column(name)]; };
  const auto valid = validity(cell("from"), cell("to"), t.where(r));
  if (!valid) return tl::unexpected(valid.error());
  Person person{cell("id"), cell("name"), find_actor(load.table, cell("represents")), Gender::kMasculine, *valid};
  person.gender = cell("gender") == "f" ? Gender::kFeminine : Gender::kMasculine;
  if (person.represents == kNone) return tl::unexpected(bad("unknown actor " + cell("represents"), t.where(r)));
  ActorName name;
  name.actor = person.represents;
  name.person = static_cast<std::uint32_t>(load.table.persons.size());
  name.rule = load.rules.add("actors/" + person.id);
  name.valid = *valid;
  name.use = NameUse::kPerson;
  add_name(load, person.name, name);
  if (person.name.size() >= kShortestRespelt) add_respelt(load, person.name);
  for (const auto& alias : split_list(cell("aliases"))) add_name(load, alias, name);
  name.use = NameUse::kSurname;
  name.short_name = cell("famous") == "yes";
  for (const auto& surname : split_list(cell("surnames"))) add_name(load, surname, name);
  load.table.persons.push_back(std::move(person));
  return true;
}

Done read_successive_name(Loader& load, const Table& t, std::size_t r) {
  const Row& row = t.rows[r];
  const auto cell = [&](std::string_view name) -> const std::string& { return row[t.column(name)]; };
  const auto valid = validity(cell("from"), cell("to"), t.where(r));
  if (!valid) return tl::unexpected(valid.error());
  ActorName name;
  name.actor = find_actor(load.table, cell("actor"));
  if (name.actor == kNone) return tl::unexpected(bad("unknown actor " + cell("actor"), t.where(r)));
  name.valid = *valid;
  name.rule = load.rules.add("actors/" + cell("actor"));
  add_name(load, cell("name"), name);
  return true;
}

Done read_role(Loader& load, const Table& t, std::size_t r) {
  const Row& row = t.rows[r];
  const auto cell = [&](std::string_view name) -> const std::string& { return row[t.column(name)]; };
  const auto valid = validity(cell("from"), cell("to"), t.where(r));
  if (!valid) return tl::unexpected(valid.error());
  TheatreRole role{load.class_id(cell("class")), country_code(cell("country")), find_actor(load.table, cell("actor")), *valid};
  if (role.actor == kNone && role.country != kOwnState) return tl::unexpected(bad("unknown actor " + cell("actor"), t.where(r)));
  if (role.country != kEverywhere && role.country != kOwnState) load.table.theatres.insert(role.country);
  load.table.roles.push_back(role);
  return true;
}

std::uint16_t flags_of(const std::string& cell) {
  static constexpr std::array<std::pair<std::string_view, HeadFlags>, 13> kNames = {{
      {"bare", kBare}, {"speaker", kSpeaker}, {"equipment", kEquipment}, {"force", kForce}, {"office", kOffice},
      {"group", kGroupWord}, {"adjective", kAdjective}, {"portfolio", kPortfolio}, {"act", kAct}, {"people", kPeople},
      {"definite", kDefiniteOnly}, {"epithet", kEpithet}, {"other", kOther}}};
  unsigned out = 0;
  for (const auto& flag : split_list(cell)) {
    const auto at = std::find_if(kNames.begin(), kNames.end(), [&](const auto& n) { return n.first == flag; });
    out |= at == kNames.end() ? 0U : unsigned{at->second};
  }
  return static_cast<std::uint16_t>(out);
}

Done read_head(Loader& load, const Table& t, std::size_t r) {
  const Row& row = t.rows[r];
  const auto cell = [&](std::string_view name) -> const std::string& { return row[t.column(name)]; };
  const auto kind = kind_of(cell("kind"));
  const Shape shape = shape_of(cell("phrase"));
  if (!kind || shape.empty()) return tl::unexpected(bad("needs a phrase and a known kind", t.where(r)));
  ActorHead head;
  head.actor_class = load.class_id(cell("class"));
  head.flags = flags_of(cell("flags"));
  head.kind = *kind;
  head.capitals = shape.capitals;
  head.form = form_key(cell("phrase"));
  head.rule = load.rules.add(load.language + "/actor/" + cell("class"));
  load.table.head_trie.add(shape.keys, static_cast<std::uint32_t>(load.table.heads.size()));
  load.table.heads.push_back(head);
  load.mark(shape.keys.front(), kStartsHead);
  return true;
}

Done read_demonym(Loader& load, const Table& t, std::size_t r) {
  const Row& row = t.rows[r];
  Demonym demonym{find_actor(load.table, row[t.column("actor")]), country_code(row[t.column("country")]), kNone};
  if (demonym.actor == kNone) return tl::unexpected(bad("unknown actor " + row[t.column("actor")], t.where(r)));
  demonym.rule = load.rules.add(load.language + "/actor/demonym");
  for (const auto& form : split_list(row[t.column("forms")])) {
    load.facts(form).demonym = static_cast<std::uint32_t>(load.table.demonyms.size());
  }
  load.table.demonyms.push_back(demonym);
  return true;
}

Done read_government(Loader& load, const Table& t, std::size_t r) {
  const Row& row = t.rows[r];
  const std::string& spelling = row[t.column("name")];
  ActorName name;
  name.actor = find_actor(load.table, row[t.column("actor")]);
  if (name.actor == kNone) return tl::unexpected(bad("unknown actor " + row[t.column("actor")], t.where(r)));
  name.use = NameUse::kGovernment;
  name.rule = load.rules.add(load.language + "/actor/government");
  load.governments.emplace(spelling, name.actor);
  add_name(load, spelling, name);
  return true;
}

Done read_description(Loader& load, const Table& t, std::size_t r) {
  const Row& row = t.rows[r];
  const auto cell = [&](std::string_view name) -> const std::string& { return row[t.column(name)]; };
  const Shape shape = shape_of(cell("phrase"));
  if (shape.empty()) return tl::unexpected(bad("needs a phrase", t.where(r)));
  Description description;
  for (const auto& name : split_list(cell("kinds"))) {
    const auto kind = kind_of(name);
    if (!kind) return tl::unexpected(bad("unknown kind " + name, t.where(r)));
    description.kinds |= 1U << static_cast<unsigned>(*kind);
  }
  description.person = cell("person") == "yes";
  description.source = cell("kinds").empty();
  description.rule = load.rules.add(load.language + "/actor/description");
  load.table.description_trie.add(shape.keys, static_cast<std::uint32_t>(load.table.descriptions.size()));
  load.table.descriptions.push_back(description);
  load.mark(shape.keys.front(), kStartsDescription);
  return true;
}

Done read_spelling(Loader& load, const Table& t, std::size_t r) {
  load.table.spelling.emplace_back(t.rows[r][t.column("from")], t.rows[r][t.column("to")]);
  return !load.table.spelling.back().first.empty() ? Done(true) : tl::unexpected(bad("rewrites nothing", t.where(r)));
}

/// "pro-" and every name of one word: an adjective of whom it names.
void add_supporters(Loader& load, const std::string& prefix) {
  const RuleId rule = load.rules.add(load.language + "/actor/supporter");
  for (const auto& [name, actor] : load.supported) {
    WordFacts& facts = load.facts(prefix + name);
    if (facts.demonym == kNone) {
      facts.demonym = static_cast<std::uint32_t>(load.table.demonyms.size());
      load.table.demonyms.push_back({actor, 0, rule});
    }
  }
}

Done read_words(Loader& load, const Table& t, std::size_t r) {
  static constexpr std::array<std::pair<std::string_view, WordRole>, 30> kNames = {{
      {"of", kOf}, {"article", kArticle}, {"and", kAnd}, {"title", kTitle}, {"title-feminine", kTitleFeminine},
      {"name-particle", kNameParticle}, {"agent-preposition", kAgentPreposition}, {"place-preposition", kPlacePreposition},
      {"dative", kDative}, {"definite", kDefinite}, {"he", kHeMasculine}, {"she", kSheFeminine}, {"dative-verb", kDativeVerb}, {"act-noun", kActNoun}, {"inert-verb", kInertVerb}, {"speech-verb", kSpeechVerb},
      {"impersonal", kImpersonal}, {"after-source", kAfterSource}, {"possessive", kPossessive},
      {"no-filler", kNoFiller}, {"between", kBetween}, {"geographic-noun", kGeographic}, {"address-verb", kAddressVerb},
      {"demonstrative", kDemonstrative}, {"plural-pronoun", kPluralPronoun},
      {"relative", kRelative}, {"opens-clause", kOpensClause}, {"latter", kLatter}, {"indefinite", kIndefinite}, {"plural-possessor", kPluralPossessor}}};
  const Row& row = t.rows[r];
  const std::string& role = row[t.column("role")];
  if (role == "supporter-prefix") {
    add_supporters(load, row[t.column("words")]);
    return true;
  }
  const auto at = std::find_if(kNames.begin(), kNames.end(), [&](const auto& n) { return n.first == role; });
  if (at == kNames.end()) return tl::unexpected(bad("unknown role " + role, t.where(r)));
  for (const auto& word : split_list(row[t.column("words")])) {
    load.facts(word).roles |= at->second;
    load.table.lemmas[form_key(word)] |= at->second;
  }
  return true;
}

Done read_all(Loader& load) {
  const std::string own = "languages/" + load.language + "/actors", world = "world/actors/";
  Done done = read_bodies(load);
  const auto then = [&](const std::string& folder, std::string_view stem, std::initializer_list<std::string_view> columns, auto read) {
    if (done) done = each_row(load.files, folder, stem, columns, [&](const Table& t, std::size_t r) { return read(load, t, r); });
  };
  then(world + "spelling", "", {"from", "to", "source"}, read_spelling);
  then(own, "governments", {"actor", "name", "source"}, read_government);
  then(world + "bodies", "", kBodyColumns, read_body_names);
  then(world + "names", "", {"actor", "name", "from", "to", "source"}, read_successive_name);
  then(world + "persons", "", {"id", "name", "represents", "surnames", "famous", "gender", "from", "to", "aliases", "source"}, read_person);
  then(world + "theatres", "", {"class", "country", "actor", "from", "to", "source"}, read_role);
  then(own, "nouns", {"phrase", "class", "flags", "kind", "source"}, read_head);
  then(own, "demonyms", {"actor", "country", "forms", "source"}, read_demonym);
  then(own, "descriptions", {"phrase", "kinds", "person", "source"}, read_description);
  then(own, "words", {"role", "words", "source"}, read_words);
  return done;
}

}  // namespace

std::string_view name_of(ActorKind kind) { return kKinds.at(static_cast<std::size_t>(kind)); }

Country country_code(std::string_view iso) {
  if (iso.size() == 1) return static_cast<Country>(iso[0]);
  return iso.size() == 2 ? static_cast<Country>((static_cast<unsigned char>(iso[0]) << 8U) | static_cast<unsigned char>(iso[1])) : Country{0};
}

WordKey respelt_key(const ActorTable& table, std::string_view name) {
  std::string key = fold(name);
  for (const auto& [from, to] : table.spelling) {
    if (key.find(from) == std::string::npos) continue;
    std::string next;
    for (std::size_t i = 0; i < key.size();) {
      const bool here = key.compare(i, from.size(), from) == 0;
      next += here ? to : std::string(1, key[i]);
      i += here ? from.size() : 1;
    }
    key = std::move(next);
  }
  while (!key.empty() && key.back() == 'a') key.pop_back();   // "Rahmane", "Rahman"
  return raw_key(key);
}

ActorId role_in(const ActorTable& table, std::uint16_t actor_class, Country country, std::optional<std::int32_t> day) {
  ActorId found = kNone;
  for (const Country where : {country, kEverywhere, kOwnState}) {
    const auto [first, last] = std::equal_range(table.roles.begin(), table.roles.end(), TheatreRole{actor_class, where, kNone, {}},
        [](const TheatreRole& a, const TheatreRole& b) { return std::pair(a.actor_class, a.country) < std::pair(b.actor_class, b.country); });
    for (auto role = first; role != last; ++role) {
      if (!day || role->valid.holds_on(*day)) found = role->actor;
    }
    if (where == kOwnState && first != last) {
      const auto state = table.states.find(country);
      return state == table.states.end() ? kNone : state->second;
    }
    if (found != kNone) return found;
  }
  return found;
}

Result<std::shared_ptr<const ActorTable>> load_actors(const KnowledgeFiles& files, std::string_view language, RuleNames& names) {
  auto table = std::make_shared<ActorTable>();
  Loader load{files, std::string(language), names, *table, {}, {}};
  const Done done = read_all(load);
  if (!done) {
    return tl::unexpected(done.error());
  }
  std::stable_sort(table->roles.begin(), table->roles.end(), [](const TheatreRole& a, const TheatreRole& b) {
    return std::pair(a.actor_class, a.country) < std::pair(b.actor_class, b.country);
  });
  table->people_class = load.class_id("people");
  table->civilians_class = load.class_id("civilians");
  table->anonymous_class = load.class_id("anonymous");
  const std::string own = load.language + "/actor/";
  table->unknown_name_rule = names.add(own + "unknown-name");
  table->pronoun_rule = names.add(own + "pronoun");
  table->apposition_rule = names.add(own + "person-of-a-body");
  return table;
}

const Actor& actor_of(const ActorTable& table, ActorId actor) { return table.actors.at(actor); }

ActorId find_actor(const ActorTable& table, std::string_view id) {
  const auto at = table.ids.find(std::string(id));
  return at == table.ids.end() ? kNone : at->second;
}

}  // namespace recoupe

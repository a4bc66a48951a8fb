// SPDX-License-Identifier: GPL-3.0-or-later
// Actors: the tables are sound, and every case of tests/cases/actors reads as a person marked it.
#include "actors/actors.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "actors/actor_table.h"
#include "base/default_knowledge.h"
#include "base/tsv.h"
#include "language/language.h"

namespace recoupe {
namespace {

const KnowledgeFiles kFiles({default_knowledge_folder()});

struct Loaded {
  RuleNames names;
  std::shared_ptr<const LanguagePack> pack;
  std::shared_ptr<const ActorTable> actors;
  std::shared_ptr<const Gazetteer> gazetteer;
};

const Loaded& loaded() {
  static const Loaded one = [] {
    Loaded out;
    out.pack = load_language(kFiles, "fr").value();
    auto actors = load_actors(kFiles, "fr", out.names);
    if (!actors) throw std::runtime_error(actors.error().where + ": " + actors.error().what);
    out.actors = *actors;
    out.gazetteer = load_gazetteer(kFiles, "fr", out.names).value();
    return out;
  }();
  return one;
}

/// "[avions du [régime]] frappent" → the plain text and the marked passages, outer first.
struct Marked {
  std::string text;
  std::vector<Span> spans;
};

Marked unmark(const std::string& marked) {
  Marked out;
  std::vector<std::size_t> open;
  for (const char c : marked) {
    if (c == '[') {
      open.push_back(out.spans.size());
      out.spans.push_back({static_cast<std::uint32_t>(out.text.size()), 0});
    } else if (c == ']') {
      out.spans.at(open.back()).end = static_cast<std::uint32_t>(out.text.size());
      open.pop_back();
    } else {
      out.text += c;
    }
  }
  return out;
}

/// A mention as the case files write it: "sohr:person", "?" for an unknown actor.
std::string described(const ActorMention& m) {
  std::string out = m.actor == kNone ? "?" : actor_of(*loaded().actors, m.actor).id;
  for (const auto& [flag, name] : {std::pair(m.person, ":person"), {m.equipment, ":equipment"}, {m.adjective, ":adjective"}, {m.inferred, ":inferred"}}) {
    out += flag ? name : "";
  }
  return out;
}

std::string listed(const std::string& text, const std::vector<std::pair<Span, std::string>>& mentions) {
  std::string out;
  for (const auto& [span, what] : mentions) out += "  " + std::string(span.in(text)) + " = " + what + "\n";
  return out;
}

std::vector<std::pair<Span, std::string>> read(const std::string& text, std::optional<std::chrono::sys_days> on) {
  const auto end = static_cast<std::uint32_t>(text.size());
  const AnalysedText analysed = analyse(text, {0, 0}, {0, end}, *loaded().pack);
  const PlacesFound places = find_places(text, analysed, *loaded().gazetteer);
  std::vector<std::pair<Span, std::string>> out;
  for (const ActorMention& m : find_actors(text, analysed, places, *loaded().gazetteer, *loaded().actors, on)) out.emplace_back(m.span, described(m));
  return out;
}

std::optional<std::chrono::sys_days> date(const std::string& cell) {
  if (cell.empty()) return std::nullopt;
  namespace c = std::chrono;
  return c::sys_days{c::year{std::stoi(cell.substr(0, 4))} / c::month{static_cast<unsigned>(std::stoi(cell.substr(5, 2)))} / c::day{static_cast<unsigned>(std::stoi(cell.substr(8, 2)))}};
}

TEST(Actors, every_case_reads_as_marked) {
  std::size_t cases = 0;
  for (const auto& file : std::filesystem::directory_iterator(std::filesystem::path(RECOUPE_SOURCE_DIR) / "tests/cases/actors")) {
    const Table table = read_table(file.path(), {"text", "actors", "date"}).value();
    for (std::size_t r = 0; r < table.rows.size(); ++r, ++cases) {
      const Marked marked = unmark(table.rows[r][table.column("text")]);
      std::vector<std::pair<Span, std::string>> wanted;
      const auto ids = split_list(table.rows[r][table.column("actors")]);
      ASSERT_EQ(ids.size(), marked.spans.size()) << table.where(r);
      for (std::size_t i = 0; i < ids.size(); ++i) wanted.emplace_back(marked.spans[i], ids[i]);
      EXPECT_EQ(listed(marked.text, read(marked.text, date(table.rows[r][table.column("date")]))), listed(marked.text, wanted)) << table.where(r) << "\n" << marked.text;
    }
  }
  EXPECT_GE(cases, 80U);
}

TEST(Actors, table_holds_the_ids_of_the_gold_conventions) {
  for (const auto id : {"syria-government", "syria-government-media", "syria-opposition", "syria-opposition-media", "syria-opposition-coalition",
                        "syria-opposition-hnc", "fateh-al-sham", "syria-kurds", "syria-kurdish-forces", "syria-kurdish-police", "islamic-state",
                        "russia", "united-states", "european-union", "saudi-arabia", "jordan", "un-envoy-syria", "international-community",
                        "sohr", "syria-civil-defence", "afp", "civilians", "anonymous"}) {
    EXPECT_NE(find_actor(*loaded().actors, id), kNone) << id;
  }
}

TEST(Actors, table_holds_at_least_400_bodies_and_every_row_has_a_source) {
  EXPECT_GE(loaded().actors->actors.size(), 400U);
  for (const Actor& actor : loaded().actors->actors) EXPECT_FALSE(actor.cameo.empty()) << actor.id;
  for (const auto& folder : {"world/actors", "languages/fr/actors"}) {
    for (const auto& path : kFiles.all(folder, ".tsv")) {
      const Table table = read_table(path, {"source"}).value();
      for (std::size_t r = 0; r < table.rows.size(); ++r) EXPECT_FALSE(table.rows[r][table.column("source")].empty()) << table.where(r);
    }
  }
}

struct Spelling {
  std::string row, stands_for, country, from, to;
};

/// Every spelling of bodies and persons, acronyms apart from words.
std::multimap<std::string, Spelling> all_spellings() {
  std::multimap<std::string, Spelling> out;
  const auto add = [&](const Table& t, std::size_t r, const std::string& stands_for, std::initializer_list<std::string_view> columns) {
    const auto cell = [&](std::string_view name) -> const std::string& { return t.rows[r][t.column(name)]; };
    const ActorId actor = find_actor(*loaded().actors, stands_for);
    std::set<std::string> names;
    for (const auto column : columns) {
      for (const auto& name : split_list(cell(column))) names.insert(normalise(name) == name ? fold(name) : name);
    }
    for (const auto& name : names) out.emplace(name, Spelling{t.where(r), stands_for, actor_of(*loaded().actors, actor).country, cell("from"), cell("to")});
  };
  for (const auto& path : kFiles.all("world/actors/bodies", ".tsv")) {
    const Table t = read_table(path, {"id", "acts_for"}).value();
    for (std::size_t r = 0; r < t.rows.size(); ++r) {
      const auto& other = t.rows[r][t.column("acts_for")];
      add(t, r, other.empty() ? t.rows[r][t.column("id")] : other, {"name_fr", "name_en", "aliases_fr", "aliases_en", "aliases_ar"});
    }
  }
  for (const auto& path : kFiles.all("world/actors/persons", ".tsv")) {
    const Table t = read_table(path, {"represents"}).value();
    for (std::size_t r = 0; r < t.rows.size(); ++r) add(t, r, t.rows[r][t.column("represents")], {"name", "aliases"});
  }
  return out;
}

TEST(Actors, no_two_entries_share_a_name_unless_country_or_dates_tell_them_apart) {
  const auto spellings = all_spellings();
  ASSERT_GT(spellings.size(), 1500U);
  for (auto a = spellings.begin(); a != spellings.end(); ++a) {
    for (auto b = std::next(a); b != spellings.end() && b->first == a->first; ++b) {
      const Spelling &x = a->second, &y = b->second;
      const bool countries = x.country != y.country;
      const bool dates = (!x.to.empty() && !y.from.empty() && x.to <= y.from) || (!y.to.empty() && !x.from.empty() && y.to <= x.from);
      EXPECT_TRUE(x.stands_for == y.stands_for || countries || dates) << a->first << ": " << x.row << " and " << y.row;
    }
  }
}

TEST(Actors, every_credited_agency_is_an_actor) {
  for (const auto& path : kFiles.all("languages/fr/attribution", ".tsv")) {
    if (path.stem() != "credits") continue;
    const Table t = read_table(path, {"kind", "actor"}).value();
    for (const auto& row : t.rows) {
      if (row[t.column("kind")] != "agency") continue;
      EXPECT_NE(find_actor(*loaded().actors, row[t.column("actor")]), kNone) << row[t.column("actor")];
    }
  }
}

TEST(Actors, ids_are_kebab_case) {
  for (const Actor& actor : loaded().actors->actors) {
    EXPECT_TRUE(std::all_of(actor.id.begin(), actor.id.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; })) << actor.id;
  }
}

TEST(Actors, parents_never_form_a_ring) {
  const auto& actors = loaded().actors->actors;
  for (ActorId a = 0; a < actors.size(); ++a) {
    ActorId up = a;
    for (std::size_t steps = 0; up != kNone; up = actors[up].parent) ASSERT_LT(++steps, 10U) << actors[a].id;
  }
}

TEST(Actors, hostile_text_is_read_without_harm) {
  for (const std::string& text : {std::string(), std::string("M."), std::string("(((((((("), std::string("l'"), std::string(20000, '('), std::string("\0\xFF\xFE", 3)}) {
    EXPECT_TRUE(read(text, std::nullopt).empty());
  }
}

}  // namespace
}  // namespace recoupe

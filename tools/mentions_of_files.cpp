// SPDX-License-Identifier: GPL-3.0-or-later
// mentions_of_files FILE…: reads dispatches and writes their actor and place mentions, one a line:
//   actor, place or header; file; begin and end in code points; id ("-" without); flags; canonical name; place that it lies in.
// Flags of both: a adjective, i inferred, o in an organisation. Actors: c credit, e equipment, p person; places: d
// dateline, g government, n near. tests/gold/mentions_test.py compares them with the hand-made ones.
#include <fmt/core.h>

#include "base/default_knowledge.h"
#include "reading/reading.h"

using namespace recoupe;

namespace {

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) {
    count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
  }
  return count;
}

std::string flags(const ActorMention& m) {
  return std::string(m.adjective ? "a" : "") + (m.equipment ? "e" : "") + (m.inferred ? "i" : "") + (m.in_organisation ? "o" : "") +
         (m.person ? "p" : "") + ".";
}

std::string flags(const PlaceMention& m) {
  return std::string(m.adjective ? "a" : "") + (m.dateline ? "d" : "") + (m.as_government ? "g" : "") + (m.inferred ? "i" : "") +
         (m.near ? "n" : "") + (m.in_organisation ? "o" : "") + ".";
}

struct Line { std::string_view layer, id, flags, name, inside; };

void show(const Dispatch& dispatch, Span span, const Line& line) {
  const std::size_t begin = code_points(dispatch.text().substr(0, span.begin));
  fmt::print("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", line.layer, dispatch.path(), begin, begin + code_points(span.in(dispatch.text())), line.id,
             line.flags, line.name, line.inside);
}

Result<void> show(const std::string& path, const Knowledge& knowledge) {
  auto bytes = read_file(path);
  auto dispatch = bytes ? decode(*bytes, path) : Result<Dispatch>(tl::unexpected(bytes.error()));
  if (!dispatch) {
    return tl::unexpected(dispatch.error());
  }
  const Reading reading = read_dispatch(*dispatch, knowledge, {});
  const LanguageKnowledge& french = knowledge.languages.at("fr");
  const auto id_of = [&](PlaceId place) -> std::string { return place == kNone ? "-" : place_of(*french.places, place).id; };
  for (const ActorMention& m : reading.mentions.actors) {
    show(*dispatch, m.span, {"actor", m.actor == kNone ? "-" : actor_of(*french.actors, m.actor).id, flags(m), m.name, "-"});
  }
  for (const Credit& credit : reading.credits) {
    show(*dispatch, credit.span, {"actor", credit.actor, "c.", "", "-"});
  }
  for (const PlaceMention& m : reading.mentions.places.mentions) {
    show(*dispatch, m.span, {"place", id_of(m.place), flags(m), m.name, id_of(m.inside)});
  }
  for (const Span span : reading.layout.header) {
    show(*dispatch, span, {"header", "-", ".", "", "-"});
  }
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  auto knowledge = load_knowledge(KnowledgeFiles({default_knowledge_folder()}));
  if (!knowledge) {
    fmt::print(stderr, "mentions_of_files: {}: {}\n", knowledge.error().where, knowledge.error().what);
    return 1;
  }
  for (int i = 1; i < argc; ++i) {
    if (auto shown = show(argv[i], **knowledge); !shown) {
      fmt::print(stderr, "mentions_of_files: {}: {}\n", shown.error().where, shown.error().what);
      return 1;
    }
  }
  return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// places_of_files FILE…: reads dispatches and writes their place mentions, one a line:
//   file, begin and end in code points, id ("-" without), flags (a adjective, d dateline, g government, i inferred,
//   n near, o in an organisation), canonical name. `make measure` compares them with the hand-made places.
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

std::string flags(const PlaceMention& m) {
  return std::string(m.adjective ? "a" : "") + (m.dateline ? "d" : "") + (m.as_government ? "g" : "") + (m.inferred ? "i" : "") +
         (m.near ? "n" : "") + (m.in_organisation ? "o" : "") + ".";
}

Result<void> show(const std::string& path, const Knowledge& knowledge) {
  auto bytes = read_file(path);
  auto dispatch = bytes ? decode(*bytes, path) : Result<Dispatch>(tl::unexpected(bytes.error()));
  if (!dispatch) {
    return tl::unexpected(dispatch.error());
  }
  const Reading reading = read_dispatch(*dispatch, knowledge, {});
  const std::string_view text = dispatch->text();
  for (const PlaceMention& m : reading.mentions.places.mentions) {
    const std::size_t begin = code_points(text.substr(0, m.span.begin));
    const std::string id = m.place == kNone ? "-" : place_of(*knowledge.languages.at("fr").places, m.place).id;
    fmt::print("{}\t{}\t{}\t{}\t{}\t{}\n", path, begin, begin + code_points(m.span.in(text)), id, flags(m), m.name);
  }
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  auto knowledge = load_knowledge(KnowledgeFiles({default_knowledge_folder()}));
  if (!knowledge) {
    fmt::print(stderr, "places_of_files: {}: {}\n", knowledge.error().where, knowledge.error().what);
    return 1;
  }
  for (int i = 1; i < argc; ++i) {
    if (auto shown = show(argv[i], **knowledge); !shown) {
      fmt::print(stderr, "places_of_files: {}: {}\n", shown.error().where, shown.error().what);
      return 1;
    }
  }
  return 0;
}

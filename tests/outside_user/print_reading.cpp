// SPDX-License-Identifier: GPL-3.0-or-later
// A program of somebody else: prints the reading of one dispatch.
#include <recoupe/recoupe.h>

#include <iostream>

int main(int, char** argv) {
  const auto knowledge = recoupe::load_knowledge(recoupe::KnowledgeFiles({recoupe::default_knowledge_folder()}));
  if (!knowledge) {
    std::cerr << knowledge.error().where << ": " << knowledge.error().what << '\n';
    return 1;
  }
  const auto dispatch = recoupe::read_file(argv[1]).and_then([&](const auto& bytes) { return recoupe::decode(bytes, argv[1]); });
  if (!dispatch) {
    std::cerr << dispatch.error().where << ": " << dispatch.error().what << '\n';
    return 1;
  }
  const auto reading = recoupe::read_dispatch(*dispatch, **knowledge, {});
  std::cout << recoupe::reading_json(*dispatch, reading, **knowledge) << '\n';
}

// SPDX-License-Identifier: GPL-3.0-or-later
// A program of somebody else: prints what one dispatch claims, with the words that say so.
#include <recoupe/recoupe.h>

#include <iostream>

int main(int, char** argv) {
  const auto bytes = recoupe::read_file(argv[1]);
  const auto knowledge = recoupe::load_knowledge(recoupe::KnowledgeFiles({recoupe::default_knowledge_folder()}));
  if (!bytes || !knowledge) {
    std::cerr << (bytes ? knowledge.error() : bytes.error()).what << '\n';
    return 1;
  }
  const auto dispatch = recoupe::decode(*bytes, argv[1]);
  const auto reading = recoupe::read_dispatch(*dispatch, **knowledge, {});
  std::cout << reading.claims.size() << " claims, " << reading.tallies.size() << " tallies\n";
  for (const auto& claim : reading.claims) {
    std::cout << claim.trigger.span.in(dispatch->text()) << '\n';
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever the bytes, the chain answers: an error, or a reading whose JSON is valid UTF-8 text on one line.
//
//   make fuzz && build/fuzz/fuzz_reading -max_len=20000 CORPUS samples/
#include <cstdlib>
#include <string_view>

#include "recoupe.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto knowledge = recoupe::load_knowledge(recoupe::KnowledgeFiles({recoupe::default_knowledge_folder()}));
  if (!knowledge) {
    std::abort();
  }
  const auto dispatch = recoupe::decode({reinterpret_cast<const char*>(data), size}, "fuzz");
  if (dispatch) {
    const auto reading = recoupe::read_dispatch(*dispatch, **knowledge, {});
    if (recoupe::reading_json(*dispatch, reading, **knowledge).find('\n') != std::string::npos) {
      std::abort();
    }
  }
  return 0;
}

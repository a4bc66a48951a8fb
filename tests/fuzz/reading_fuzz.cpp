// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer target for the whole chain: any bytes → decode → reading → JSON that parses.
//
//   cmake --preset fuzz && cmake --build --preset fuzz && build/fuzz/reading_fuzz -max_len=4096 CORPUS samples/
#include <rapidjson/document.h>

#include <cstdlib>

#include "base/default_knowledge.h"
#include "formats/reading_json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace recoupe;
  static const auto knowledge = load_knowledge(KnowledgeFiles({default_knowledge_folder()}));
  if (!knowledge) {
    std::abort();
  }
  const auto dispatch = decode({reinterpret_cast<const char*>(data), size}, "fuzz");
  if (!dispatch) {
    return 0;
  }
  const std::string line = reading_json(*dispatch, read_dispatch(*dispatch, **knowledge, {}), **knowledge);
  rapidjson::Document document;
  if (document.Parse<rapidjson::kParseValidateEncodingFlag>(line.data(), line.size()).HasParseError() || line.find('\n') != std::string::npos) {
    std::abort();
  }
  return 0;
}

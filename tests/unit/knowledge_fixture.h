// SPDX-License-Identifier: GPL-3.0-or-later
// The built knowledge, loaded once for all tests, and the reading of a piece of text.
#pragma once

#include <string>

#include "base/default_knowledge.h"
#include "reading/reading.h"

namespace recoupe {

inline const KnowledgeFiles& knowledge_files() {
  static const KnowledgeFiles files({default_knowledge_folder()});
  return files;
}

inline const Knowledge& knowledge() {
  static const std::shared_ptr<const Knowledge> loaded = load_knowledge(knowledge_files()).value();
  return *loaded;
}

/// Reads `text` as French whatever its length, on a given day, so that examples of a few words need no dateline.
inline Reading read_text(const std::string& text) {
  static const ReadingOptions options{Day{std::chrono::year{2016} / 8 / 18}};
  return read_dispatch(decode(text, "example.txt").value(), knowledge(), options);
}

}  // namespace recoupe

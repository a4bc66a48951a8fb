// SPDX-License-Identifier: GPL-3.0-or-later
// Which language a text is written in.
//
//   identify("Des raids ont visé la ville", packs) == "fr"     identify("Air strikes hit the town", packs) == "en"
//
// Two witnesses: CLD2, which knows 80 languages but needs some 100 bytes of running text, and the function words of
// the languages that we read, which decide where the text is short, mixed or full of foreign names.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/knowledge_files.h"
#include "base/result.h"

namespace recoupe {

struct FunctionWords;

/// Loads languages/<code>/identity. Fails with kBadKnowledge.
Result<std::shared_ptr<const FunctionWords>> load_function_words(const KnowledgeFiles& files, std::string_view language);

/// ISO 639 code of the text's language, "und" when unclear. Looks at the first 8 KiB only; thread-safe.
std::string identify(std::string_view text, const std::map<std::string, std::shared_ptr<const FunctionWords>, std::less<>>& known);

}  // namespace recoupe

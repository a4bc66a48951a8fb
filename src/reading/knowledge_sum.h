// SPDX-License-Identifier: GPL-3.0-or-later
// The sum of all knowledge: two readings of one text differ only where program or knowledge do.
//
//   knowledge_sum(files) == "3f0c…"   64 hexadecimal digits
#pragma once

#include <string>

#include "base/knowledge_files.h"

namespace recoupe {

/// SHA-256 over the names and contents of all files, folder by folder. Fails with kUnreadable.
Result<std::string> knowledge_sum(const KnowledgeFiles& files);

}  // namespace recoupe

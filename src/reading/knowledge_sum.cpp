// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading/knowledge_sum.h"

#include <algorithm>

#include "text/dispatch.h"

namespace recoupe {

Result<std::string> knowledge_sum(const KnowledgeFiles& files) {
  std::string sums;
  for (const auto& folder : files.folders()) {
    std::vector<std::filesystem::path> paths;
    std::error_code failure;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, failure)) {
      if (entry.is_regular_file()) {
        paths.push_back(entry.path());
      }
    }
    std::sort(paths.begin(), paths.end());
    for (const auto& path : paths) {
      const auto content = read_file(path);
      if (!content) {
        return tl::unexpected(content.error());
      }
      sums += path.lexically_relative(folder).generic_string() + '\0' + sha256_hex(*content) + '\n';
    }
    sums += '\n';
  }
  return sha256_hex(sums);
}

}  // namespace recoupe

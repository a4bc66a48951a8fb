// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/default_knowledge.h"

namespace recoupe {
namespace fs = std::filesystem;

fs::path default_knowledge_folder(const fs::path& installed) {
  std::error_code failure;
  const fs::path program = fs::read_symlink("/proc/self/exe", failure);
  if (!failure) {
    const fs::path folder = program.parent_path();
    for (const fs::path& candidate : {folder / "knowledge", folder.parent_path() / "share" / "recoupe" / "knowledge"}) {
      if (fs::is_directory(candidate, failure)) {
        return candidate;
      }
    }
  }
  return installed;
}

}  // namespace recoupe

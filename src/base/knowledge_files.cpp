// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/knowledge_files.h"

#include <algorithm>
#include <fstream>
#include <ranges>
#include <sstream>

namespace recoupe {
namespace fs = std::filesystem;

Result<std::string> read_file(const fs::path& path) {
  std::error_code failure;
  if (fs::is_directory(path, failure)) {
    return tl::unexpected(Error{ErrorCode::kUnreadable, "is a folder, not a file", path.string()});
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    return tl::unexpected(Error{ErrorCode::kUnreadable, fs::exists(path, failure) ? "cannot be opened" : "does not exist", path.string()});
  }
  std::ostringstream bytes;
  bytes << in.rdbuf();
  if (in.bad()) {
    return tl::unexpected(Error{ErrorCode::kUnreadable, "cannot be read to its end", path.string()});
  }
  return std::move(bytes).str();
}

std::vector<fs::path> KnowledgeFiles::all(std::string_view folder, std::string_view extension) const {
  std::vector<fs::path> found;
  for (const auto& base : folders_) {
    std::vector<fs::path> here;
    std::error_code failure;
    for (fs::recursive_directory_iterator it(base / folder, failure), end; !failure && it != end; it.increment(failure)) {
      if (it->is_regular_file() && it->path().extension() == extension) {
        here.push_back(it->path());
      }
    }
    std::sort(here.begin(), here.end());
    found.insert(found.end(), here.begin(), here.end());
  }
  return found;
}

Result<fs::path> KnowledgeFiles::one(std::string_view relative_path) const {
  for (const fs::path& base : folders_ | std::views::reverse) {
    std::error_code failure;
    if (fs::is_regular_file(base / relative_path, failure)) {
      return base / relative_path;
    }
  }
  return tl::unexpected(Error{ErrorCode::kBadKnowledge, "is in none of the knowledge folders", std::string(relative_path)});
}

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// KnowledgeFiles: the folders that hold what recoupe knows; later folders add to earlier ones.
//
//   files.all("world/actors", ".tsv")  → every such table, base folder first, then the user's --knowledge folders
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace recoupe {

/// The whole content of a file. Fails with kUnreadable, naming file and cause.
Result<std::string> read_file(const std::filesystem::path& path);

class KnowledgeFiles {
 public:
  /// `folders` in order of priority, the base knowledge first.
  explicit KnowledgeFiles(std::vector<std::filesystem::path> folders) : folders_(std::move(folders)) {}

  /// Files with the ending `extension` in or under `folder` of every knowledge folder, sorted by name within each.
  std::vector<std::filesystem::path> all(std::string_view folder, std::string_view extension) const;

  /// The last folder's version of one file. Fails with kBadKnowledge when no folder has it.
  Result<std::filesystem::path> one(std::string_view relative_path) const;

  const std::vector<std::filesystem::path>& folders() const& { return folders_; }
  const std::vector<std::filesystem::path>& folders() const&& = delete;

 private:
  std::vector<std::filesystem::path> folders_;
};

/// Names of rules and table entries; a RuleId is an index into it. Filled while knowledge is loaded, constant after.
class RuleNames {
 public:
  std::uint32_t add(std::string name) { names_.push_back(std::move(name)); return static_cast<std::uint32_t>(names_.size() - 1); }
  const std::string& name(std::uint32_t id) const& { return names_.at(id); }
  const std::string& name(std::uint32_t id) const&& = delete;
  std::size_t size() const { return names_.size(); }

 private:
  std::vector<std::string> names_;
};

}  // namespace recoupe

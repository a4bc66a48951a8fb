// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/inputs.h"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <thread>

#include "base/default_knowledge.h"
#include "cli/ordered.h"

namespace recoupe::cli {
namespace {

struct Outcome {
  std::string out;
  std::optional<Error> error;
};

Outcome read_one(const std::string& path, const Arguments& arguments, const Knowledge& knowledge, const Print& print, const PrintSetAside& print_set_aside) {
  const auto bytes = receive(path);
  if (!bytes) {
    return {"", bytes.error()};
  }
  const auto dispatch = decode(*bytes, path);
  if (!dispatch) {
    return {print_set_aside(*bytes, path, dispatch.error()), dispatch.error()};
  }
  return {print(*dispatch, read_dispatch(*dispatch, knowledge, {arguments.date}), knowledge), std::nullopt};
}

/// "\r120 of 1000" on standard error; nothing unless a person watches.
class Progress {
 public:
  explicit Progress(std::size_t size) : size_(size), shown_(size > 1 && isatty(STDERR_FILENO) != 0 && isatty(STDOUT_FILENO) == 0) {}
  void step() {
    if (shown_) {
      fmt::print(stderr, "\r{} of {}", ++done_, size_);
    }
  }
  void clear() const {
    if (shown_) {
      fmt::print(stderr, "\r\x1b[K");
    }
  }

 private:
  std::size_t size_, done_ = 0;
  bool shown_;
};

Error unreadable(std::string what, const std::string& path) { return {ErrorCode::kUnreadable, std::move(what), path}; }

}  // namespace

void complain(const Error& error) { fmt::print(stderr, "recoupe: {}: {}\n", error.where, error.what); }

std::shared_ptr<const Knowledge> load_all_knowledge(const Arguments& arguments) {
  std::vector<std::filesystem::path> folders{default_knowledge_folder()};
  for (const auto& folder : arguments.knowledge) {
    if (!std::filesystem::is_directory(folder)) {
      complain(unreadable("is no folder", folder.string()));
      return nullptr;
    }
    folders.push_back(folder);
  }
  auto knowledge = load_knowledge(KnowledgeFiles(std::move(folders)));
  if (!knowledge) {
    complain(knowledge.error());
    return nullptr;
  }
  return *std::move(knowledge);
}

Result<std::string> receive(const std::string& path) {
  namespace fs = std::filesystem;
  std::ifstream file;
  if (path != "-") {
    std::error_code failure;
    if (fs::is_directory(path, failure)) {
      return tl::unexpected(unreadable("is a folder, not a file", path));
    }
    file.open(path, std::ios::binary);
    if (!file) {
      return tl::unexpected(unreadable(fs::exists(path, failure) ? "cannot be opened" : "does not exist", path));
    }
  }
  std::istream& in = path == "-" ? std::cin : file;
  std::string bytes;
  while (in && bytes.size() <= kMaxDispatchBytes) {
    const std::size_t before = bytes.size();
    bytes.resize(before + (std::size_t{1} << 16U));
    in.read(bytes.data() + before, std::streamsize{1} << 16U);
    bytes.resize(before + static_cast<std::size_t>(in.gcount()));
  }
  if (in.bad()) {
    return tl::unexpected(unreadable("cannot be read to its end", path));
  }
  if (bytes.size() > kMaxDispatchBytes) {
    return tl::unexpected(Error{ErrorCode::kTooLarge, fmt::format("is larger than {} MiB, no single dispatch is", kMaxDispatchBytes >> 20U), path});
  }
  return bytes;
}

int read_all(const Arguments& arguments, const Print& print, const PrintSetAside& print_set_aside) {
  const auto knowledge = load_all_knowledge(arguments);
  if (!knowledge) {
    return kUsage;
  }
  const auto& files = arguments.files;
  const unsigned wanted = arguments.jobs != 0 ? arguments.jobs : std::max(1U, std::thread::hardware_concurrency());
  const auto jobs = static_cast<unsigned>(std::min<std::size_t>(wanted, files.size()));
  Progress progress(files.size());
  bool all_read = true;
  for_each_in_order(
      files.size(), jobs, [&](std::size_t i) { return read_one(files[i], arguments, *knowledge, print, print_set_aside); },
      [&](const Outcome& outcome) {
        std::fwrite(outcome.out.data(), 1, outcome.out.size(), stdout);
        progress.step();
        if (outcome.error) {
          all_read = false;
          progress.clear();
          complain(*outcome.error);
        }
      });
  progress.clear();
  if (std::fflush(stdout) != 0) {
    complain(unreadable("cannot be written", "standard output"));
    return kNotAllRead;
  }
  return all_read ? kGood : kNotAllRead;
}

}  // namespace recoupe::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/inputs.h"

#include <fmt/core.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <iostream>

#include "base/default_knowledge.h"

namespace recoupe::cli {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 16U;

Error unreadable(std::string what, const std::string& path) { return {ErrorCode::kUnreadable, std::move(what), path}; }

}  // namespace

void complain(const Error& error) { fmt::print(stderr, "recoupe: {}: {}\n", error.where, error.what); }

void write_out(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

int finish_output(int code) {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) {
    return code;
  }
  complain(unreadable("cannot be written", "standard output"));
  return kNotAllRead;
}

Progress::Progress(std::size_t size) : size_(size), shown_(size > 1 && isatty(STDERR_FILENO) != 0 && isatty(STDOUT_FILENO) == 0) {}

void Progress::step() {
  ++done_;
  const auto now = std::chrono::steady_clock::now();
  if (!shown_ || now - shown_at_ < std::chrono::milliseconds(100)) {
    return;
  }
  shown_at_ = now;
  const double rate = static_cast<double>(done_) / std::max(1e-3, std::chrono::duration<double>(now - begin_).count());
  fmt::print(stderr, "\r\x1b[K{} of {}, {:.0f}/s, {:.0f} s left", done_, size_, rate, static_cast<double>(size_ - done_) / rate);
}

void Progress::clear() const {
  if (shown_) {
    fmt::print(stderr, "\r\x1b[K");
  }
}

Result<Loaded> load_all(const Arguments& arguments) {
  std::vector<std::filesystem::path> folders{default_knowledge_folder()};
  for (const auto& folder : arguments.knowledge) {
    std::error_code failure;
    if (!std::filesystem::is_directory(folder, failure)) {
      return tl::unexpected(unreadable("is no folder", folder.string()));
    }
    folders.push_back(folder);
  }
  const KnowledgeFiles files(std::move(folders));
  auto knowledge = load_knowledge(files);
  if (!knowledge) {
    return tl::unexpected(knowledge.error());
  }
  Loaded out{*std::move(knowledge), {}, files.folders()};
  for (const auto& [code, language] : out.knowledge->languages) {
    auto labels = Labels::load(files, code);
    if (!labels) {
      return tl::unexpected(labels.error());
    }
    out.labels.emplace(code, *std::move(labels));
  }
  return out;
}

const Labels& labels_of(const Loaded& loaded, const std::string& language) {
  static const Labels kNoLabels;
  const auto found = loaded.labels.find(language);
  return found == loaded.labels.end() ? kNoLabels : found->second;
}

unsigned jobs_of(const Arguments& arguments) {
  const unsigned wanted = arguments.jobs != 0 ? arguments.jobs : std::max(1U, std::thread::hardware_concurrency());
  return static_cast<unsigned>(std::min<std::size_t>(wanted, arguments.files.size()));
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
    bytes.resize(before + kBlock);
    in.read(bytes.data() + before, static_cast<std::streamsize>(kBlock));
    bytes.resize(before + static_cast<std::size_t>(in.gcount()));
  }
  if (in.bad()) {
    return tl::unexpected(unreadable("cannot be read to its end", path));
  }
  if (bytes.size() > kMaxDispatchBytes) {
    return tl::unexpected(Error{ErrorCode::kTooLarge, fmt::format("is larger than {} MiB, as no dispatch is", kMaxDispatchBytes >> 20U), path});
  }
  return bytes;
}

}  // namespace recoupe::cli

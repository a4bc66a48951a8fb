// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/lock.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include "store/clock.h"

namespace recoupe {
namespace {

std::string holder_of(int file) {
  std::array<char, 200> words{};
  const ssize_t size = pread(file, words.data(), words.size(), 0);
  return size > 0 ? std::string(words.data(), static_cast<std::size_t>(size)) : "another process";
}

}  // namespace

Result<WriterLock> WriterLock::take(const std::filesystem::path& record, const std::function<void(std::string_view)>& waiting) {
  const std::string path = record.string() + ".lock";
  const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (file < 0) {
    return tl::unexpected(Error{ErrorCode::kStore, fmt::format("cannot be written beside the record ({})", std::strerror(errno)), path});
  }
  WriterLock lock(file);
  if (flock(file, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK && waiting) {
      waiting(holder_of(file));
    }
    while (flock(file, LOCK_EX) != 0) {
      if (errno != EINTR) {
        return tl::unexpected(Error{ErrorCode::kStore, fmt::format("cannot be locked ({})", std::strerror(errno)), path});
      }
    }
  }
  // Who holds it is a courtesy to the waiting; on a full disk we do without.
  const std::string holder = fmt::format("process {}, which has been writing since {}", getpid(), utc_now());
  if (ftruncate(file, 0) != 0 || pwrite(file, holder.data(), holder.size(), 0) < 0) {
    errno = 0;
  }
  return lock;
}

WriterLock::~WriterLock() {
  if (file_ >= 0) {
    close(file_);
  }
}

WriterLock::WriterLock(WriterLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

}  // namespace recoupe

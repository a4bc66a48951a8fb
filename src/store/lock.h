// SPDX-License-Identifier: GPL-3.0-or-later
// WriterLock: one writer for each record, by flock on a file beside it, "war.rec.lock", which names the writer.
//
//   auto lock = WriterLock::take("war.rec", [](std::string_view holder) { tell("waiting for " + holder); });
//
// The kernel frees the lock when the writer ends, however it ends; the file stays and does no harm.
#pragma once

#include <filesystem>
#include <functional>
#include <string_view>

#include "base/result.h"

namespace recoupe {

class WriterLock {
 public:
  /// Waits for the lock; `waiting` is called once, with who holds it, when it is not free. Fails with kStore.
  static Result<WriterLock> take(const std::filesystem::path& record, const std::function<void(std::string_view holder)>& waiting);
  ~WriterLock();
  WriterLock(WriterLock&& other) noexcept;
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;
  WriterLock& operator=(WriterLock&&) = delete;

 private:
  explicit WriterLock(int file) : file_(file) {}
  int file_;
};

}  // namespace recoupe

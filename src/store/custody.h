// SPDX-License-Identifier: GPL-3.0-or-later
// The custody log: a hash chain over what was received, read and decided.
//
//   commitment = SHA-256(salt, kind, 0, content)
//   head       = SHA-256(head before, seq, 0, time, 0, kind, 0, subject, 0, SHA-256(salt), commitment)
//
// The salt keeps a commitment that leaves the house from being guessed: a short decision has few possible wordings.
// A checkpoint (size and head at a time), kept elsewhere, pins everything before it. tools/verify_record.py agrees.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/store.h"

namespace recoupe {

/// Appends entries; one for each transaction that writes.
class Custody {
 public:
  explicit Custody(Store& store);
  void received(std::int64_t receipt, std::string_view path, std::string_view given, std::string_view bytes);
  void read(std::int64_t dispatch, std::string_view sha256, const Version& version, std::string_view json);
  void decided(const Decision& decision);

 private:
  void append(std::string_view kind, std::int64_t subject, const std::string& content);
  Database& db_;
  Query insert_;
  std::string time_, head_;
  std::int64_t seq_ = 0;
};

/// The state of the log, to be kept outside the record.
struct Checkpoint {
  std::int64_t size = 0;
  std::string head;  ///< 64 hexadecimal digits
  std::string time;
};

struct Verification {
  Checkpoint now;
  std::vector<std::string> faults;  ///< empty: all is as it was received, read and decided
};

/// Checks the whole record against its log, and the log against an earlier checkpoint. Fails when it cannot be read.
Result<Verification> verify(Store& store, const std::optional<Checkpoint>& earlier);

/// 64 lower-case hexadecimal digits of 32 bytes, and back; the latter is empty for anything else.
std::string hex_of(std::string_view bytes);
std::string bytes_of_hex(std::string_view hex);

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// Result and Error: how every fallible function of recoupe answers.
//
//   Result<Dispatch> d = decode(bytes, "a.txt");
//   if (!d) return tl::unexpected(d.error());
//
// Exceptions come from allocation and third parties only, and are caught at the boundary.
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace recoupe {

/// The kinds of failure that a caller may want to tell apart.
enum class ErrorCode {
  kUnreadable,  ///< the file or stream cannot be read
  kEmpty,       ///< nothing to read
  kBinary,      ///< not text in an encoding that recoupe knows
  kTooLarge,    ///< over a stated limit
  kBadKnowledge,///< a table or rule of the knowledge is wrong
  kBadInput,    ///< malformed document
  kStore,       ///< a record cannot be opened, read or written
  kUsage,       ///< the caller asked for something that does not exist
};

/// What went wrong, in words for a person, and where: a file, or a file and line.
struct Error {
  ErrorCode code = ErrorCode::kBadInput;
  std::string what;
  std::string where;
};

template <class T>
using Result = tl::expected<T, Error>;

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// CodePoints: byte offsets of one text as code-point offsets, for outputs, and the way back.
//
//   CodePoints points("à Alep");   points.at(3) == 2   points.byte_of(2) == 3
//
// One pass counts; a question then scans at most 64 bytes. Memory: one number for every 64 bytes.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace recoupe {

class CodePoints {
 public:
  /// `text` must be valid UTF-8 and outlive this.
  explicit CodePoints(std::string_view text);

  /// Code points before byte `byte`, which may be the text's size; larger ones count as that.
  std::uint32_t at(std::uint32_t byte) const;
  /// Byte where code point `point` begins; the text's size for one behind its end.
  std::uint32_t byte_of(std::uint32_t point) const;

 private:
  const char* data_;
  std::uint32_t size_;
  std::vector<std::uint32_t> before_;  ///< code points before byte 64·i
};

}  // namespace recoupe

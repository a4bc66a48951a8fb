// SPDX-License-Identifier: GPL-3.0-or-later
// Dispatch: one text as received: SHA-256 of its bytes, encoding, and the text as UTF-8.
//
//   auto d = decode(bytes, "a.txt");   d->text() is valid UTF-8; spans count its bytes; d->id() is of the bytes received.
//
// Tried in order: a byte order mark (UTF-8, UTF-16), UTF-8, UTF-8 with a few broken bytes, windows-1252.
// Only a byte order mark is dropped and a second encoding undone; line ends and characters stay as received. layout.h divides the text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"
#include "text/span.h"

namespace recoupe {

enum class Encoding : std::uint8_t {
  kUtf8,
  kUtf8WithBom,
  kUtf8Repaired,  ///< mostly UTF-8; each broken sequence became U+FFFD
  kUtf8Twice,     ///< UTF-8 that passed for windows-1252 and was encoded again ("Ã©" for "é"); the text has the first
  kUtf16,
  kWindows1252,
};

/// 200 times a long dispatch. A text of nothing but brackets takes some 150 bytes of memory for each of its own, and
/// recoupe promises to stay under 300 MiB.
inline constexpr std::size_t kMaxDispatchBytes = std::size_t{1} << 20U;

class Dispatch {
 public:
  const std::string& text() const& { return text_; }
  const std::string& text() const&& = delete;  // a view of a dead dispatch must not compile
  const std::string& path() const& { return path_; }
  const std::string& path() const&& = delete;
  /// Lower-case hexadecimal SHA-256 of the bytes received.
  const std::string& id() const& { return id_; }
  const std::string& id() const&& = delete;
  Encoding encoding() const { return encoding_; }
  Span whole() const { return {0, static_cast<std::uint32_t>(text_.size())}; }

 private:
  friend Result<Dispatch> decode(std::string_view bytes, std::string path);
  std::string text_, path_, id_;
  Encoding encoding_ = Encoding::kUtf8;
};

/// Decodes one text. Fails with kEmpty, kBinary or kTooLarge; `path` names it in messages.
Result<Dispatch> decode(std::string_view bytes, std::string path);

/// Lower-case hexadecimal SHA-256.
std::string sha256_hex(std::string_view bytes);

/// The name of an encoding in outputs: "utf-8", "windows-1252", …
std::string_view name_of(Encoding encoding);

}  // namespace recoupe

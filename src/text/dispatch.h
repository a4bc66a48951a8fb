// SPDX-License-Identifier: GPL-3.0-or-later
// Dispatch: one text as received: bytes, SHA-256, encoding, header lines, title, body.
//
//   auto d = decode(bytes, "a.txt");   d->text() is UTF-8; spans count its bytes; d->id() is of the bytes received.
//
// Tried in order: UTF-8 with BOM, UTF-8, UTF-16 with BOM, windows-1252. Line ends and characters stay as received.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/span.h"

namespace recoupe {

enum class Encoding : std::uint8_t { kUtf8, kUtf8WithBom, kUtf16, kWindows1252 };

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
  /// Header lines ("date 2021-12", a dateline's own line, "Publié le …"): weak witnesses, not prose.
  const std::vector<Span>& header() const& { return header_; }
  const std::vector<Span>& header() const&& = delete;
  Span title() const { return title_; }  ///< empty when the text has none
  Span body() const { return body_; }

 private:
  friend Result<Dispatch> decode(std::string_view bytes, std::string path);
  std::string text_, path_, id_;
  Encoding encoding_ = Encoding::kUtf8;
  std::vector<Span> header_;
  Span title_, body_;
};

/// Decodes and divides one text. Fails with kEmpty, kBinary or kTooLarge; `path` names it in messages.
Result<Dispatch> decode(std::string_view bytes, std::string path);

}  // namespace recoupe

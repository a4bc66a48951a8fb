// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/dispatch.h"

#include <fmt/core.h>
#include <openssl/sha.h>
#include <unicode/uchar.h>

#include <array>
#include <optional>

#include "base/utf8.h"

namespace recoupe {
namespace {

constexpr std::int32_t kReplacement = 0xFFFD;

/// windows-1252 from 0x80 to 0x9F; 0 for the five bytes that stand for nothing.
constexpr std::array<std::int32_t, 32> kWindows1252High = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

struct Decoded {
  std::string text;
  Encoding encoding = Encoding::kUtf8;
};

struct Utf8Survey {
  std::size_t characters = 0;  ///< valid ones beyond ASCII
  std::size_t broken = 0;      ///< sequences that are no character
};

Utf8Survey survey(std::string_view bytes) {
  Utf8Survey seen;
  for (std::uint32_t i = 0; i < bytes.size();) {
    const CodePoint c = code_point_at(bytes, i);
    seen.broken += c.value < 0 ? 1U : 0U;
    seen.characters += c.value >= 0x80 ? 1U : 0U;
    i = c.end;
  }
  return seen;
}

std::string with_replacements(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::uint32_t i = 0; i < bytes.size();) {
    const CodePoint c = code_point_at(bytes, i);
    append_code_point(out, c.value < 0 ? kReplacement : c.value);
    i = c.end;
  }
  return out;
}

/// Nothing where a byte stands for no character of windows-1252.
std::optional<std::string> from_windows_1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char byte : bytes) {
    std::int32_t c = static_cast<unsigned char>(byte);
    if (c >= 0x80 && c < 0xA0) {
      c = kWindows1252High.at(static_cast<std::size_t>(c - 0x80));
      if (c == 0) {
        return std::nullopt;
      }
    }
    append_code_point(out, c);
  }
  return out;
}

/// The byte that windows-1252 has for a character, -1 for none.
std::int32_t windows_1252_byte(std::int32_t c) {
  for (std::size_t i = 0; c >= 0x100 && i < kWindows1252High.size(); ++i) {
    if (kWindows1252High.at(i) == c) {
      return static_cast<std::int32_t>(0x80 + i);
    }
  }
  return c < 0x100 ? c : -1;
}

/// A character that was encoded twice at byte `i`: the one meant, and the end; value -1 for none. Only what no French
/// text has by itself: "Ã©", "Â°", "Å“", "â€™".
CodePoint encoded_twice(std::string_view text, std::uint32_t i) {
  const CodePoint lead = code_point_at(text, i);
  const bool two = lead.value == 0xC2 || lead.value == 0xC3 || lead.value == 0xC5;
  if ((!two && lead.value != 0xE2) || lead.end >= text.size()) {
    return {};
  }
  std::int32_t meant = two ? lead.value & 0x1F : lead.value & 0x0F;
  std::uint32_t end = lead.end;
  for (int n = two ? 1 : 2; n > 0; --n) {
    const CodePoint next = end < text.size() ? code_point_at(text, end) : CodePoint{};
    const std::int32_t byte = windows_1252_byte(next.value);
    if (byte < 0x80 || byte > 0xBF || (n == 2 && byte != 0x80)) {
      return {};
    }
    meant = meant * 0x40 + (byte & 0x3F);
    end = next.end;
  }
  return {meant, end};
}

/// The text as it was before a second encoding; nothing when fewer than two places show one.
std::optional<std::string> without_second_encoding(std::string_view text) {
  std::string out;
  std::size_t places = 0;
  std::uint32_t copied = 0;
  for (std::uint32_t i = 0; i < text.size();) {
    const bool ascii = static_cast<unsigned char>(text[i]) < 0x80;
    const CodePoint twice = ascii ? CodePoint{} : encoded_twice(text, i);
    if (twice.value >= 0) {
      out += text.substr(copied, i - copied);
      append_code_point(out, twice.value);
      copied = twice.end;
      ++places;
    }
    i = twice.value >= 0 ? twice.end : ascii ? i + 1 : code_point_at(text, i).end;
  }
  return places < 2 ? std::nullopt : std::optional(out += text.substr(copied));
}

/// `bytes` without the byte order mark; a lone surrogate or an odd last byte becomes U+FFFD.
std::string from_utf16(std::string_view bytes, bool big_endian) {
  const auto unit_at = [&](std::size_t i) {
    const auto a = static_cast<unsigned char>(bytes[i]);
    const auto b = static_cast<unsigned char>(bytes[i + 1]);
    return std::int32_t{big_endian ? a * 256 + b : b * 256 + a};
  };
  const auto high = [](std::int32_t c) { return c >= 0xD800 && c < 0xDC00; };
  const auto low = [](std::int32_t c) { return c >= 0xDC00 && c < 0xE000; };
  std::string out;
  out.reserve(bytes.size());
  std::size_t i = 0;
  for (; i + 1 < bytes.size(); i += 2) {
    std::int32_t c = unit_at(i);
    if (high(c) && i + 3 < bytes.size() && low(unit_at(i + 2))) {
      c = 0x10000 + (c - 0xD800) * 0x400 + (unit_at(i + 2) - 0xDC00);
      i += 2;
    } else if (high(c) || low(c)) {
      c = kReplacement;
    }
    append_code_point(out, c);
  }
  if (i < bytes.size()) {
    append_code_point(out, kReplacement);
  }
  return out;
}

std::optional<Decoded> to_utf8(std::string_view bytes) {
  Encoding encoding = Encoding::kUtf8;
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.remove_prefix(3);
    encoding = Encoding::kUtf8WithBom;
  } else if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    return Decoded{from_utf16(bytes.substr(2), bytes[0] == '\xFE'), Encoding::kUtf16};
  }
  const Utf8Survey seen = survey(bytes);
  if (seen.broken == 0) {
    auto once = seen.characters < 4 ? std::nullopt : without_second_encoding(bytes);
    return once ? Decoded{*std::move(once), Encoding::kUtf8Twice} : Decoded{std::string(bytes), encoding};
  }
  // French windows-1252 has hardly two accents in a row that happen to be UTF-8; damaged UTF-8 has many good ones.
  if (seen.characters >= 4 * seen.broken || encoding == Encoding::kUtf8WithBom) {
    return Decoded{with_replacements(bytes), Encoding::kUtf8Repaired};
  }
  auto text = from_windows_1252(bytes);
  return text ? std::optional(Decoded{*std::move(text), Encoding::kWindows1252}) : std::nullopt;
}

bool is_blank(std::int32_t c) { return u_isUWhiteSpace(c) || c == 0xFEFF || c == 0x200B; }

/// More than one control character or damaged place in 50 is no text, save one or two in a short one.
bool looks_binary(std::string_view text) {
  std::size_t bad = 0, all = 0;
  for (std::uint32_t i = 0; i < text.size(); ++all) {
    const CodePoint c = code_point_at(text, i);
    bad += c.value == kReplacement || (u_charType(c.value) == U_CONTROL_CHAR && !u_isUWhiteSpace(c.value)) ? 1U : 0U;
    i = c.end;
  }
  return bad * 50 > all && (bad > 2 || bad * 4 > all);
}

bool all_blank(std::string_view text) {
  for (std::uint32_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    if (!is_blank(c.value)) {
      return false;
    }
    i = c.end;
  }
  return true;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
  std::string out;
  for (const unsigned char byte : digest) {
    out += fmt::format("{:02x}", byte);
  }
  return out;
}

std::string_view name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::kUtf8: return "utf-8";
    case Encoding::kUtf8WithBom: return "utf-8-bom";
    case Encoding::kUtf8Repaired: return "utf-8-repaired";
    case Encoding::kUtf8Twice: return "utf-8-twice";
    case Encoding::kUtf16: return "utf-16";
    case Encoding::kWindows1252: return "windows-1252";
  }
  return "";
}

Result<Dispatch> decode(std::string_view bytes, std::string path) {
  const auto fail = [&](ErrorCode code, std::string what) { return tl::unexpected(Error{code, std::move(what), path}); };
  if (bytes.empty()) {
    return fail(ErrorCode::kEmpty, "is empty");
  }
  if (bytes.size() > kMaxDispatchBytes) {
    return fail(ErrorCode::kTooLarge, fmt::format("is larger than {} MiB, as no dispatch is", kMaxDispatchBytes >> 20U));
  }
  auto decoded = to_utf8(bytes);
  if (!decoded || looks_binary(decoded->text)) {
    return fail(ErrorCode::kBinary, "is not text in UTF-8, UTF-16 or windows-1252");
  }
  if (all_blank(decoded->text)) {
    return fail(ErrorCode::kEmpty, "holds only white space");
  }
  Dispatch out;
  out.text_ = std::move(decoded->text);
  out.encoding_ = decoded->encoding;
  out.path_ = std::move(path);
  out.id_ = sha256_hex(bytes);
  return out;
}

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal.h"

#include <fmt/core.h>
#include <sys/ioctl.h>
#include <unicode/uchar.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "base/utf8.h"

namespace recoupe::cli {
namespace {

std::string_view code_of(Ink ink) {
  switch (ink) {
    case Ink::kBold: return "1";
    case Ink::kDim: return "2";
    case Ink::kRed: return "31";
    case Ink::kGreen: return "32";
    case Ink::kYellow: return "33";
    case Ink::kBlue: return "34";
    case Ink::kMagenta: return "35";
    case Ink::kCyan: return "36";
  }
  return "0";
}

}  // namespace

unsigned columns_of(std::string_view word) {
  unsigned columns = 0;
  for (std::uint32_t i = 0; i < word.size();) {
    if (word[i] == '\x1b') {
      i = static_cast<std::uint32_t>(std::min(word.find('m', i), word.size() - 1)) + 1;
      continue;
    }
    const CodePoint c = code_point_at(word, i);
    const auto wide = u_getIntPropertyValue(c.value, UCHAR_EAST_ASIAN_WIDTH);
    columns += u_charType(c.value) == U_NON_SPACING_MARK ? 0U : wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2U : 1U;
    i = c.end;
  }
  return columns;
}

std::string Style::paint(Ink ink, std::string_view text) const {
  return colour && !text.empty() ? fmt::format("\x1b[{}m{}\x1b[0m", code_of(ink), text) : std::string(text);
}

Style style_of_output() {
  Style style;
  if (isatty(STDOUT_FILENO) != 0) {
    const char* no_colour = std::getenv("NO_COLOR");
    style.colour = no_colour == nullptr || *no_colour == '\0';
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
      style.width = std::clamp<unsigned>(size.ws_col, 40, 120);
    }
  }
  return style;
}

std::string harmless(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::uint32_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    const bool steers = c.value < 0 || u_charType(c.value) == U_CONTROL_CHAR || (c.value >= 0x202A && c.value <= 0x202E) || (c.value >= 0x2066 && c.value <= 0x2069);
    if (c.value >= 0 && u_isUWhiteSpace(c.value) && (steers || c.value == 0x2028 || c.value == 0x2029)) {
      out += ' ';
    } else {
      append_code_point(out, steers ? 0xFFFD : c.value);
    }
    i = c.end;
  }
  return out;
}

std::string wrap(std::string_view text, unsigned width, unsigned indent) {
  std::string out;
  unsigned column = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = std::min(text.find_first_not_of(' ', i), text.size());
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    const auto gap = static_cast<unsigned>(begin - i);
    const unsigned columns = columns_of(word);
    const bool breaks = column > indent && column + gap + columns > width;
    column = breaks ? indent : column + gap;
    out += breaks ? "\n" + std::string(indent, ' ') : std::string(gap, ' ');
    out += word;
    column += columns;
    i = end;
  }
  return out;
}

}  // namespace recoupe::cli

// SPDX-License-Identifier: GPL-3.0-or-later
// What a person's terminal can show: colours, width, and only harmless characters.
//
//   const Style style = style_of_output();   style.paint(kBold, "raids")   → "\x1b[1mraids\x1b[0m", or "raids" in a pipe
#pragma once

#include <string>
#include <string_view>

namespace recoupe::cli {

enum class Ink { kBold, kDim, kRed, kGreen, kYellow, kBlue, kMagenta, kCyan };

struct Style {
  bool colour = false;
  unsigned width = 100;  ///< columns
  std::string paint(Ink ink, std::string_view text) const;
};

/// Colours and real width when standard output is a terminal and NO_COLOR is not set.
Style style_of_output();

/// `text` with control, direction and line-break characters made visible or blank, so that it cannot steer a terminal.
std::string harmless(std::string_view text);

/// Columns that a text takes on a terminal; colour marks have none, wide characters have two.
unsigned columns_of(std::string_view text);

/// Breaks `text` at blanks to lines of at most `width` columns; lines after the first begin with `indent` blanks.
/// Colour marks count as nothing. No line end after the last line.
std::string wrap(std::string_view text, unsigned width, unsigned indent);

}  // namespace recoupe::cli

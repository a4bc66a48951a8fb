// SPDX-License-Identifier: GPL-3.0-or-later
// Corrections: which earlier dispatch a correction, an update or a withdrawal is about.
//
//   "CORRECTION - …: bien lire 85 morts (et non 73)"   →   the dispatch of the same day that shares most of its text
//
// Notices rarely name what they correct. It is a dispatch of the same day or of the three before, not later by its
// clock; one that bears the same first moment of publication, else the one with the most text in common.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "record/reprints.h"
#include "text/layout.h"
#include "times/calendar.h"

namespace recoupe {

/// What is asked of a dispatch here.
struct Bulletin {
  std::optional<NoticeKind> notice;
  std::optional<Day> published;  ///< null when no single day is known
  std::string header;            ///< its header lines
  const Sketch* sketch = nullptr;
};

/// For each bulletin the index of the one that it replaces; kNone without a notice or where none is near enough.
/// Depends on the order of the bulletins only where two are equally near.
std::vector<std::uint32_t> find_replaced(std::span<const Bulletin> bulletins);

}  // namespace recoupe

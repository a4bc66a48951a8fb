// SPDX-License-Identifier: GPL-3.0-or-later
#include "times/rules.h"

namespace recoupe {

Published date_dispatch(std::string_view, const AnalysedText&, const TimeExpressions&, const std::vector<Span>&, std::optional<Day> given, const TimeRules&) {
  Published out;
  if (given) {
    out = {given, given, given, Published::Basis::kGiven, {}, {}};
  }
  return out;
}

}  // namespace recoupe

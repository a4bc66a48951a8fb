// SPDX-License-Identifier: GPL-3.0-or-later
// Stages: what each step of the chain needs and gives, so that a wrong order is refused when knowledge is loaded.
//
//   Stage{"times", kAnalysis | kLayout, kTimes | kPublished, run_times}
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "reading/reading.h"

namespace recoupe {

namespace products {

/// What stages hand on to each other; combined by '|'.
enum Product : std::uint32_t {
  kLayout = 1U << 0U,
  kCredits = 1U << 1U,
  kAnalysis = 1U << 2U,
  kPublished = 1U << 3U,
  kTimes = 1U << 4U,
  kQuantities = 1U << 5U,
  kPlaces = 1U << 6U,
  kActors = 1U << 7U,
  kClaims = 1U << 8U,
  kAttribution = 1U << 9U,
  kTallies = 1U << 10U,
  kUnread = 1U << 11U,
};

}  // namespace products

/// What a stage may look at, and the reading it adds to.
struct Draft {
  const Dispatch& dispatch;
  const LanguageKnowledge& language;
  const Knowledge& knowledge;
  const ReadingOptions& options;
  Reading& out;
};

struct Stage {
  std::string_view name;
  std::uint32_t needs;  ///< products of earlier stages
  std::uint32_t gives;
  void (*run)(Draft&);
};

/// The chain, in order; defined in reading.cpp.
std::span<const Stage> reading_stages();

/// Fails with kBadKnowledge naming the stage when a product is needed before it is given, or is given twice.
Result<void> check_stages(std::span<const Stage> stages);

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// Disputes: which claims speak against each other.
//
//   a capture and its denial · a capture and a repulse there that day · 43 dead and 60 dead · "the regime" and "Russia"
#pragma once

#include "record/record.h"

namespace recoupe {

/// Every dispute, sorted by event; a contradiction of two events stands under both. `derived.disputes` is not read.
std::vector<Dispute> find_disputes(const Derived& derived, const World& world);

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// Victims: whom a toll counts, the event that it belongs to befell.
//
//   "Dix civils ont été tués dans un raid": the raid's target is civilians
#pragma once

#include "events/context.h"

namespace recoupe {

/// Adds to the targets of each act of violence the civilians or the party that a toll of its sentence counts.
/// A clash, whose dead are of both sides, and a toll of many events ("depuis mars") name no target.
void name_victims(const Context& context, EventsFound& events);

}  // namespace recoupe

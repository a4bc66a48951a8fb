// SPDX-License-Identifier: GPL-3.0-or-later
// Finds what stands between quotation marks, over as many sentences as it takes.
//
//   "Les raids \"ne faiblissent pas. La ville est vide\", a dit X"  → one quotation of two sentences
#pragma once

#include <vector>

#include "language/group_view.h"

namespace recoupe {

/// Quotations in order of their beginning. A mark that is never closed quotes to the end of its paragraph; a closing
/// mark without an opening one is left alone. Quotations nest at most four deep, deeper marks are ignored. Linear.
std::vector<Quotation> find_quotations(const GroupView& view);

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// geopackage.sql, which the build turns into text.
#pragma once

namespace recoupe {

extern const char* const kGeopackageSchema;

}  // namespace recoupe

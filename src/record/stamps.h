// SPDX-License-Identifier: GPL-3.0-or-later
// Stamps: moments to the minute in the head of a text, such as sites print when they first publish it.
//
//   "Publié le 20/09/2016 à 06:45 - Mis à jour le 20/09/2016 à 19:30"  → two stamps, of 06:45 and 19:30
//
// Two versions of one page keep the stamp of the first. Only numbers are looked at: a year of four digits among at most
// seven words that end in an hour and a minute; the words between them are part of the stamp, whatever the language.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace recoupe {

struct Stamp {
  std::uint32_t key = 0;
  std::int16_t minute = 0;  ///< of the day
};

/// The stamps in the first 400 bytes of a text, in its order.
std::vector<Stamp> stamps_of(std::string_view text);

}  // namespace recoupe

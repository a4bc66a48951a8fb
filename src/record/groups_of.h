// SPDX-License-Identifier: GPL-3.0-or-later
// Groups: things that belong together, found by joining pairs; the first of each group stands for it.
//
//   Groups groups(5);  groups.join(4, 2);   groups.first_of(4) == 2
#pragma once

#include <cstdint>
#include <numeric>
#include <vector>

namespace recoupe {

class Groups {
 public:
  explicit Groups(std::size_t size) : parents_(size) { std::iota(parents_.begin(), parents_.end(), 0U); }

  std::uint32_t first_of(std::uint32_t item) {
    while (parents_[item] != item) {
      parents_[item] = parents_[parents_[item]];
      item = parents_[item];
    }
    return item;
  }

  void join(std::uint32_t a, std::uint32_t b) {
    a = first_of(a);
    b = first_of(b);
    parents_[a < b ? b : a] = a < b ? a : b;
  }

 private:
  std::vector<std::uint32_t> parents_;
};

}  // namespace recoupe

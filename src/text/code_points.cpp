// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/code_points.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr std::uint32_t kBlock = 64;

std::uint32_t count(const char* begin, const char* end) {
  return static_cast<std::uint32_t>(std::count_if(begin, end, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

}  // namespace

CodePoints::CodePoints(std::string_view text) : data_(text.data()), size_(static_cast<std::uint32_t>(text.size())) {
  before_.reserve(size_ / kBlock + 1);
  std::uint32_t total = 0;
  for (std::uint32_t begin = 0; begin <= size_; begin += kBlock) {
    before_.push_back(total);
    total += count(data_ + begin, data_ + std::min(begin + kBlock, size_));
  }
}

std::uint32_t CodePoints::at(std::uint32_t byte) const {
  const std::uint32_t inside = std::min(byte, size_);
  const std::uint32_t block = inside / kBlock;
  return before_[block] + count(data_ + std::size_t{block} * kBlock, data_ + inside);
}

std::uint32_t CodePoints::byte_of(std::uint32_t point) const {
  const auto block = std::upper_bound(before_.begin(), before_.end(), point) - before_.begin() - 1;
  std::uint32_t byte = static_cast<std::uint32_t>(block) * kBlock, before = before_[static_cast<std::size_t>(block)];
  const auto begins = [&] { return (static_cast<unsigned char>(data_[byte]) & 0xC0U) != 0x80U; };
  for (; byte < size_; ++byte) {
    if (begins() && before++ == point) {
      break;
    }
  }
  return byte;
}

}  // namespace recoupe

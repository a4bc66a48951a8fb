// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/tagger.h"

#include <bit>

#include "base/knowledge_files.h"

namespace recoupe {
namespace {

constexpr std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  std::uint64_t h = (a ^ (b + 0x9E3779B97F4A7C15ULL)) * 0xBF58476D1CE4E5B9ULL;
  h ^= h >> 29U;
  return h;
}

}  // namespace

TagFeatures tag_features(std::span<const TagInput> tokens, std::size_t i, std::span<const WordClass> chosen) {
  static constexpr TagInput kBorder{0x1234567, 0, 0, 0};
  const auto size = tokens.size();
  const TagInput& w = tokens[i];
  const TagInput& before = i >= 1 ? tokens[i - 1] : kBorder;
  const TagInput& before2 = i >= 2 ? tokens[i - 2] : kBorder;
  const TagInput& after = i + 1 < size ? tokens[i + 1] : kBorder;
  const TagInput& after2 = i + 2 < size ? tokens[i + 2] : kBorder;
  const std::uint64_t t1 = i >= 1 ? static_cast<std::uint64_t>(chosen[i - 1]) : 30;
  const std::uint64_t t2 = i >= 2 ? static_cast<std::uint64_t>(chosen[i - 2]) : 30;
  const std::uint64_t tags = t1 << 5U | t2;
  const std::uint64_t c0 = w.classes, c1 = after.classes, c2 = after2.classes;
  std::uint64_t n = 0;
  const auto f = [&](std::uint64_t value) { return mix(value, ++n << 57U); };
  return {
      f(w.form), f(mix(w.form, t1)), f(mix(w.form, tags)), f(mix(w.form, after.form)), f(mix(w.form, before.form)), f(mix(w.form, c1)),
      f(c0), f(mix(c0, t1)), f(mix(c0, tags)), f(mix(c0, c1)), f(mix(mix(c0, c1), t1)), f(mix(mix(c0, c1), c2)),
      f(mix(c0, after.form)), f(mix(c0, before.form)), f(mix(c0, before2.form)), f(mix(c0, after2.form)),
      f(mix(w.suffix, t1)), f(mix(w.suffix & 0xFFFFFFU, c0)), f(mix(mix(w.suffix >> 8U, t1), c1)), f(mix(w.shape, c0)), f(mix(w.shape, tags)),
  };
}

WordClass Tagger::choose(std::span<const TagInput> tokens, std::size_t i, std::span<const WordClass> chosen, ClassSet candidates) const {
  auto best = static_cast<unsigned>(std::countr_zero(candidates));
  if (is_single(candidates)) {
    return static_cast<WordClass>(best);
  }
  const std::size_t mask = weights_.size() - 1;
  std::array<std::int32_t, 32> score{};
  for (const std::uint64_t feature : tag_features(tokens, i, chosen)) {
    for (ClassSet left = candidates; left != 0; left &= left - 1) {
      const auto n = static_cast<unsigned>(std::countr_zero(left));
      score[n] += weights_[(feature + n) & mask];
    }
  }
  for (ClassSet left = candidates; left != 0; left &= left - 1) {
    const auto n = static_cast<unsigned>(std::countr_zero(left));
    best = score[n] > score[best] ? n : best;
  }
  return static_cast<WordClass>(best);
}

Result<Tagger> load_tagger(const std::filesystem::path& path) {
  const auto bytes = read_file(path);
  if (!bytes) {
    return tl::unexpected(bytes.error());
  }
  if (bytes->size() < 32 || !std::has_single_bit(bytes->size())) {
    return tl::unexpected(Error{ErrorCode::kBadKnowledge, "is no table of tagger weights", path.string()});
  }
  return Tagger(std::vector<std::int8_t>(bytes->begin(), bytes->end()));
}

}  // namespace recoupe

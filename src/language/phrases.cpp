// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/phrases.h"

namespace recoupe {

WordKey Phrases::key_of(const Token& token) const {
  switch (kind_) {
    case Kind::kForm: return token.form;
    case Kind::kFolded: return token.folded;
    case Kind::kLemma: return token.lemma;
  }
  return 0;
}

void Phrases::add(std::string_view words, std::uint32_t value) {
  std::vector<WordKey> keys;
  for (const std::string_view word : words_of(words)) {
    keys.push_back(kind_ == Kind::kFolded ? folded_key(word) : form_key(word));
  }
  add(keys, value);
}

void Phrases::add(std::span<const WordKey> keys, std::uint32_t value) {
  std::uint32_t node = 0;
  for (const WordKey key : keys) {
    const auto [edge, fresh] = edges_.try_emplace({node, key}, static_cast<std::uint32_t>(nodes_.size()));
    if (fresh) {
      nodes_.emplace_back();
    }
    node = edge->second;
  }
  if (node != 0) {
    nodes_[node].values.push_back(value);
  }
}

std::optional<Phrases::Hit> Phrases::longest(const AnalysedText& text, std::uint32_t begin, std::uint32_t end) const {
  std::optional<Hit> best;
  std::uint32_t node = 0;
  for (std::uint32_t i = begin; i < end; ++i) {
    const auto edge = edges_.find({node, key_of(text.tokens[i])});
    if (edge == edges_.end()) {
      break;
    }
    node = edge->second;
    if (!nodes_[node].values.empty()) {
      best = Hit{{begin, i + 1}, nodes_[node].values};
    }
  }
  return best;
}

}  // namespace recoupe

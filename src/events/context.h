// SPDX-License-Identifier: GPL-3.0-or-later
// Context: everything the event stages look at, with mentions indexed by token; built once a text.
#pragma once

#include <string_view>
#include <vector>

#include "events/events.h"
#include "events/frames.h"

namespace recoupe {

struct Context : EventInput {
  // One entry a token; kNone where nothing covers it. Of nested mentions the outer one counts.
  std::vector<std::uint32_t> time_at, place_at, actor_at, quantity_at;

  const Token& token(std::uint32_t i) const { return analysed.tokens[i]; }
  const NounGroup& noun(std::uint32_t n) const { return analysed.nouns[n]; }
  const VerbGroup& verb(std::uint32_t v) const { return analysed.verbs[v]; }
  std::uint32_t sentence_of(std::uint32_t token_index) const { return analysed.sentence_of[token_index]; }
  const Sentence& sentence(std::uint32_t token_index) const { return analysed.sentences[sentence_of(token_index)]; }
};

/// Indexes the mentions of `input`, which must outlive the context.
Context make_context(const EventInput& input);

/// True for actors that carry arms: states, their forces, rebels, jihadists, militias.
bool is_armed(ActorKind kind);

/// The mentions of actors that a noun group stands for: its own head, its apposition, or what it belongs to or consists of
/// ("positions de l'EI", "une alliance de rebelles et de jihadistes"). Looks at six groups.
std::vector<std::uint32_t> actors_of_group(const Context& context, std::uint32_t noun);

/// The first of actors_of_group, or kNone.
std::uint32_t actor_of_group(const Context& context, std::uint32_t noun);

/// Same, but only when the head itself is the actor.
std::uint32_t actor_at_head(const Context& context, std::uint32_t noun);

/// The place mention that covers the head of a noun group, or kNone.
std::uint32_t place_at_head(const Context& context, std::uint32_t noun);

}  // namespace recoupe

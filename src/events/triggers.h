// SPDX-License-Identifier: GPL-3.0-or-later
// Triggers: the words that may name an event, each with the frames that they could open.
#pragma once

#include <span>
#include <vector>

#include "events/context.h"
#include "events/links.h"

namespace recoupe {

struct Trigger {
  TokenRange tokens;
  std::uint32_t head = kNone;        ///< token
  std::uint32_t noun = kNone;        ///< noun group, for noun frames
  std::uint32_t verb = kNone;        ///< verb group, for verb frames
  std::span<const std::uint32_t> frames;  ///< candidates in order of preference
};

/// Every possible trigger in text order; noun phrases take the longest match. Words inside names are none.
std::vector<Trigger> find_triggers(const Context& context);

/// The words around the trigger satisfy what the frame asks of them (objects, phrases, voice).
bool words_fit(const Context& context, const Trigger& trigger, const Frame& frame);

/// The noun group that one of `words` heads: `noun` itself, what it counts ("une partie de la ville") or completes
/// ("la route de Ramoussa, ouverte"), or what it stands for as a pronoun ("l'ont barrée"); kNone if none.
std::uint32_t named_by(const Context& context, std::uint32_t noun, const std::vector<WordKey>& words);

/// What undergoes a verb: its object, or the subject of a passive, or what a participle qualifies; kNone if none.
std::uint32_t undergoer(const Context& context, std::uint32_t verb);

/// The tokens that a fitting frame asked for by name: heads of its object and subject, its phrase.
std::vector<std::uint32_t> words_asked_for(const Context& context, const Trigger& trigger, const Frame& frame);

}  // namespace recoupe

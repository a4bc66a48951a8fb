// SPDX-License-Identifier: GPL-3.0-or-later
// Origins: which dispatches reprint one text, and which correct or replace another.
//
//   an agency text, its reprint with small edits, an excerpt of it → one origin
//   "CORRECTION - …: bien lire 85 morts"                          → the same origin; supersedes the first version
//
// Two texts are of one origin when half of the shorter one's fingerprints are in the longer one: containment, because
// an excerpt has a small part of the longer text. Near linear: only texts with a fingerprint in common are compared,
// and of many that share one, each with the first and with its neighbour.
#pragma once

#include <vector>

#include "record/account.h"

namespace recoupe {

struct Origins {
  std::vector<std::uint32_t> of;            ///< for each account the first account (by SHA-256) of its origin
  std::vector<std::uint32_t> superseded_by; ///< for each account the account that corrects or replaces it, or kNone
  std::vector<double> containment;          ///< share of the account's text that another of its origin also has, at most 1
};

Origins find_origins(const Corpus& corpus);

/// A passage that two texts share, at least five words long.
struct SharedPassage { Span first, second; };

/// The shared passages of two texts, in the order of the first; each word is in at most one. Linear.
std::vector<SharedPassage> shared_passages(std::string_view first, std::string_view second);

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>

#include "record/record.h"

namespace recoupe {
namespace {

std::string said(const Corpus& corpus, const std::vector<Symbol>& symbols) {
  std::string out;
  for (const Symbol s : symbols) {
    const std::string name = s == kNone ? "a text that names no source" : corpus.symbols.name(s);
    out += (out.empty() ? "" : ", ") + (name.starts_with('?') ? name.substr(1) : name);
  }
  return out;
}

/// Those whose word settles it: who did the harm and says so, or who lost and says so.
std::vector<Symbol> admissions(const Derived& d, const Event& event) {
  std::vector<Symbol> out;
  for (const EventClaim& claim : event.claims) {
    const Telling& t = d.corpus.tellings[claim.telling];
    const bool counts = !claim.denies && !claim.rejected && !claim.superseded && t.factuality == Factuality::kAsserted;
    const std::vector<Symbol> source = t.source == kNone ? std::vector<Symbol>() : std::vector{t.source};
    const bool own = d.atlas.harm[t.type] && d.atlas.any_related(source, symbols_of(d.corpus, t.agents));
    const bool lost = d.atlas.gain[t.type] && d.atlas.any_related(source, symbols_of(d.corpus, t.targets)) && !d.atlas.any_related(source, symbols_of(d.corpus, t.agents));
    if (counts && (own || lost) && std::find(out.begin(), out.end(), t.source) == out.end()) {
      out.push_back(t.source);
    }
  }
  return out;
}

std::vector<Symbol> deniers(const Derived& d, const Event& event) {
  std::vector<Symbol> out;
  for (const EventClaim& claim : event.claims) {
    const Symbol source = d.corpus.tellings[claim.telling].source;
    if (claim.denies && !claim.rejected && !claim.superseded && std::find(out.begin(), out.end(), source) == out.end()) {
      out.push_back(source);
    }
  }
  return out;
}

/// True when victims are told, and all of them bore arms.
bool only_combatants(const Derived& d, const Event& event) {
  static constexpr std::array<std::string_view, 4> kArmed = {"combatants", "rebels", "soldiers", "jihadists"};
  return !event.tolls.empty() && std::all_of(event.tolls.begin(), event.tolls.end(), [&](std::uint32_t toll) {
    return std::find(kArmed.begin(), kArmed.end(), d.corpus.symbols.name(d.corpus.tolls[toll].victims)) != kArmed.end();
  });
}

}  // namespace

void grade_event(const Derived& d, bool contradicted, Event& event) {
  const auto admitted = admissions(d, event), denied = deniers(d, event);
  const bool told = std::any_of(event.claims.begin(), event.claims.end(), [](const EventClaim& c) { return !c.denies && !c.rejected && !c.superseded; });
  const bool tells = std::any_of(event.claims.begin(), event.claims.end(), [](const EventClaim& c) { return !c.denies; });
  const bool rejected = std::all_of(event.claims.begin(), event.claims.end(), [](const EventClaim& c) { return c.denies || c.rejected; });
  event.disputed = contradicted || (!denied.empty() && tells);
  const auto set = [&](Grade grade, std::string reason) {
    event.grade = grade;
    event.reason = std::move(reason);
  };
  if (tells && rejected) {
    set(Grade::kDiscounted, "a reviewer rejected every claim of it");
  } else if (tells && !told) {
    set(Grade::kDiscounted, "withdrawn or replaced by a later version of the text that told it");
  } else if (!admitted.empty()) {
    set(Grade::kConfirmed, fmt::format("{} by {}", d.atlas.harm[event.type] ? "owned up to" : "admitted against its own interest", said(d.corpus, admitted)));
  } else if (!tells) {
    set(Grade::kContested, fmt::format("told only by denials, of {}", said(d.corpus, denied)));
  } else if (!denied.empty()) {
    set(Grade::kContested, fmt::format("told by {}; denied by {}", said(d.corpus, event.claimants), said(d.corpus, denied)));
  } else if (contradicted) {
    set(Grade::kContested, fmt::format("told by {}; another claimant tells the contrary, or names another author", said(d.corpus, event.claimants)));
  } else if (d.atlas.harm[event.type] && only_combatants(d, event)) {
    set(Grade::kDiscounted, "all victims that are told of bore arms");
  } else if (event.claimants.size() >= 2) {
    set(Grade::kFair, fmt::format("{} claimants: {}", event.claimants.size(), said(d.corpus, event.claimants)));
  } else {
    set(Grade::kWeak, fmt::format("a single source: {}", said(d.corpus, event.claimants)));
  }
}

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/atlas.h"

#include <algorithm>

namespace recoupe {

bool Atlas::above(Symbol above, Symbol below) const {
  // Chains of places have seven links at most; a broken table must not hang us.
  for (int step = 0; below != kNone && step < 16; ++step, below = parent[below]) {
    if (below == above) {
      return true;
    }
  }
  return false;
}

bool Atlas::related(Symbol a, Symbol b) const { return above(a, b) || above(b, a); }

bool Atlas::any_related(const std::vector<Symbol>& a, const std::vector<Symbol>& b) const {
  return std::any_of(a.begin(), a.end(), [&](Symbol x) { return std::any_of(b.begin(), b.end(), [&](Symbol y) { return related(x, y); }); });
}

Atlas make_atlas(Symbols& symbols, const World& world) {
  Atlas out;
  for (Symbol s = 0; s < symbols.size(); ++s) {
    const std::string name = symbols.name(s);
    std::string parent, happening;
    PlacePrecision precision = PlacePrecision::kVague;
    bool harm = false, gain = false, violent = false;
    if (const auto place = world.places.find(name); place != world.places.end()) {
      parent = place->second.parent;
      precision = place->second.precision;
    } else if (const auto actor = world.actors.find(name); actor != world.actors.end()) {
      parent = actor->second.parent;
    } else if (const auto type = world.types.find(name); type != world.types.end()) {
      happening = type->second.happening;
      harm = type->second.harm;
      gain = type->second.gain;
      violent = type->second.family == "violence" || harm;
    } else if (name.starts_with('?') && name.find('@') != std::string::npos) {
      parent = name.substr(name.rfind('@') + 1);
    }
    out.parent.push_back(parent.empty() ? kNone : symbols.of(parent));
    out.precision.push_back(precision);
    out.happening.push_back(happening.empty() ? kNone : symbols.of("happening:" + happening));
    out.harm.push_back(harm);
    out.gain.push_back(gain);
    out.violent.push_back(violent);
  }
  return out;
}

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/setting.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr int kWar = 3;                ///< signs that make a text one about armed conflict
constexpr std::size_t kShort = 150;    ///< tokens of a text of a few paragraphs, for which one sign less will do
constexpr std::size_t kFlash = 40;     ///< tokens of a heading or a lead alone, for which one sign will do
constexpr int kGear = 2;               ///< what arms of a state are worth as signs: "avions du régime"
constexpr int kMonitor = 1;            ///< what an observer of a war is worth
constexpr std::uint32_t kNear = 4;     ///< tokens after a trigger in which a near place begins

/// Some filler is an actor for which `fits` holds.
template <class Fits>
bool any_actor(const Context& c, const std::vector<RoleFiller>& fillers, const Fits& fits) {
  return std::any_of(fillers.begin(), fillers.end(), [&](const RoleFiller& f) { return fits(c.mentions.actors[f.mention]); });
}

bool is_weapon_or_armed(const ActorMention& m) { return m.equipment || is_armed(m.kind); }
bool is_troops(const ActorMention& m) { return !m.equipment && is_armed(m.kind); }
bool is_official(const ActorMention& m) {
  return !m.equipment && m.kind != ActorKind::kCivilians && m.kind != ActorKind::kMedics && m.kind != ActorKind::kUnknown;
}

bool armed_near(const Context& c, const Setting& setting, std::uint32_t token) {
  const std::uint32_t s = c.sentence_of(token);
  return setting.armed[s] != 0 || (s > 0 && setting.armed[s - 1] != 0);
}

bool near_place(const Context& c, const Roles& roles, const Trigger& t) {
  return std::any_of(roles.places.begin(), roles.places.end(), [&](const PlaceFiller& p) {
    const std::uint32_t begin = c.mentions.places.mentions[p.mention].tokens.begin;
    return begin >= t.tokens.end && begin <= t.tokens.end + kNear;
  });
}

/// "un accord", not "l'accord": what is new to the text.
bool is_new(const Context& c, const Trigger& t) {
  const std::uint32_t determiner = t.noun == kNone ? kNone : c.noun(t.noun).determiner;
  return determiner == kNone ? t.noun != kNone && !c.token(c.noun(t.noun).tokens.begin).has(kContracted)
                             : !c.rules.definite.contains(c.token(determiner).form);
}

}  // namespace

Setting weigh(const Context& c, const std::vector<Trigger>& triggers) {
  Setting out;
  out.armed.assign(c.analysed.sentences.size(), 0);
  int strength = 0;
  const auto sign = [&](std::uint32_t token, bool holds) {
    out.armed[c.sentence_of(token)] |= holds ? 1 : 0;
    strength += holds ? 1 : 0;
  };
  for (const ActorMention& m : c.mentions.actors) {
    const bool armed = m.kind != ActorKind::kState && is_armed(m.kind);
    out.armed[c.sentence_of(m.tokens.begin)] |= armed ? 1 : 0;
    strength += armed && m.actor != kNone ? 1 : 0;  // "hommes armés", "assaillants" may be robbers
  }
  for (const Trigger& t : triggers) {
    const Frame& first = c.rules.frames[t.frames.front()];
    sign(t.head, first.strong && !first.speech && words_fit(c, t, first));
  }
  const auto named = [&c](const auto& is) { return std::any_of(c.mentions.actors.begin(), c.mentions.actors.end(), is); };
  // Each once: "l'avion russe" may be an airliner that a text tells of all along.
  strength += named([](const ActorMention& m) { return m.equipment; }) ? kGear : 0;
  strength += named([](const ActorMention& m) { return m.kind == ActorKind::kMonitor; }) ? kMonitor : 0;
  const std::size_t tokens = c.analysed.tokens.size();
  out.war = strength >= kWar - (tokens <= kShort) - (tokens <= kFlash);
  return out;
}

bool needs_met(const Context& c, const Setting& setting, const Needs& n, const Roles& r, const Trigger& t) {
  const bool parties = !r.agents.empty() || !r.targets.empty();
  const bool carried = r.carrier != kNone;
  return (!n.war || setting.war) && (!n.armed || armed_near(c, setting, t.head)) &&
         (!n.place || !r.places.empty()) && (!n.near_place || near_place(c, r, t)) &&
         (!n.agent || !r.agents.empty()) && (!n.target || !r.targets.empty()) && (!n.party || parties) &&
         (!n.armed_agent || any_actor(c, r.agents, is_weapon_or_armed)) && (!n.troops || any_actor(c, r.agents, is_troops)) &&
         (!n.official || any_actor(c, r.agents, is_official)) && (!n.counted || count_of(c, t) != kNone) && (!n.unknown || is_new(c, t)) &&
         (!n.governed || (t.verb != kNone && c.verb(t.verb).governor != kNone)) &&
         (!n.hit || !r.places.empty() || parties || carried) && (!n.carried || carried || !r.agents.empty());
}

std::uint32_t count_of(const Context& c, const Trigger& t) {
  if (t.noun == kNone) {
    return kNone;
  }
  const std::uint32_t begin = c.noun(t.noun).tokens.begin;
  for (std::uint32_t back = 0; back < 3 && begin >= back; ++back) {
    if (back > 0 && c.token(begin - back).tag.pos == Pos::kPunctuation) {
      break;  // "assiégée depuis 2012, l'évacuation …"
    }
    const std::uint32_t q = c.quantity_at[begin - back];
    if (q != kNone && c.mentions.quantities[q].kind == QuantityKind::kCount && c.mentions.quantities[q].tokens.end <= t.head &&
        c.mentions.quantities[q].tokens.end + 2 >= begin) {
      return q;
    }
  }
  return kNone;
}

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/roles.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr std::uint32_t kGroups = 24;   ///< groups looked at to the right of a trigger or verb
constexpr std::uint32_t kCounting = 3;  ///< groups that may count one after the other: "des centaines de milliers de"
constexpr std::uint32_t kGap = 3;       ///< tokens allowed between two links of a complement chain

class Filler {
 public:
  Filler(const Context& c, const Links& links, const Trigger& trigger, const Frame& frame) : c_(c), links_(links), trigger_(trigger), frame_(frame) {}

  Roles fill() {
    if (trigger_.verb != kNone) {
      from_verb();
    } else if (trigger_.noun != kNone) {
      from_noun();
    } else {
      from_preposition();
    }
    return std::move(out_);
  }

 private:
  SlotRoles slot(Slot s) const { return frame_.slots[static_cast<std::size_t>(s)]; }

  Slot slot_of(const NounGroup& n) const {
    if (n.preposition.empty()) {
      return Slot::kOther;
    }
    const auto hit = c_.rules.prepositions.longest(c_.analysed, n.preposition.begin, n.preposition.end);
    const Slot slot = hit ? static_cast<Slot>(hit->values.front()) : Slot::kOther;
    return slot == Slot::kOf && hit->range.size() < n.preposition.size() ? Slot::kOther : slot;  // "d'après" is no "de"
  }

  void add_actor(Role role, std::uint32_t mention) {
    const ActorMention& m = c_.mentions.actors[mention];
    const RoleFiller filler{mention, {m.span, frame_.rule}, m.inferred};
    auto& list = role == Role::kAgent ? out_.agents : out_.targets;
    const auto same = [&](const RoleFiller& f) {
      const ActorMention& other = c_.mentions.actors[f.mention];
      return other.actor == m.actor && (m.actor != kNone || other.name == m.name);
    };
    if (std::none_of(list.begin(), list.end(), same)) {
      list.push_back(filler);
    }
  }
  void add_place(Role role, std::uint32_t mention) {
    const PlaceRole place = role == Role::kPlaceFrom ? PlaceRole::kFrom : role == Role::kPlaceTo ? PlaceRole::kTo : role == Role::kPlaceVia ? PlaceRole::kVia : PlaceRole::kAt;
    const PlaceMention& m = c_.mentions.places.mentions[mention];
    const bool only_locates = m.locates != kNone && (m.precision >= PlacePrecision::kProvince || m.inferred);  // "Layramoun, à la périphérie nord de la ville"
    if (!only_locates && std::none_of(out_.places.begin(), out_.places.end(), [&](const PlaceFiller& f) { return f.mention == mention; })) {
      const bool elsewhere = c_.sentence_of(m.tokens.begin) != c_.sentence_of(trigger_.head);
      out_.places.push_back({mention, place, {m.span, frame_.rule}, m.inferred || elsewhere});
    }
  }

  /// Victims are named by the group's own head; other roles also by what it belongs to.
  std::vector<std::uint32_t> actors_in(std::uint32_t noun, SlotRoles roles) const {
    const bool victim = roles.actor == Role::kTarget && roles.place == Role::kIgnored && !frame_.speech;
    const std::uint32_t head = actor_at_head(c_, noun);
    if (!victim || head != kNone) {
      return actors_of_group(c_, noun);
    }
    for (std::uint32_t n = noun; n < noun + kCounting && n + 1 < c_.analysed.nouns.size() && c_.noun(n + 1).complement_of == n && counts(c_, n, n + 1); ++n) {
      if (const std::uint32_t counted = actor_at_head(c_, n + 1); counted != kNone) {
        return {counted};  // "des centaines de milliers d'habitants", "un grand nombre de familles"
      }
    }
    return {};
  }

  /// Gives one group its role: a place if it is one and may be, else its actors.
  void apply(std::uint32_t noun, SlotRoles roles, bool actor_first) {
    const std::uint32_t place = place_at_head(c_, noun);
    const bool may_act = (roles.actor == Role::kAgent || roles.actor == Role::kTarget) && (actor_first || place == kNone || roles.place == Role::kIgnored);
    const bool of_place = roles.actor == Role::kAgent && place != kNone && actor_at_head(c_, noun) == kNone;  // "le pilonnage de la ville rebelle"
    const auto actors = may_act && !of_place ? actors_in(noun, roles) : std::vector<std::uint32_t>{};
    for (const std::uint32_t actor : actors) {
      add_actor(roles.actor, actor);
    }
    if (actors.empty() && place != kNone && roles.place != Role::kIgnored) {
      add_place(roles.place, place);
    } else if (actors.empty() && roles.actor == Role::kInstrument) {
      out_.instruments.push_back({c_.analysed.span_of(c_.noun(noun).tokens), frame_.rule});
    }
  }
  /// A group and those coordinated with it.
  void apply_all(std::uint32_t noun, SlotRoles roles, bool actor_first) {
    if (noun == kNone) {
      return;
    }
    apply(noun, roles, actor_first);
    const auto size = static_cast<std::uint32_t>(c_.analysed.nouns.size());
    for (std::uint32_t n = noun + 1; n < size && n < noun + kGroups; ++n) {
      if (c_.noun(n).joined_to == noun) {
        apply(n, roles, actor_first);
      } else if (c_.noun(n).clause != c_.noun(noun).clause) {
        break;
      }
    }
  }

  std::uint32_t first_noun_from(std::uint32_t token) const {
    const auto& nouns = c_.analysed.nouns;
    const auto it = std::lower_bound(nouns.begin(), nouns.end(), token, [](const NounGroup& n, std::uint32_t t) { return n.tokens.begin < t; });
    return static_cast<std::uint32_t>(it - nouns.begin());
  }

  /// "chasser l'EI de Jarablos": a place after an actor who is the object says from where, when the frame asks for it.
  bool out_of_object(std::uint32_t noun, const VerbGroup& v) const {
    const std::uint32_t owner = c_.noun(noun).complement_of;
    return v.object != kNone && owner != kNone && (owner == v.object || c_.noun(owner).complement_of == v.object) && slot(Slot::kOf).place != Role::kIgnored &&
           place_at_head(c_, noun) != kNone && actor_of_group(c_, v.object) != kNone;
  }

  /// The prepositional complements that follow a verb group in its own clause.
  void complements(std::uint32_t verb, bool passive, const Carrier* carrier) {
    const VerbGroup& v = c_.verb(verb);
    const Sentence& s = c_.sentence(v.head);
    const auto size = static_cast<std::uint32_t>(c_.analysed.nouns.size());
    const std::uint32_t first = first_noun_from(v.tokens.end);
    bool authored = false;
    for (std::uint32_t n = first; n < size && n < first + kGroups && c_.noun(n).tokens.begin < s.tokens.end; ++n) {
      const NounGroup& group = c_.noun(n);
      if (group.clause != v.clause || n == v.object || n == v.subject || group.preposition.empty()) {
        continue;
      }
      const Slot where = slot_of(group);
      SlotRoles roles = slot(where);
      if (where == Slot::kBy && (passive ? authored && group.joined_to == kNone && group.preposition.begin > c_.noun(n - 1).tokens.end + 1 : n > first && c_.time_at[c_.noun(n - 1).head] == kNone)) {
        continue;  // "tirées par X, au lendemain de la coupure par Y", "a débuté après la fermeture de la route par X"
      }
      authored = authored || where == Slot::kBy;
      if (where == Slot::kBy && passive && trigger_.verb != kNone) {
        roles = slot(Slot::kSubject);
      } else if (where == Slot::kOf && out_of_object(n, v)) {
        roles.actor = Role::kIgnored;
      } else if (where == Slot::kOf && frame_.with.empty() && (group.complement_of != kNone || (n > first && c_.noun(n - 1).tokens.end == group.preposition.begin))) {
        continue;  // belongs to the noun before it, unless that noun is part of the trigger ("tomber aux mains de")
      } else if (where == Slot::kAt && carrier != nullptr && carrier->at.actor != Role::kIgnored) {
        roles = carrier->at;
      }
      apply(n, roles, where == Slot::kBy || where == Slot::kBetween || where == Slot::kAlongside);
    }
  }

  /// "[L'Armée de la conquête], une coalition dont fait partie X, a lancé": a subject that names nobody describes the actor before its comma.
  std::uint32_t named_first(std::uint32_t subject) const {
    const std::uint32_t begin = subject == kNone || subject == 0 ? 0 : c_.noun(subject).tokens.begin;
    const bool described = begin > 1 && c_.noun(subject).preposition.empty() && c_.noun(subject).determiner != kNone && c_.token(begin - 1).tag.pos == Pos::kPunctuation &&
                           actors_of_group(c_, subject).empty() && c_.noun(subject - 1).tokens.end + 1 == begin && c_.noun(subject - 1).clause == c_.noun(subject).clause;
    const std::uint32_t before = described ? subject - 1 : subject;
    const std::uint32_t first = described && c_.noun(before).complement_of != kNone ? c_.noun(before).complement_of : before;
    return described && actor_at_head(c_, first) != kNone ? first : subject;
  }

  /// What undergoes: where the frame asks for certain words, the group that they head ("l'ont barrée": the road).
  std::uint32_t thing(std::uint32_t noun) const {
    const bool pronoun = noun != kNone && c_.noun(noun).pronoun && !frame_.objects.empty();
    return pronoun ? named_by(c_, noun, frame_.objects) : noun;
  }

  /// "l'offensive lancée par [X]", "la trêve que [X] avait négociée": who made the event that the trigger speaks of.
  void made_by(std::uint32_t event) {
    const SlotRoles roles = slot(Slot::kMaker);
    const std::uint32_t v = event == kNone || roles.actor == Role::kIgnored ? kNone : links_.participle_of[event];
    if (v == kNone || v == trigger_.verb) {
      return;
    }
    const auto size = static_cast<std::uint32_t>(c_.analysed.nouns.size());
    for (std::uint32_t n = first_noun_from(c_.verb(v).tokens.end); n < size && c_.noun(n).clause == c_.verb(v).clause; ++n) {
      if (slot_of(c_.noun(n)) == Slot::kBy) {
        return apply_all(n, roles, true);
      }
    }
  }

  void from_verb() {
    const VerbGroup& v = c_.verb(trigger_.verb);
    const std::uint32_t actor = subject_of_verb(c_, trigger_.verb);
    const bool passive = v.voice == Voice::kPassive || v.form == VerbForm::kPastParticiple;
    apply_all(passive ? thing(actor) : named_first(actor), slot(passive ? Slot::kObject : Slot::kSubject), !passive);
    const std::uint32_t object = object_of_verb(c_, trigger_.verb);
    if (object != kNone && object != actor) {
      apply_all(thing(object), slot(Slot::kObject), false);
    }
    made_by(passive ? actor : object != kNone && slot(Slot::kObject).actor != Role::kIgnored ? object : actor);
    complements(trigger_.verb, passive, nullptr);
    if (!frame_.objects.empty() && object != kNone) {
      chain(object);  // "briser le siège imposé à …": what hangs on the object belongs to the event
    }
  }

  /// "raids du régime sur Alep par …": groups that hang on a noun, one after the other.
  void chain(std::uint32_t noun) {
    const auto size = static_cast<std::uint32_t>(c_.analysed.nouns.size());
    std::uint32_t end = std::max(c_.noun(noun).tokens.end, trigger_.tokens.end);
    bool authored = false, between = false;
    for (std::uint32_t n = noun + 1; n < size && n <= noun + kGroups; ++n) {
      const NounGroup& group = c_.noun(n);
      const std::uint32_t begin = group.preposition.empty() ? group.tokens.begin : group.preposition.begin;
      if (begin > end + kGap || c_.sentence_of(group.tokens.begin) != c_.sentence_of(trigger_.head) || verb_between(end, begin, noun)) {
        return;
      }
      end = group.tokens.end;
      if (group.joined_to == noun) {
        if (between && group.preposition.empty()) {
          apply(n, slot(Slot::kBetween), true);  // "des combats entre X et [Y]"
        }
        continue;  // "les frappes et les tirs de l'armée": what follows belongs to both
      }
      if (group.preposition.empty() && group.joined_to == kNone) {
        if (!group.parenthesised && c_.time_at[group.head] == kNone && group.apposed_to == kNone) {
          return;
        }
        continue;
      }
      const Slot where = slot_of(group);
      if (where == Slot::kBy && authored && group.joined_to == kNone) {
        return;
      }
      authored = authored || where == Slot::kBy;
      between = between || where == Slot::kBetween;
      const bool direct = group.complement_of == noun || (group.complement_of == kNone && n == noun + 1);
      const bool nested = where == Slot::kOf && !direct && group.joined_to == kNone;
      const bool counted = nested && group.complement_of != kNone && links_.subject_of[noun] != kNone && links_.subject_of[noun] == links_.subject_of[group.complement_of];
      if (!nested || counted) {
        const bool thing = where == Slot::kOf && undergoes(n);
        apply(n, thing ? SlotRoles{Role::kTarget, Role::kPlaceAt} : slot(where),
              !thing && (where == Slot::kBy || where == Slot::kBetween || where == Slot::kOf || where == Slot::kAlongside));
      }
    }
  }
  /// "l'attaque d'un camp de l'armée", "le pilonnage de cette ville rebelle": a thing that is somebody's undergoes, it does not act.
  bool undergoes(std::uint32_t noun) const {
    const NounGroup& n = c_.noun(noun);
    const bool acts = slot(Slot::kOf).actor == Role::kAgent && slot(Slot::kAgainst).actor == Role::kTarget;
    return acts && actor_at_head(c_, noun) == kNone && (n.determiner != kNone || c_.token(n.tokens.begin).has(kContracted)) && c_.quantity_at[n.head] == kNone;
  }
  /// A verb group stands between two tokens, other than a participle that qualifies `noun`.
  bool verb_between(std::uint32_t begin, std::uint32_t end, std::uint32_t noun) const {
    for (std::uint32_t t = begin; t < end; ++t) {
      const std::uint32_t v = c_.analysed.verb_of[t];
      if (v != kNone && c_.verb(v).antecedent != noun) {
        return true;
      }
    }
    return false;
  }

  /// "raids russes", "offensive jihadiste", "roquettes rebelles": a word inside the group names who acts.
  void adjectives() {
    const TokenRange tokens = c_.noun(trigger_.noun).tokens;
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      const std::uint32_t m = c_.actor_at[t];
      const bool names = m != kNone && (c_.mentions.actors[m].equipment || (c_.mentions.actors[m].adjective && !trigger_.tokens.contains(t)));
      if (names && slot(Slot::kOf).actor != Role::kIgnored) {
        add_actor(slot(Slot::kOf).actor, m);
      }
    }
  }

  const Carrier* carrier_of(std::uint32_t verb) const {
    const auto it = c_.rules.carriers.find(c_.token(c_.verb(verb).head).lemma);
    return it == c_.rules.carriers.end() ? nullptr : &it->second;
  }

  /// "les quartiers Est sous le [contrôle] de X", "la route, aux [mains] de X": what is held stands before, or is said to be so.
  void held() {
    const NounGroup& n = c_.noun(trigger_.noun);
    if (!frame_.stative || n.preposition.empty() || n.preposition.begin == 0) {
      return;
    }
    const std::uint32_t before = n.preposition.begin - (c_.token(n.preposition.begin - 1).tag.pos == Pos::kPunctuation && n.preposition.begin > 1 ? 2 : 1);
    const std::uint32_t verb = c_.analysed.verb_of[before];
    std::uint32_t holder = verb != kNone ? subject_of_verb(c_, verb) : c_.analysed.noun_of[before];
    for (int step = 0; step < 2 && holder != kNone && place_at_head(c_, holder) == kNone; ++step) {
      holder = c_.noun(holder).complement_of;
    }
    if (holder != kNone && place_at_head(c_, holder) != kNone) {
      add_place(Role::kPlaceAt, place_at_head(c_, holder));
    }
  }

  void from_noun() {
    adjectives();
    held();
    chain(trigger_.noun);
    for (std::uint32_t n = trigger_.noun; n < c_.analysed.nouns.size() && c_.noun(n).head < trigger_.tokens.end; ++n) {
      made_by(n);  // "l'entrée en vigueur d'une trêve négociée par X"
    }
    if (const std::uint32_t v = links_.participle_of[trigger_.noun]; v != kNone) {
      complements(v, true, carrier_of(v));
    }
    if (const std::uint32_t v = links_.subject_of[trigger_.noun]; v != kNone) {
      as_subject(v);
    } else if (const std::uint32_t o = links_.object_of[trigger_.noun]; o != kNone) {
      as_object(o);
    } else if (c_.ontology.types[frame_.type].violent) {
      as_author();
      as_aim();
    }
    aim();
  }
  /// "la ville, touchée par des [roquettes]", "tués par des [obus]": what the passive verb says it did.
  void as_author() {
    const NounGroup& group = c_.noun(trigger_.noun);
    const std::uint32_t v = group.clause == kNone ? kNone : c_.analysed.clauses[group.clause].verb;
    const bool passive = v != kNone && (c_.verb(v).voice == Voice::kPassive || c_.verb(v).form == VerbForm::kPastParticiple);
    if (passive && slot_of(group) == Slot::kBy && c_.verb(v).tokens.end <= group.preposition.begin) {
      const Carrier* carrier = carrier_of(v);
      out_.carrier = carrier == nullptr && c_.rules.verbs.contains(c_.token(c_.verb(v).head).lemma) ? kNone : v;  // "détruit par une bombe" tells it itself
      apply_all(carrier == nullptr ? kNone : subject_of_verb(c_, v), carrier == nullptr ? SlotRoles{} : carrier->object, false);
    }
  }
  /// "il bombarde la ville en vue d'une [offensive]": who does something for the sake of it means to do it.
  void as_aim() {
    const std::uint32_t clause = c_.noun(trigger_.noun).clause;
    const std::uint32_t v = clause == kNone ? kNone : c_.analysed.clauses[clause].verb;
    if (out_.agents.empty() && v != kNone && slot_of(c_.noun(trigger_.noun)) == Slot::kPurpose && slot(Slot::kOf).actor == Role::kAgent) {
      apply_all(subject_of_verb(c_, v), {Role::kAgent, Role::kIgnored}, true);
    }
  }
  /// "une [offensive] menée pour déloger X de Y": whom its purpose names undergoes it.
  void aim() {
    const std::uint32_t carrier = links_.participle_of[trigger_.noun] != kNone ? links_.participle_of[trigger_.noun] : out_.carrier;
    const auto size = static_cast<std::uint32_t>(c_.analysed.verbs.size());
    for (std::uint32_t v = carrier; v != kNone && ++v < size && v <= carrier + 2 && c_.sentence_of(c_.verb(v).head) == c_.sentence_of(trigger_.head);) {
      const VerbGroup& verb = c_.verb(v);
      const auto hit = verb.linker.empty() ? std::nullopt : c_.rules.prepositions.longest(c_.analysed, verb.linker.begin, verb.linker.end);
      const std::uint32_t object = hit && static_cast<Slot>(hit->values.front()) == Slot::kPurpose ? object_of_verb(c_, v) : kNone;
      const std::uint32_t actor = object == kNone || slot(Slot::kAgainst).actor != Role::kTarget ? kNone : actor_at_head(c_, object);
      if (actor != kNone && is_armed(c_.mentions.actors[actor].kind)) {
        return add_actor(Role::kTarget, actor);
      }
    }
  }
  /// "quartiers sous le contrôle des rebelles": the trigger is part of a preposition; who follows it acts, what it says it of is the place.
  void from_preposition() {
    const std::uint32_t n = first_noun_from(trigger_.tokens.end);
    if (n >= c_.analysed.nouns.size() || !c_.noun(n).preposition.contains(trigger_.head)) {
      return;
    }
    apply_all(n, slot(Slot::kOf), true);
    const std::uint32_t before = c_.noun(n).preposition.begin;
    const std::uint32_t v = before > 0 ? c_.analysed.verb_of[before - 1] : kNone;
    const std::uint32_t holder = v != kNone ? subject_of_verb(c_, v) : n > 0 ? n - 1 : kNone;
    if (holder != kNone && place_at_head(c_, holder) != kNone) {
      add_place(Role::kPlaceAt, place_at_head(c_, holder));
    }
  }

  void as_subject(std::uint32_t v) {
    const VerbGroup& verb = c_.verb(v);
    const Carrier* carrier = carrier_of(v);
    out_.carrier = v;
    const bool passive = verb.voice == Voice::kPassive;
    if (carrier != nullptr && !passive && verb.object != kNone) {
      SlotRoles roles = carrier->object;
      apply_all(verb.object, roles, roles.actor == Role::kAgent);
    }
    complements(v, passive, carrier);
    if (carrier != nullptr) {
      out_.factuality = carrier->factuality;
    }
  }
  void as_object(std::uint32_t v) {
    const Carrier* carrier = carrier_of(v);
    out_.carrier = v;
    out_.carrier_object = true;
    if (carrier == nullptr) {
      return;
    }
    out_.factuality = carrier->factuality;
    std::uint32_t subject = subject_of_verb(c_, v);
    if (carrier->subject != Role::kIgnored) {
      subject = named_first(subject);
      const bool agent = carrier->subject == Role::kAgent;
      apply_all(subject, agent ? SlotRoles{Role::kAgent, Role::kIgnored} : SlotRoles{Role::kTarget, Role::kPlaceAt}, agent);
    }
    complements(v, false, nullptr);
  }

  const Context& c_;
  const Links& links_;
  const Trigger& trigger_;
  const Frame& frame_;
  Roles out_;
};

}  // namespace

Roles fill_roles(const Context& context, const Links& links, const Trigger& trigger, const Frame& frame) {
  return Filler(context, links, trigger, frame).fill();
}

}  // namespace recoupe

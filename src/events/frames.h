// SPDX-License-Identifier: GPL-3.0-or-later
// Frames: how a language names each event type, and where it puts the roles. Loaded from languages/<code>/events/*.toml.
//
//   [[frame]]
//   name = "bombard"   type = "air_strike"   verbs = ["bombarder"]   subject = "agent"   object = "target"
//   examples = ["Des avions russes ont [bombardé] Idleb. | agents=russia | places=Idleb"]
#pragma once

#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "events/events.h"
#include "language/phrases.h"

namespace recoupe {

/// What a filler of a grammatical slot becomes.
enum class Role : std::uint8_t { kIgnored, kAgent, kTarget, kPlaceAt, kPlaceFrom, kPlaceTo, kPlaceVia, kInstrument };

/// Grammatical slots around a trigger; prepositions are grouped by meaning in prepositions.tsv.
enum class Slot : std::uint8_t { kSubject, kObject, kOf, kBy, kAgainst, kOn, kAt, kIn, kAlongside, kBetween, kTowards, kOutOf, kPurpose, kOther, kMaker };  // kMaker: who made the event that a verb speaks of: "l'offensive lancée par [X] a été repoussée"
inline constexpr std::size_t kSlots = 15;

/// The roles of one slot, by what fills it.
struct SlotRoles {
  Role actor = Role::kIgnored;
  Role place = Role::kIgnored;
};

/// What a frame asks of its context before it fires.
struct Needs {
  bool armed = false;    ///< an armed actor, or a strong trigger, in the sentence or the one before
  bool place = false;    ///< a place among the fillers
  bool agent = false;    ///< an actor as agent
  bool armed_agent = false;  ///< that agent carries arms, or is a weapon
  bool troops = false;   ///< that agent carries arms and is no weapon
  bool official = false; ///< that agent is a state, party, body or person
  bool target = false;   ///< an actor as target
  bool party = false;    ///< an agent or a target
  bool war = false;      ///< a dispatch about armed conflict
  bool near_place = false;  ///< a place within four tokens: "la prise de X"
  bool hit = false;      ///< a place, a party or a verb that carries it: a weapon in use, not on show
  bool carried = false;  ///< an event noun that a verb carries, or that has parties
  bool governed = false; ///< an infinitive that hangs on another verb: "ont dû partir"
  bool counted = false;  ///< a number counts it: "7.500 déplacés"
  bool unknown = false;  ///< an event noun that the text has not named before: "un accord"
  bool affirmed = false; ///< it did happen or may: "n'ont pas cessé" is no lull
};

struct Frame {
  RuleId rule = kNone;
  TypeId type = 0;
  bool noun = false;                     ///< else a verb frame
  bool strong = true;                    ///< sign of armed conflict by itself
  bool carrier = false;                  ///< steps back when an event noun is its subject or object ("raids … ont visé")
  bool object_in_trigger = false;        ///< trigger runs to the end of the object or phrase that the frame asks for
  bool stative = false;                  ///< a state: its time is an interval up to publication
  bool keeps_noun = false;               ///< its object stays an event of its own: "briser le siège" tells of a siege too
  bool bare = false;                     ///< fires only where the verb has no object: "tirer sur la foule", not "tirer un lit"
  bool general = false;                  ///< a noun that may take up any violent happening: "l'attaque"
  bool speech = false;                   ///< an act of speech: gives its content's factuality
  TypeId may_be = 0;                     ///< the more exact type that a vague word may stand for ("bombardement"); own type when none
  std::optional<Voice> voice;
  bool reflexive = false;                ///< a frame without a voice fires on a reflexive verb too ("s'ouvrir une voie")
  std::optional<Factuality> factuality;  ///< fixed by the words themselves ("déjouer un attentat")
  std::vector<WordKey> objects;          ///< lemmas, one of which must head the object (or the subject of a passive)
  std::vector<WordKey> subjects;         ///< lemmas, one of which must head the subject
  std::vector<WordKey> not_subjects;     ///< lemmas that must not head the subject
  std::vector<WordKey> not_objects;      ///< lemmas that must not head the object
  std::vector<std::vector<WordKey>> with;      ///< lemma phrases, one of which must follow within six tokens
  std::vector<std::vector<WordKey>> not_with;  ///< lemma phrases, none of which may follow within six tokens or stand two before
  std::array<SlotRoles, kSlots> slots{};
  Needs needs;
};

/// Verbs that lend an event noun their other complements: "mener un raid" (subject = agent), "subir un raid" (subject = target).
struct Carrier {
  Role subject = Role::kIgnored;         ///< what its subject is, when the event noun is the object
  SlotRoles object, at;                  ///< what its object and "à" complement are, when the event noun is the subject
  std::optional<Factuality> factuality;  ///< "déjouer", "suspendre"
};

/// How the nouns of victims, weapons and possessions behave; from small tables beside the frames.
struct EventRules {
  std::vector<Frame> frames;
  Phrases nouns{Phrases::Kind::kLemma};                          ///< → frame
  std::unordered_map<WordKey, std::vector<std::uint32_t>> verbs; ///< lemma → frames
  std::unordered_map<WordKey, Carrier> carriers;                 ///< lemma
  std::unordered_set<WordKey> object_control;                    ///< "accuser X de": X does what follows
  Phrases prepositions{Phrases::Kind::kForm};                    ///< → Slot
  std::shared_ptr<const struct TallyRules> tallies;
  std::unordered_map<RuleId, TypeId> may_be;                     ///< of every frame's rule
  std::unordered_set<RuleId> general;                            ///< rules of general nouns
  std::unordered_set<RuleId> speech;                             ///< rules of acts of speech
  std::unordered_set<WordKey> pointing;                          ///< "ces": of these, what points at what was named
  std::unordered_set<WordKey> definite;                          ///< "les", "ces": what follows was named before
  std::unordered_set<WordKey> whole_war;                         ///< "conflit": what a sentence says of it happens nowhere in particular
  std::unordered_set<WordKey> where, there;                      ///< "où"; "y", "en"
  std::unordered_map<RuleId, double> confidence;                 ///< measured precision of every rule, 0 to 1
};

/// Loads the frames. Fails with kBadKnowledge, naming file and frame.
Result<bool> load_frames(const KnowledgeFiles& files, std::string_view language, const Ontology& ontology, EventRules& rules, RuleNames& names);

}  // namespace recoupe

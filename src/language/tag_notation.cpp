// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/tag_notation.h"

#include <algorithm>
#include <array>

namespace recoupe {
namespace {

struct PosName { std::string_view name; Pos pos; };
constexpr std::array kPosNames{
    PosName{"NOUN", Pos::kNoun}, PosName{"PROPN", Pos::kProper}, PosName{"VERB", Pos::kVerb}, PosName{"AUX", Pos::kAux},
    PosName{"ADJ", Pos::kAdjective}, PosName{"ADV", Pos::kAdverb}, PosName{"ADP", Pos::kAdposition}, PosName{"DET", Pos::kDeterminer},
    PosName{"PRON", Pos::kPronoun}, PosName{"NUM", Pos::kNumeral}, PosName{"CCONJ", Pos::kCoordinator}, PosName{"SCONJ", Pos::kSubordinator},
    PosName{"INTJ", Pos::kInterjection}, PosName{"PUNCT", Pos::kPunctuation}, PosName{"SYM", Pos::kSymbol}, PosName{"X", Pos::kOther},
};

struct Mark { std::string_view name; void (*set)(NotedTag&); };
constexpr std::array kMarks{
    Mark{"fin", [](NotedTag& t) { t.tag.form = VerbForm::kFinite; }}, Mark{"inf", [](NotedTag& t) { t.tag.form = VerbForm::kInfinitive; }},
    Mark{"pp", [](NotedTag& t) { t.tag.form = VerbForm::kPastParticiple; }}, Mark{"ger", [](NotedTag& t) { t.tag.form = VerbForm::kPresentParticiple; }},
    Mark{"ind", [](NotedTag& t) { (t.tag.is_verb() ? void(t.tag.mood = Mood::kIndicative) : void(t.tag.pronoun = PronounKind::kIndefinite)); }},
    Mark{"cnd", [](NotedTag& t) { t.tag.mood = Mood::kConditional; }}, Mark{"sub", [](NotedTag& t) { t.tag.mood = Mood::kSubjunctive; }},
    Mark{"imp", [](NotedTag& t) { t.tag.mood = Mood::kImperative; }}, Mark{"pres", [](NotedTag& t) { t.tag.tense = Tense::kPresent; }},
    Mark{"imparf", [](NotedTag& t) { t.tag.tense = Tense::kImperfect; }}, Mark{"past", [](NotedTag& t) { t.tag.tense = Tense::kPast; }},
    Mark{"fut", [](NotedTag& t) { t.tag.tense = Tense::kFuture; }}, Mark{"sg", [](NotedTag& t) { t.tag.number = Number::kSingular; }},
    Mark{"pl", [](NotedTag& t) { t.tag.number = Number::kPlural; }}, Mark{"m", [](NotedTag& t) { t.tag.gender = Gender::kMasculine; }},
    Mark{"f", [](NotedTag& t) { t.tag.gender = Gender::kFeminine; }}, Mark{"1", [](NotedTag& t) { t.tag.person = 1; }},
    Mark{"2", [](NotedTag& t) { t.tag.person = 2; }}, Mark{"3", [](NotedTag& t) { t.tag.person = 3; }},
    Mark{"prs", [](NotedTag& t) { t.tag.pronoun = PronounKind::kPersonal; }}, Mark{"refl", [](NotedTag& t) { t.tag.pronoun = PronounKind::kReflexive; }},
    Mark{"rel", [](NotedTag& t) { t.tag.pronoun = PronounKind::kRelative; }}, Mark{"dem", [](NotedTag& t) { t.tag.pronoun = PronounKind::kDemonstrative; }},
    Mark{"itg", [](NotedTag& t) { t.tag.pronoun = PronounKind::kInterrogative; }}, Mark{"pos", [](NotedTag& t) { t.tag.pronoun = PronounKind::kPossessive; }},
    Mark{"art", [](NotedTag&) {}}, Mark{"contracted", [](NotedTag& t) { t.contracted = true; }},
};

}  // namespace

std::optional<NotedTag> parse_tag(std::string_view notation) {
  NotedTag out;
  const std::string_view pos = notation.substr(0, notation.find('.'));
  const auto named = std::find_if(kPosNames.begin(), kPosNames.end(), [&](const PosName& p) { return p.name == pos; });
  if (named == kPosNames.end()) {
    return std::nullopt;
  }
  out.tag.pos = named->pos;
  for (std::size_t begin = pos.size(); begin < notation.size();) {
    const std::size_t end = std::min(notation.find('.', begin + 1), notation.size());
    const std::string_view name = notation.substr(begin + 1, end - begin - 1);
    const auto mark = std::find_if(kMarks.begin(), kMarks.end(), [&](const Mark& m) { return m.name == name; });
    if (mark == kMarks.end()) {
      return std::nullopt;
    }
    mark->set(out);
    begin = end;
  }
  return out;
}

}  // namespace recoupe

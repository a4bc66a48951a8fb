// SPDX-License-Identifier: GPL-3.0-or-later
// Whom the toll of a sentence counts is the target of the act of violence that it belongs to.
#include <gtest/gtest.h>

#include <set>

#include "knowledge_fixture.h"

namespace recoupe {
namespace {

/// The targets of the claims of one type.
std::set<std::string> targets(const std::string& type, const std::string& text) {
  const Reading r = read_text("Les rebelles syriens et les soldats du régime se font face.\n\n" + text);
  std::set<std::string> out;
  for (const Claim& c : r.claims) {
    for (const RoleFiller& f : knowledge().ontology->types[c.type].id == type ? c.targets : std::vector<RoleFiller>{}) {
      out.insert(actor_of(*knowledge().languages.at("fr").actors, r.mentions.actors[f.mention].actor).id);
    }
  }
  return out;
}

using Ids = std::set<std::string>;

TEST(Victims, are_the_targets_of_the_act_that_befell_them) {
  EXPECT_EQ(targets("air_strike", "Dix civils ont été tués lundi dans un raid aérien sur Idleb."), Ids{"civilians"});
  EXPECT_EQ(targets("air_strike", "Un raid aérien qui a tué douze civils a touché Idleb lundi."), Ids{"civilians"});
  EXPECT_EQ(targets("air_strike", "Dix civils et cinq soldats du régime ont été tués dans un raid aérien sur Idleb."), (Ids{"civilians", "syria-government"}));
}

TEST(Victims, of_no_party_or_of_many_events_name_no_target) {
  EXPECT_EQ(targets("air_strike", "Dix personnes ont été tuées lundi dans un raid aérien sur Idleb."), Ids{});
  EXPECT_EQ(targets("air_strike", "Plus de 200 civils ont été tués dans les raids aériens sur Idleb depuis le 22 avril."), Ids{});
  EXPECT_EQ(targets("clash", "Vingt soldats du régime ont été tués dans des combats à Idleb."), Ids{});
}

TEST(Victims, of_an_event_told_aside_are_not_those_of_the_sentence) {
  EXPECT_EQ(targets("air_strike", "Quelque 130 soldats du régime ont été tués, selon l'OSDH, qui a aussi recensé trois civils morts dans des raids aériens."), Ids{"civilians"});
}

}  // namespace
}  // namespace recoupe

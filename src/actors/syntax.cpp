// SPDX-License-Identifier: GPL-3.0-or-later
// What the steps of actors need of the syntax: whether words are tagged, and which verb a noun group belongs to.
#include <algorithm>

#include "actors/scan.h"

namespace recoupe {

void read_syntax(Scan& scan) {
  const AnalysedText& analysed = scan.analysed;
  scan.has_tags = std::any_of(analysed.tokens.begin(), analysed.tokens.end(), [](const Token& t) { return t.tag.pos == Pos::kNoun || t.tag.is_verb(); });
  scan.verb_of_subject.assign(analysed.nouns.size(), kNone);
  scan.verb_of_object.assign(analysed.nouns.size(), kNone);
  for (std::uint32_t v = 0; v < analysed.verbs.size(); ++v) {
    const VerbGroup& verb = analysed.verbs[v];
    if (verb.object < analysed.nouns.size()) scan.verb_of_object[verb.object] = v;
    if (verb.subject >= analysed.nouns.size()) continue;
    scan.verb_of_subject[verb.subject] = v;
    const std::uint32_t antecedent = analysed.nouns[verb.subject].antecedent;
    if (antecedent < analysed.nouns.size() && scan.verb_of_subject[antecedent] == kNone) scan.verb_of_subject[antecedent] = v;
  }
}

std::uint32_t lemma_roles(const Scan& scan, std::uint32_t token) {
  if (token >= scan.size()) return 0;
  const auto roles = scan.table.lemmas.find(scan.analysed.tokens[token].lemma);
  return roles == scan.table.lemmas.end() ? 0 : roles->second;
}

}  // namespace recoupe

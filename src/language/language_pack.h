// SPDX-License-Identifier: GPL-3.0-or-later
// LanguagePack: the loaded tables of knowledge/languages/<code>.
#pragma once

#include <string>

#include "language/group_rules.h"
#include "language/guesses.h"
#include "language/language.h"
#include "language/lexicon.h"
#include "language/segmentation.h"
#include "language/tag_rules.h"
#include "language/tagger.h"

namespace recoupe {

struct LanguagePack {
  std::string code;
  Segmentation segmentation;
  Lexicon lexicon;
  Guesses guesses;
  TagRules tag_rules;
  Tagger tagger;
  GroupRules groups;
};

}  // namespace recoupe

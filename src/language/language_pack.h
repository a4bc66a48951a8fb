// SPDX-License-Identifier: GPL-3.0-or-later
// LanguagePack: the loaded tables of knowledge/languages/<code>.
#pragma once

#include <string>

#include "language/language.h"

namespace recoupe {

struct LanguagePack {
  std::string code;
};

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
// Where the knowledge that belongs to this program lies, so that it runs from any folder.
//
// Looked for in order: beside the running program (build tree), in ../share/recoupe/knowledge seen from it
// (installed or unpacked anywhere), in the prefix that the library was installed to (programs of other people).
#pragma once

#include <filesystem>

// Set by the CMake target recoupe::recoupe to the prefix it was found in.
#ifndef RECOUPE_INSTALLED_KNOWLEDGE
#define RECOUPE_INSTALLED_KNOWLEDGE "/usr/share/recoupe/knowledge"
#endif

namespace recoupe {

/// The first folder that exists, in the order above; `installed` itself, existing or not, when none does.
std::filesystem::path default_knowledge_folder(const std::filesystem::path& installed = RECOUPE_INSTALLED_KNOWLEDGE);

}  // namespace recoupe

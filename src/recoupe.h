// SPDX-License-Identifier: GPL-3.0-or-later
// The whole library in one include, for programs outside this tree:
//
//   #include <recoupe/recoupe.h>
//   auto knowledge = recoupe::load_knowledge(recoupe::KnowledgeFiles({recoupe::default_knowledge_folder()}));
//   auto dispatch = recoupe::decode(bytes, "a.txt");
//   auto reading = recoupe::read_dispatch(*dispatch, **knowledge, {});
//   std::string line = recoupe::reading_json(*dispatch, reading, **knowledge);
#pragma once

#include "base/default_knowledge.h"
#include "base/knowledge_files.h"
#include "base/result.h"
#include "formats/reading_json.h"
#include "reading/reading.h"
#include "text/dispatch.h"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading/reading.h"

namespace recoupe {

Result<std::shared_ptr<const Knowledge>> load_knowledge(const KnowledgeFiles& files) {
  auto knowledge = std::make_shared<Knowledge>();
  LanguageKnowledge fr;
  if (auto pack = load_language(files, "fr")) {
    fr.pack = *pack;
  } else {
    return tl::unexpected(pack.error());
  }
  if (auto times = load_times(files, "fr", knowledge->rules)) {
    fr.times = *times;
  } else {
    return tl::unexpected(times.error());
  }
  knowledge->languages.emplace("fr", std::move(fr));
  return knowledge;
}

Reading read_dispatch(const Dispatch& dispatch, const Knowledge& knowledge, const ReadingOptions& options) {
  Reading out;
  out.language = "fr";
  const LanguageKnowledge& fr = knowledge.languages.at("fr");
  out.analysed = analyse(dispatch.text(), dispatch.title(), dispatch.body(), *fr.pack);
  const auto times = find_times(dispatch.text(), out.analysed, *fr.times);
  out.published = date_dispatch(dispatch.text(), out.analysed, *times, dispatch.header(), options.published, *fr.times);
  out.mentions.times = resolve_times(dispatch.text(), out.analysed, *times, out.published, *fr.times);
  return out;
}

}  // namespace recoupe

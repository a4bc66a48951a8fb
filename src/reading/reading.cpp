// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading/reading.h"

#include <array>
#include <filesystem>
#include <set>

#include "reading/stages.h"

namespace recoupe {
namespace {

void run_layout(Draft& d) { d.out.layout = divide(d.dispatch.text(), *d.language.layout); }

void run_analysis(Draft& d) { d.out.analysed = analyse(d.dispatch.text(), d.out.layout.title, d.out.layout.body, *d.language.pack); }

void run_times(Draft& d) {
  const auto& text = d.dispatch.text();
  const auto expressions = find_times(text, d.out.analysed, *d.language.times);
  d.out.published = date_dispatch(text, d.out.analysed, *expressions, d.out.layout.header, d.options.published, *d.language.times);
  d.out.mentions.times = resolve_times(*expressions, d.out.published, *d.language.times);
}

void run_quantities(Draft& d) { d.out.mentions.quantities = find_quantities(d.dispatch.text(), d.out.analysed, *d.language.quantities); }

void run_places(Draft& d) { d.out.mentions.places = find_places(d.dispatch.text(), d.out.analysed, *d.language.places); }

/// What the grammar of actors found to act is no place ("appelé [la Russie] à"), nor is a part of a body's name ("Mission de l'ONU au [Mali]").
void tell_governments(Mentions& mentions, const AnalysedText& analysed) {
  auto place = mentions.places.mentions.begin();
  for (const ActorMention& actor : mentions.actors) {
    while (place != mentions.places.mentions.end() && place->tokens.begin < actor.tokens.begin) {
      ++place;
    }
    if (place == mentions.places.mentions.end() || actor.adjective || actor.inferred) {
      continue;
    }
    const bool proper = analysed.tokens[actor.tokens.begin].has(kCapitalised) && !actor.person;
    place->as_government = place->as_government || place->tokens == actor.tokens;
    place->in_organisation = place->in_organisation || (proper && place->tokens.size() < actor.tokens.size() && place->tokens.end <= actor.tokens.end);
  }
}

void run_actors(Draft& d) {
  d.out.mentions.actors = find_actors(d.dispatch.text(), d.out.analysed, d.out.mentions.places, *d.language.places, *d.language.actors, d.out.published.date);
  tell_governments(d.out.mentions, d.out.analysed);
}

void run_attribution(Draft& d) {
  d.out.reports = find_reports(d.out.analysed, d.out.mentions.actors, *d.language.actors, *d.language.attribution);
}

void run_events(Draft& d) {
  auto found = find_events({d.dispatch.text(), d.out.analysed, d.out.mentions, *d.language.places, *d.language.actors, d.out.published, *d.language.events,
                            *d.knowledge.ontology},
                           d.out.reports, *d.language.attribution);
  d.out.claims = std::move(found.claims);
  d.out.tallies = std::move(found.tallies);
}

void run_credits(Draft& d) { d.out.credits = find_credits(d.dispatch.text(), *d.language.credits); }

void run_unread(Draft& d) { d.out.unread = find_unread(d.dispatch.text(), d.out.analysed, d.out.claims, d.out.tallies, *d.language.unread); }

using namespace products;

constexpr std::array kStages = {
    Stage{"layout", 0, kLayout, run_layout},
    Stage{"analysis", kLayout, kAnalysis, run_analysis},
    Stage{"times", kLayout | kAnalysis, kPublished | kTimes, run_times},
    Stage{"quantities", kAnalysis, kQuantities, run_quantities},
    Stage{"places", kAnalysis, kPlaces, run_places},
    Stage{"actors", kAnalysis | kPlaces | kPublished, kActors, run_actors},
    Stage{"attribution", kAnalysis | kActors, kAttribution, run_attribution},
    Stage{"events", kAnalysis | kPublished | kTimes | kQuantities | kPlaces | kActors | kAttribution, kClaims | kTallies, run_events},
    Stage{"credits", 0, kCredits, run_credits},
    Stage{"unread", kAnalysis | kClaims | kTallies, kUnread, run_unread},
};

/// Puts what a loader gave into its place; the first failure ends the loading.
template <class T>
bool keep(Result<T> loaded, T& place, std::optional<Error>& failure) {
  if (!loaded) {
    failure = std::move(loaded.error());
    return false;
  }
  place = *std::move(loaded);
  return true;
}

Result<LanguageKnowledge> load_language_knowledge(const KnowledgeFiles& files, const std::string& code, const Ontology& ontology, RuleNames& names) {
  LanguageKnowledge out;
  std::optional<Error> failure;
  const bool good = keep(load_layout(files, code), out.layout, failure) && keep(load_language(files, code), out.pack, failure) &&
                    keep(load_times(files, code, names), out.times, failure) &&
                    keep(load_quantities(files, code, names), out.quantities, failure) &&
                    keep(load_gazetteer(files, code, names), out.places, failure) &&
                    keep(load_actors(files, code, names), out.actors, failure) &&
                    keep(load_attribution(files, code, names), out.attribution, failure) &&
                    keep(load_events(files, code, ontology, names), out.events, failure) &&
                    keep(load_credits(files, code), out.credits, failure) && keep(load_unread_words(files, code), out.unread, failure);
  return good ? Result<LanguageKnowledge>(std::move(out)) : tl::unexpected(*std::move(failure));
}

/// The languages that have a folder with tables under languages/, in any knowledge folder.
std::set<std::string> language_codes(const KnowledgeFiles& files) {
  std::set<std::string> codes;
  for (const auto& folder : files.folders()) {
    std::error_code failure;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "languages", failure)) {
      if (entry.is_directory()) {
        codes.insert(entry.path().filename().string());
      }
    }
  }
  return codes;
}

}  // namespace

std::span<const Stage> reading_stages() { return kStages; }

Result<std::shared_ptr<const Knowledge>> load_knowledge(const KnowledgeFiles& files) {
  if (const auto sound = check_stages(kStages); !sound) {
    return tl::unexpected(sound.error());
  }
  auto knowledge = std::make_shared<Knowledge>();
  std::optional<Error> failure;
  if (!keep(load_ontology(files), knowledge->ontology, failure)) {
    return tl::unexpected(*std::move(failure));
  }
  for (const std::string& code : language_codes(files)) {
    auto language = load_language_knowledge(files, code, *knowledge->ontology, knowledge->rules);
    if (!language || !keep(load_function_words(files, code), knowledge->function_words[code], failure)) {
      return tl::unexpected(language ? *std::move(failure) : std::move(language.error()));
    }
    knowledge->languages.emplace(code, *std::move(language));
  }
  if (knowledge->languages.empty()) {
    return tl::unexpected(Error{ErrorCode::kBadKnowledge, "holds no language", files.folders().empty() ? "" : files.folders().front().string()});
  }
  return knowledge;
}

Reading read_dispatch(const Dispatch& dispatch, const Knowledge& knowledge, const ReadingOptions& options) {
  Reading out;
  out.language = identify(dispatch.text(), knowledge.function_words);
  const auto language = knowledge.languages.find(out.language);
  if (language == knowledge.languages.end()) {
    out.status = Status::kUnsupportedLanguage;
    out.why = out.language == "und" ? "no language could be made out" : "recoupe does not read this language yet";
    out.layout.body = dispatch.whole();
    if (options.published) {
      out.published.date = out.published.earliest = out.published.latest = options.published;
      out.published.basis = Published::Basis::kGiven;
    }
    return out;
  }
  Draft draft{dispatch, language->second, knowledge, options, out};
  for (const Stage& stage : kStages) {
    stage.run(draft);
  }
  return out;
}

}  // namespace recoupe

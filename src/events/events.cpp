// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/events.h"

#include <algorithm>

#include "base/tsv.h"
#include "events/context.h"
#include "events/find_claims.h"
#include "events/frames.h"
#include "events/tallies.h"
#include "events/victims.h"

namespace recoupe {
namespace {

Result<bool> load_types(const Table& t, Ontology& ontology) {
  for (const auto& row : t.rows) {
    const auto cell = [&](std::string_view name) { return row[t.column(name)]; };
    EventType type;
    type.id = cell("id");
    type.family = cell("family");
    type.definition = cell("definition");
    type.label_fr = cell("label_fr");
    type.label_en = cell("label_en");
    type.acled = cell("acled");
    type.plover = cell("plover");
    type.cameo = cell("cameo");
    type.located = cell("located") == "yes";
    type.violent = type.family == "violence";
    ontology.types.push_back(std::move(type));
  }
  return true;
}

Result<bool> load_contradictions(const Table& t, Ontology& ontology) {
  for (std::size_t r = 0; r < t.rows.size(); ++r) {
    const std::uint32_t claimed = ontology.find(t.rows[r][t.column("claimed")]), denied_by = ontology.find(t.rows[r][t.column("denied_by")]);
    if (claimed == kNone || denied_by == kNone) {
      return tl::unexpected(Error{ErrorCode::kBadKnowledge, "unknown event type", t.where(r)});
    }
    ontology.contradictions.push_back({static_cast<TypeId>(claimed), static_cast<TypeId>(denied_by)});
  }
  return true;
}

/// Gives every rule its measured precision; a rule that the gold never met gets that of the row named "*".
void set_confidence(const Table& table, const RuleNames& names, EventRules& rules) {
  std::unordered_map<std::string, double> measured;
  for (const auto& row : table.rows) {
    measured[row[table.column("rule")]] = std::strtod(row[table.column("precision")].c_str(), nullptr);
  }
  for (RuleId id = 0; id < names.size(); ++id) {
    const auto found = measured.find(names.name(id));
    rules.confidence[id] = found != measured.end() ? found->second : measured["*"];
  }
}

}  // namespace

std::uint32_t Ontology::find(std::string_view id) const {
  const auto it = std::find_if(types.begin(), types.end(), [id](const EventType& t) { return t.id == id; });
  return it == types.end() ? kNone : static_cast<std::uint32_t>(it - types.begin());
}

Result<std::shared_ptr<const Ontology>> load_ontology(const KnowledgeFiles& files) {
  auto ontology = std::make_shared<Ontology>();
  const auto table = [&](std::string_view name, std::initializer_list<std::string_view> columns) {
    return files.one(name).and_then([&](const std::filesystem::path& path) { return read_table(path, columns); });
  };
  const auto done = table("ontology/event_types.tsv", {"id", "family", "located", "definition", "label_fr", "label_en", "acled", "plover", "cameo"})
                        .and_then([&](const Table& t) { return load_types(t, *ontology); })
                        .and_then([&](bool) { return table("ontology/contradictions.tsv", {"claimed", "denied_by"}); })
                        .and_then([&](const Table& t) { return load_contradictions(t, *ontology); });
  if (!done) {
    return tl::unexpected(done.error());
  }
  return ontology;
}

Result<std::shared_ptr<const EventRules>> load_events(const KnowledgeFiles& files, std::string_view language, const Ontology& ontology, RuleNames& names) {
  auto rules = std::make_shared<EventRules>();
  if (const auto frames = load_frames(files, language, ontology, *rules, names); !frames) {
    return tl::unexpected(frames.error());
  }
  auto tallies = load_tally_rules(files, language, names);
  if (!tallies) {
    return tl::unexpected(tallies.error());
  }
  rules->tallies = *std::move(tallies);
  const auto measured = files.one("languages/" + std::string(language) + "/events/confidence.tsv").and_then([](const std::filesystem::path& path) {
    return read_table(path, {"rule", "precision"});
  });
  if (!measured) {
    return tl::unexpected(measured.error());
  }
  set_confidence(*measured, names, *rules);
  return rules;
}

EventsFound find_events(const EventInput& input, const std::vector<Report>& reports, const AttributionRules& attribution) {
  const Context context = make_context(input);
  EventsFound out;
  out.claims = find_claims(context, reports, attribution);
  out.tallies = find_tallies(context, reports, out.claims, attribution);
  fold_repeats(context, out);
  name_victims(context, out);
  link_disputes(context, out.claims);
  return out;
}

}  // namespace recoupe

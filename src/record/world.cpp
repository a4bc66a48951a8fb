// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/world.h"

#include "actors/actor_table.h"
#include "base/tsv.h"

namespace recoupe {

namespace {

Result<void> load_types(const KnowledgeFiles& files, const Ontology& ontology, World& out) {
  const auto path = files.one("ontology/happenings.tsv");
  const auto table = path ? read_table(*path, {"type", "happening", "agent"}) : Result<Table>(tl::unexpected(path.error()));
  if (!table) {
    return tl::unexpected(table.error());
  }
  for (const EventType& type : ontology.types) {
    out.types[type.id] = {type.family, type.id, false, false};
  }
  for (std::size_t i = 0; i < table->rows.size(); ++i) {
    const auto& row = table->rows[i];
    const auto type = out.types.find(row[table->column("type")]);
    if (type == out.types.end()) {
      return tl::unexpected(Error{ErrorCode::kBadKnowledge, "no such event type", table->where(i)});
    }
    const std::string& agent = row[table->column("agent")];
    type->second.happening = row[table->column("happening")];
    type->second.harm = agent == "harms";
    type->second.gain = agent == "gains";
  }
  for (const Contradiction& pair : ontology.contradictions) {
    out.contradictions.emplace(ontology.types.at(pair.claimed).id, ontology.types.at(pair.denied_by).id);
    out.contradictions.emplace(ontology.types.at(pair.denied_by).id, ontology.types.at(pair.claimed).id);
  }
  return {};
}

}  // namespace

Result<World> load_world(const Knowledge& knowledge, const KnowledgeFiles& files) {
  World out;
  for (const auto& language : knowledge.languages) {
    const Gazetteer& gazetteer = *language.second.places;
    for (PlaceId id = 0; id < place_count(gazetteer); ++id) {
      const Place& place = place_of(gazetteer, id);
      out.places.try_emplace(place.id, WorldPlace{place.parent == kNone ? "" : place_of(gazetteer, place.parent).id, place.name, place.country, place.precision, place.latitude, place.longitude});
    }
    for (const Actor& actor : language.second.actors->actors) {
      out.actors.try_emplace(actor.id, WorldActor{actor.parent == kNone ? "" : actor_of(*language.second.actors, actor.parent).id, actor.name, actor.country, actor.kind});
    }
  }
  if (const auto types = load_types(files, *knowledge.ontology, out); !types) {
    return tl::unexpected(types.error());
  }
  return out;
}

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include "actors/actors.h"

#include <algorithm>

#include "actors/scan.h"

namespace recoupe {

std::vector<ActorMention> find_actors(std::string_view text, const AnalysedText& analysed, const PlacesFound& places, const Gazetteer& gazetteer,
                                      const ActorTable& table, std::optional<std::chrono::sys_days> published) {
  const auto day = published ? std::optional(static_cast<std::int32_t>(published->time_since_epoch().count())) : std::nullopt;
  Scan scan{text, analysed, places, gazetteer, table, day, 0, {}, {}, {}};
  find_hits(scan);
  scan.theatre = theatre_of(scan);
  compose(scan);
  judge_governments(scan);
  std::vector<ActorMention> found;
  for (Hit& hit : scan.hits) {
    if (hit.mention) found.push_back(std::move(hit.out));
  }
  std::stable_sort(found.begin(), found.end(), [](const ActorMention& a, const ActorMention& b) {
    return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin : a.tokens.end > b.tokens.end;
  });
  return found;
}

}  // namespace recoupe

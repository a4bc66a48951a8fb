// SPDX-License-Identifier: GPL-3.0-or-later
#include "actors/actors.h"

#include <algorithm>

#include "actors/scan.h"

namespace recoupe {

std::vector<ActorMention> find_actors(std::string_view text, const AnalysedText& analysed, const PlacesFound& places, const Gazetteer& gazetteer,
                                      const ActorTable& table, std::optional<std::chrono::sys_days> published) {
  const auto day = published ? std::optional(static_cast<std::int32_t>(published->time_since_epoch().count())) : std::nullopt;
  Scan scan{text, analysed, places, gazetteer, table, day, 0, {}, {}, {}, {}, {}, false};
  read_syntax(scan);
  find_hits(scan);
  scan.theatre = theatre_of(scan);
  compose(scan);
  judge_governments(scan);
  std::vector<ActorMention> found;
  for (Hit& hit : scan.hits) {
    if (hit.mention) found.push_back(std::move(hit.out));
  }
  const auto in_text_order = [](const ActorMention& a, const ActorMention& b) {
    return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin : a.tokens.end > b.tokens.end;
  };
  std::stable_sort(found.begin(), found.end(), in_text_order);
  refer(scan, found);
  std::stable_sort(found.begin(), found.end(), in_text_order);
  return found;
}

}  // namespace recoupe

// SPDX-License-Identifier: GPL-3.0-or-later
#include "events/toll_window.h"

#include <algorithm>
#include <cstdlib>

#include "events/tally_rules.h"
#include "events/where_when.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kLengthWithin = 20;  ///< tokens between a toll and the length of time that it was counted in

bool opened_by(const Context& c, const TimeMention& t, const std::unordered_set<WordKey>& words) {
  const std::uint32_t begin = c.sentence(t.tokens.begin).tokens.begin;
  for (std::uint32_t k = t.tokens.begin > begin + 3 ? t.tokens.begin - 3 : begin; k <= t.tokens.begin; ++k) {
    if (words.contains(c.token(k).lemma)) {
      return true;
    }
  }
  return false;
}

/// Days of one unit of a TIMEX3 duration; 0 for what is no unit.
double days_in(char unit, bool of_hours) {
  switch (unit) {
    case 'H': return of_hours ? 1.0 / 24 : 0;
    case 'D': return of_hours ? 0 : 1;
    case 'W': return of_hours ? 0 : 7;
    case 'M': return of_hours ? 0 : 30.44;
    case 'Y': return of_hours ? 0 : 365.25;
    default: return 0;
  }
}

/// "P2W" → 14 days; nothing for vague lengths.
std::optional<std::chrono::days> days_of(std::string_view timex) {
  const bool hours = timex.starts_with("PT");
  const std::string number(timex.substr(std::min<std::size_t>(hours ? 2 : 1, timex.size())));
  char* unit = nullptr;
  const double amount = std::strtod(number.c_str(), &unit);
  if (unit == number.c_str() || amount <= 0 || amount > 10000) {
    return std::nullopt;
  }
  const double length = days_in(*unit, hours);
  return length > 0 ? std::optional(std::chrono::days(static_cast<int>(amount * length + 0.5))) : std::nullopt;
}

/// "en deux semaines", "au cours des dernières 24 heures": the time that ends with the day of publication.
std::optional<TimeFiller> within_length(const Context& c, std::uint32_t token) {
  const auto& times = c.mentions.times;
  const TokenRange s = c.sentence(token).tokens;
  const auto first = std::lower_bound(times.begin(), times.end(), s.begin, [](const TimeMention& m, std::uint32_t t) { return m.tokens.begin < t; });
  for (auto m = first; m != times.end() && m->tokens.begin < s.end && m < first + 8 && c.published.date; ++m) {
    const bool near = m->tokens.begin < token + kLengthWithin && token < m->tokens.end + kLengthWithin;
    const auto days = m->kind == TimeKind::kDuration && near && opened_by(c, *m, c.rules.tallies->within) ? days_of(m->timex) : std::nullopt;
    if (days) {
      const auto end = std::chrono::sys_time<std::chrono::minutes>(*c.published.date);
      return TimeFiller{static_cast<std::uint32_t>(m - times.begin()), {end - *days, end}, {m->span, m->rule}, false};
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<TimeFiller> window_of(const Context& c, const std::vector<Report>& reports, const TollDraft& draft) {
  if (const auto length = within_length(c, draft.token)) {
    return length;
  }
  auto found = time_of(c, reports, draft.report, draft.token, draft.verb, true);
  const auto& times = c.mentions.times;
  if (!found || found->mention >= times.size()) {
    return found;
  }
  for (std::uint32_t m = found->mention > 0 ? found->mention - 1 : 0; m <= found->mention && m + 1 < times.size(); ++m) {
    const std::uint32_t gap = times[m + 1].tokens.begin - times[m].tokens.end;
    if (opened_by(c, times[m], c.rules.tallies->between) && gap <= 2 && gap > 0 && times[m].interval && times[m + 1].interval) {
      found->interval = {times[m].interval->earliest, times[m + 1].interval->latest};
      return found;
    }
  }
  return found;
}

}  // namespace recoupe

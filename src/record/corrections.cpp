// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/corrections.h"

#include <algorithm>
#include <compare>
#include <map>

namespace recoupe {
namespace {

constexpr int kDaysBack = 3;
constexpr double kSharedText = 0.1;
constexpr int kMinutesOfDay = 24 * 60;

bool digit(char c) { return c >= '0' && c <= '9'; }

/// The moments that header lines bear.
struct Stamps {
  std::string first;                 ///< all digits up to the first clock time: "20/09/2016 à 06:45" gives "200920160645"
  std::optional<int> latest_minute;  ///< of the day
};

/// The clock time at `i` in minutes of the day: "06:45", "6h45".
std::optional<int> clock_at(std::string_view text, std::size_t i) {
  std::size_t colon = i;
  while (colon < text.size() && colon < i + 2 && digit(text[colon])) {
    ++colon;
  }
  const bool shaped = colon > i && colon + 2 < text.size() && (text[colon] == ':' || text[colon] == 'h' || text[colon] == 'H') &&
                      digit(text[colon + 1]) && digit(text[colon + 2]) && (colon + 3 == text.size() || !digit(text[colon + 3]));
  if (!shaped || (i > 0 && digit(text[i - 1]))) {
    return std::nullopt;
  }
  const int hour = colon - i == 2 ? (text[i] - '0') * 10 + text[i + 1] - '0' : text[i] - '0';
  const int minute = hour * 60 + (text[colon + 1] - '0') * 10 + text[colon + 2] - '0';
  return minute < kMinutesOfDay ? std::optional(minute) : std::nullopt;
}

Stamps stamps_of(std::string_view header) {
  Stamps out;
  std::string digits;
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (const auto minute = clock_at(header, i); minute && digits.size() >= 4) {  // a day stands in front of it
      if (!out.latest_minute) {
        out.first = digits + std::to_string(*minute);
      }
      out.latest_minute = std::max(out.latest_minute.value_or(0), *minute);
    }
    if (digit(header[i])) {
      digits += header[i];
    }
  }
  return out;
}

/// How near a candidate is; greater is nearer.
struct Nearness {
  bool same_stamp = false;
  double shared = 0.0;
  auto operator<=>(const Nearness&) const = default;
};

class Search {
 public:
  explicit Search(std::span<const Bulletin> bulletins) : bulletins_(bulletins) {
    for (std::uint32_t i = 0; i < bulletins.size(); ++i) {
      stamps_.push_back(stamps_of(bulletins[i].header));
      if (bulletins[i].published) {
        on_day_[*bulletins[i].published].push_back(i);
      }
    }
  }

  std::uint32_t replaced_by(std::uint32_t notice) const {
    std::uint32_t best = kNone;
    Nearness nearest;
    const Day day = *bulletins_[notice].published;
    for (auto days = on_day_.lower_bound(day - std::chrono::days(kDaysBack)); days != on_day_.end() && days->first <= day; ++days) {
      for (const std::uint32_t i : days->second) {
        const Nearness near{!stamps_[i].first.empty() && stamps_[i].first == stamps_[notice].first, containment(*bulletins_[i].sketch, *bulletins_[notice].sketch)};
        if (i != notice && !later(i, notice) && (near.same_stamp || near.shared >= kSharedText) && (best == kNone || near > nearest)) {
          best = i, nearest = near;
        }
      }
    }
    return best;
  }

 private:
  /// Whether `i` came after `notice`, or with it and under a notice of its own.
  bool later(std::uint32_t i, std::uint32_t notice) const {
    const auto mine = stamps_[i].latest_minute, its = stamps_[notice].latest_minute;
    const bool same_day = bulletins_[i].published == bulletins_[notice].published;
    return same_day && ((mine && its && (*mine > *its || (*mine == *its && bulletins_[i].notice))) || ((!mine || !its) && bulletins_[i].notice));
  }

  std::span<const Bulletin> bulletins_;
  std::vector<Stamps> stamps_;
  std::map<Day, std::vector<std::uint32_t>> on_day_;
};

}  // namespace

std::vector<std::uint32_t> find_replaced(std::span<const Bulletin> bulletins) {
  const Search search(bulletins);
  std::vector<std::uint32_t> out(bulletins.size(), kNone);
  for (std::uint32_t i = 0; i < bulletins.size(); ++i) {
    if (bulletins[i].notice && bulletins[i].published) {
      out[i] = search.replaced_by(i);
    }
  }
  return out;
}

}  // namespace recoupe

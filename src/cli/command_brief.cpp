// SPDX-License-Identifier: GPL-3.0-or-later
// recoupe brief: what the dispatches since a day bring: new, disputed, corrected; half a page.
#include <fmt/core.h>

#include <algorithm>

#include "cli/records.h"
#include "cli/terminal.h"
#include "formats/record_json.h"

namespace recoupe::cli {
namespace {

constexpr std::size_t kMost = 12;  // lines of each part

/// Deadliest first, then best attested.
bool weightier(const EventRow& a, const EventRow& b) {
  return std::tuple(-a.killed.best.value_or(0), -a.origins, -a.claims, a.name) < std::tuple(-b.killed.best.value_or(0), -b.origins, -b.claims, b.name);
}

std::string line_of(const EventRow& row) {
  std::string out = window_text(row.first, row.last);
  const auto add = [&](const std::string& part) { out += part.empty() ? "" : (out.empty() ? "" : " · ") + part; };
  add(row.type + (row.status == "asserted" ? "" : " [" + row.status + "]"));
  add(names_of(row.places));
  add(row.agents.empty() ? "" : "by " + names_of(row.agents));
  add(row.killed.min ? "killed " + bounds_text(row.killed.min, row.killed.max) : "");
  add(row.grade);
  return out + "   [" + row.name + "]";
}

void write_part(std::string_view title, std::vector<EventRow> rows, const Style& style, bool reasons) {
  std::sort(rows.begin(), rows.end(), weightier);
  write_out(style.paint(Ink::kBold, fmt::format("{}: {}", title, rows.size())) + "\n");
  for (std::size_t i = 0; i < std::min(rows.size(), kMost); ++i) {
    write_out("  " + wrap(harmless(line_of(rows[i]) + (reasons ? " " + rows[i].reason : "")), style.width - 2, 4) + "\n");
  }
  if (rows.size() > kMost) {
    write_out(fmt::format("  and {} more\n", rows.size() - kMost));
  }
}

}  // namespace

int run_brief(const Arguments& arguments) {
  auto store = open_for_questions(arguments);
  if (!store) {
    return kNotAllRead;
  }
  std::vector<EventRow> fresh, disputed;
  const std::int64_t since = arguments.since ? arguments.since->time_since_epoch().count() : 0;
  const auto done = for_each_event_row(*store, arguments.filter, [&](const EventRow& row) {
    if (row.status == "asserted" && row.family != "diplomacy" && row.told_first.value_or(since - 1) >= since) {
      fresh.push_back(row);
    }
    if (row.disputed && row.told_last.value_or(since - 1) >= since) {
      disputed.push_back(row);
    }
  });
  if (!done) {
    return finish_with(done);
  }
  const Style style = style_of_output();
  write_part("New", std::move(fresh), style, false);
  write_part("Disputed", std::move(disputed), style, true);
  std::string corrected;
  std::size_t count = 0;
  const auto listed = for_each_source_row(*store, [&](const SourceRow& row) {
    if (!row.superseded_by.empty() && row.last.value_or(since - 1) >= since) {
      ++count;
      corrected += fmt::format("  {} {} is replaced by {}\n", row.sha256.substr(0, 16), row.paths.empty() ? "" : harmless(row.paths.front()), row.superseded_by.substr(0, 16));
    }
  });
  write_out(style.paint(Ink::kBold, fmt::format("Corrected: {}", count)) + "\n" + corrected);
  return finish_with(listed);
}

}  // namespace recoupe::cli

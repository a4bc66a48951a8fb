// SPDX-License-Identifier: GPL-3.0-or-later
// recoupe show: one event, its claims by claimant, denials opposite, each with its sentence.
#include <fmt/core.h>
#include <simdjson.h>

#include <map>

#include "cli/records.h"
#include "cli/terminal.h"
#include "formats/record_json.h"
#include "text/code_points.h"

namespace recoupe::cli {
namespace {

// A passage is shown with this much before and after its trigger.
constexpr std::size_t kAround = 90;

/// The words around a claim's trigger, the trigger itself between brackets or in bold.
std::string passage(std::string_view text, std::uint32_t begin, std::uint32_t end, const Style& style) {
  const CodePoints points(text);
  const std::size_t first = points.byte_of(begin), last = points.byte_of(end);
  std::size_t from = first > kAround ? text.find(' ', first - kAround) : 0, to = std::min(text.find(' ', last + kAround), text.size());
  from = std::min(from, first);
  const std::string_view line_before = text.substr(from, first - from), line_after = text.substr(last, to - last);
  const std::size_t cut = line_before.rfind('\n'), stop = line_after.find('\n');
  const std::string before = harmless(cut == std::string_view::npos ? line_before : line_before.substr(cut + 1)), after = harmless(line_after.substr(0, stop));
  const std::string trigger = harmless(text.substr(first, last - first));
  return "… " + before + (style.colour ? style.paint(Ink::kBold, trigger) : "[" + trigger + "]") + after + " …";
}

/// Shows the claims of an event; keeps each dispatch's reading for as long as it is needed.
class Shower {
 public:
  Shower(Store& store, const Style& style) : store_(store), style_(style) {}

  std::string claim(const ClaimRow& claim) {
    const auto reading = reading_of(store_, claim.dispatch);
    const auto text = text_of(store_, claim.dispatch);
    simdjson::dom::element found;
    std::int64_t begin = 0, end = 0;
    const bool good = reading && text && parser_.parse(*reading).at_pointer(fmt::format("/claims/{}", claim.number - 1)).get(found) == simdjson::SUCCESS &&
                      found.at_pointer("/trigger/begin").get(begin) == simdjson::SUCCESS && found.at_pointer("/trigger/end").get(end) == simdjson::SUCCESS;
    if (!good) {
      return "";
    }
    const std::string state = claim.rejected ? "  (rejected)" : claim.superseded ? "  (replaced by a later version)" : claim.accepted ? "  (accepted)" : "";
    return fmt::format("    {}{}   {}\n      {}\n", claim.name, state, style_.paint(Ink::kDim, harmless(path_of(store_, claim.dispatch))), wrap(passage(*text, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), style_), style_.width - 6, 6));
  }

  std::string event(const EventRow& row) {
    std::string out = fmt::format("{}  {}{}\n", row.name, style_.paint(Ink::kBold, row.type), row.status == "asserted" ? "" : " [" + row.status + "]");
    const auto line = [&](std::string_view key, const std::string& value) { out += value.empty() ? "" : fmt::format("  {:<10}{}\n", key, wrap(harmless(value), style_.width - 12, 12)); };
    line("when", window_text(row.first, row.last));
    line("where", names_of(row.places));
    line("by", names_of(row.agents));
    line("against", names_of(row.targets));
    line("killed", row.killed.min ? fmt::format("{} (best {})", bounds_text(row.killed.min, row.killed.max), *row.killed.best) : "");
    line("wounded", row.wounded.min ? fmt::format("{} (best {})", bounds_text(row.wounded.min, row.wounded.max), *row.wounded.best) : "");
    line("origins", std::to_string(row.origins));
    line("grade", row.grade + ": " + row.reason);
    return out;
  }

 private:
  Store& store_;
  const Style& style_;
  simdjson::dom::parser parser_;
};

int show(Store& store, const EventRow& row, Format format) {
  const auto claims = claims_of(store, row.id);
  if (!claims) {
    return finish_with(tl::unexpected(claims.error()));
  }
  if (format != Format::kTable) {
    write_out(event_json(row, *claims) + "\n");
    return finish_output(kGood);
  }
  const Style style = style_of_output();
  Shower shower(store, style);
  write_out(shower.event(row));
  for (const bool denies : {false, true}) {
    std::map<std::string, std::vector<ClaimRow>> by_source;
    for (const ClaimRow& claim : *claims) {
      if (claim.denies == denies) {
        by_source[claim.source.id.empty() ? "a text that names no source" : claim.source.name].push_back(claim);
      }
    }
    for (const auto& [source, of_source] : by_source) {
      write_out(fmt::format("  {}{}\n", style.paint(Ink::kCyan, harmless(source)), denies ? " denies:" : " says:"));
      for (const ClaimRow& claim : of_source) {
        write_out(shower.claim(claim));
      }
    }
  }
  return finish_output(kGood);
}

}  // namespace

int run_show(const Arguments& arguments) {
  auto store = open_for_questions(arguments);
  if (!store) {
    return kNotAllRead;
  }
  int code = kGood;
  for (const std::string& name : arguments.files) {
    Filter filter;
    filter.event = name;
    std::vector<EventRow> rows;
    if (const auto done = for_each_event_row(*store, filter, [&](const EventRow& row) { rows.push_back(row); }); !done) {
      return finish_with(done);
    }
    if (rows.empty()) {
      complain({ErrorCode::kUsage, "the record has no such event or claim", name});
      code = kNotAllRead;
    }
    for (const EventRow& row : rows) {
      code = std::max(code, show(*store, row, arguments.format));
    }
  }
  return code;
}

}  // namespace recoupe::cli

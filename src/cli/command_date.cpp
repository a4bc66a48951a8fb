// SPDX-License-Identifier: GPL-3.0-or-later
// recoupe date: when each dispatch was written, and what says so; file, date, basis and reasons between tabs.
#include <fmt/core.h>

#include "cli/inputs.h"
#include "cli/terminal.h"
#include "formats/reading_json.h"

namespace recoupe::cli {
namespace {

std::string day_or_interval(const Published& when) {
  if (when.date) {
    return iso_day(*when.date);
  }
  return when.earliest && when.latest ? iso_day(*when.earliest) + "/" + iso_day(*when.latest) : "unknown";
}

std::string reasons(const Published& when, std::string_view text) {
  std::string out;
  const auto add = [&](std::string_view lead, const Published::Witness& witness) {
    out += out.empty() ? "" : "; ";
    out += fmt::format("{}{}: {}", lead, witness.span.empty() ? harmless(witness.value) : "\"" + harmless(witness.span.in(text)) + "\"", witness.why);
  };
  for (const auto& witness : when.evidence) {
    add("", witness);
  }
  for (const auto& witness : when.rejected) {
    add("not ", witness);
  }
  return out.empty() ? "nothing in the text fixes it" : out;
}

}  // namespace

int run_date(const Arguments& arguments) {
  const auto loaded = load_all(arguments);
  if (!loaded) {
    complain(loaded.error());
    return kUsage;
  }
  const Makers<std::string> makers{
      [](const Dispatch& dispatch, const Reading& reading) {
        const bool read = reading.status == Status::kRead;
        return fmt::format("{}\t{}\t{}\t{}\n", harmless(dispatch.path()), day_or_interval(reading.published), name_of(reading.published.basis),
                           read ? reasons(reading.published, dispatch.text()) : reading.why);
      },
      [](std::string_view, std::string_view, const Error&) { return std::string(); }};
  return finish_output(read_all(arguments, *loaded->knowledge, makers, write_out));
}

}  // namespace recoupe::cli

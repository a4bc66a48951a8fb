// SPDX-License-Identifier: GPL-3.0-or-later
// recoupe rebuild: reads every received dispatch anew and remakes all that follows; decisions stay.
#include <fmt/core.h>

#include "cli/records.h"

namespace recoupe::cli {

int run_rebuild(const Arguments& arguments) {
  const auto loaded = load_all(arguments);
  const auto version = loaded ? version_of(*loaded) : Result<Version>(tl::unexpected(loaded.error()));
  if (!version) {
    complain(version.error());
    return kUsage;
  }
  auto store = open_existing(arguments.record);
  if (!store) {
    complain(store.error());
    return kNotAllRead;
  }
  const auto changed = reread(*store, *version, [&](const Kept& kept) { return stored_reading(kept.bytes, kept.given, *loaded->knowledge); });
  if (!changed) {
    complain(changed.error());
    return kNotAllRead;
  }
  if (const auto done = bring_up_to_date(*store, *loaded, *version, true); !done) {
    complain(done.error());
    return kNotAllRead;
  }
  write_out(fmt::format("{} of the readings changed\n", *changed));
  return finish_output(kGood);
}

}  // namespace recoupe::cli

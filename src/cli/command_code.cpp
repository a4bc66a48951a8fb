// SPDX-License-Identifier: GPL-3.0-or-later
// recoupe code: one line of JSON for each dispatch.
#include "cli/inputs.h"
#include "formats/reading_json.h"

namespace recoupe::cli {

int run_code(const Arguments& arguments) {
  const auto loaded = load_all(arguments);
  if (!loaded) {
    complain(loaded.error());
    return kUsage;
  }
  const Knowledge& knowledge = *loaded->knowledge;
  const Makers<std::string> makers{
      [&](const Dispatch& dispatch, const Reading& reading) { return reading_json(dispatch, reading, knowledge) + "\n"; },
      [](std::string_view bytes, std::string_view path, const Error& error) { return set_aside_json(sha256_hex(bytes), path, error) + "\n"; }};
  return finish_output(read_all(arguments, knowledge, makers, write_out));
}

}  // namespace recoupe::cli

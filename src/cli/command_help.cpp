// SPDX-License-Identifier: GPL-3.0-or-later
// recoupe help, recoupe version.
#include <fmt/core.h>

#include "cli/command.h"

namespace recoupe::cli {

int run_help(const Arguments& arguments) {
  if (arguments.files.empty()) {
    fmt::print("{}", general_help());
    return kGood;
  }
  const Command* command = find_command(arguments.files.front());
  if (command == nullptr) {
    fmt::print(stderr, "recoupe: {}: no such command\n{}", arguments.files.front(), general_help());
    return kUsage;
  }
  fmt::print("{}", help_for(*command));
  return kGood;
}

int run_version(const Arguments&) {
  fmt::print("recoupe {}\n", RECOUPE_VERSION);
  return kGood;
}

}  // namespace recoupe::cli

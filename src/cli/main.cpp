// SPDX-License-Identifier: GPL-3.0-or-later
// The program: finds the command, parses, runs. The only place where exceptions of third parties end.
#include <fmt/core.h>

#include <exception>
#include <vector>

#include "cli/command.h"

namespace recoupe::cli {
namespace {

int run(std::span<const std::string_view> words) {
  if (words.empty()) {
    fmt::print(stderr, "{}", general_help());
    return kUsage;
  }
  if (words.front() == "--help" || words.front() == "-h") {
    return run_help({});
  }
  if (words.front() == "--version") {
    return run_version({});
  }
  const Command* command = find_command(words.front());
  if (command == nullptr) {
    fmt::print(stderr, "recoupe: {}: no such command; try: recoupe --help\n", words.front());
    return kUsage;
  }
  const auto arguments = parse(*command, words.subspan(1));
  if (!arguments) {
    fmt::print(stderr, "recoupe: {}; {}\n", arguments.error().what, arguments.error().where);
    return kUsage;
  }
  if (arguments->help) {
    fmt::print("{}", help_for(*command));
    return kGood;
  }
  return command->run(*arguments);
}

}  // namespace
}  // namespace recoupe::cli

int main(int argc, char** argv) {
  try {
    const std::vector<std::string_view> words(argv + 1, argv + argc);
    return recoupe::cli::run(words);
  } catch (const std::exception& failure) {
    std::fputs("recoupe: ", stderr);
    std::fputs(failure.what(), stderr);
    std::fputs("\n", stderr);
    return recoupe::cli::kNotAllRead;
  }
}

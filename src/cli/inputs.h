// SPDX-License-Identifier: GPL-3.0-or-later
// What all commands that read files share: loading knowledge, reading dispatches in parallel, printing in order.
//
//   return read_all(arguments, [](const Dispatch& d, const Reading& r, const Knowledge& k) { return reading_json(d, r, k) + "\n"; });
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "cli/command.h"
#include "reading/reading.h"

namespace recoupe::cli {

/// What stands on standard output for a reading; called from several threads at once.
using Print = std::function<std::string(const Dispatch&, const Reading&, const Knowledge&)>;
/// What stands on standard output for bytes that could not be read.
using PrintSetAside = std::function<std::string(std::string_view bytes, std::string_view path, const Error&)>;

/// The base knowledge and the user's folders. Prints the cause on standard error when it cannot be loaded.
std::shared_ptr<const Knowledge> load_all_knowledge(const Arguments& arguments);

/// One received text: at most kMaxDispatchBytes are kept. "-" is standard input. Fails with kUnreadable or kTooLarge.
Result<std::string> receive(const std::string& path);

/// Reads every file and prints in the order given, with any number of jobs; answers the exit code.
int read_all(const Arguments& arguments, const Print& print, const PrintSetAside& print_set_aside);

/// "recoupe: x.txt: is empty\n" on standard error.
void complain(const Error& error);

}  // namespace recoupe::cli

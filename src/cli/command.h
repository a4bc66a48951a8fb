// SPDX-License-Identifier: GPL-3.0-or-later
// Commands of the program: a table of them, their arguments, and the parser that all share.
//
//   recoupe code --jobs 4 a.txt b.txt   → commands()[0], Arguments{files = {a.txt, b.txt}, jobs = 4}
//
// Parsing opens nothing; `run` does the work and answers the exit code: 0 good, 1 something could not be read, 2 usage.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/rows.h"
#include "store/queries.h"

namespace recoupe::cli {

enum ExitCode : int { kGood = 0, kNotAllRead = 1, kUsage = 2 };

struct Arguments {
  std::vector<std::string> files;                ///< "-" is standard input
  unsigned jobs = 0;                             ///< 0: one for every processor
  std::optional<Day> date;                       ///< publication day that the caller knows
  std::vector<std::filesystem::path> knowledge;  ///< the user's own folders
  std::filesystem::path record;                  ///< the file that holds a record
  Filter filter;                                 ///< what to show of a record
  Format format = Format::kTable;
  std::string why, who, field, value;            ///< of a decision
  std::optional<Day> since;                      ///< first day that a brief covers
  std::string as = "ndjson";                     ///< format of an export
  std::filesystem::path output;                  ///< of an export that is a file of its own
  std::filesystem::path checkpoint;              ///< an earlier output of verify
  bool help = false;
};

/// Options that a command takes, combined by '|'.
enum Takes : unsigned { kNothing = 0, kFiles = 1, kJobs = 2, kDate = 4, kKnowledge = 8, kWord = 16, kRecord = 32, kCheckpoint = 64, kFilter = 128, kFormat = 256, kDecision = 512, kSince = 1024, kExport = 2048 };

struct Command {
  std::string_view name, summary, operands, example;
  unsigned takes;
  int (*run)(const Arguments&);
};

/// Every command, in the order of the general help.
std::span<const Command> commands();
/// The command of that name, or null.
const Command* find_command(std::string_view name);

/// The day that "2016-08-18" names, or nothing.
std::optional<Day> parse_day(std::string_view word);

/// Parses what stands after the command's name. Fails with kUsage, saying what is wrong and what to try.
Result<Arguments> parse(const Command& command, std::span<const std::string_view> words);

/// The text of `recoupe --help` and of `recoupe COMMAND --help`.
std::string general_help();
std::string help_for(const Command& command);

int run_code(const Arguments& arguments);
int run_explain(const Arguments& arguments);
int run_date(const Arguments& arguments);
int run_timeline(const Arguments& arguments);
int run_places(const Arguments& arguments);
int run_add(const Arguments& arguments);
int run_rebuild(const Arguments& arguments);
int run_verify(const Arguments& arguments);
int run_brief(const Arguments& arguments);
int run_control(const Arguments& arguments);
int run_decide(const Arguments& arguments);
int run_stats(const Arguments& arguments);
int run_truces(const Arguments& arguments);
int run_disputes(const Arguments& arguments);
int run_events(const Arguments& arguments);
int run_export(const Arguments& arguments);
int run_origins(const Arguments& arguments);
int run_search(const Arguments& arguments);
int run_show(const Arguments& arguments);
int run_sources(const Arguments& arguments);
int run_tolls(const Arguments& arguments);
int run_help(const Arguments& arguments);
int run_version(const Arguments& arguments);

}  // namespace recoupe::cli

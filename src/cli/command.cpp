// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace recoupe::cli {
namespace {

constexpr unsigned kAsks = kRecord | kFilter | kFormat;
constexpr unsigned kReads = kFiles | kDate | kKnowledge;

constexpr std::array kCommands = {
    Command{"code", "print the reading of each dispatch, one line of JSON each", "FILES…|-",
            "recoupe code --jobs 4 dispatches/*.txt > readings.ndjson", kReads | kJobs, run_code},
    Command{"explain", "show a text with what was read out of it, and by which rules", "FILES…|-", "recoupe explain dispatch.txt | less -R", kReads | kJobs, run_explain},
    Command{"date", "say when each dispatch was written, and why", "FILES…|-", "recoupe date dispatches/*.txt", kReads | kJobs, run_date},
    Command{"timeline", "list what happened day by day, with who says so", "RECORD|FILES…|-", "recoupe timeline war.rec --place Alep", kReads | kJobs | kFilter, run_timeline},
    Command{"places", "turn a GeoNames dump into a table of places", "import DUMP", "recoupe places import ML.txt > own/world/places/ml.tsv", kFiles, run_places},
    Command{"add", "read dispatches into a record", "RECORD FILES…|-", "recoupe add war.rec dispatches/*.txt", kRecord | kReads | kJobs, run_add},
    Command{"verify", "check a record against its custody log; print a checkpoint", "RECORD", "recoupe verify war.rec > checkpoint.json", kRecord | kCheckpoint, run_verify},
    Command{"rebuild", "read a record's dispatches anew and remake all that follows", "RECORD", "recoupe rebuild war.rec", kRecord | kKnowledge | kJobs, run_rebuild},
    Command{"events", "list what happened, each happening once, with its grade", "RECORD", "recoupe events war.rec --place Alep --from 2016-04-22 --format csv", kAsks, run_events},
    Command{"show", "show one event: its claims by claimant, with their passages", "RECORD EVENT", "recoupe show war.rec e7465d7d97bdeb31.c3", kRecord | kFiles | kFormat, run_show},
    Command{"tolls", "list victims: every claimant's figures over time", "RECORD", "recoupe tolls war.rec --place Alep --source sohr", kAsks, run_tolls},
    Command{"truces", "list truces with their clock: breaches and dead since, by claimant", "RECORD", "recoupe truces war.rec --at 2016-09-19", kAsks, run_truces},
    Command{"control", "list who holds, besieges or cuts off what, by claimant", "RECORD", "recoupe control war.rec --at 2016-08-07", kAsks, run_control},
    Command{"disputes", "list which claims speak against each other", "RECORD", "recoupe disputes war.rec --type capture", kAsks, run_disputes},
    Command{"sources", "list the dispatches of a record", "RECORD", "recoupe sources war.rec", kRecord | kFormat, run_sources},
    Command{"origins", "list which dispatches reprint or replace one text, with the passages that they share", "RECORD", "recoupe origins war.rec", kRecord | kFormat, run_origins},
    Command{"search", "find words in the dispatches", "RECORD WORDS…", "recoupe search war.rec 'raid* NOT russe'", kRecord | kFiles | kFormat, run_search},
    Command{"decide", "accept, reject, correct, merge, split or note; list decisions", "RECORD accept|reject|correct|merge|split|note|list CLAIM…",
            "recoupe decide war.rec reject e7465d7d97bdeb31.c3 --why 'the figure is of another town'", kRecord | kFiles | kDecision | kKnowledge | kFormat, run_decide},
    Command{"stats", "count what a record holds", "RECORD", "recoupe stats war.rec", kRecord | kFormat, run_stats},
    Command{"brief", "tell what is new, disputed, corrected since a day", "RECORD", "recoupe brief war.rec --since 2016-09-12", kRecord | kFilter | kSince, run_brief},
    Command{"export", "write a record out for other programs", "RECORD", "recoupe export war.rec --as acled > war.csv", kRecord | kFilter | kKnowledge | kExport, run_export},
    Command{"help", "explain a command", "[COMMAND]", "recoupe help code", kWord, run_help},
    Command{"version", "print the version", "", "recoupe version", kNothing, run_version},
};

struct Option {
  Takes takes;
  std::string_view name, operand, wanted, summary;
};

constexpr std::array kOptions = {
    Option{kJobs, "--jobs", "N", "a number from 1 to 256", "read N dispatches at a time (default: one for every processor)"},
    Option{kDate, "--date", "YYYY-MM-DD", "a day such as 2016-08-18", "the day of publication, when you know it"},
    Option{kKnowledge, "--knowledge", "DIR", "a folder", "add your own actors, places and rules; may be given more than once"},
    Option{kFilter, "--from", "YYYY-MM-DD", "a day such as 2016-08-18", "only what happened on that day or later"},
    Option{kFilter, "--to", "YYYY-MM-DD", "a day such as 2016-08-18", "only what happened on that day or earlier"},
    Option{kFilter, "--at", "YYYY-MM-DD", "a day such as 2016-08-18", "only that day; of states, how things stood on it"},
    Option{kFilter, "--place", "PLACE", "the name or id of a place", "only there and in what lies inside"},
    Option{kFilter, "--actor", "ACTOR", "the name or id of an actor", "only what this actor or a part of it did or suffered"},
    Option{kFilter, "--type", "TYPE", "an event type or family", "only such events; of tolls, only of such a cause"},
    Option{kFilter, "--source", "ACTOR", "the name or id of an actor", "only what this claimant says"},
    Option{kFilter, "--grade", "GRADE", "confirmed, fair, weak, contested or discounted", "only events of this grade"},
    Option{kFormat, "--format", "FORMAT", "table, json, ndjson or csv", "how to print: table (default), json, ndjson, csv"},
    Option{kSince, "--since", "YYYY-MM-DD", "a day such as 2016-08-18", "only what dispatches of that day or later bring"},
    Option{kDecision, "--why", "WORDS", "a reason", "the reason, for those who come after (needed)"},
    Option{kDecision, "--who", "NAME", "a name", "who decides (default: the user of this machine)"},
    Option{kDecision, "--field", "FIELD", "a field", "what to correct: type, source, place, agent, target, time, killed, wounded"},
    Option{kDecision, "--value", "VALUE", "a value", "the right value: an id, a day or DAY/DAY, a number"},
    Option{kExport, "--as", "FORMAT", "ndjson, acled, ucdp, geojson, geopackage or annotations", "ndjson (default, lossless), acled, ucdp, geojson, geopackage, annotations (W3C)"},
    Option{kExport, "--output", "FILE", "a file", "the new file that a GeoPackage becomes"},
    Option{kCheckpoint, "--checkpoint", "FILE", "a file", "an earlier output of verify that must still hold"},
};

tl::unexpected<Error> wrong(std::string what, const Command& command) {
  return tl::unexpected(Error{ErrorCode::kUsage, std::move(what), fmt::format("try: recoupe {} --help", command.name)});
}

std::optional<unsigned> number(std::string_view word) {
  unsigned value = 0;
  const auto [end, failure] = std::from_chars(word.data(), word.data() + word.size(), value);
  return failure == std::errc() && end == word.data() + word.size() ? std::optional(value) : std::nullopt;
}

bool store_filter(std::string_view name, std::string_view value, Filter& out) {
  constexpr std::array<std::pair<std::string_view, std::optional<Day> Filter::*>, 3> kDays = {{{"--from", &Filter::from}, {"--to", &Filter::to}, {"--at", &Filter::at}}};
  constexpr std::array<std::pair<std::string_view, std::string Filter::*>, 5> kWords = {
      {{"--place", &Filter::place}, {"--actor", &Filter::actor}, {"--type", &Filter::type}, {"--source", &Filter::source}, {"--grade", &Filter::grade}}};
  for (const auto& [option, field] : kDays) {
    if (option == name) {
      return (out.*field = parse_day(value)).has_value();
    }
  }
  for (const auto& [option, field] : kWords) {
    if (option == name) {
      out.*field = value;
    }
  }
  constexpr std::array<std::string_view, 5> kGrades = {"confirmed", "fair", "weak", "contested", "discounted"};
  return !value.empty() && (name != "--grade" || std::find(kGrades.begin(), kGrades.end(), value) != kGrades.end());
}

bool store_decision(std::string_view name, std::string_view value, Arguments& out) {
  (name == "--why" ? out.why : name == "--who" ? out.who : name == "--field" ? out.field : out.value) = value;
  return !value.empty();
}

bool store_format(std::string_view value, Format& out) {
  constexpr std::array<std::string_view, 4> kFormats = {"table", "json", "ndjson", "csv"};
  const auto* found = std::find(kFormats.begin(), kFormats.end(), value);
  out = static_cast<Format>(found - kFormats.begin());
  return found != kFormats.end();
}

bool store_export(std::string_view name, std::string_view value, Arguments& out) {
  if (name == "--output") {
    out.output = value;
    return !value.empty();
  }
  constexpr std::array<std::string_view, 6> kAs = {"ndjson", "acled", "ucdp", "geojson", "geopackage", "annotations"};
  out.as = value;
  return std::find(kAs.begin(), kAs.end(), value) != kAs.end();
}

/// Stores an option's value; false when the value makes no sense.
bool store(const Option& option, std::string_view value, Arguments& out) {
  switch (option.takes) {
    case kJobs: {
      const auto jobs = number(value);
      out.jobs = jobs.value_or(0);
      return jobs && *jobs >= 1 && *jobs <= 256;
    }
    case kDate: return (out.date = parse_day(value)).has_value();
    case kKnowledge: out.knowledge.emplace_back(value); return !value.empty();
    case kFilter: return store_filter(option.name, value, out.filter);
    case kFormat: return store_format(value, out.format);
    case kDecision: return store_decision(option.name, value, out);
    case kSince: return (out.since = parse_day(value)).has_value();
    case kExport: return store_export(option.name, value, out);
    case kCheckpoint: out.checkpoint = value; return !value.empty();
    default: return false;
  }
}

}  // namespace

std::optional<Day> parse_day(std::string_view word) {
  if (word.size() != 10 || word[4] != '-' || word[7] != '-') {
    return std::nullopt;
  }
  const auto year = number(word.substr(0, 4)), month = number(word.substr(5, 2)), of_month = number(word.substr(8, 2));
  if (!year || !month || !of_month) {
    return std::nullopt;
  }
  const std::chrono::year_month_day date(std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month), std::chrono::day(*of_month));
  return date.ok() ? std::optional<Day>(date) : std::nullopt;
}

std::span<const Command> commands() { return kCommands; }

const Command* find_command(std::string_view name) {
  const auto* found = std::find_if(kCommands.begin(), kCommands.end(), [name](const Command& c) { return c.name == name; });
  return found == kCommands.end() ? nullptr : found;
}

Result<Arguments> parse(const Command& command, std::span<const std::string_view> words) {
  Arguments out;
  bool only_files = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (only_files || word == "-" || !word.starts_with('-')) {
      out.files.emplace_back(word);
    } else if (word == "--") {
      only_files = true;
    } else if (word == "--help" || word == "-h") {
      out.help = true;
      return out;
    } else {
      const std::string_view name = word.substr(0, word.find('='));
      const auto* option = std::find_if(kOptions.begin(), kOptions.end(), [&](const Option& o) { return o.name == name && (command.takes & o.takes) != 0; });
      if (option == kOptions.end()) {
        return wrong(fmt::format("{}: no such option", name), command);
      }
      const bool inside = name.size() < word.size();
      if (!inside && i + 1 == words.size()) {
        return wrong(fmt::format("{}: needs {}", name, option->wanted), command);
      }
      const std::string_view value = inside ? word.substr(name.size() + 1) : words[++i];
      if (!store(*option, value, out)) {
        return wrong(fmt::format("{}: '{}' is not {}", name, value, option->wanted), command);
      }
    }
  }
  if ((command.takes & kRecord) != 0) {
    if (out.files.empty() || out.files.front() == "-") {
      return wrong("name the record, a file such as war.rec", command);
    }
    out.record = out.files.front();
    out.files.erase(out.files.begin());
  }
  if ((command.takes & kFiles) != 0 && out.files.empty()) {
    return wrong(command.operands.ends_with("-") ? "name at least one file, or - for standard input" : fmt::format("say what: recoupe {} {}", command.name, command.operands), command);
  }
  if ((command.takes & (kFiles | kWord)) == 0 && !out.files.empty()) {
    return wrong(fmt::format("{}: takes no arguments", command.name), command);
  }
  return out;
}

std::string general_help() {
  std::string out = "recoupe reads dispatches about armed conflict and prints who says that what happened, where and when.\n\n"
                    "usage: recoupe COMMAND [OPTIONS] [FILES…]\n\n";
  for (const Command& command : kCommands) {
    out += fmt::format("  {:<10}{}\n", command.name, command.summary);
  }
  return out + "\n`recoupe COMMAND --help` explains one command.\n"
               "Exit codes: 0 good, 1 something could not be read (the rest was), 2 wrong usage.\n";
}

std::string help_for(const Command& command) {
  std::string out = fmt::format("recoupe {}: {}\n\nusage: recoupe {}", command.name, command.summary, command.name);
  out += std::any_of(kOptions.begin(), kOptions.end(), [&](const Option& option) { return (command.takes & option.takes) != 0; }) ? " [OPTIONS]" : "";
  out += command.operands.empty() ? "\n" : fmt::format(" {}\n", command.operands);
  for (const Option& option : kOptions) {
    if ((command.takes & option.takes) != 0) {
      out += fmt::format("  {:<18} {}\n", fmt::format("{} {}", option.name, option.operand), option.summary);
    }
  }
  return out + fmt::format("\nexample: {}\n", command.example);
}

}  // namespace recoupe::cli

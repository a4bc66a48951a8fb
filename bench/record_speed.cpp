// SPDX-License-Identifier: GPL-3.0-or-later
// How fast a record takes and answers: record_speed FOLDER [DISPATCHES = 100000]
//
// Makes dispatches of some 3.5 kB out of sentences of our own with changing places, days, figures and claimants, a fifth of
// them reprints with small edits; reads each (not counted), stores it (counted), makes events and full text (counted), and
// asks questions. Prints a table for bench/results/. Needs as much disk as 20 kB a dispatch.
#include <fmt/core.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <random>

#include "base/default_knowledge.h"
#include "formats/reading_json.h"
#include "reading/knowledge_sum.h"
#include "store/queries.h"
#include "store/refresh.h"
#include "store/states.h"

namespace recoupe {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

/// Most resident memory so far, MiB.
double peak_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) {
      return std::stod(line.substr(6)) / 1024;
    }
  }
  return 0;
}

/// Lines of a text file beside this program's sources.
std::vector<std::string> lines_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::vector<std::string> out;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && !line.starts_with('#')) {
      out.push_back(line);
    }
  }
  return out;
}

/// Makes dispatch after dispatch.
class Writer {
 public:
  Writer(const World& world, std::vector<std::string> sentences) : sentences_(std::move(sentences)) {
    for (const auto& [id, place] : world.places) {
      if (place.country == "SY" && place.precision <= PlacePrecision::kTown) {
        places_.push_back(place.name);
      }
    }
  }

  std::string next() {
    if (!last_.empty() && pick(5) == 0) {
      return "Repris le " + std::to_string(1 + pick(28)) + "\n\n" + last_.substr(0, last_.rfind('\n')) + "\n(avec agences)\n";
    }
    static constexpr std::array<std::string_view, 12> kMonths = {"jan", "fev", "mars", "avr", "mai", "juin", "juil", "aout", "sept", "oct", "nov", "dec"};
    last_ = fmt::format("Beyrouth, {} {} {} (AFP) - ", 1 + pick(28), kMonths.at(pick(12)), 2013 + pick(4));
    while (last_.size() < 3500) {
      last_ += fill(sentences_[pick(sentences_.size())]) + (pick(3) == 0 ? "\n\n" : " ");
    }
    return last_;
  }

 private:
  std::size_t pick(std::size_t size) { return random_() % size; }

  /// Puts a place for {P}, a number for {N}, a made-up name for {X}.
  std::string fill(const std::string& sentence) {
    std::string out;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
      if (sentence[i] != '{') {
        out += sentence[i];
        continue;
      }
      out += sentence[i + 1] == 'P' ? places_[pick(places_.size())] : sentence[i + 1] == 'N' ? std::to_string(2 + pick(90)) : name();
      i += 2;
    }
    return out;
  }

  std::string name() {
    std::string out;
    for (std::size_t syllable = 0; syllable < 3; ++syllable) {
      out += "bdfgklmnrst"[pick(11)];
      out += "aeiou"[pick(5)];
    }
    out[0] = static_cast<char>(out[0] - 'a' + 'A');
    return out;
  }

  std::mt19937 random_{20160818};
  std::vector<std::string> sentences_, places_;
  std::string last_;
};

template <class Ask>
void time_question(Store& store, std::string_view what, Ask ask) {
  std::size_t rows = 0;
  const auto begin = Clock::now();
  ask(store, rows);
  fmt::print("| {} | {:.1f} ms | {} rows |\n", what, seconds_since(begin) * 1000, rows);
}

void ask_questions(Store& store) {
  const auto events = [](Filter filter) {
    return [filter](Store& s, std::size_t& rows) { (void)for_each_event_row(s, filter, [&](const EventRow&) { ++rows; }); };
  };
  Filter day, place, actor, type, grade;
  day.at = std::chrono::sys_days(std::chrono::year{2015} / 6 / 15);
  place.place = "sy-aleppo-sukkari";
  actor.actor = "ahrar-al-sham";
  actor.from = std::chrono::sys_days(std::chrono::year{2015} / 6 / 1);
  actor.to = std::chrono::sys_days(std::chrono::year{2015} / 6 / 30);
  type.type = "capture";
  type.from = actor.from;
  type.to = actor.to;
  grade.grade = "contested";
  grade.place = "sy-aleppo-sukkari";
  time_question(store, "events of a day", events(day));
  time_question(store, "events of a quarter", events(place));
  time_question(store, "events of an actor, a month", events(actor));
  time_question(store, "captures of a month", events(type));
  time_question(store, "contested events of a quarter", events(grade));
  time_question(store, "tolls of a quarter", [&](Store& s, std::size_t& rows) { (void)for_each_toll_row(s, place, [&](const TollRow&) { ++rows; }); });
  time_question(store, "two rare words", [](Store& s, std::size_t& rows) { rows = search_words(s, "obus Soukkari", 50).value_or(std::vector<Found>()).size(); });
}

int run(const std::filesystem::path& folder, std::size_t size) {
  const KnowledgeFiles files({default_knowledge_folder()});
  const auto knowledge = load_knowledge(files);
  const auto world = knowledge ? load_world(**knowledge, files) : Result<World>(tl::unexpected(knowledge.error()));
  const std::filesystem::path record = folder / "speed.rec";
  std::filesystem::remove(record);
  auto store = open_store(record, StoreAccess::kWrite);
  if (!world || !store) {
    fmt::print(stderr, "{}\n", world ? store.error().what : world.error().what);
    return 1;
  }
  const Version version{"bench", *knowledge_sum(files)};
  Writer writer(*world, lines_of(std::filesystem::path(RECOUPE_SOURCE_DIR) / "bench/sentences.txt"));
  double reading = 0, storing = 0;
  for (std::size_t done = 0; done < size;) {
    std::vector<Incoming> batch;
    const auto begin = Clock::now();
    for (; batch.size() < 1000 && done < size; ++done) {
      std::string bytes = writer.next();
      const auto dispatch = decode(bytes, "");
      batch.push_back({dispatch->id(), std::move(bytes), fmt::format("{}.txt", done), "", reading_json(*dispatch, read_dispatch(*dispatch, **knowledge, {}), **knowledge)});
    }
    reading += seconds_since(begin);
    const auto middle = Clock::now();
    if (const auto added = add_batch(*store, version, batch); !added) {
      fmt::print(stderr, "{}\n", added.error().what);
      return 1;
    }
    storing += seconds_since(middle);
  }
  const double before = peak_memory();
  const auto begin = Clock::now();
  if (const auto done = refresh(*store, *world, version.knowledge); !done) {
    fmt::print(stderr, "{}\n", done.error().what);
    return 1;
  }
  const double refreshing = seconds_since(begin), all = static_cast<double>(size);
  fmt::print("| what | measured | |\n|---|---|---|\n| reading, one thread | {:.0f}/s | {:.1f} s |\n| storing ready readings | {:.0f}/s | {:.1f} s |\n", all / reading, reading, all / storing, storing);
  fmt::print("| events, tolls, full text | {:.0f}/s | {:.1f} s |\n| storing and all that follows | {:.0f}/s | |\n", all / refreshing, refreshing, all / (storing + refreshing));
  fmt::print("| memory, storing / all | {:.0f} / {:.0f} MiB | |\n| file | {:.0f} MiB | |\n", before, peak_memory(), static_cast<double>(std::filesystem::file_size(record)) / 1048576);
  ask_questions(*store);
  return 0;
}

}  // namespace
}  // namespace recoupe

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: record_speed FOLDER [DISPATCHES]\n");
    return 2;
  }
  return recoupe::run(argv[1], argc > 2 ? std::stoul(argv[2]) : 100000);
}

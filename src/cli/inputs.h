// SPDX-License-Identifier: GPL-3.0-or-later
// What all commands that read files share: loading knowledge, reading dispatches in parallel, taking results in order.
//
//   auto loaded = load_all(arguments);
//   return read_all(arguments, *loaded->knowledge, {print_reading, print_set_aside}, write_out);
#pragma once

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <thread>

#include "cli/command.h"
#include "cli/ordered.h"
#include "formats/labels.h"
#include "reading/reading.h"

namespace recoupe::cli {

struct Loaded {
  std::shared_ptr<const Knowledge> knowledge;
  std::map<std::string, Labels, std::less<>> labels;  ///< by language
  std::vector<std::filesystem::path> folders;         ///< of the knowledge
};

/// The base knowledge and the user's folders. Fails with kUnreadable or kBadKnowledge.
Result<Loaded> load_all(const Arguments& arguments);

/// The words of a language; those of an unknown language are plain keys.
const Labels& labels_of(const Loaded& loaded, const std::string& language);

/// One received text: at most kMaxDispatchBytes. "-" is standard input. Fails with kUnreadable or kTooLarge.
Result<std::string> receive(const std::string& path);

/// How many threads to read with: as many as asked for, else one for every processor, and never more than files.
unsigned jobs_of(const Arguments& arguments);

/// "recoupe: x.txt: is empty" on standard error.
void complain(const Error& error);

/// Writes to standard output.
void write_out(std::string_view text);
/// Flushes standard output; the exit code, which tells when it could not be written.
int finish_output(int code);

/// "12 of 1000, 834/s, 2 s left" on standard error while a person watches and nothing else is printed there.
class Progress {
 public:
  explicit Progress(std::size_t size);
  void step();
  void clear() const;

 private:
  std::size_t size_, done_ = 0;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now(), shown_at_;
  bool shown_;
};

/// What a command makes of a reading, and of bytes that could not be read; called from several threads at once.
template <class Item>
struct Makers {
  std::function<Item(const Dispatch&, const Reading&)> read;
  std::function<Item(std::string_view bytes, std::string_view path, const Error&)> set_aside;
};

/// Reads every file and hands the items over in the order of the files; answers the exit code.
template <class Item, class Take>
int read_all(const Arguments& arguments, const Knowledge& knowledge, const Makers<Item>& makers, Take take) {
  struct Outcome { std::optional<Item> item; std::optional<Error> error; };
  const auto& files = arguments.files;
  const auto work = [&](std::size_t i) -> Outcome {
    const auto bytes = receive(files[i]);
    if (!bytes) {
      return {std::nullopt, bytes.error()};
    }
    const auto dispatch = decode(*bytes, files[i]);
    if (!dispatch) {
      return {makers.set_aside(*bytes, files[i], dispatch.error()), dispatch.error()};
    }
    return {makers.read(*dispatch, read_dispatch(*dispatch, knowledge, {arguments.date})), std::nullopt};
  };
  Progress progress(files.size());
  bool all_read = true;
  for_each_in_order(files.size(), jobs_of(arguments), work, [&](Outcome outcome) {
    if (outcome.item) {
      take(*std::move(outcome.item));
    }
    progress.step();
    if (outcome.error) {
      all_read = false;
      progress.clear();
      complain(*outcome.error);
    }
  });
  progress.clear();
  return all_read ? kGood : kNotAllRead;
}

}  // namespace recoupe::cli

// SPDX-License-Identifier: GPL-3.0-or-later
// recoupe add: reads dispatches into a record. A line is printed for each dispatch once it is safe on the disk:
//
//   added  e7465d7d97bdeb31  docs/example.txt        known  …   (nothing to do)        set aside  …   (kept, not readable)
#include <fmt/core.h>

#include <chrono>
#include <unordered_set>

#include "cli/inputs.h"
#include "cli/records.h"
#include "formats/reading_json.h"

namespace recoupe::cli {
namespace {

using Clock = std::chrono::steady_clock;

// A batch is one commit: large enough that the disk's wait is shared, small enough that a line comes within a second.
constexpr std::size_t kBatch = 1000;
constexpr auto kBatchTime = std::chrono::milliseconds(200);

/// What a worker makes of one file.
struct Outcome {
  Incoming incoming;
  bool received = false, known = false;
  std::optional<Error> error;
};

/// Collects outcomes and stores them batch by batch.
class Intake {
 public:
  Intake(Store& store, const Version& version) : store_(store), version_(version) {}

  /// False when the record can take no more.
  bool take(Outcome outcome) {
    if (outcome.received) {
      waiting_.push_back(std::move(outcome));
    }
    return waiting_.size() < kBatch && Clock::now() - since_ < kBatchTime ? true : flush();
  }

  bool flush() {
    std::vector<Incoming> batch;
    for (Outcome& outcome : waiting_) {
      if (!outcome.known) {
        batch.push_back(std::move(outcome.incoming));
      }
    }
    const auto fates = batch.empty() ? Result<std::vector<Fate>>(std::vector<Fate>()) : add_batch(store_, version_, batch);
    if (!fates) {
      complain(fates.error());
      return false;
    }
    std::size_t next = 0;
    for (const Outcome& outcome : waiting_) {
      const Incoming& incoming = outcome.known ? outcome.incoming : batch[next];
      const bool known = outcome.known || (*fates)[next] == Fate::kKnown;
      next += outcome.known ? 0 : 1;
      write_out(fmt::format("{}\t{}\t{}\n", known ? "known" : outcome.error ? "set aside" : "added", incoming.sha256.substr(0, 16), incoming.path));
    }
    std::fflush(stdout);  // an acknowledgement that stays in a buffer is none
    waiting_.clear();
    since_ = Clock::now();
    return true;
  }

 private:
  Store& store_;
  const Version& version_;
  std::vector<Outcome> waiting_;
  Clock::time_point since_ = Clock::now();
};

Outcome read_one(const std::string& path, const Arguments& arguments, const Knowledge& knowledge, const std::unordered_set<std::string>& known) {
  Outcome out;
  auto bytes = receive(path);
  if (!bytes) {
    out.error = bytes.error();
    return out;
  }
  out.received = true;
  out.incoming = {sha256_hex(*bytes), *std::move(bytes), path, arguments.date ? iso_day(*arguments.date) : "", ""};
  Incoming& in = out.incoming;
  out.known = known.contains(receipt_key(in.sha256, in.path, in.given));
  const auto dispatch = decode(in.bytes, path);
  if (!dispatch) {
    out.error = dispatch.error();
  }
  if (!out.known) {
    in.reading = stored_reading(in.bytes, in.given, knowledge);
  }
  return out;
}

int add_files(Store& store, const Arguments& arguments, const Loaded& loaded, const Version& version) {
  const auto receipts = known_receipts(store);
  if (!receipts) {
    complain(receipts.error());
    return kNotAllRead;
  }
  const std::unordered_set<std::string> known(receipts->begin(), receipts->end());
  Intake intake(store, version);
  Progress progress(arguments.files.size());
  bool all_read = true, open = true;
  const auto take = [&](Outcome outcome) {
    progress.step();
    if (outcome.error && !outcome.known) {
      all_read = false;
      progress.clear();
      complain(*outcome.error);
    }
    open = open && intake.take(std::move(outcome));
  };
  for_each_in_order(arguments.files.size(), jobs_of(arguments), [&](std::size_t i) {
    return open ? read_one(arguments.files[i], arguments, *loaded.knowledge, known) : Outcome();
  }, take);
  progress.clear();
  if (!open || !intake.flush()) {
    return kNotAllRead;
  }
  if (const auto done = bring_up_to_date(store, loaded, version, false); !done) {
    complain(done.error());
    return kNotAllRead;
  }
  return all_read ? kGood : kNotAllRead;
}

}  // namespace

int run_add(const Arguments& arguments) {
  const auto loaded = load_all(arguments);
  const auto version = loaded ? version_of(*loaded) : Result<Version>(tl::unexpected(loaded.error()));
  if (!version) {
    complain(version.error());
    return kUsage;
  }
  auto store = open_store(arguments.record, StoreAccess::kWrite, tell_waiting);
  if (!store) {
    complain(store.error());
    return kNotAllRead;
  }
  return finish_output(add_files(*store, arguments, *loaded, *version));
}

}  // namespace recoupe::cli

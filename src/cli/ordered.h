// SPDX-License-Identifier: GPL-3.0-or-later
// for_each_in_order: work on many items in several threads, results taken one by one in the items' order.
//
//   for_each_in_order(files.size(), 4, [&](std::size_t i) { return read(files[i]); }, [](std::string line) { std::cout << line; });
//
// At most 4 results per thread wait to be taken, so memory does not grow with the number of items.
// An exception in `work` or `take` ends the run and comes out of the call. `jobs` is at least 1.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace recoupe::cli {

template <class Work, class Take>
void for_each_in_order(std::size_t size, unsigned jobs, Work work, Take take) {
  using Item = decltype(work(std::size_t{}));
  const std::size_t window = std::max<std::size_t>(jobs, 1) * 4;
  std::mutex mutex;
  std::condition_variable_any changed;   // a waiting worker also wakes up when it is asked to stop
  std::vector<std::optional<Item>> slots(window);
  std::size_t next = 0, taken = 0;
  std::exception_ptr failure;

  const auto worker = [&](const std::stop_token& stop) {
    for (;;) {
      std::size_t mine = 0;
      {
        std::unique_lock lock(mutex);
        changed.wait(lock, stop, [&] { return failure || next >= size || next < taken + window; });
        if (stop.stop_requested() || failure || next >= size) {
          return;
        }
        mine = next++;
      }
      try {
        Item item = work(mine);
        const std::lock_guard lock(mutex);
        slots[mine % window] = std::move(item);
      } catch (...) {
        const std::lock_guard lock(mutex);
        failure = std::current_exception();
      }
      changed.notify_all();
    }
  };
  std::vector<std::jthread> threads;
  for (unsigned i = 0; i < jobs; ++i) {
    threads.emplace_back(worker);
  }
  for (std::size_t i = 0; i < size; ++i) {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return failure || slots[i % window]; });
    if (failure) {
      break;
    }
    Item item = std::move(*slots[i % window]);
    slots[i % window].reset();
    ++taken;
    lock.unlock();
    changed.notify_all();
    take(std::move(item));
  }
  threads.clear();
  if (failure) {
    std::rethrow_exception(failure);
  }
}

}  // namespace recoupe::cli

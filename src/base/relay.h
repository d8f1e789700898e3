// SPDX-License-Identifier: Apache-2.0
/// Hands batches of work from one thread to another. Batches come back to be filled again, so that
/// nothing is allocated once the work runs, and the giver is never more than a few ahead.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace saksi::base {

/// Between one giver and one taker. `Batch` is default-constructible.
template <class Batch>
class Relay {
 public:
  using Held = std::unique_ptr<Batch>;

  /// Giver: a batch to fill, new or used; waits until the taker is near enough. Null when the taker
  /// wants no more.
  [[nodiscard]] Held spare() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return stopped_ || !spare_.empty() || made_ < kBatches; });
    if (stopped_) return nullptr;
    if (spare_.empty()) {
      ++made_;
      return std::make_unique<Batch>();
    }
    return taken_from(spare_);
  }

  /// Giver: hands over what `spare` gave.
  void give(Held batch) {
    const std::lock_guard lock(mutex_);
    full_.push_back(std::move(batch));
    changed_.notify_one();
  }

  /// Giver: there are no more.
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_one();
  }

  /// Taker: the next batch in the order of giving; waits for it. Null at the end.
  [[nodiscard]] Held take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return closed_ || !full_.empty(); });
    return full_.empty() ? nullptr : taken_from(full_);
  }

  /// Taker: is done with what `take` gave.
  void give_back(Held batch) {
    const std::lock_guard lock(mutex_);
    spare_.push_back(std::move(batch));
    changed_.notify_one();
  }

  /// Taker: wants no more.
  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    changed_.notify_one();
  }

 private:
  static constexpr std::size_t kBatches = 4;  // one in each hand, two between them

  static Held taken_from(std::vector<Held>& batches) {
    Held out = std::move(batches.front());
    batches.erase(batches.begin());
    return out;
  }

  std::mutex mutex_;
  std::condition_variable changed_;  // one waits at most: the other one changes
  std::vector<Held> full_, spare_;
  std::size_t made_ = 0;
  bool closed_ = false, stopped_ = false;
};

}  // namespace saksi::base

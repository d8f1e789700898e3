// SPDX-License-Identifier: Apache-2.0
/// Chunks of work done by several threads and handed on, in order, to one.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace saksi::archive {

/// A queue that holds at most `most` things; both ends wait.
template <class T>
class Queue {
 public:
  explicit Queue(std::size_t most) : most_(most) {}

  void push(T value) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [this] { return values_.size() < most_; });
    values_.push_back(std::move(value));
    some_.notify_one();
  }

  /// False when the queue is closed and empty.
  bool pop(T& value) {
    std::unique_lock lock(mutex_);
    some_.wait(lock, [this] { return closed_ || !values_.empty(); });
    if (values_.empty()) return false;
    value = std::move(values_.front());
    values_.pop_front();
    room_.notify_one();
    return true;
  }

  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    some_.notify_all();
  }

 private:
  const std::size_t most_;
  std::mutex mutex_;
  std::condition_variable room_, some_;
  std::deque<T> values_;
  bool closed_ = false;
};

/// `work` runs in `threads` threads, `write` in one more, on the results in the order of `put`. At
/// most a few chunks a thread are under way, so memory stays bounded: `put` waits.
template <class In, class Out>
class Pipeline {
 public:
  Pipeline(unsigned threads, std::function<Out(In)> work, std::function<void(Out)> write)
      : tasks_(kAhead * threads), results_(kAhead * threads) {
    for (unsigned i = 0; i < threads; ++i) {
      workers_.emplace_back([this] { run_tasks(); });
    }
    writer_ = std::thread([this, write = std::move(write)] { write_results(write); });
    work_ = std::move(work);
  }

  ~Pipeline() { finish(); }

  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  void put(In input) {
    Task task([this, input = std::move(input)]() mutable { return work_(std::move(input)); });
    results_.push(task.get_future());
    tasks_.push(std::move(task));
  }

  /// Waits until all is written.
  void finish() {
    if (!writer_.joinable()) return;
    tasks_.close();
    results_.close();
    for (auto& worker : workers_) worker.join();
    writer_.join();
  }

 private:
  using Task = std::packaged_task<Out()>;
  static constexpr std::size_t kAhead = 4;

  void run_tasks() {
    for (Task task; tasks_.pop(task);) task();
  }

  void write_results(const std::function<void(Out)>& write) {
    for (std::future<Out> result; results_.pop(result);) write(result.get());
  }

  std::function<Out(In)> work_;
  Queue<Task> tasks_;
  Queue<std::future<Out>> results_;
  std::vector<std::thread> workers_;
  std::thread writer_;
};

}  // namespace saksi::archive

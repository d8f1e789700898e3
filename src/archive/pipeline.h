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
/// most kMostAhead pieces of work and kMostBytes are under way, so memory stays bounded: `put`
/// waits. The threads go on while `write` is busy, so what may be under way is more than it takes
/// at once.
template <class In, class Out>
class Pipeline {
 public:
  Pipeline(unsigned threads, std::function<Out(In)> work, std::function<void(Out)> write)
      : tasks_(kMostAhead), results_(kMostAhead) {
    for (unsigned i = 0; i < threads; ++i) {
      workers_.emplace_back([this] { run_tasks(); });
    }
    writer_ = std::thread([this, write = std::move(write)] { write_results(write); });
    work_ = std::move(work);
  }

  ~Pipeline() { finish(); }

  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  /// `bytes` is what the input takes. One larger than the bound goes alone.
  void put(In input, std::size_t bytes) {
    begin(bytes);
    Task task([this, input = std::move(input)]() mutable { return work_(std::move(input)); });
    results_.push({task.get_future(), bytes});
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

  struct Result {
    std::future<Out> out;
    std::size_t bytes = 0;
  };

  static constexpr std::size_t kMostAhead = 80;
  static constexpr std::size_t kMostBytes = std::size_t{16} << 20U;

  void begin(std::size_t bytes) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return under_way_ == 0 || under_way_ + bytes <= kMostBytes; });
    under_way_ += bytes;
  }

  void end(std::size_t bytes) {
    const std::lock_guard lock(mutex_);
    under_way_ -= bytes;
    room_.notify_one();
  }

  void run_tasks() {
    for (Task task; tasks_.pop(task);) task();
  }

  void write_results(const std::function<void(Out)>& write) {
    for (Result result; results_.pop(result);) {
      write(result.out.get());
      end(result.bytes);
    }
  }

  std::function<Out(In)> work_;
  Queue<Task> tasks_;
  Queue<Result> results_;
  std::mutex mutex_;
  std::condition_variable room_;
  std::size_t under_way_ = 0;
  std::vector<std::thread> workers_;
  std::thread writer_;
};

}  // namespace saksi::archive

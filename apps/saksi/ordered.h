// SPDX-License-Identifier: Apache-2.0
/// Work done by several threads, its results handed on in the order in which it came in.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace saksi::app {

/// `emit` runs in the caller's thread only, in submit order, so the output is the same for any
/// number of jobs. At most a few pieces a thread are under way, so memory stays bounded; submit
/// waits.
template <class T>
class Ordered {
 public:
  Ordered(unsigned jobs, std::function<void(T)> emit) : jobs_(jobs), emit_(std::move(emit)) {}

  ~Ordered() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    wake_.notify_all();
    for (auto& thread : threads_) thread.join();
  }

  Ordered(const Ordered&) = delete;
  Ordered& operator=(const Ordered&) = delete;

  void submit(std::function<T()> work) {
    if (jobs_ <= 1) return emit_(work());
    if (threads_.size() < jobs_) threads_.emplace_back([this] { serve(); });
    while (pending_.size() >= kAhead * jobs_) emit_next();
    std::packaged_task<T()> task(std::move(work));
    pending_.push_back(task.get_future());
    {
      const std::lock_guard lock(mutex_);
      tasks_.push_back(std::move(task));
    }
    wake_.notify_one();
  }

  /// Hands on all that is still under way.
  void finish() {
    while (!pending_.empty()) emit_next();
  }

 private:
  static constexpr std::size_t kAhead = 4;

  void emit_next() {
    emit_(pending_.front().get());
    pending_.pop_front();
  }

  void serve() {
    for (;;) {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return closed_ || !tasks_.empty(); });
      if (tasks_.empty()) return;
      auto task = std::move(tasks_.front());
      tasks_.pop_front();
      lock.unlock();
      task();
    }
  }

  unsigned jobs_;
  std::function<void(T)> emit_;
  std::deque<std::future<T>> pending_;
  std::deque<std::packaged_task<T()>> tasks_;
  std::vector<std::thread> threads_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool closed_ = false;
};

}  // namespace saksi::app

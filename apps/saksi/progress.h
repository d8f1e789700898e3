// SPDX-License-Identifier: Apache-2.0
/// How far a long run is, on standard error: a bar that is drawn over on a terminal, a line now and
/// then otherwise.
#pragma once

#include "archive/archive.h"

#include <chrono>
#include <string>

namespace saksi::app {

/// The line itself: "[#####.....] 50 %  1,234 documents  812/s  12 s left".
[[nodiscard]] std::string progress_line(const archive::Progress& progress, double seconds);

/// Prints progress and failures as they come. Used by one thread at a time.
class ProgressPrinter : public archive::Observer {
 public:
  explicit ProgressPrinter(bool terminal) : terminal_(terminal) {}

  void failed(const std::string& origin, const base::Error& error) override;
  void progress(const archive::Progress& progress) override;
  /// Takes the bar away.
  void finish();

 private:
  using Clock = std::chrono::steady_clock;
  void clear();

  const bool terminal_;
  const Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
  bool drawn_ = false;
};

}  // namespace saksi::app

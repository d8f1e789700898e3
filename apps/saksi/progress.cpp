// SPDX-License-Identifier: Apache-2.0
#include "progress.h"

#include "context.h"
#include "database.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace saksi::app {
namespace {

constexpr std::chrono::milliseconds kRedraw{200};
constexpr std::chrono::seconds kLine{5};
constexpr int kBarWidth = 24;

std::string bar(double part) {
  const int full = static_cast<int>(part * kBarWidth);
  return '[' + std::string(static_cast<std::size_t>(full), '#') +
         std::string(static_cast<std::size_t>(kBarWidth - full), '.') + ']';
}

std::string duration(double seconds) {
  const auto s = static_cast<std::uint64_t>(std::llround(seconds));
  if (s < 60) return std::to_string(s) + " s";
  if (s < 3600) return std::to_string(s / 60) + " min " + std::to_string(s % 60) + " s";
  return std::to_string(s / 3600) + " h " + std::to_string(s / 60 % 60) + " min";
}

}  // namespace

std::string progress_line(const archive::Progress& p, double seconds) {
  std::string line;
  // Files may have grown meanwhile; more than all is not shown.
  const double part =
      p.total_bytes == 0
          ? 0
          : std::min(1.0, static_cast<double>(p.bytes) / static_cast<double>(p.total_bytes));
  if (p.total_bytes != 0)
    line = bar(part) + ' ' + std::to_string(static_cast<int>(part * 100)) + " %  ";
  line += grouped(p.counts.read) + " documents";
  if (p.counts.failed != 0) line += ", " + grouped(p.counts.failed) + " failed";
  if (seconds > 0) {
    line += "  " +
            grouped(static_cast<std::uint64_t>(static_cast<double>(p.counts.read) / seconds)) +
            "/s";
  }
  if (part > 0 && part < 1) line += "  " + duration(seconds * (1 - part) / part) + " left";
  return line;
}

void ProgressPrinter::clear() {
  if (drawn_) std::fputs("\r\033[K", stderr);
  drawn_ = false;
}

void ProgressPrinter::failed(const std::string& origin, const base::Error& error) {
  clear();
  base::Error placed = error;
  if (placed.where.empty()) placed.where = origin;
  const bool named = placed.where.starts_with(origin);
  Context::warn(named ? placed.sentence() : origin + ": " + placed.sentence());
}

void ProgressPrinter::progress(const archive::Progress& progress) {
  const auto now = Clock::now();
  const auto pause = terminal_ ? Clock::duration(kRedraw) : Clock::duration(kLine);
  if (now - last_ < pause) return;
  last_ = now;
  const std::chrono::duration<double> passed = now - start_;
  const std::string line = progress_line(progress, passed.count());
  if (terminal_) {
    std::fprintf(stderr, "\r\033[K%s", line.c_str());
    drawn_ = true;
  } else {
    std::fprintf(stderr, "%s\n", line.c_str());
  }
}

void ProgressPrinter::finish() {
  clear();
}

}  // namespace saksi::app

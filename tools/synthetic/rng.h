// SPDX-License-Identifier: Apache-2.0
/// Random numbers that are the same on every machine and with every library.
#pragma once

#include <cstdint>

namespace saksi::synthetic {

/// splitmix64. Every story has a generator of its own, so that what one story draws moves no other.
class Rng {
 public:
  Rng(std::uint64_t seed, std::uint64_t stream) : state_{seed ^ (stream * 0x9e3779b97f4a7c15ULL)} {
    next();
  }

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31U);
  }

  /// 0 <= result < bound; bound > 0.
  std::uint64_t below(std::uint64_t bound) { return next() % bound; }

  int between(int low, int high) {
    return low + static_cast<int>(below(static_cast<std::uint64_t>(high - low + 1)));
  }

  bool chance(double share) { return static_cast<double>(next() >> 11U) * 0x1.0p-53 < share; }

  /// How often in a row chance(p) succeeds, p such that the mean is `mean`; at most `most`.
  int geometric(double mean, int most) {
    int n = 0;
    while (n < most && chance(mean / (1 + mean))) ++n;
    return n;
  }

 private:
  std::uint64_t state_;
};

}  // namespace saksi::synthetic

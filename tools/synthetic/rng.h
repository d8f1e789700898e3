// SPDX-License-Identifier: Apache-2.0
/// Random numbers that are the same on every machine and with every library.
#pragma once

#include <cstdint>

namespace saksi::synthetic {

/// splitmix64. Every story has a generator of its own, so that what one story draws moves no other.
class Rng {
 public:
  /// The stream's number is mixed first: the generator walks in equal steps, so that streams which
  /// began such steps apart would be the same numbers, moved along by one.
  Rng(std::uint64_t seed, std::uint64_t stream) : state_{mix(mix(stream + 1) ^ seed)} {}

  std::uint64_t next() { return mix(state_ += 0x9e3779b97f4a7c15ULL); }

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
  static std::uint64_t mix(std::uint64_t z) {
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31U);
  }

  std::uint64_t state_;
};

}  // namespace saksi::synthetic

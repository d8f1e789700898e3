// SPDX-License-Identifier: Apache-2.0
/// Which sentences are never trained on.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace saksi::train {

/// PUD is published as a test set only: every fifth sentence of it is kept for tests.
[[nodiscard]] constexpr bool is_held_out(std::size_t sentence) {
  return sentence % 5 == 4;
}

/// The sentences that are (or are not) held out.
template <class T>
std::vector<T> part_of(const std::vector<T>& all, bool held_out) {
  std::vector<T> out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (is_held_out(i) == held_out) out.push_back(all[i]);
  }
  return out;
}

}  // namespace saksi::train

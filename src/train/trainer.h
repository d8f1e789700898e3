// SPDX-License-Identifier: Apache-2.0
/// The averaged perceptron's training (Collins 2002): where the greedy choice is wrong, the
/// features of the right label gain one and those of the chosen lose one; the weights kept are the
/// averages over all steps, which is what makes them general.
#pragma once

#include "words/tagging.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace saksi::train {

/// One sentence with its right labels. `other` has what another model says of it, for features.
struct Example {
  std::vector<words::Atoms> atoms;
  words::Labels gold;
  words::Labels other;
  std::uint32_t source = 0;  ///< which annotation scheme it follows
};

using MakeFeatures =
    std::function<void(const Example&, std::size_t, const words::Labels&, words::Features&)>;
/// May a label follow the ones before it?
using Allowed = std::function<bool(std::uint8_t label, const words::Labels& done)>;

struct Settings {
  std::size_t rows = 1U << 16U;
  int rounds = 10;
  std::uint32_t seed = 1;
  int runs = 4;  ///< trainings in another order each, whose averages are averaged again
};

/// The averaged weights, rows x labels, of all runs.
[[nodiscard]] std::vector<float> train_weights(std::size_t labels, const Settings& settings,
                                               const std::vector<Example>& examples,
                                               const MakeFeatures& make, const Allowed& allowed);

}  // namespace saksi::train

// SPDX-License-Identifier: Apache-2.0
/// The weights of a perceptron in training, and their averages over all its steps.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace saksi::train {

/// A small generator of our own: the standard ones may shuffle differently from library to library.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::size_t below(std::size_t n);
  void shuffle(std::vector<std::size_t>& order);

 private:
  std::uint64_t state_;
};

class Averaged {
 public:
  /// `rows` is a power of two.
  Averaged(std::size_t labels, std::size_t rows);

  /// Adds the weights of the features to the scores of the labels.
  void score(std::span<const std::uint32_t> features, std::span<float> scores) const;
  /// Where the choice was wrong: the right label's features gain one, the chosen one's lose one.
  void update(std::span<const std::uint32_t> features, std::uint8_t gold, std::uint8_t chosen);

  /// A choice was made, right or wrong.
  void step() { step_ += 1; }

  /// Rows x labels.
  [[nodiscard]] std::vector<float> averages() const;

 private:
  void change(std::size_t at, float by);

  std::size_t labels_;
  std::uint32_t mask_;
  std::vector<float> weights_;
  std::vector<double> moments_;  // of each: sum of change x step, so the average needs no sweep
  double step_ = 1;
};

}  // namespace saksi::train

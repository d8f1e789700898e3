// SPDX-License-Identifier: Apache-2.0
#include "train/averaged.h"

#include <utility>

namespace saksi::train {

std::size_t Random::below(std::size_t n) {
  state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
  return static_cast<std::size_t>((state_ >> 33U) % n);
}

void Random::shuffle(std::vector<std::size_t>& order) {
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[below(i)]);
}

Averaged::Averaged(std::size_t labels, std::size_t rows)
    : labels_(labels),
      mask_(static_cast<std::uint32_t>(rows - 1)),
      weights_(rows * labels),
      moments_(rows * labels) {}

void Averaged::score(std::span<const std::uint32_t> features, std::span<float> scores) const {
  for (const std::uint32_t feature : features) {
    const float* row = weights_.data() + std::size_t{feature & mask_} * labels_;
    for (std::size_t l = 0; l < labels_; ++l) scores[l] += row[l];
  }
}

void Averaged::change(std::size_t at, float by) {
  weights_[at] += by;
  moments_[at] += static_cast<double>(by) * step_;
}

void Averaged::update(std::span<const std::uint32_t> features, std::uint8_t gold,
                      std::uint8_t chosen) {
  for (const std::uint32_t feature : features) {
    const std::size_t row = std::size_t{feature & mask_} * labels_;
    change(row + gold, 1);
    change(row + chosen, -1);
  }
}

std::vector<float> Averaged::averages() const {
  std::vector<float> out(weights_.size());
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] = static_cast<float>(weights_[i] - moments_[i] / step_);
  return out;
}

}  // namespace saksi::train

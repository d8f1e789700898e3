// SPDX-License-Identifier: Apache-2.0
#include "train/trainer.h"

#include <algorithm>
#include <numeric>

namespace saksi::train {
namespace {

/// A small generator of our own: the standard ones may shuffle differently from library to library.
struct Random {
  std::uint64_t state;

  std::size_t below(std::size_t n) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>((state >> 33U) % n);
  }
};

void shuffle(std::vector<std::size_t>& order, Random& random) {
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
}

class Trainer {
 public:
  Trainer(std::size_t labels, const Settings& settings);
  void train(const std::vector<Example>& examples, const MakeFeatures& make,
             const Allowed& allowed);
  /// The averaged weights, rows x labels.
  [[nodiscard]] std::vector<float> averages() const;

 private:
  [[nodiscard]] std::uint8_t choose(const words::Features& f, const words::Labels& done,
                                    const Allowed& allowed) const;
  void update(const words::Features& f, std::uint8_t gold, std::uint8_t chosen);
  void change(std::size_t at, float by);

  std::size_t labels_;
  Settings settings_;
  std::uint32_t mask_;
  std::vector<float> weights_;
  std::vector<double>
      moments_;  // of each weight: sum of change x step, so the average needs no sweep
  double step_ = 1;
};

Trainer::Trainer(std::size_t labels, const Settings& settings)
    : labels_(labels),
      settings_(settings),
      mask_(static_cast<std::uint32_t>(settings.rows - 1)),
      weights_(settings.rows * labels),
      moments_(settings.rows * labels) {}

std::uint8_t Trainer::choose(const words::Features& f, const words::Labels& done,
                             const Allowed& allowed) const {
  std::array<float, words::kMostLabels> scores{};
  for (const std::uint32_t feature : f.all()) {
    const float* row = weights_.data() + std::size_t{feature & mask_} * labels_;
    for (std::size_t l = 0; l < labels_; ++l) scores[l] += row[l];
  }
  std::size_t best = labels_;
  for (std::size_t l = 0; l < labels_; ++l) {
    if (allowed && !allowed(static_cast<std::uint8_t>(l), done)) continue;
    if (best == labels_ || scores[l] > scores[best]) best = l;
  }
  return static_cast<std::uint8_t>(best);
}

void Trainer::change(std::size_t at, float by) {
  weights_[at] += by;
  moments_[at] += static_cast<double>(by) * step_;
}

void Trainer::update(const words::Features& f, std::uint8_t gold, std::uint8_t chosen) {
  for (const std::uint32_t feature : f.all()) {
    const std::size_t row = std::size_t{feature & mask_} * labels_;
    change(row + gold, 1);
    change(row + chosen, -1);
  }
}

void Trainer::train(const std::vector<Example>& examples, const MakeFeatures& make,
                    const Allowed& allowed) {
  std::vector<std::size_t> order(examples.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  Random random{settings_.seed};
  words::Labels done;
  for (int round = 0; round < settings_.rounds; ++round) {
    shuffle(order, random);
    for (const std::size_t e : order) {
      const Example& example = examples[e];
      words::go_through(
          example.gold.size(), done,
          [&](std::size_t i, const words::Labels& before, words::Features& f) {
            make(example, i, before, f);
          },
          [&](std::size_t i, const words::Features& f, const words::Labels& before) {
            const std::uint8_t chosen = choose(f, before, allowed);
            const std::uint8_t gold = example.gold[i];
            // After a wrong step the right label may be out of reach; nothing is learnt there.
            const bool possible = !allowed || allowed(gold, before);
            if (chosen != gold && possible) update(f, gold, chosen);
            step_ += 1;
            return chosen;
          });
    }
  }
}

std::vector<float> Trainer::averages() const {
  std::vector<float> out(weights_.size());
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] = static_cast<float>(weights_[i] - moments_[i] / step_);
  return out;
}

}  // namespace

std::vector<float> train_weights(std::size_t labels, const Settings& settings,
                                 const std::vector<Example>& examples, const MakeFeatures& make,
                                 const Allowed& allowed) {
  std::vector<float> sum(settings.rows * labels);
  for (int run = 0; run < settings.runs; ++run) {
    Settings one = settings;
    one.seed = settings.seed * 1000 + static_cast<std::uint32_t>(run);
    Trainer trainer(labels, one);
    trainer.train(examples, make, allowed);
    const std::vector<float> averages = trainer.averages();
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += averages[i];
  }
  return sum;
}

}  // namespace saksi::train

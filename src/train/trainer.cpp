// SPDX-License-Identifier: Apache-2.0
#include "train/trainer.h"

#include "train/averaged.h"

#include <array>
#include <numeric>

namespace saksi::train {
namespace {

class Trainer {
 public:
  Trainer(std::size_t labels, const Settings& settings)
      : labels_(labels), settings_(settings), weights_(labels, settings.rows) {}

  void train(const std::vector<Example>& examples, const MakeFeatures& make,
             const Allowed& allowed);

  [[nodiscard]] std::vector<float> averages() const { return weights_.averages(); }

 private:
  [[nodiscard]] std::uint8_t choose(const words::Features& f, const words::Labels& done,
                                    const Allowed& allowed) const;

  std::size_t labels_;
  Settings settings_;
  Averaged weights_;
};

std::uint8_t Trainer::choose(const words::Features& f, const words::Labels& done,
                             const Allowed& allowed) const {
  std::array<float, words::kMostLabels> scores{};
  weights_.score(f.all(), scores);
  std::size_t best = labels_;
  for (std::size_t l = 0; l < labels_; ++l) {
    if (allowed && !allowed(static_cast<std::uint8_t>(l), done)) continue;
    if (best == labels_ || scores[l] > scores[best]) best = l;
  }
  return static_cast<std::uint8_t>(best);
}

void Trainer::train(const std::vector<Example>& examples, const MakeFeatures& make,
                    const Allowed& allowed) {
  std::vector<std::size_t> order(examples.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  Random random(settings_.seed);
  words::Labels done;
  for (int round = 0; round < settings_.rounds; ++round) {
    random.shuffle(order);
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
            if (chosen != gold && possible) weights_.update(f.all(), gold, chosen);
            weights_.step();
            return chosen;
          });
    }
  }
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

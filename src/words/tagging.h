// SPDX-License-Identifier: Apache-2.0
/// Which features a sentence gives to the models, and the greedy way through it from left to right.
/// Training and reading go through the same functions, so they cannot differ.
#pragma once

#include "words/atoms.h"
#include "words/perceptron.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace saksi::words {

/// Raised whenever the features or atoms change: a model of another version is refused.
inline constexpr std::uint32_t kFeaturesVersion = 2;

inline constexpr std::size_t kMostFeatures = 56;

/// Features of one token, and how many.
struct Features {
  std::array<std::uint32_t, kMostFeatures> at{};
  std::size_t size = 0;
  bool ahead = false;  ///< only those that rest on no label of a token before

  /// One that rests on such a label.
  template <class... Values>
  void add_told(std::uint32_t kind, Values... values) {
    if (!ahead) add(kind, values...);
  }

  void add(std::uint32_t kind, std::uint32_t a) { at[size++] = mix(kind, a); }

  void add(std::uint32_t kind, std::uint32_t a, std::uint32_t b) {
    at[size++] = mix(mix(kind, a), b);
  }

  void add(std::uint32_t kind, std::uint32_t a, std::uint32_t b, std::uint32_t c) {
    at[size++] = mix(mix(mix(kind, a), b), c);
  }

  [[nodiscard]] std::span<const std::uint32_t> all() const { return {at.data(), size}; }
};

using Labels = std::vector<std::uint8_t>;

/// What a sentence is to the models. `other` has the labels of the model before this one, or none;
/// `source` tells annotation schemes apart in training (0: the one that is read with).
struct Sight {
  std::span<const Atoms> atoms;
  std::span<const std::uint8_t> other;
  std::uint32_t source = 0;
};

/// Part of speech of token `i`; `done` has the labels of the tokens before it.
void class_features(const Sight& sight, std::size_t i, const Labels& done, Features& out);
/// Name label of token `i`; `other` are parts of speech.
void name_features(const Sight& sight, std::size_t i, const Labels& done, Features& out);

/// Labels a sentence greedily: `make(i, done, features)`, then `choose(i, features, done)`.
template <class Make, class Choose>
void go_through(std::size_t tokens, Labels& done, Make make, Choose choose) {
  done.clear();
  Features features;
  for (std::size_t i = 0; i < tokens; ++i) {
    features.size = 0;
    make(i, done, features);
    done.push_back(choose(i, features, done));
  }
}

/// Reads with a model of parts of speech.
void label_classes(const Perceptron& model, const Sight& sight, Labels& out);
/// Reads with a model of names. A label "I-X" stands only after "B-X" or "I-X"; `before[l]` are
/// the labels that may be before l, one bit a label (allowed_before() below).
void label_names(const Perceptron& model, const Sight& sight, std::span<const std::uint64_t> before,
                 Labels& out);
/// For each label the set of labels that may stand before it, as bits; kAtStart for none before.
[[nodiscard]] std::vector<std::uint64_t> allowed_before(std::span<const std::string_view> labels);
inline constexpr unsigned kAtStart = 63;

}  // namespace saksi::words

// SPDX-License-Identifier: Apache-2.0
/// Weights of an averaged perceptron over hashed features: a table of small integers that is mapped
/// with the program and used where it lies.
///
///   "SAKSIPM1" | u32 features' version | u32 labels | u32 rows (power of two) | u32 bytes of names
///   u64 check of all that follows | names of the labels, each ended by "\n", padded to 64 bytes
///   with
///   "\n" | rows x stride int16, stride = labels rounded up to 16
///
/// A feature is a 32-bit hash; its low bits choose a row. Features that fall into one row share its
/// weights; training knows that, so the table can be small. Any bytes are valid weights: a damaged
/// file that keeps its check cannot lead outside the table.
#pragma once

#include "base/error.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::words {

inline constexpr std::size_t kMostLabels = 48;
using Scores = std::array<std::int32_t, kMostLabels>;

/// Whether the bytes of a model may have changed since they were made. Looking at all of them reads
/// every page of the file, which takes longer than reading a report.
enum class Bytes : bool { checked, trusted };

class Perceptron {
 public:
  Perceptron() = default;
  /// The bytes must outlive it. `version` is that of the features that the caller makes. Errors:
  /// damaged (also for a file of another kind or version).
  static base::Result<Perceptron> open(std::string_view bytes, std::uint32_t version,
                                       const char* name, Bytes trust = Bytes::checked);
  /// What `open` reads. `weights` has rows x labels; they are scaled into int8.
  static std::string write(std::uint32_t version, const std::vector<std::string>& labels,
                           std::size_t rows, const std::vector<float>& weights);

  [[nodiscard]] bool empty() const { return weights_ == nullptr; }

  [[nodiscard]] const std::vector<std::string_view>& labels() const { return labels_; }

  /// Adds the weights of the features to the scores of the labels. Weights of `next` are fetched
  /// from memory meanwhile: they are asked for soon.
  void add(std::span<const std::uint32_t> features, Scores& scores,
           std::span<const std::uint32_t> next = {}) const;

 private:
  std::vector<std::string_view> labels_;
  const std::int16_t* weights_ = nullptr;
  std::uint32_t mask_ = 0;
  std::uint32_t stride_ = 0;
};

}  // namespace saksi::words

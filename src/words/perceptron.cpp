// SPDX-License-Identifier: Apache-2.0
#include "words/perceptron.h"

#include "base/bytes.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace saksi::words {
namespace {

using base::fnv1a_words;
using base::load32;
using base::load64;
using base::store16;
using base::store32;
using base::store64;

constexpr std::string_view kMagic = "SAKSIPM1";
constexpr std::size_t kHeader = 32;
constexpr std::size_t kAlign = 64;
constexpr std::uint32_t kBlock = 16;  // labels are padded to a multiple of it
constexpr std::uint32_t kMostRows = 1U << 22U;
constexpr float kLargest = 32767;

std::uint32_t stride_of(std::size_t labels) {
  return static_cast<std::uint32_t>((labels + 15) / 16 * 16);
}

std::size_t padded(std::size_t size) {
  return (size + kAlign - 1) / kAlign * kAlign;
}

/// The weight that becomes the largest number. None is cut: the few large weights are those of the
/// commonest words, and cutting one in two thousand cost a point of accuracy. For the same reason a
/// weight has 16 bits: with 8, small weights drown beside them.
float largest_of(const std::vector<float>& weights) {
  float largest = 0;
  for (const float w : weights) largest = std::max(largest, std::abs(w));
  return largest > 0 ? largest : 1;
}

std::int16_t scaled(float weight, float largest) {
  return static_cast<std::int16_t>(
      std::clamp(std::round(weight * kLargest / largest), -kLargest, kLargest));
}

struct Rows {
  const std::int16_t* weights;
  std::uint32_t mask, stride;
  std::span<const std::uint32_t> features, next;

  [[nodiscard]] const std::int16_t* row(std::uint32_t feature) const {
    return weights + std::size_t{feature & mask} * stride;
  }
};

/// Sixteen labels at a time: their sums stay in registers while the rows go by.
[[gnu::always_inline]] inline void add_rows(const Rows& rows, Scores& scores) {
  // Compilers make the best of these on any processor; loops over arrays they widen one by one.
  using Half [[gnu::vector_size(16)]] = std::int16_t;
  using Sums [[gnu::vector_size(32)]] = std::int32_t;
  for (const auto& list : {rows.features, rows.next}) {
    for (const std::uint32_t feature : list) {
      const std::int16_t* row = rows.row(feature);
      for (std::uint32_t l = 0; l < rows.stride; l += kBlock * 2) __builtin_prefetch(row + l);
    }
  }
  for (std::uint32_t first = 0; first < rows.stride; first += kBlock) {
    Sums low{}, high{};
    for (const std::uint32_t feature : rows.features) {
      Half a, b;
      std::memcpy(&a, rows.row(feature) + first, sizeof a);
      std::memcpy(&b, rows.row(feature) + first + kBlock / 2, sizeof b);
      low += __builtin_convertvector(a, Sums);
      high += __builtin_convertvector(b, Sums);
    }
    for (std::uint32_t l = 0; l < kBlock / 2; ++l) {
      scores[first + l] += low[l];
      scores[first + kBlock / 2 + l] += high[l];
    }
  }
}

#if defined(__x86_64__)
bool has_wide_registers() {
  return __builtin_cpu_supports("avx2") != 0;
}

[[gnu::target("avx2")]] void add_wide(const Rows& rows, Scores& scores) {
  add_rows(rows, scores);
}
#else
bool has_wide_registers() {
  return false;
}

void add_wide(const Rows& rows, Scores& scores) {
  add_rows(rows, scores);
}
#endif

}  // namespace

base::Result<Perceptron> Perceptron::open(std::string_view bytes, std::uint32_t version,
                                          const char* name, Bytes trust) {
  const auto damaged = [name](const char* what) {
    return base::fail(base::Code::damaged,
                      std::string("The model is damaged or not one of ours: ") + what + ".", name);
  };
  if (bytes.size() < kHeader || !bytes.starts_with(kMagic))
    return damaged("it does not start as one");
  if (load32(bytes, 8) != version)
    return damaged("it was made for other features; run saksi train");
  const std::uint32_t labels = load32(bytes, 12);
  const std::uint32_t rows = load32(bytes, 16);
  const std::size_t names = load32(bytes, 20);
  if (labels < 2 || labels > kMostLabels) return damaged("its number of labels makes no sense");
  if (rows == 0 || rows > kMostRows || (rows & (rows - 1)) != 0)
    return damaged("its size makes no sense");
  const std::size_t table = std::size_t{rows} * stride_of(labels) * sizeof(std::int16_t);
  if (names % kAlign != 0 || names > bytes.size() || bytes.size() != kHeader + names + table) {
    return damaged("its length is not what it says");
  }
  if (trust == Bytes::checked && fnv1a_words(bytes.substr(kHeader)) != load64(bytes, 24))
    return damaged("its check does not fit");
  Perceptron model;
  for (std::size_t at = kHeader; model.labels_.size() < labels;) {
    const std::size_t end = bytes.substr(0, kHeader + names).find('\n', at);
    if (end == std::string_view::npos || end == at) return damaged("a label has no name");
    model.labels_.push_back(bytes.substr(at, end - at));
    at = end + 1;
  }
  model.weights_ = reinterpret_cast<const std::int16_t*>(bytes.data() + kHeader + names);
  model.mask_ = rows - 1;
  model.stride_ = stride_of(labels);
  return model;
}

std::string Perceptron::write(std::uint32_t version, const std::vector<std::string>& labels,
                              std::size_t rows, const std::vector<float>& weights) {
  std::string body;
  for (const std::string& label : labels) body += label + "\n";
  body.resize(padded(body.size()), '\n');
  const std::size_t names = body.size();
  const std::uint32_t stride = stride_of(labels.size());
  const float largest = largest_of(weights);
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t l = 0; l < stride; ++l) {
      const float w = l < labels.size() ? weights[r * labels.size() + l] : 0;
      store16(body, scaled(w, largest));
    }
  }
  std::string out(kMagic);
  store32(out, version);
  store32(out, static_cast<std::uint32_t>(labels.size()));
  store32(out, static_cast<std::uint32_t>(rows));
  store32(out, static_cast<std::uint32_t>(names));
  store64(out, fnv1a_words(body));
  return out + body;
}

void Perceptron::add(std::span<const std::uint32_t> features, Scores& scores,
                     std::span<const std::uint32_t> next) const {
  static const bool kWide = has_wide_registers();
  const Rows rows{weights_, mask_, stride_, features, next};
  if (kWide) {
    add_wide(rows, scores);
  } else {
    add_rows(rows, scores);
  }
}

}  // namespace saksi::words

// SPDX-License-Identifier: Apache-2.0
/// Copies of one text: the report of an agency as several outlets print it, cut, put in another
/// order, under another title, with other words here and there.
///
/// Whether two texts are copies is a function of these two alone. A family is what hangs together
/// by copies, so that families do not depend on the order in which reports come.
#pragma once

#include "record/record.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::ledger {

/// What is kept of a text: hashes of its shingles, the least ones when it is long. A shingle is two
/// words that follow each other, folded; short words and furniture are passed over.
struct Sketch {
  std::uint32_t shingles = 0;         ///< different ones in the text
  std::vector<std::uint32_t> hashes;  ///< of the least kMostHashes, sorted
  friend bool operator==(const Sketch&, const Sketch&) = default;
};

inline constexpr std::size_t kMostHashes = 1000;

/// Nothing for a text so short that another could be like it by chance.
[[nodiscard]] std::optional<Sketch> sketch_of(const record::Document& document);

/// As bytes that are the same on every machine, and back.
[[nodiscard]] std::string to_bytes(const Sketch& sketch);
[[nodiscard]] std::optional<Sketch> sketch_from(std::string_view bytes);

/// 0 to 1: the geometric mean of how much of the shorter text the longer one holds, and of twice
/// what both share of all that either has. A cut copy has much of the first, one that was reworded
/// of the second; what only quotes the other has too little of both.
[[nodiscard]] double likeness(const Sketch& a, const Sketch& b);

/// From here on two texts are copies.
inline constexpr double kCopy = 0.67;

/// One text held against many. Most of those that share a hash with it are no copies by far; that
/// is seen without comparing them hash by hash.
class Against {
 public:
  /// The sketch must live as long.
  explicit Against(const Sketch& sketch);

  /// Whether `likeness` of the two reaches kCopy.
  [[nodiscard]] bool copy(const Sketch& other) const;

 private:
  static constexpr std::size_t kBits = std::size_t{1} << 16U;

  [[nodiscard]] bool may_be_copy(const Sketch& other) const;

  const Sketch& sketch_;
  std::array<std::uint64_t, kBits / 64> bits_{};  // one for each hash, by its low bits
};

// ---------------------------------------------------------------- finding them

/// Copies appear at most so many days apart. Without a day: compared with others without one.
inline constexpr int kMostDaysApart = 3;

[[nodiscard]] bool near(const std::optional<record::Day>& a, const std::optional<record::Day>& b);

inline constexpr std::size_t kBands = 32;
using Bands = std::array<std::uint64_t, kBands>;

/// Locality-sensitive hashes, each of two minima over the sketch: two texts that share a third of
/// their shingles share one of these at least with a probability of 0.97, unlike ones hardly ever.
[[nodiscard]] Bands bands(const Sketch& sketch);

/// The key under which a band of a text of that day is kept. Keys of one week lie together.
[[nodiscard]] std::int64_t band_key(std::uint64_t band, std::int64_t week);
/// The week of its own keys, and all weeks where texts near that day may be.
[[nodiscard]] std::int64_t week_of(const std::optional<record::Day>& day);
[[nodiscard]] std::vector<std::int64_t> weeks_near(const std::optional<record::Day>& day);

}  // namespace saksi::ledger

// SPDX-License-Identifier: Apache-2.0
/// A set of phrases (one or more words) and the longest one that starts at a word.
#pragma once

#include "base/hash.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace saksi::lang {

using base::Key;

/// How one word can be looked up: as written in lower case, and without its clitic ("tewasnya" ->
/// "tewas"; "gerilyawan-gerilyawan" -> "gerilyawan"). Equal where there is nothing to take off.
struct WordKeys {
  Key as_written;
  Key bare;
};

/// A trie over words. Made while a stage is made, then immutable.
class Phrases {
 public:
  struct Match {
    std::uint32_t value = 0;
    std::uint32_t words = 0;  ///< 0: no phrase starts here

    explicit operator bool() const { return words != 0; }
  };

  /// Words are separated by spaces and put in lower case. The same phrase again keeps the first
  /// value.
  void add(std::string_view phrase, std::uint32_t value);
  /// The value of exactly this phrase, if it is in.
  [[nodiscard]] Match exact(std::string_view phrase) const;
  /// The longest phrase that starts at words[at]. A word that does not fit as written may fit bare.
  [[nodiscard]] Match longest(std::span<const WordKeys> words, std::size_t at) const;

  [[nodiscard]] bool empty() const { return used_ == 0; }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  struct Edge {
    Key word = 0;
    std::uint32_t node = 0;
    std::uint32_t next = kNone;  ///< kNone: the place is free
  };

  /// Where the edge lies, or the free place for it.
  [[nodiscard]] std::size_t place_of(std::uint32_t node, Key word) const;
  [[nodiscard]] std::uint32_t step(std::uint32_t node, Key word) const;
  void grow();

  /// By hash, the next place when one is taken; a power of two, at most half of them taken. Most
  /// words start no phrase, and to learn that must cost one look into memory.
  std::vector<Edge> edges_;
  std::size_t used_ = 0;
  std::vector<std::uint32_t> values_{kNone};  // by node; node 0 is the root
};

}  // namespace saksi::lang

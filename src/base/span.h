// SPDX-License-Identifier: Apache-2.0
/// A stretch of a document's text. Every value that leaves Saksi carries one.
#pragma once

#include <cassert>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace saksi::base {

/// Bytes [begin, end) of one document's UTF-8 text, never shifted by any stage: `in(text)` is
/// always exactly the words that the reader saw. Code points, as the contract counts, are made on
/// the way out (record/json.h). A span never cuts a code point.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }

  [[nodiscard]] constexpr bool empty() const { return begin == end; }

  [[nodiscard]] constexpr bool contains(Span other) const {
    return begin <= other.begin && other.end <= end;
  }

  [[nodiscard]] constexpr bool overlaps(Span other) const {
    return begin < other.end && other.begin < end;
  }

  [[nodiscard]] std::string_view in(std::string_view text) const {
    assert(begin <= end && end <= text.size());
    return text.substr(begin, size());
  }

  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

/// The smallest span that holds both.
[[nodiscard]] constexpr Span cover(Span a, Span b) {
  return {a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

}  // namespace saksi::base

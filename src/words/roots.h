// SPDX-License-Identifier: Apache-2.0
/// The list of roots, with how common each is and what class it mostly has: a table that is mapped
/// with the program and asked without being unpacked.
///
///   "SAKSIRT1" | u32 buckets (power of two) | u32 bytes of entries | u64 FNV-1a of all that
///   follows u32 first[buckets + 1]            where each bucket's entries start entries: u8
///   length, u8 weight, u8 class, letters
///
/// All numbers are little-endian. A root's bucket is the FNV-1a hash of its letters, so the file
/// does not depend on any hash inside the program.
#pragma once

#include "base/error.h"
#include "words/words.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::words {

/// One root. `weight` is how common it is: 8 * log2(1 + count), so eight steps are a factor of two.
struct Root {
  std::string_view letters;
  std::uint8_t weight = 0;
  WordClass word_class = WordClass::noun;
};

class Roots {
 public:
  Roots() = default;
  /// Reads what `write` wrote. The bytes must outlive it. Errors: damaged.
  static base::Result<Roots> open(std::string_view bytes);
  [[nodiscard]] std::optional<Root> find(std::string_view letters) const;
  [[nodiscard]] static std::string write(std::vector<Root> roots);

 private:
  std::uint32_t mask_ = 0;
  std::string_view first_;    // the table of starts
  std::string_view entries_;  // empty: no roots
};

}  // namespace saksi::words

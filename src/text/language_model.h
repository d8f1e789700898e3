// SPDX-License-Identifier: Apache-2.0
/// How much each word leans to another language than the pack's own: for languages that share most
/// of their words. A table that is mapped with the program and used where it lies.
///
///   "SAKSILG1" | u32 languages (own not counted) | u32 slots (power of two) | u32 bytes of names |
///   u32 0 | u64 check of all that follows | names, each ended by "\n", padded to 8 bytes with "\n"
///   | slots: u32 hash of a word, 4 x int8 lean (one a language); hash 0 is an empty slot
///
/// A word lies in the first free slot from that of its hash on. Any bytes are valid leans: a
/// damaged file that keeps its check cannot lead outside the table.
#pragma once

#include "base/error.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::text {

inline constexpr std::size_t kMostLanguages = 4;
/// What a factor of e in frequency leans.
inline constexpr double kLeanUnit = 24;
using Leans = std::array<std::int8_t, kMostLanguages>;

/// Part of the file's format: of the word in lower case (ASCII; other bytes as they are), apart for
/// words with a capital inside a sentence, which are mostly names. Never 0.
[[nodiscard]] std::uint32_t lean_key(std::string_view word, bool name);

class LanguageModel {
 public:
  LanguageModel() = default;
  /// The bytes must outlive it; `trusted` ones are not looked through. Errors: damaged (also for a
  /// file of another kind).
  static base::Result<LanguageModel> open(std::string_view bytes, bool trusted);
  /// What `open` reads.
  static std::string write(const std::vector<std::string>& languages,
                           const std::map<std::uint32_t, Leans>& words);

  /// Names of the other languages; empty without a model.
  [[nodiscard]] const std::vector<std::string_view>& languages() const { return languages_; }

  /// Nothing leans where the word is not known.
  [[nodiscard]] Leans leans(std::uint32_t key) const;

 private:
  std::vector<std::string_view> languages_;
  std::string_view slots_;
  std::uint32_t mask_ = 0;
};

}  // namespace saksi::text

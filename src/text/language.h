// SPDX-License-Identifier: Apache-2.0
/// Which language a text is in, told by its small words. Indonesian and Malay share most of them,
/// so they are told apart by the words that only one of them uses.
#pragma once

#include "lang/pack.h"
#include "text/text.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace saksi::text {

/// Compiled once from the pack's table `languages`; immutable.
class Languages {
 public:
  explicit Languages(const lang::Pack& pack);

  /// BCP 47 of the tokens' language; "und" for one that the table does not know. The pack's own
  /// language when the words do not tell, as in a headline: only evidence speaks against it.
  [[nodiscard]] std::string_view of(std::span<const Token> tokens) const;

 private:
  std::vector<std::string> names_;                ///< names_[0] is the pack's own
  std::unordered_map<Key, std::uint32_t> words_;  ///< bits of the languages that have the word

  std::uint32_t bit_of(std::string_view name);
};

}  // namespace saksi::text

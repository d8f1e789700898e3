// SPDX-License-Identifier: Apache-2.0
#include "text/language.h"

#include "text/rules.h"

#include <algorithm>
#include <bit>

namespace saksi::text {
namespace {

constexpr std::uint32_t kEnoughWords = 20;  // below that, unknown words say nothing
constexpr std::uint32_t kKnownShare =
    25;  // one word in so many must be known, or it is another language
constexpr std::uint32_t kOwnWord = 4;     // what a word of one language weighs
constexpr std::uint32_t kSharedWord = 2;  // and one of two
constexpr std::uint32_t kLeast = 4;       // and what another language must have to be believed

}  // namespace

Languages::Languages(const lang::Pack& pack) : names_{std::string(pack.language())} {
  const auto& table = pack.table("languages");
  const auto word = table.column("word");
  const auto languages = table.column("languages");
  for (std::size_t i = 0; i < table.size(); ++i) {
    std::uint32_t bits = 0;
    for (const auto name : lang::split_list(table.row(i)[languages])) bits |= bit_of(name);
    words_[lower_key(table.row(i)[word])] |= bits;
  }
}

std::uint32_t Languages::bit_of(std::string_view name) {
  const auto it = std::find(names_.begin(), names_.end(), name);
  const auto index = static_cast<std::uint32_t>(it - names_.begin());
  if (it == names_.end()) names_.emplace_back(name);
  return 1U << index;
}

std::string_view Languages::of(std::span<const Token> tokens) const {
  std::vector<std::uint32_t> points(names_.size());
  std::uint32_t words = 0;
  std::uint32_t known = 0;
  for (const Token& token : tokens) {
    if (token.kind != TokenKind::word) continue;
    ++words;
    const auto it = words_.find(token.key);
    if (it == words_.end()) continue;
    ++known;
    const std::uint32_t weight = std::has_single_bit(it->second) ? kOwnWord : kSharedWord;
    for (std::size_t i = 0; i < points.size(); ++i) points[i] += (it->second >> i & 1U) * weight;
  }
  if (words >= kEnoughWords && known * kKnownShare < words) return "und";
  const auto best =
      static_cast<std::size_t>(std::max_element(points.begin(), points.end()) - points.begin());
  return points[best] >= kLeast ? names_[best] : names_[0];
}

}  // namespace saksi::text

// SPDX-License-Identifier: Apache-2.0
#include "text/language_model.h"

#include "base/bytes.h"

#include <cstring>

namespace saksi::text {
namespace {

using base::load32;
using base::load64;

constexpr std::string_view kMagic = "SAKSILG1";
constexpr std::size_t kHeader = 32;
constexpr std::size_t kSlot = 8;
constexpr std::uint32_t kMostSlots = 1U << 22U;

}  // namespace

std::uint32_t lean_key(std::string_view word, bool name) {
  std::uint64_t h = name ? 0x9E3779B97F4A7C15ULL : 0xCBF29CE484222325ULL;
  for (const char c : word) {
    h ^= static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    h *= 0x100000001B3ULL;
  }
  h ^= h >> 32U;
  h *= 0xBF58476D1CE4E5B9ULL;
  const auto key = static_cast<std::uint32_t>(h >> 32U);
  return key == 0 ? 1 : key;
}

base::Result<LanguageModel> LanguageModel::open(std::string_view bytes, bool trusted) {
  const auto damaged = [](const char* what) {
    return base::fail(base::Code::damaged,
                      std::string("The model is damaged or not one of ours: ") + what + ".",
                      "languages");
  };
  if (bytes.size() < kHeader || !bytes.starts_with(kMagic))
    return damaged("it does not start as one");
  const std::uint32_t languages = load32(bytes, 8);
  const std::uint32_t slots = load32(bytes, 12);
  const std::size_t names = load32(bytes, 16);
  if (languages == 0 || languages > kMostLanguages)
    return damaged("its number of languages makes no sense");
  if (slots == 0 || slots > kMostSlots || (slots & (slots - 1)) != 0)
    return damaged("its size makes no sense");
  if (names % kSlot != 0 || names > bytes.size() ||
      bytes.size() != kHeader + names + std::size_t{slots} * kSlot)
    return damaged("its length is not what it says");
  if (!trusted && base::fnv1a_words(bytes.substr(kHeader)) != load64(bytes, 24))
    return damaged("its check does not fit");
  LanguageModel model;
  for (std::size_t at = kHeader; model.languages_.size() < languages;) {
    const std::size_t end = bytes.substr(0, kHeader + names).find('\n', at);
    if (end == std::string_view::npos || end == at) return damaged("a language has no name");
    model.languages_.push_back(bytes.substr(at, end - at));
    at = end + 1;
  }
  model.slots_ = bytes.substr(kHeader + names);
  model.mask_ = slots - 1;
  return model;
}

std::string LanguageModel::write(const std::vector<std::string>& languages,
                                 const std::map<std::uint32_t, Leans>& words) {
  std::uint32_t slots = 64;
  while (slots * std::size_t{2} < words.size() * 3) slots *= 2;  // two thirds full at most
  std::string table(std::size_t{slots} * kSlot, '\0');
  for (const auto& [key, leans] : words) {
    std::uint32_t at = key & (slots - 1);
    while (load32(table, at * kSlot) != 0) at = (at + 1) & (slots - 1);
    std::string slot;
    base::store32(slot, key);
    for (const auto lean : leans) slot += static_cast<char>(lean);
    table.replace(at * kSlot, kSlot, slot);
  }
  std::string body;
  for (const auto& name : languages) body += name + "\n";
  while (body.size() % kSlot != 0) body += '\n';
  const std::size_t names = body.size();
  body += table;
  std::string out(kMagic);
  base::store32(out, static_cast<std::uint32_t>(languages.size()));
  base::store32(out, slots);
  base::store32(out, static_cast<std::uint32_t>(names));
  base::store32(out, 0);
  base::store64(out, base::fnv1a_words(body));
  return out + body;
}

Leans LanguageModel::leans(std::uint32_t key) const {
  Leans out{};
  if (slots_.empty()) return out;
  std::uint32_t at = key & mask_;
  for (std::uint32_t tries = 0; tries <= mask_; ++tries, at = (at + 1) & mask_) {
    const std::uint32_t there = load32(slots_, std::size_t{at} * kSlot);
    if (there == 0) break;
    if (there != key) continue;
    std::memcpy(out.data(), slots_.data() + std::size_t{at} * kSlot + 4, out.size());
    break;
  }
  return out;
}

}  // namespace saksi::text

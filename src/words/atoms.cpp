// SPDX-License-Identifier: Apache-2.0
#include "words/atoms.h"

#include <algorithm>
#include <array>

namespace saksi::words {
namespace {

std::uint32_t hash(std::string_view letters) {
  std::uint32_t h = 0x811C9DC5U;
  for (const char c : letters) h = (h ^ static_cast<unsigned char>(c)) * 0x01000193U;
  return mix(h, static_cast<std::uint32_t>(letters.size()));
}

std::uint32_t head(std::string_view letters, std::size_t n) {
  return letters.size() < n ? 0 : hash(letters.substr(0, n));
}

std::uint32_t tail(std::string_view letters, std::size_t n) {
  return letters.size() < n ? 0 : hash(letters.substr(letters.size() - n));
}

bool has_digit(std::string_view form) {
  return std::any_of(form.begin(), form.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "1.200" and "5.400" are the same to the models: digits become 0, except in years.
std::uint32_t number_hash(std::string_view form) {
  std::array<char, 12> digits{};
  std::size_t n = 0;
  for (const char c : form.substr(0, digits.size())) digits[n++] = c >= '0' && c <= '9' ? '0' : c;
  return hash({digits.data(), n});
}

}  // namespace

void set_letters(Atoms& atoms, std::string_view letters, text::TokenKind kind) {
  atoms.word = kind == text::TokenKind::number ? number_hash(letters) : hash(letters);
  atoms.bare = atoms.word;
  if (kind != text::TokenKind::word) return;
  atoms.head2 = head(letters, 2);
  atoms.head3 = head(letters, 3);
  atoms.tail2 = tail(letters, 2);
  atoms.tail3 = tail(letters, 3);
  atoms.tail4 = tail(letters, 4);
}

void set_bare(Atoms& atoms, std::string_view letters) {
  atoms.bare = hash(letters);
}

void set_morph(Atoms& atoms, const Word& word, WordClass root_class, bool affixed, bool known) {
  const auto bits = [](auto e) { return static_cast<std::uint32_t>(e); };
  const std::uint32_t flags = bits(affixed) | bits(known) << 1U | bits(word.reduplicated) << 2U;
  atoms.morph = 1 + (bits(word.word_class) | bits(word.voice) << 4U | bits(word.clitic) << 8U |
                     bits(root_class) << 12U | flags << 16U);
}

void set_shape(Atoms& atoms, const text::Token& token, std::string_view form) {
  const auto bit = [](bool b, unsigned at) { return static_cast<std::uint32_t>(b) << at; };
  atoms.capital = token.capital;
  atoms.word_kind = token.kind == text::TokenKind::word;
  const bool hyphen = form.size() > 1 && form.find('-') != std::string_view::npos;
  atoms.shape = 1 + (static_cast<std::uint32_t>(token.kind) | bit(token.capital, 2) |
                     bit(token.all_caps, 3) | bit(has_digit(form), 4) | bit(hyphen, 5) |
                     bit(atoms.starts, 6) | bit(atoms.headline, 7) | bit(form.size() == 1, 8) |
                     bit(form.back() == '.' && form.size() > 1, 9));
}

}  // namespace saksi::words

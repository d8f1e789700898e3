// SPDX-License-Identifier: Apache-2.0
/// What a character is, as the text stage asks it: ASCII by table, the rest by code point.
#pragma once

#include "base/utf8.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace saksi::text {

enum class Class : std::uint8_t { space, lower, upper, digit, mark, high };

namespace detail {

constexpr Class ascii_class(unsigned c) {
  if (c >= 'a' && c <= 'z') return Class::lower;
  if (c >= 'A' && c <= 'Z') return Class::upper;
  if (c >= '0' && c <= '9') return Class::digit;
  if (c <= ' ' || c == 0x7FU) return Class::space;
  return c < 0x80U ? Class::mark : Class::high;
}

constexpr std::array<Class, 256> make_classes() {
  std::array<Class, 256> out{};
  for (unsigned c = 0; c < 256; ++c) out[c] = ascii_class(c);
  return out;
}

inline constexpr std::array<Class, 256> kClasses = make_classes();

}  // namespace detail

constexpr Class class_of(char c) {
  return detail::kClasses[static_cast<unsigned char>(c)];
}

constexpr bool is_ascii_digit(char c) {
  return class_of(c) == Class::digit;
}

constexpr bool is_ascii_upper(char c) {
  return class_of(c) == Class::upper;
}

constexpr bool is_ascii_lower(char c) {
  return class_of(c) == Class::lower;
}

constexpr bool is_ascii_letter(char c) {
  return is_ascii_lower(c) || is_ascii_upper(c);
}

constexpr char ascii_lower(char c) {
  return is_ascii_upper(c) ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// One character of a text: its kind, and its length in bytes (0 at the end of the text).
struct Char {
  char32_t value = 0;
  std::uint32_t size = 0;
  Class kind = Class::mark;  ///< never `high`: resolved to a letter, a space or a mark

  [[nodiscard]] bool letter() const { return kind == Class::lower || kind == Class::upper; }

  [[nodiscard]] bool alnum() const { return letter() || kind == Class::digit; }
};

namespace detail {

inline Class high_class(char32_t c) {
  if (base::is_space(c)) return Class::space;
  if (base::is_letter(c)) return base::is_upper(c) ? Class::upper : Class::lower;
  const bool combining = c >= 0x300 && c <= 0x36F;
  const bool raised = c == 0xB2 || c == 0xB3;  // "km\u00B2"
  return combining || raised ? Class::lower : Class::mark;
}

}  // namespace detail

/// The character at byte `at` of valid UTF-8.
inline Char char_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const Class kind = class_of(text[at]);
  if (kind != Class::high) return {static_cast<unsigned char>(text[at]), 1, kind};
  const auto c = base::code_point_at(text, at);
  return {c.value, c.size, detail::high_class(c.value)};
}

/// The character that ends before byte `at`.
inline Char char_before(std::string_view text, std::size_t at) {
  if (at == 0) return {};
  std::size_t begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
  return char_at(text, begin);
}

/// The first byte at or behind `at` that is no white space, at most `end`.
inline std::uint32_t skip_space(std::string_view text, std::uint32_t at, std::uint32_t end) {
  while (at < end) {
    const Char c = char_at(text, at);
    if (c.kind != Class::space) break;
    at += c.size;
  }
  return at;
}

/// The end of the text before `at` without the white space there, at least `begin`.
inline std::uint32_t trim_end(std::string_view text, std::uint32_t begin, std::uint32_t at) {
  while (at > begin) {
    const Char c = char_before(text, at);
    if (c.kind != Class::space) break;
    at -= c.size;
  }
  return at;
}

constexpr bool is_terminator(char32_t c) {
  return c == U'.' || c == U'?' || c == U'!' || c == U'\u2026';
}

constexpr bool is_closing_quote(char32_t c) {
  return c == U'\u201D' || c == U'\u2019' || c == U'\u00BB' || c == U'"' || c == U'\'';
}

constexpr bool is_closing(char32_t c) {
  return is_closing_quote(c) || c == U')' || c == U']' || c == U'}';
}

constexpr bool is_opening_quote(char32_t c) {
  return c == U'\u201C' || c == U'\u2018' || c == U'\u00AB' || c == U'\u201E' || c == U'"' ||
         c == U'\'' || c == U'`';
}

}  // namespace saksi::text

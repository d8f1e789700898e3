// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

#include <utf8proc.h>

#include <algorithm>
#include <cassert>
#include <cstring>

namespace saksi::base {
namespace {

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

bool is_ascii(std::string_view text) {
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + i, 8);
    if ((eight & 0x8080808080808080ULL) != 0) return false;
  }
  for (; i < text.size(); ++i) {
    if (static_cast<unsigned char>(text[i]) >= 0x80U) return false;
  }
  return true;
}

bool is_apostrophe(char32_t c) {
  constexpr std::u32string_view kApostrophes = U"'\u2018\u2019\u02BB\u02BC\u02BF\u02BE`\u00B4";
  return kApostrophes.find(c) != std::u32string_view::npos;
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  if (is_ascii(text)) return std::nullopt;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  std::size_t i = 0;
  while (i < text.size()) {
    if (bytes[i] < 0x80U) {
      ++i;
      continue;
    }
    utf8proc_int32_t c = 0;
    const auto n = utf8proc_iterate(bytes + i, static_cast<utf8proc_ssize_t>(text.size() - i), &c);
    if (n <= 0) return i;
    i += static_cast<std::size_t>(n);
  }
  return std::nullopt;
}

CodePoint code_point_at(std::string_view text, std::size_t at) {
  assert(at < text.size());
  const auto b0 = static_cast<unsigned char>(text[at]);
  const auto next = [&](std::size_t k) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[at + k]) & 0x3FU);
  };
  if (b0 < 0x80U) return {b0, 1};
  if (b0 < 0xE0U && at + 1 < text.size()) return {((b0 & 0x1FU) << 6U) | next(1), 2};
  if (b0 < 0xF0U && at + 2 < text.size()) {
    return {((b0 & 0x0FU) << 12U) | (next(1) << 6U) | next(2), 3};
  }
  if (at + 3 < text.size()) {
    return {((b0 & 0x07U) << 18U) | (next(1) << 12U) | (next(2) << 6U) | next(3), 4};
  }
  return {b0, 1};
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

void append_utf8(std::string& out, char32_t code_point) {
  if (code_point < 0x80) {
    out.push_back(static_cast<char>(code_point));
    return;
  }
  utf8proc_uint8_t buffer[4];
  const auto n = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), buffer);
  out.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(n));
}

std::string one_line(std::string json) {
  constexpr std::pair<std::string_view, std::string_view> kEnds[] = {
      {"\xC2\x85", "\\u0085"}, {"\xE2\x80\xA8", "\\u2028"}, {"\xE2\x80\xA9", "\\u2029"}};
  for (const auto& [bytes, escape] : kEnds) {
    for (auto at = json.find(bytes); at != std::string::npos; at = json.find(bytes, at))
      json.replace(at, bytes.size(), escape);
  }
  return json;
}

std::string lower(std::string_view text) {
  std::string out(text);
  char seen = 0;
  for (char& c : out) {  // most of every text is ASCII: no branch in the loop
    seen = static_cast<char>(seen | c);
    c = static_cast<char>(c + (c >= 'A' && c <= 'Z' ? 'a' - 'A' : 0));
  }
  if ((static_cast<unsigned char>(seen) & 0x80U) == 0) return out;
  out.clear();
  for (std::size_t i = 0; i < text.size();) {
    const auto c = code_point_at(text, i);
    append_utf8(out,
                static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c.value))));
    i += c.size;
  }
  return out;
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  const auto put = [&](char32_t c) {
    if (gap && !out.empty()) out.push_back(' ');
    gap = false;
    append_utf8(out, c);
  };
  for (std::size_t i = 0; i < text.size();) {
    const auto c = code_point_at(text, i);
    i += c.size;
    if (is_apostrophe(c.value)) continue;
    if (c.value < 0x80) {  // most of every text; the same as below, quicker
      if (is_letter(c.value) || is_digit(c.value)) {
        put(c.value >= U'A' && c.value <= U'Z' ? c.value + 32 : c.value);
      } else {
        gap = true;
      }
      continue;
    }
    utf8proc_int32_t parts[8];
    int boundary = 0;
    const auto n = utf8proc_decompose_char(
        static_cast<utf8proc_int32_t>(c.value), parts, 8,
        static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                                       UTF8PROC_STRIPMARK),
        &boundary);
    for (utf8proc_ssize_t k = 0; k < n && k < 8; ++k) {
      const auto part = static_cast<char32_t>(parts[k]);
      if (is_letter(part) || is_digit(part)) {
        put(part);
      } else {
        gap = true;
      }
    }
  }
  return out;
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z';
  return utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_LU;
}

bool is_space(char32_t c) {
  if (c < 0x80) return c == U' ' || (c >= U'\t' && c <= U'\r');
  if (c == 0x200B || c == 0xFEFF || c == 0x2060) return true;
  return utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_ZS ||
         c == 0x2028 || c == 0x2029 || c == 0x85;
}

CodePointIndex::CodePointIndex(std::string_view text) : text_(text), ascii_(is_ascii(text)) {
  if (ascii_) return;
  every64_.reserve(text.size() / 64 + 1);
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % 64 == 0) every64_.push_back(count);
    if (!is_continuation(text[i])) ++count;
  }
  if (text.size() % 64 == 0) every64_.push_back(count);
}

std::uint32_t CodePointIndex::at(std::size_t byte) const {
  assert(byte <= text_.size());
  if (ascii_) return static_cast<std::uint32_t>(byte);
  const std::size_t block = byte / 64;
  return every64_[block] +
         static_cast<std::uint32_t>(count_code_points(text_.substr(block * 64, byte - block * 64)));
}

}  // namespace saksi::base

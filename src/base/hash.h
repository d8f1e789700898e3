// SPDX-License-Identifier: Apache-2.0
/// Hashes: a fast one for look-up tables inside one program, SHA-256 for identity on disk.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace saksi::base {

/// The look-up key of a word: equal words, equal keys; never stored on disk.
using Key = std::uint64_t;

/// FNV-1a with a final mix. Good enough for tables of up to a million words (no collision in ours,
/// which a test checks) and free of state.
[[nodiscard]] constexpr Key key_of(std::string_view word) {
  Key h = 0xCBF29CE484222325ULL;
  for (const char c : word) {
    h ^= static_cast<unsigned char>(c);
    h *= 0x100000001B3ULL;
  }
  h ^= h >> 32U;
  h *= 0x9E3779B97F4A7C15ULL;
  return h ^ (h >> 29U);
}

/// Lower-case hex SHA-256 of the bytes.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

/// The same for bytes that come piece by piece and are not kept.
class Sha256 {
 public:
  Sha256();
  void add(std::string_view bytes);
  /// Of everything added so far; the hash is used up by it.
  [[nodiscard]] std::string hex();

 private:
  struct Free {
    void operator()(void* context) const;
  };

  std::unique_ptr<void, Free> context_;
};

}  // namespace saksi::base

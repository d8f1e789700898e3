// SPDX-License-Identifier: Apache-2.0
/// UTF-8: checking it, walking it, counting it, and folding it for comparison.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::base {

/// The offset of the first byte that is not well-formed UTF-8, or nothing when all is well.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// One code point and its length in bytes. `text` is valid UTF-8 and `at` starts a code point.
struct CodePoint {
  char32_t value;
  std::uint32_t size;
};

[[nodiscard]] CodePoint code_point_at(std::string_view text, std::size_t at);

[[nodiscard]] std::size_t count_code_points(std::string_view text);

void append_utf8(std::string& out, char32_t code_point);

/// JSON on one line for every reader: what Unicode also counts as the end of a line (NEL, LINE and
/// PARAGRAPH SEPARATOR, which JSON may hold as they are) is written as an escape.
[[nodiscard]] std::string one_line(std::string json);

/// Lower case of the whole string (Unicode simple case mapping), nothing else changed.
[[nodiscard]] std::string lower(std::string_view text);

/// For comparing names: lower case, accents and apostrophes dropped, all other punctuation and runs
/// of space one space, none at the ends. "Pol-e-Hesar" with dots under H and s -> "pol e hesar",
/// "Jum'at" -> "jumat".
[[nodiscard]] std::string fold(std::string_view text);

[[nodiscard]] bool is_letter(char32_t c);
[[nodiscard]] bool is_upper(char32_t c);

[[nodiscard]] inline bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

/// White space of any kind, the no-break and zero-width ones too.
[[nodiscard]] bool is_space(char32_t c);

/// Byte offset -> code point offset for one text, made once in O(n), asked in O(1) amortised for
/// ASCII text and O(64) otherwise. Offsets must start a code point or be the end.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);
  [[nodiscard]] std::uint32_t at(std::size_t byte) const;

 private:
  std::string_view text_;
  bool ascii_;
  std::vector<std::uint32_t> every64_;  // code points before byte 64*i
};

}  // namespace saksi::base

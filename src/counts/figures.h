// SPDX-License-Identifier: Apache-2.0
/// The number itself, before anything beside it is looked at: "1,5 juta", "dua puluh (20)",
/// "20-30", "seorang", "ketiga". Private to the module.
#pragma once

#include "counts/rules.h"

#include <optional>

namespace saksi::counts {

struct Figure {
  std::uint32_t first = 0;  ///< tokens [first, last)
  std::uint32_t last = 0;
  Amount low, high;
  record::Qualifier qualifier = record::Qualifier::exact;
  bool open = false;       ///< vague without a stretch
  bool digits = false;     ///< written with digits
  bool comma = false;      ///< as in Digits
  std::int64_t scale = 1;  ///< its scale word
  NumberKind kind = NumberKind::atom;
  std::optional<Unit> unit;  ///< told by the form itself: "Rp5.000", "08.30", "seorang"
  std::string_view rule;     ///< the row, for numbers that are one
};

/// Reads numbers of one text. Holds references: lives no longer than its arguments.
class FigureReader {
 public:
  FigureReader(const Tables& tables, const words::Words& words) : t_(tables), w_(words) {}

  /// The number that begins at token `at` of a sentence [begin, end). Tokens before `begin` are not
  /// touched: a prefix that is glued to digits ("Rp", "ke-") is taken back from at - 1, not further
  /// than begin.
  [[nodiscard]] std::optional<Figure> read(std::uint32_t begin, std::uint32_t at,
                                           std::uint32_t end) const;
  /// The tokens after `at` to leave out because they only look like a number ("satu sama lain").
  [[nodiscard]] std::uint32_t idiom(std::uint32_t at, std::uint32_t end) const;

 private:
  [[nodiscard]] std::optional<Figure> read_chunk(std::uint32_t begin, std::uint32_t at,
                                                 std::uint32_t end) const;
  [[nodiscard]] std::optional<Figure> read_word(std::uint32_t at, std::uint32_t end) const;
  [[nodiscard]] std::optional<Figure> read_pair(std::uint32_t at) const;
  [[nodiscard]] std::optional<Figure> read_atoms(std::uint32_t at, std::uint32_t end) const;
  [[nodiscard]] bool read_atom(std::uint32_t at, Atom& out) const;
  [[nodiscard]] std::optional<Figure> read_fraction(std::uint32_t at, std::uint32_t end,
                                                    const Numeral& read, const Atom& first) const;
  [[nodiscard]] std::optional<Figure> single(const NumberRow& row, std::uint32_t at,
                                             std::uint32_t words) const;
  void read_prefix(const Digits& d, Figure& f) const;
  void read_suffix(const Digits& d, Figure& f) const;
  void extend_scale(Figure& f, std::uint32_t end) const;
  [[nodiscard]] bool counted_after(std::uint32_t at, std::uint32_t end) const;

  const Tables& t_;
  const words::Words& w_;
};

/// Tokens [first, last) without a space between them, around one that has digits.
struct Chunk {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

[[nodiscard]] Chunk chunk_at(const text::Text& text, std::uint32_t begin, std::uint32_t at,
                             std::uint32_t end);
[[nodiscard]] bool has_digit_at_an_end(std::string_view form);

}  // namespace saksi::counts

// SPDX-License-Identifier: Apache-2.0
/// The arithmetic of number words, apart from any text: a list of atoms ("dua", "ratus", "ribu" as
/// the pack describes them) is read into a number. Pure functions; nothing here knows a language.
#pragma once

#include "record/record.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace saksi::counts {

/// A decimal number, digits / 10^places: "1,5" is {15, 1}.
struct Amount {
  std::int64_t digits = 0;
  int places = 0;

  /// The number itself when it is whole, nothing when a fraction is left ("2,5").
  [[nodiscard]] std::optional<std::int64_t> whole() const;
  /// this * factor; saturates far above any figure that a report can mean.
  [[nodiscard]] Amount times(std::int64_t factor) const;
  friend bool operator==(const Amount&, const Amount&) = default;
};

[[nodiscard]] bool less(Amount a, Amount b);

/// What a word does inside a number.
enum class AtomKind : std::uint8_t {
  digits,         ///< 14, 1.200, 1,5
  unit,           ///< one .. nine, nothing
  teen,           ///< a whole number of two digits or a fixed amount (ten, eleven, a dozen)
  ten,            ///< twenty written together
  hundred,        ///< a hundred, two hundred written together
  one,            ///< a thousand, a million: one scale in one word
  makes_teen,     ///< turns a unit into a teen
  makes_ten,      ///< turns a unit into a ten
  makes_hundred,  ///< turns a unit into a hundred
  scale,          ///< thousand, million, ...
  dozen,          ///< a bundle that multiplies and ends the number
  vague,          ///< tens, hundreds: a word that stands for a stretch
  several,        ///< a few, some: vague, and makes a scale vague
  half,           ///< half, before a scale
  point,          ///< the spoken decimal mark
};

struct Atom {
  AtomKind kind = AtomKind::digits;
  Amount value;          ///< the number, the factor of a scale, or the base of a vague word
  std::int64_t low = 0;  ///< vague: the stretch that the word stands for
  std::int64_t high = 0;
  bool comma = false;  ///< digits with one comma and three digits: 1,200 is a thousand unless a
                       ///< scale follows
};

/// A number that was read from the first `used` atoms; used == 0: there is none.
struct Numeral {
  Amount low, high;
  record::Qualifier qualifier = record::Qualifier::exact;
  std::size_t used = 0;
  std::int64_t scale = 1;  ///< the scale word that closed it: "20 ribu" -> 1000
  bool open = false;       ///< vague without any stretch ("beberapa")
};

/// Reads as many atoms as make one number.
[[nodiscard]] Numeral read_numeral(std::span<const Atom> atoms);

/// How a run of characters with digits in it is built.
enum class Shape : std::uint8_t {
  none,    ///< no digits
  number,  ///< 14, 1.200, 1,5
  clock,   ///< 08.30, 8:15
  date,    ///< 6/1, 20/8/2021, 2021-08-20
  range,   ///< 20-30
  code,    ///< letters and digits mixed, or too long to be a figure
};

struct Digits {
  Shape shape = Shape::none;
  Amount low, high;    ///< number: low == high
  bool comma = false;  ///< as in Atom
  std::string_view
      prefix;  ///< letters or signs before the digits, without a hyphen: "Rp", "ke", "AK"
  std::string_view suffix;  ///< after them: "an", "%", "km"
};

/// `chunk` has no white space in it.
[[nodiscard]] Digits read_digits(std::string_view chunk);

}  // namespace saksi::counts

// SPDX-License-Identifier: Apache-2.0
/// One word taken apart: root, affixes, voice, clitic.
///
/// The basic idea: every legal way to cut the word is a reading; a reading is worth how common its
/// root is (in bits) less what its affixes and clitic cost; the dearest wins. Uncut is a reading
/// too, so "pasukan" stays whole although "pasu" is a root and -kan a suffix.
#pragma once

#include "lang/pack.h"
#include "words/roots.h"
#include "words/words.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace saksi::words {

/// What came out. Views the word that was asked about, the list of roots, or `guess`.
struct Analysis {
  std::string_view root;  ///< empty: see `guess`
  std::string guess;      ///< a root that no list has and that is not a part of the word
  std::string_view bare;  ///< the word without its clitic; of a reduplicated one, its half
  WordClass word_class = WordClass::noun;
  WordClass root_class = WordClass::noun;
  Voice voice = Voice::none;
  Clitic clitic = Clitic::none;
  bool reduplicated = false;
  bool affixed = false;     ///< a prefix or suffix was taken off
  bool known = false;       ///< the root is in a list
  std::uint8_t weight = 0;  ///< of the root
};

/// One legal cut. `root` lives until the next reading.
struct Reading {
  std::string_view root;
  Clitic clitic = Clitic::none;
  std::uint8_t pair = 0;  ///< row of affix_pairs
  bool affixed = false;
  std::size_t clitic_letters = 0;
  float cost = 0;  ///< of affixes and clitic
};

class Morphology {
 public:
  Morphology(const lang::Pack& pack, std::string_view roots);  ///< the bytes of models/roots.bin

  /// `word` is in lower case.
  [[nodiscard]] Analysis analyse(std::string_view word) const;
  /// Key of the prefix that makes the plain passive.
  [[nodiscard]] Key passive_prefix() const;
  /// Every legal cut of a word without hyphen, whether its root is known or not.
  template <class F>
  void each_reading(std::string_view word, F take) const;

  /// Whether the hyphen of this word stands behind a loan prefix: "antar-desa".
  [[nodiscard]] bool loan_before(std::string_view word, std::size_t hyphen) const;

 private:
  struct Shape {
    std::string letters;
    std::uint8_t prefix = 0;
    std::uint32_t before = 0;  // bit a letter
    bool one_syllable = false;
    char restore = 0;
  };

  struct Pair {
    WordClass word_class = WordClass::noun;
    Voice voice = Voice::none;
    float cost = -1;  // not legal
    std::uint8_t prefix = 0;
    std::uint8_t suffix = 0;
  };

  struct Ending {
    std::string letters;
    std::uint8_t suffix = 0;
    Clitic clitic = Clitic::none;
    std::size_t clitic_letters = 0;
  };

  struct Best {
    Analysis analysis;
    float score = -1e9F;
  };

  void add_shapes(const lang::Table& table);
  void add_pairs(const lang::Table& table);
  void add_endings();
  std::uint8_t prefix_id(std::string_view name);
  [[nodiscard]] Analysis simple(std::string_view word) const;
  [[nodiscard]] Analysis reduplicated(std::string_view word, std::size_t hyphen) const;
  [[nodiscard]] bool after_loan_prefix(std::string_view word, Analysis& out) const;
  void consider(std::string_view word, const Reading& reading, Best& best) const;
  void consider_guess(std::string_view word, const Reading& reading, Best& best) const;
  void describe(std::string_view word, const Reading& reading, Analysis& out) const;

  Roots list_;
  std::unordered_map<std::string_view, Root> own_;  // roots.tsv; outranks the list
  std::vector<std::string> prefixes_;               // names; 0 is ""
  std::vector<std::string> suffixes_;               // 0 is ""
  std::vector<Pair> pairs_;                         // rows; 0 is the bare word
  std::vector<std::uint8_t> legal_;                 // prefix * suffixes + suffix -> row + 1
  std::array<std::vector<Shape>, 26> shapes_;       // by first letter
  std::vector<Ending> endings_;
  std::vector<std::string> loans_;

  template <class F>
  void each_prefix(std::string_view rest, const Ending& ending, F& take) const;
  [[nodiscard]] bool fits(const Shape& shape, std::string_view stem) const;
};

inline constexpr std::size_t kShortestRoot = 3;
inline constexpr std::size_t kLongestWord = 48;

template <class F>
void Morphology::each_reading(std::string_view word, F take) const {
  if (word.size() > kLongestWord) return;
  for (const Ending& ending : endings_) {
    if (!word.ends_with(ending.letters)) continue;
    const std::string_view rest = word.substr(0, word.size() - ending.letters.size());
    if (rest.size() >= kShortestRoot) each_prefix(rest, ending, take);
  }
}

template <class F>
void Morphology::each_prefix(std::string_view rest, const Ending& ending, F& take) const {
  const auto reading = [&](std::string_view root, std::uint8_t prefix) {
    const std::uint8_t row = legal_[prefix * suffixes_.size() + ending.suffix];
    if (row == 0) return;
    const auto pair = static_cast<std::uint8_t>(row - 1);
    take(Reading{root, ending.clitic, pair, prefix != 0 || ending.suffix != 0,
                 ending.clitic_letters, pairs_[pair].cost});
  };
  reading(rest, 0);
  if (rest[0] < 'a' || rest[0] > 'z') return;
  for (const Shape& shape : shapes_[static_cast<std::size_t>(rest[0] - 'a')]) {
    if (!rest.starts_with(shape.letters)) continue;
    const std::string_view stem = rest.substr(shape.letters.size());
    if (!fits(shape, stem)) continue;
    if (shape.restore == 0) {
      reading(stem, shape.prefix);
      continue;
    }
    std::array<char, kLongestWord + 1> letters{};
    letters[0] = shape.restore;
    stem.copy(letters.data() + 1, stem.size());
    reading(std::string_view(letters.data(), stem.size() + 1), shape.prefix);
  }
}

}  // namespace saksi::words

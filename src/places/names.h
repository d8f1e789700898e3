// SPDX-License-Identifier: Apache-2.0
/// How two spellings of a place name are told to be the same: three keys and a weighted distance.
///
/// plain     base::fold: lower case, no marks, no apostrophes         "Pol-e-Hesar" -> "pol e
/// hesar" folded    romanisation evened out, particles dropped, joined       -> "pulhesar"
/// signature which consonant classes a folded name has, and its length: a filter before `distance`
///
/// How letters stand for each other is the pack's table `romanisation`. The compiled gazetteer
/// stores hashes of folded names, so it is compiled anew when that table changes.
#pragma once

#include "lang/table.h"

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace saksi::places {

/// How far apart two folded names are; in hundredths of an edit.
struct Distance {
  std::uint32_t cost = 0;
  bool typing_error = false;  ///< an edit that no romanisation explains
};

/// What two different folded names are to each other.
enum class Likeness : std::uint8_t {
  different,
  transliteration,  ///< only cheap edits: the same name in another romanisation
  typing_error,     ///< one full-price edit in a name long enough; needs other evidence
};

/// The table `romanisation`, compiled. Immutable.
class Romanisation {
 public:
  /// Without a table: letters stand for themselves.
  Romanisation();
  explicit Romanisation(const lang::Table& table);

  /// The folded key of a name as written. Upper-case letters in it stand for digraphs (S = sh, X =
  /// kh).
  [[nodiscard]] std::string folded(std::string_view name) const;
  /// The same from a name that base::fold has already gone over.
  [[nodiscard]] std::string folded_from_plain(std::string_view plain) const;

  /// Gives up above `limit`: the cost is then only known to be larger.
  [[nodiscard]] Distance distance(std::string_view folded_a, std::string_view folded_b,
                                  std::uint32_t limit = 0xFFFFFFFF) const;
  [[nodiscard]] Likeness likeness(std::string_view folded_a, std::string_view folded_b) const;

 private:
  static constexpr std::size_t kLetters = 128;
  class Evener;
  class Edits;

  enum class Before : std::uint8_t { any, vowel, no_vowel };

  /// Letters and what they become, where what follows them allows it.
  struct Group {
    std::string written, becomes;
    Before before = Before::any;
  };

  std::set<std::string, std::less<>> particles_;
  std::map<std::string, std::string, std::less<>> heads_;  ///< first words of names
  std::vector<std::string> articles_;                      ///< "ezz": the last letter is the name's
  std::vector<std::pair<std::string, std::string>> endings_;  ///< "skyi" -> "ska"
  std::array<std::vector<Group>, kLetters> groups_;           ///< by first letter, longest first
  std::array<std::array<std::uint8_t, kLetters>, kLetters> swapped_{};  ///< hundredths of an edit
  std::array<std::uint8_t, kLetters> left_out_{};

  void add(std::string_view does, std::string_view written, std::string_view becomes,
           std::uint32_t cost, std::string_view before);
  void set_cost(char a, char b, std::uint8_t cost);
};

/// Bits 0..15: how often each of eight consonant classes occurs, at most 3; bits 26..31: length, at
/// most 63.
[[nodiscard]] std::uint32_t signature(std::string_view folded);
/// False when two names cannot be within the distance that `likeness` accepts.
[[nodiscard]] bool may_match(std::uint32_t a, std::uint32_t b);

/// 0..1; 1 is equal.
[[nodiscard]] double similarity(Distance d, std::string_view a, std::string_view b);

/// How well a near name fits: a typing error less than another romanisation as far away.
[[nodiscard]] double closeness(Distance d, std::string_view a, std::string_view b);
/// Two names that are nearer to each other than this in `closeness` are as near.
inline constexpr double kAsNear = 0.02;

}  // namespace saksi::places

// SPDX-License-Identifier: Apache-2.0
/// How two spellings of a place name are told to be the same: three keys and a weighted distance.
///
/// plain     base::fold: lower case, no marks, no apostrophes         "Pol-e-Hesar" -> "pol e
/// hesar" folded    romanisation evened out, particles dropped, joined       -> "pulhesar"
/// signature which consonant classes a folded name has, and its length: a filter before `distance`
///
/// The rules are about the romanisation of names, not about any language of reports; the compiled
/// gazetteer stores hashes of folded names, so a change here needs a new kFormatVersion.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace saksi::places {

/// The folded key of a name as written. Upper-case letters in it stand for digraphs (S = sh, X =
/// kh).
[[nodiscard]] std::string folded(std::string_view name);
/// The same from a name that base::fold has already gone over.
[[nodiscard]] std::string folded_from_plain(std::string_view plain);

/// Bits 0..15: how often each of eight consonant classes occurs, at most 3; bits 26..31: length, at
/// most 63.
[[nodiscard]] std::uint32_t signature(std::string_view folded);
/// False when two names cannot be within the distance that `same_name` accepts.
[[nodiscard]] bool may_match(std::uint32_t a, std::uint32_t b);

/// How far apart two folded names are; in hundredths of an edit.
struct Distance {
  std::uint32_t cost = 0;
  bool typing_error = false;  ///< an edit that no romanisation explains
};

/// Gives up above `limit`: the cost is then only known to be larger.
[[nodiscard]] Distance distance(std::string_view a, std::string_view b,
                                std::uint32_t limit = 0xFFFFFFFF);

/// 0..1; 1 is equal.
[[nodiscard]] double similarity(Distance d, std::string_view a, std::string_view b);

/// What two different folded names are to each other.
enum class Likeness : std::uint8_t {
  different,
  transliteration,  ///< only cheap edits: the same name in another romanisation
  typing_error,     ///< one full-price edit in a name long enough; needs other evidence
};
[[nodiscard]] Likeness likeness(std::string_view folded_a, std::string_view folded_b);

}  // namespace saksi::places

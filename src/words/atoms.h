// SPDX-License-Identifier: Apache-2.0
/// What one token shows of itself, as small hashes: the material that features of the trained
/// models are mixed from. Part of the models' format: change a hash and every model must be made
/// again.
#pragma once

#include "words/words.h"

#include <cstdint>
#include <string_view>

namespace saksi::words {

struct Atoms {
  std::uint32_t word = 0;   ///< the form in lower case; numbers by their length only
  std::uint32_t bare = 0;   ///< the form without its clitic
  std::uint32_t head2 = 0;  ///< first two letters, and so on
  std::uint32_t head3 = 0;
  std::uint32_t tail2 = 0;
  std::uint32_t tail3 = 0;
  std::uint32_t tail4 = 0;
  std::uint32_t morph = 0;  ///< class, voice, affixes, clitic, class of the root
  std::uint32_t shape = 0;  ///< capitals, digits, hyphen, start of a sentence, headline
  std::uint32_t cue = 0;    ///< its row's role and kind in `name_cues`
  bool cue_starts = false;  ///< it is the first word of its cue
  bool capital = false;
  bool word_kind = false;  ///< a word, not a number or mark
  bool starts = false;     ///< first of its sentence or quotation: the grammar asks for its capital
  bool headline = false;   ///< its sentence capitalises most words
  bool closed = false;     ///< a dictionary word that no name starts with
  bool common = false;  ///< a known word of the language: a sentence's start explains its capital
};

/// Mixes two hashes into one.
[[nodiscard]] constexpr std::uint32_t mix(std::uint32_t a, std::uint32_t b) {
  std::uint64_t h = (std::uint64_t{a} << 32U | b) * 0x9E3779B97F4A7C15ULL;
  h ^= h >> 29U;
  return static_cast<std::uint32_t>(h * 0xBF58476D1CE4E5B9ULL >> 32U);
}

/// Fills in what the letters (in lower case) tell.
void set_letters(Atoms& atoms, std::string_view letters, text::TokenKind kind);
void set_bare(Atoms& atoms, std::string_view letters);
/// Fills in what the morphology tells; `root_class` of the root that was found.
void set_morph(Atoms& atoms, const Word& word, WordClass root_class, bool affixed, bool known);
/// Capitals and place in the sentence; `starts` and `headline` are set before.
void set_shape(Atoms& atoms, const text::Token& token, std::string_view form);

}  // namespace saksi::words

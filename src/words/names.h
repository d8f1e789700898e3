// SPDX-License-Identifier: Apache-2.0
/// Which capitals make names, where each name starts and ends, and what it names.
#pragma once

#include "lang/pack.h"
#include "lang/phrases.h"
#include "words/words.h"

#include <cstdint>
#include <vector>

namespace saksi::words {

/// What the finder knows of a token beside its letters.
struct NameClue {
  bool closed = false;  ///< a dictionary word that no name starts with
  bool common =
      false;  ///< a known word of the language, so a sentence's start explains its capital
};

/// Finds names by runs of capitals and the cue words of the pack (`name_cues`).
class NameFinder {
 public:
  explicit NameFinder(const lang::Pack& pack);
  /// Fills Words::names and Word::name. `clues` by token.
  void find(Words& words, const std::vector<NameClue>& clues) const;

 private:
  enum class Role : std::uint8_t { title, head, known, particle };

  struct Cue {
    Role role = Role::title;
    NameKind kind = NameKind::other;
  };

  void find_in(const text::Sentence& sentence, Words& words,
               const std::vector<NameClue>& clues) const;
  void split_run(Words& words, std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] const Cue* cue_at(const Words& words, std::uint32_t at,
                                  std::uint32_t& length) const;
  [[nodiscard]] bool is_role(const Words& words, std::uint32_t at, Role role) const;

  lang::Phrases cues_;
  std::vector<Cue> values_;
};

}  // namespace saksi::words

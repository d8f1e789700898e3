// SPDX-License-Identifier: Apache-2.0
/// Which capitals make names, where each name starts and ends, and what it names.
#pragma once

#include "lang/pack.h"
#include "lang/phrases.h"
#include "words/atoms.h"
#include "words/words.h"

#include <cstdint>
#include <vector>

namespace saksi::words {

/// The cue words of the pack (`name_cues`).
class NameCues {
 public:
  enum class Role : std::uint8_t { title, head, known, particle };

  struct Cue {
    Role role = Role::title;
    NameKind kind = NameKind::other;
    std::uint32_t words = 1;
  };

  explicit NameCues(const lang::Pack& pack);
  /// The longest cue that starts at this token, or nothing.
  [[nodiscard]] const Cue* at(const Words& words, std::uint32_t token) const;
  /// Sets Atoms::cue.
  void mark(const Words& words, std::vector<Atoms>& atoms) const;

 private:
  lang::Phrases phrases_;
  std::vector<Cue> cues_;
};

/// Names by runs of capitals and cue words alone: fills Words::names and Word::name. For a pack
/// that has no model of names.
void find_names_by_rule(Words& words, const std::vector<Atoms>& atoms, const NameCues& cues);

}  // namespace saksi::words

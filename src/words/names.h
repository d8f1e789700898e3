// SPDX-License-Identifier: Apache-2.0
/// Which capitals make names, where each name starts and ends, and what it names.
#pragma once

#include "lang/pack.h"
#include "lang/phrases.h"
#include "words/atoms.h"
#include "words/tagging.h"
#include "words/words.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace saksi::words {

/// The cue words of the pack (`name_cues`), and the names that other tables hold for reading: armed
/// actors, media, titles, exonyms. Where two tables have the same words, `name_cues` rules.
class NameCues {
 public:
  enum class Role : std::uint8_t { title, head, known, particle, place, office };

  struct Cue {
    Role role = Role::title;
    NameKind kind = NameKind::other;
    std::uint32_t words = 1;
    bool initials = false;  ///< "ANA" is a force, "Ana" is not
  };

  explicit NameCues(const lang::Pack& pack);
  /// The longest cue that starts at this token, or nothing.
  [[nodiscard]] const Cue* at(const Words& words, std::uint32_t token) const;
  /// Sets Atoms::cue.
  void mark(const Words& words, std::vector<Atoms>& atoms) const;

 private:
  void add(std::string_view phrase, Role role, NameKind kind);
  void add_groups(const lang::Table& actors);
  void add_column(const lang::Table& table, std::string_view column, Role role, NameKind kind);

  lang::Phrases phrases_;
  std::vector<Cue> cues_;
};

/// What the value of Atoms::cue says.
[[nodiscard]] constexpr std::uint32_t cue_value(NameCues::Role role, NameKind kind) {
  return 1 + static_cast<std::uint32_t>(role) * 8 + static_cast<std::uint32_t>(kind);
}

[[nodiscard]] constexpr bool has_role(const Atoms& atoms, NameCues::Role role) {
  return atoms.cue != 0 && (atoms.cue - 1) / 8 == static_cast<std::uint32_t>(role);
}

/// The labels of a model of names by kind; kNoTag where the model has none.
struct NameIds {
  std::array<std::uint8_t, 5> begin{};  // by NameKind
  std::array<std::uint8_t, 5> inside{};
  std::uint8_t outside = 0;
};

[[nodiscard]] NameIds name_ids(std::span<const std::string_view> labels);

/// A capitalised word that no list explains: part of a name, if only of an unknown kind.
[[nodiscard]] bool is_strange(const Atoms& atoms);

/// Three rules over a model's labels for one sentence: a rank is followed by a person, whatever the
/// model thought of a name that it has not seen; what the pack knows as a name is one; a person
/// takes in the strange capitals beside the name.
void mend_names(std::span<const Atoms> sentence, const NameIds& ids, Labels& labels);

/// Names by runs of capitals and cue words alone: fills Words::names and Word::name. For a pack
/// that has no model of names.
void find_names_by_rule(Words& words, const std::vector<Atoms>& atoms, const NameCues& cues);

}  // namespace saksi::words

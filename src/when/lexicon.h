// SPDX-License-Identifier: Apache-2.0
/// The tables of the pack as the grammar reads them: every word, number or phrase that can be part
/// of an expression of time becomes an Atom of the token at which it starts.
#pragma once

#include "lang/pack.h"
#include "lang/phrases.h"
#include "when/when.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace saksi::when {

/// What the grammar does with a word. The words of the pack's column `class`, then the shapes of
/// numbers.
enum class Class : std::uint8_t {
  none,
  weekday,
  month,
  hijri_month,
  zone,
  local_time,
  part,
  deictic,
  anaphor,
  unit,
  one_unit,
  number,
  teen,
  tens,
  hundreds,
  some,
  past,
  now,
  next,
  that,
  recent,
  before,
  after,
  before_event,
  after_event,
  third,
  weekend,
  half,
  ordinal,
  since,
  until,
  from,
  and_,
  or_,
  during,
  on,
  date_word,
  clock,
  interval,
  about,
  exactly,
  history,
  every,
  lasting,
  no_time,
  feast,
  numbered,      ///< "nomor" of a law: "Nomor 30 Tahun 2002"
  gap,           ///< "berjarak (dua hari dari ...)"
  integer,       ///< 14: value
  date,          ///< 6/1, 6/1/2019, 2019-01-06: value day, second month, third year or 0
  time,          ///< 08.30: value hour, second minute
  day_pair,      ///< 6-7: value, second
  decade,        ///< 1990-an: value
  weekday_pair,  ///< Senin-Rabu: value, second
  month_pair,    ///< Januari-Maret: value, second
  month_to_day,  ///< the middle of "30 April-2 Mei": value month, second day
};

enum class Unit : std::uint8_t {
  second,
  minute,
  hour,
  day,
  week,
  month,
  half_year,
  year,
  eight_years,
  decade,
  century
};
enum class Third : std::uint8_t { start, middle, end };
enum class FeastRule : std::uint8_t { gregorian, easter, hijri, hijri_month };

/// One word or phrase: tokens [start, start + length).
struct Atom {
  Class cls = Class::none;
  std::uint8_t length = 0;
  std::uint8_t part = 0;  ///< PartOfDay of a deictic or anaphor
  std::int16_t value = 0;
  /// A weekday's: 1 the word can mean a week, 2 it is short; a month's: 1 it is short.
  std::int16_t second = 0;
  std::int16_t third = 0;

  [[nodiscard]] PartOfDay part_of_day() const { return static_cast<PartOfDay>(part); }

  [[nodiscard]] Unit unit() const { return static_cast<Unit>(value); }
};

/// What a word beside a time tells about whose time it is (table `time_cues`).
enum class Cue : std::uint8_t {
  none,
  tag,
  verb,
  word,
  contact,
  cite,
  agency,
  future,
  history,
  clause,
  relative,
  to,
  told  ///< "Hal itu disampaikan": the day of the sentence is that of the words
};

/// Compiled once; immutable.
class Lexicon {
 public:
  explicit Lexicon(const lang::Pack& pack);

  /// The atom that starts at each token; none for most of them.
  [[nodiscard]] std::vector<Atom> atoms(const words::Words& words) const;

  struct CueMatch {
    Cue cue = Cue::none;
    std::uint32_t length = 0;
  };

  /// The cue that starts at the token.
  [[nodiscard]] Cue cue(const words::Words& words, std::uint32_t token) const {
    return cue_match(words, token).cue;
  }

  [[nodiscard]] CueMatch cue_match(const words::Words& words, std::uint32_t token) const;

 private:
  void add_times(const lang::Table& table);
  void add_feasts(const lang::Table& table);
  void add(std::string_view form, Atom atom);
  void mark(std::string_view form);

  [[nodiscard]] bool may_start(lang::Key key) const { return starts_[key % kStarts]; }

  [[nodiscard]] Atom hyphenated(std::string_view form) const;
  [[nodiscard]] Atom one_word(std::string_view form) const;
  [[nodiscard]] Atom atom_at(const words::Words& words, std::uint32_t token) const;

  static constexpr std::size_t kStarts = 1U << 14U;
  std::vector<bool> starts_ =
      std::vector<bool>(kStarts);  // first words, so that most tokens cost one bit
  lang::Phrases times_;
  lang::Phrases cues_;
  std::vector<Atom> meanings_;
};

}  // namespace saksi::when

// SPDX-License-Identifier: Apache-2.0
/// The grammar of times: from the atoms of a sentence to what each expression says, before anyone
/// asks which day that is. A hand-written parser, one function a form, longest form first; it never
/// looks further than the words that touch the expression.
#pragma once

#include "when/lexicon.h"

#include <optional>
#include <vector>

namespace saksi::when {

/// "lalu", "ini", "depan", "itu" behind a weekday, a month or a unit.
enum class Step : std::uint8_t { none, past, now, next, that, before, after };

/// One end of an expression that names a day: what it says and nothing that it does not.
struct DayWords {
  std::uint8_t weekday = 0;  ///< 1 Monday .. 7 Sunday, 0 not said; day and month likewise
  std::uint8_t day = 0;
  std::uint8_t month = 0;
  std::int16_t year = 0;
  Step step = Step::none;        ///< Rabu lalu
  Step week_step = Step::none;   ///< Rabu pekan lalu
  Step month_step = Step::none;  ///< tanggal 4 bulan lalu
  Step year_step = Step::none;   ///< 9 Maret tahun itu
  std::optional<int> offset;     ///< kemarin -1
  PartOfDay part = PartOfDay::none;
  bool eve = false;  ///< malam Jumat: the night before
  std::optional<int> minute_of_day;
  std::optional<int> zone;  ///< minutes east of Greenwich
  bool local = false;       ///< local time is said

  [[nodiscard]] bool empty() const { return weekday == 0 && day == 0 && !offset; }
};

enum class Shape : std::uint8_t {
  day,
  month,
  year,
  decade,
  unit,   ///< pekan lalu
  third,  ///< awal Mei, akhir tahun lalu
  weekend,
  fraction,         ///< paruh pertama 2018; ordinal `amount` of `parts`
  week_of_month,    ///< pekan kedua Mei
  ago,              ///< tiga hari lalu
  ahead,            ///< tiga hari mendatang
  window,           ///< tiga hari terakhir
  duration,         ///< selama tiga hari
  relative,         ///< tiga hari kemudian
  to_what_follows,  ///< tiga hari setelah ...
  anaphor,          ///< hari itu, malam harinya
  clock,            ///< pukul 09.15 alone
  feast,
  hijri,
};

/// What stands in front and says how the time is meant.
enum class Link : std::uint8_t { none, since, until, before, during, lasting, history, interval };

/// What one expression says.
struct Expression {
  Shape shape = Shape::day;
  std::uint32_t first = 0, last = 0;
  DayWords from;
  std::optional<DayWords> to;  ///< the other end of a range
  bool either = false;         ///< the range means one or the other
  std::optional<int> amount;   ///< none: "some"
  Unit unit = Unit::day;
  Step step = Step::none;
  Third third = Third::start;
  int parts = 0;
  Atom feast;
  Link link = Link::none;
  bool exactly = false;
  bool told = false;            ///< to_what_follows: "setelah serangan itu", an event told before
  bool heads_sentence = false;  ///< to_what_follows: the first words of its sentence
};

/// All expressions of the tokens [first, last), in order, not overlapping.
void parse_times(const words::Words& words, const std::vector<Atom>& atoms, std::uint32_t first,
                 std::uint32_t last, std::vector<Expression>& out);

}  // namespace saksi::when

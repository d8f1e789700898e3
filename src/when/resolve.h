// SPDX-License-Identifier: Apache-2.0
/// From what an expression says to the days that it means.
#pragma once

#include "when/calendar.h"
#include "when/grammar.h"

namespace saksi::when {

/// What an expression is counted from.
struct Anchors {
  std::optional<Day> published;
  bool ahead = false;             ///< the clause looks ahead (akan, dijadwalkan)
  const std::vector<Time>* told;  ///< the times before it in the text
  std::uint32_t paragraph = 0;    ///< the first token of its paragraph
  std::uint32_t sentence = 0;     ///< the first token of its sentence
  std::uint32_t first = 0;        ///< its own first token
};

/// Fills kind, date, part, offset_days, past, disagrees, alternatives and rule.
void resolve(const Expression& e, const Anchors& anchors, Time& out);

/// The day that the words mean, all doubt left aside; for inferring the publication.
[[nodiscard]] std::optional<Day> full_date(const DayWords& words);

/// The TIMEX3 value of a resolved expression.
[[nodiscard]] std::string timex_value(const Expression& e, const Time& time);

}  // namespace saksi::when

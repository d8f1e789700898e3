// SPDX-License-Identifier: Apache-2.0
/// How exactly a date is known, in the codes of the two great event collections.
#pragma once

#include "when/calendar.h"

namespace saksi::when {

/// ACLED's time_precision: 1 the day is known, 2 the week (or a span of at most seven days), 3 the
/// month or worse. A date that nothing is known of is 3: ACLED has no code for it.
[[nodiscard]] inline int acled_time_precision(const Date& date) {
  using record::DatePrecision;
  if (date.precision == DatePrecision::day) return 1;
  if (!date.start || !date.end) return 3;
  return days_between(*date.start, *date.end) < 7 ? 2 : 3;
}

/// UCDP GED's date_prec: 1 the day, 2 a span of two to six days, 3 the week, 4 a span of eight days
/// to a month, 5 longer.
[[nodiscard]] inline int ged_date_prec(const Date& date) {
  using record::DatePrecision;
  if (date.precision == DatePrecision::day) return 1;
  if (!date.start || !date.end) return 5;
  const int days = days_between(*date.start, *date.end) + 1;
  if (days < 7) return 2;
  if (days == 7) return 3;
  return days <= 31 ? 4 : 5;
}

}  // namespace saksi::when

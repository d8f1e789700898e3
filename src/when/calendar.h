// SPDX-License-Identifier: Apache-2.0
/// Arithmetic on the calendar. Weeks run from Monday to Sunday and weekdays count 1 (Monday) to 7.
#pragma once

#include "record/record.h"

#include <optional>

namespace saksi::when {

using record::Date;
using record::Day;

[[nodiscard]] Day plus_days(Day day, int count);
/// The same day of another month; its last day when the month is shorter.
[[nodiscard]] Day plus_months(Day day, int count);
[[nodiscard]] int days_between(Day from, Day to);
[[nodiscard]] unsigned weekday_of(Day day);
/// The latest such weekday that is not after `day`.
[[nodiscard]] Day on_or_before(Day day, unsigned weekday);
/// The first such weekday that is not before `day`.
[[nodiscard]] Day on_or_after(Day day, unsigned weekday);
[[nodiscard]] Day monday_of(Day day);
/// Nothing for a day that no month has (31 June).
[[nodiscard]] std::optional<Day> make_day(int year, unsigned month, unsigned day);
[[nodiscard]] int year_of(Day day);
[[nodiscard]] unsigned month_of(Day day);

[[nodiscard]] Date day_date(Day day);
/// Both ends; one and the same day is a day.
[[nodiscard]] Date range_date(Day start, Day end);
[[nodiscard]] Date week_date(Day any);
[[nodiscard]] Date month_date(int year, unsigned month);
[[nodiscard]] Date year_date(int year);

/// The tabular (civil) Islamic calendar: within a day of what a country proclaims.
[[nodiscard]] std::optional<Day> from_hijri(int year, unsigned month, unsigned day);
/// The Hijri year that is current on `day`.
[[nodiscard]] int hijri_year_of(Day day);
/// Easter Sunday of the western churches (Meeus, Jones, Butcher).
[[nodiscard]] Day easter(int year);

}  // namespace saksi::when

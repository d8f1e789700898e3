// SPDX-License-Identifier: Apache-2.0
#include "when/calendar.h"

namespace saksi::when {
namespace {

using record::DatePrecision;
using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;

Day last_day(std::chrono::year year, std::chrono::month month) {
  return Day{year / month / std::chrono::last};
}

/// Day 1 of the Hijri calendar, 19 July 622 of the Gregorian one, less one.
const sys_days kBeforeHijra = sys_days{std::chrono::year{622} / 7 / 18};
constexpr int kDaysOfThirtyYears = 10631;

}  // namespace

Day plus_days(Day day, int count) {
  return Day{sys_days{day} + days{count}};
}

Day plus_months(Day day, int count) {
  const Day moved = day + months{count};
  return moved.ok() ? moved : last_day(moved.year(), moved.month());
}

int days_between(Day from, Day to) {
  return static_cast<int>((sys_days{to} - sys_days{from}).count());
}

unsigned weekday_of(Day day) {
  return std::chrono::weekday{sys_days{day}}.iso_encoding();
}

Day on_or_before(Day day, unsigned weekday) {
  return plus_days(day, -static_cast<int>((weekday_of(day) + 7 - weekday) % 7));
}

Day on_or_after(Day day, unsigned weekday) {
  return plus_days(day, static_cast<int>((weekday + 7 - weekday_of(day)) % 7));
}

Day monday_of(Day day) {
  return on_or_before(day, 1);
}

std::optional<Day> make_day(int year, unsigned month, unsigned day) {
  const Day made{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
  if (!made.ok()) return std::nullopt;
  return made;
}

int year_of(Day day) {
  return static_cast<int>(day.year());
}

unsigned month_of(Day day) {
  return static_cast<unsigned>(day.month());
}

Date day_date(Day day) {
  return {day, day, DatePrecision::day};
}

Date range_date(Day start, Day end) {
  if (end < start) std::swap(start, end);
  return {start, end, start == end ? DatePrecision::day : DatePrecision::range};
}

Date week_date(Day any) {
  const Day monday = monday_of(any);
  return {monday, plus_days(monday, 6), DatePrecision::week};
}

Date month_date(int year, unsigned month) {
  const std::chrono::year y{year};
  const std::chrono::month m{month};
  return {Day{y, m, std::chrono::day{1}}, last_day(y, m), DatePrecision::month};
}

Date year_date(int year) {
  const std::chrono::year y{year};
  return {Day{y / 1 / 1}, Day{y / 12 / 31}, DatePrecision::year};
}

std::optional<Day> from_hijri(int year, unsigned month, unsigned day) {
  if (year < 1 || year > 2000 || month < 1 || month > 12 || day < 1 || day > 30)
    return std::nullopt;
  const int before = (year - 1) * 354 + (3 + 11 * year) / 30;
  const auto in_year = static_cast<int>((59 * (month - 1) + 1) / 2 + day);
  return Day{kBeforeHijra + days{before + in_year}};
}

int hijri_year_of(Day day) {
  const auto since = (sys_days{day} - kBeforeHijra).count();
  return static_cast<int>((30 * since + kDaysOfThirtyYears - 15) / kDaysOfThirtyYears);
}

Day easter(int year) {
  const int golden = year % 19;
  const int century = year / 100;
  const int rest = year % 100;
  const int correction = (century - (century + 8) / 25 + 1) / 3;
  const int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
  const int weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
  const int late = (golden + 11 * epact + 22 * weekday) / 451;
  const int sum = epact + weekday - 7 * late + 114;
  return Day{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(sum / 31)},
             std::chrono::day{static_cast<unsigned>(sum % 31 + 1)}};
}

}  // namespace saksi::when

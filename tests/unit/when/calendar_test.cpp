// SPDX-License-Identifier: Apache-2.0
#include "when/calendar.h"

#include <doctest/doctest.h>

using namespace saksi;
using namespace saksi::when;

namespace {

Day day(const char* iso) {
  return record::parse_day(iso).value();
}

}  // namespace

TEST_CASE("weekdays count from Monday") {
  CHECK(weekday_of(day("2019-01-07")) == 1);
  CHECK(weekday_of(day("2019-01-06")) == 7);
  CHECK(on_or_before(day("2019-01-07"), 7) == day("2019-01-06"));
  CHECK(on_or_before(day("2019-01-07"), 1) == day("2019-01-07"));
  CHECK(on_or_after(day("2019-01-07"), 7) == day("2019-01-13"));
  CHECK(monday_of(day("2024-02-29")) == day("2024-02-26"));
}

TEST_CASE("months that are too short end early") {
  CHECK(plus_months(day("2024-03-31"), -1) == day("2024-02-29"));
  CHECK(plus_months(day("2024-01-15"), -1) == day("2023-12-15"));
  CHECK(month_date(2023, 2).end == day("2023-02-28"));
  CHECK_FALSE(make_day(2023, 2, 29));
}

TEST_CASE("a range of one day is a day, and ends are put in order") {
  CHECK(range_date(day("2024-05-02"), day("2024-05-02")).precision == record::DatePrecision::day);
  CHECK(range_date(day("2024-05-03"), day("2024-05-02")).start == day("2024-05-02"));
}

TEST_CASE("the tabular Hijri calendar meets known days") {
  // 1 Muharram 1 is 19 July 622 (Gregorian); 1 Muharram 1400 was 21 November 1979.
  CHECK(from_hijri(1, 1, 1) == day("0622-07-19"));
  CHECK(days_between(*from_hijri(1400, 1, 1), day("1979-11-21")) <= 1);
  CHECK(from_hijri(1445, 9, 1) == day("2024-03-11"));
  CHECK(hijri_year_of(day("2024-05-15")) == 1445);
  CHECK(hijri_year_of(day("2023-07-18")) == 1444);
  CHECK_FALSE(from_hijri(1445, 13, 1));
}

TEST_CASE("Easter") {
  CHECK(easter(2019) == day("2019-04-21"));
  CHECK(easter(2023) == day("2023-04-09"));
  CHECK(easter(2024) == day("2024-03-31"));
}

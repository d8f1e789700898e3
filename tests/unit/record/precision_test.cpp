// SPDX-License-Identifier: Apache-2.0
#include "record/precision.h"

#include <doctest/doctest.h>

#include <limits>

using namespace saksi::record;

namespace {

Date date(const char* first, const char* last, DatePrecision precision) {
  return {parse_day(first), parse_day(last), precision};
}

Place place(PlacePrecision precision, const char* admin1 = "", const char* admin2 = "") {
  Place p;
  p.precision = precision;
  p.admin1 = admin1;
  p.admin2 = admin2;
  return p;
}

}  // namespace

TEST_CASE("how exactly the day is known") {
  struct Row {
    Date date;
    int acled, ged;
  };

  const Row rows[] = {
      {date("2024-05-15", "2024-05-15", DatePrecision::day), 1, 1},
      {date("2024-05-14", "2024-05-15", DatePrecision::range), 2, 2},
      {date("2024-05-13", "2024-05-19", DatePrecision::week), 2, 3},
      {date("2024-05-12", "2024-05-19", DatePrecision::range), 3, 4},
      {date("2024-05-01", "2024-05-31", DatePrecision::month), 3, 4},
      {date("2024-05-01", "2024-06-01", DatePrecision::range), 3, 5},
      {date("2024-01-01", "2024-12-31", DatePrecision::year), 3, 5},
      {Date{}, 3, 5},
  };
  for (const Row& row : rows) {
    CAPTURE(word(row.date.precision));
    CHECK(acled_time_precision(row.date) == row.acled);
    CHECK(ged_date_prec(row.date) == row.ged);
  }
}

TEST_CASE("how exactly the place is known") {
  struct Row {
    Place place;
    int acled, ged;
  };
  using enum PlacePrecision;
  const Row rows[] = {
      {place(exact, "Kunduz", "Imam Sahib"), 1, 1},
      {place(settlement, "Kunduz", "Imam Sahib"), 1, 1},
      {place(district, "Kunduz", "Imam Sahib"), 2, 3},
      {place(region, "Kunduz", "Imam Sahib"), 2, 3},  // the north of Imam Sahib
      {place(province, "Kunduz"), 3, 4},
      {place(region, "Kunduz"), 3, 4},  // the north of Kunduz
      {place(region), 3, 5},            // the north of Afghanistan
      {place(country), 3, 6},
  };
  for (const Row& row : rows) {
    CAPTURE(word(row.place.precision));
    CHECK(acled_geo_precision(row.place) == row.acled);
    CHECK(ged_where_prec(row.place) == row.ged);
  }
}

TEST_CASE("the cell of PRIO-GRID") {
  CHECK(prio_grid(-90, -180) == 1);
  CHECK(prio_grid(-89.5, -180) == 721);
  CHECK(prio_grid(90, 180) == 360 * 720);
  CHECK(prio_grid(34.98735, 63.12891) == 179767);  // Qala-i-Naw, as UCDP GED codes Badghis
  CHECK(prio_grid(-0.01, -0.01) == 179 * 720 + 360);
  CHECK(prio_grid(0, 0) == 180 * 720 + 361);
  CHECK_FALSE(prio_grid(90.1, 0));
  CHECK_FALSE(prio_grid(0, -180.5));
  CHECK_FALSE(prio_grid(std::numeric_limits<double>::quiet_NaN(), 0));
  CHECK_FALSE(prio_grid(place(PlacePrecision::province)));
}

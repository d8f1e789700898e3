// SPDX-License-Identifier: Apache-2.0
#include "record/precision.h"

#include <algorithm>
#include <cmath>

namespace saksi::record {
namespace {

/// Days from the first to the last, both counted; nothing when an end is open.
std::optional<int> days(const Date& date) {
  if (!date.start || !date.end) return std::nullopt;
  using std::chrono::sys_days;
  return static_cast<int>((sys_days(*date.end) - sys_days(*date.start)).count()) + 1;
}

/// The unit that the place is known to: a part of a district is known to that district. A region
/// that only a country, or nothing, contains stays a region.
PlacePrecision known_to(const Place& place) {
  if (place.precision != PlacePrecision::region) return place.precision;
  if (!place.admin2.empty()) return PlacePrecision::district;
  return place.admin1.empty() ? PlacePrecision::region : PlacePrecision::province;
}

}  // namespace

int acled_time_precision(const Date& date) {
  if (date.precision == DatePrecision::day) return 1;
  return days(date).value_or(8) <= 7 ? 2 : 3;
}

int ged_date_prec(const Date& date) {
  if (date.precision == DatePrecision::day) return 1;
  const auto n = days(date);
  if (!n) return 5;
  if (*n < 7) return 2;
  if (*n == 7) return 3;
  return *n <= 31 ? 4 : 5;
}

int acled_geo_precision(const Place& place) {
  switch (known_to(place)) {
    case PlacePrecision::exact:
    case PlacePrecision::settlement:
      return 1;
    case PlacePrecision::district:
      return 2;
    default:
      return 3;
  }
}

int ged_where_prec(const Place& place) {
  switch (known_to(place)) {
    case PlacePrecision::exact:
    case PlacePrecision::settlement:
      return 1;
    case PlacePrecision::district:
      return 3;
    case PlacePrecision::province:
      return 4;
    case PlacePrecision::region:
      return 5;
    default:
      return 6;
  }
}

std::optional<std::int32_t> prio_grid(double latitude, double longitude) {
  constexpr int kRows = 360;
  constexpr int kColumns = 720;
  if (!(std::abs(latitude) <= 90) || !(std::abs(longitude) <= 180)) return std::nullopt;
  const int row = std::min(static_cast<int>((latitude + 90) * 2), kRows - 1);
  const int column = std::min(static_cast<int>((longitude + 180) * 2), kColumns - 1);
  return row * kColumns + column + 1;
}

std::optional<std::int32_t> prio_grid(const Place& place) {
  if (!place.latitude || !place.longitude) return std::nullopt;
  return prio_grid(*place.latitude, *place.longitude);
}

}  // namespace saksi::record

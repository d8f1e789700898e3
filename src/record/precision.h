// SPDX-License-Identifier: Apache-2.0
/// How exactly a day and a place are known, in the codes of ACLED and UCDP GED, and the cell of
/// PRIO-GRID. Derived from what the record says and nothing else; docs/design/places.md has the
/// tables.
#pragma once

#include "record/record.h"

#include <cstdint>
#include <optional>

namespace saksi::record {

/// ACLED's time_precision: 1 the day is known, 2 the week (or a span of at most seven days), 3 the
/// month or worse. A date that nothing is known of is 3: ACLED has no code for it.
[[nodiscard]] int acled_time_precision(const Date& date);

/// UCDP GED's date_prec: 1 the day, 2 a span of two to six days, 3 the week, 4 a span of eight days
/// to a month, 5 longer or unknown.
[[nodiscard]] int ged_date_prec(const Date& date);

/// ACLED's geo_precision: 1 a town, village or building; 2 a district, or a part of one; 3 all
/// larger: a province, a part of it, a region. A country is 3 as well: ACLED has no code for it.
[[nodiscard]] int acled_geo_precision(const Place& place);

/// UCDP GED's where_prec: 1 a town, village or building; 3 a district, or a part of one; 4 a
/// province, or a part of one; 5 a region that no single province holds; 6 a country. 2 (near a
/// known point) and 7 (at sea, in international airspace) cannot be told from a record.
[[nodiscard]] int ged_where_prec(const Place& place);

/// The PRIO-GRID cell (half a degree, numbered from 1 at 180 W 90 S, eastward and then northward)
/// of a point in WGS 84 degrees; nothing for a point off the globe.
[[nodiscard]] std::optional<std::int32_t> prio_grid(double latitude, double longitude);

/// The cell of the place's own point; nothing when it has none.
[[nodiscard]] std::optional<std::int32_t> prio_grid(const Place& place);

}  // namespace saksi::record

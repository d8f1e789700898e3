// SPDX-License-Identifier: Apache-2.0
/// The compiled gazetteer: read where it lies (in the program or in a mapped file), never unpacked.
#pragma once

#include "base/error.h"
#include "places/gazetteer_format.h"
#include "places/names.h"

#include <cassert>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::places {

/// What a place is. The order is from large to small.
enum class Kind : std::uint8_t {
  country,
  province,       ///< first level: provinsi, negara bagian, oblast, kegubernuran
  district,       ///< second level: distrik, kabupaten, raion
  city_district,  ///< second level that is a town: an Indonesian kota
  subdistrict,    ///< third level: kecamatan
  capital,        ///< of a country
  seat,           ///< of a province
  town,
  village,
  island,
  region,  ///< a region by name, from a table: Darfur, Donbas
};
[[nodiscard]] std::string_view name(Kind kind);  ///< "subdistrict"
[[nodiscard]] std::optional<Kind> kind_of(std::string_view name);

/// Where a row comes from; together with the number its lasting id.
enum class Origin : std::uint8_t { geonames, whos_on_first, indonesia, user };

using Row = std::uint32_t;
inline constexpr Row kNoRow = 0xFFFFFF;

struct Point {
  double latitude = 0, longitude = 0;
};

[[nodiscard]] double kilometres(Point a, Point b);

/// One hit of a look-up.
struct Hit {
  Row place = kNoRow;
  std::uint32_t name = 0;  ///< which of its names
  bool exact = false;      ///< equal but for case and marks; else only folded
};

/// Views the bytes and the table of romanisation, which must outlive it. Cheap to copy, safe to
/// share.
class Gazetteer {
 public:
  /// An empty gazetteer: every look-up finds nothing.
  Gazetteer() = default;
  /// Checks header and bounds of every section; reads nothing else. Errors: damaged,
  /// newer_database.
  static base::Result<Gazetteer> open(std::string_view bytes, const Romanisation& romanisation,
                                      std::string_view where = {});
  /// Reads every byte: checksum, rows, order, coordinates, duplicate ids. Errors: damaged, with the
  /// row.
  [[nodiscard]] base::Result<void> check() const;

  /// The places that bear the name, exactly or folded. `plain` is base::fold of the name.
  void find(std::string_view plain, std::vector<Hit>& out) const;
  /// The same for a name that is folded already.
  void find_folded(std::string_view plain, std::string_view folded, std::vector<Hit>& out) const;
  /// Divisions of a country (its row) whose name is near; a place that bears the name itself
  /// anywhere is the caller's to rule out first.
  void near_divisions(std::string_view folded, Row country, std::vector<Hit>& out) const;
  /// Places inside a province whose name is near.
  void near_places(std::string_view folded, Row inside, std::vector<Hit>& out) const;

  [[nodiscard]] std::size_t size() const { return rows_; }

  /// Asserts that the gazetteer is not the empty one.
  [[nodiscard]] const Romanisation& romanisation() const {
    assert(romanisation_ != nullptr);
    return *romanisation_;
  }

  [[nodiscard]] std::size_t name_count() const { return names_; }

  [[nodiscard]] Kind kind(Row row) const {
    return static_cast<Kind>((place(row).parent_and_kind >> 4U) & 15U);
  }

  [[nodiscard]] Row parent(Row row) const {
    return place(row).parent_and_kind >> 8U;
  }  ///< kNoRow: a country

  [[nodiscard]] unsigned prominence(Row row) const { return place(row).name_and_prominence & 255U; }

  [[nodiscard]] std::optional<Point> point(Row row) const;  ///< centroid of a division
  [[nodiscard]] std::optional<Row> seat(Row division) const;
  [[nodiscard]] std::string id(Row row) const;  ///< "gn:1147118"

  [[nodiscard]] Origin origin(Row row) const {
    return static_cast<Origin>(place(row).parent_and_kind & 15U);
  }

  [[nodiscard]] std::uint32_t source_id(Row row) const { return place(row).source_id; }

  [[nodiscard]] std::string_view primary(Row row) const;
  [[nodiscard]] std::vector<std::string_view> all_names(Row row) const;
  [[nodiscard]] std::string_view name_text(std::uint32_t name) const;

  [[nodiscard]] Row country_row(Row row) const;
  [[nodiscard]] std::string_view country(Row row) const;           ///< "AF"
  [[nodiscard]] Row country_by_code(std::string_view code) const;  ///< kNoRow when there is none
  /// The division of that level which contains the row or is it; kNoRow when there is none.
  [[nodiscard]] Row division(Row row, Kind level) const;
  /// True when `outer` is `row` or contains it.
  [[nodiscard]] bool within(Row row, Row outer) const;
  [[nodiscard]] std::string_view licences() const;

 private:
  std::string_view bytes_;
  const Romanisation* romanisation_ = nullptr;
  format::Header header_;
  std::size_t rows_ = 0, names_ = 0;

  [[nodiscard]] std::string_view section(format::Section s) const;

  [[nodiscard]] format::PlaceRow place(Row row) const {
    return format::load<format::PlaceRow>(section(format::kPlaces), row);
  }

  [[nodiscard]] format::NameRow name_row(std::uint32_t n) const {
    return format::load<format::NameRow>(section(format::kNames), n);
  }

  [[nodiscard]] std::uint32_t first_name(Row row) const;
  [[nodiscard]] std::optional<format::ProvinceRow> province(Row inside) const;
  void near(std::string_view folded, Row first, Row last, std::vector<Hit>& out) const;
  [[nodiscard]] base::Result<void> check_places() const;
  [[nodiscard]] base::Result<void> check_names() const;
};

}  // namespace saksi::places

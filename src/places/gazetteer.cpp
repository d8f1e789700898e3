// SPDX-License-Identifier: Apache-2.0
#include "places/gazetteer.h"

#include "base/utf8.h"
#include "places/names.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <unordered_set>

namespace saksi::places {
namespace {

using base::Code;
using base::fail;
using format::load;

constexpr std::array<std::string_view, 11> kKinds = {
    "country", "province", "district", "city_district", "subdistrict", "capital",
    "seat",    "town",     "village",  "island",        "region"};
constexpr std::array<std::string_view, 4> kOrigins = {"gn:", "wof:", "idn:", "user:"};

constexpr std::array<std::size_t, format::kSectionCount> kRowBytes = {1,
                                                                      sizeof(format::PlaceRow),
                                                                      sizeof(format::NameRow),
                                                                      sizeof(std::uint32_t),
                                                                      sizeof(format::Slot),
                                                                      sizeof(format::CountryRow),
                                                                      sizeof(format::ProvinceRow),
                                                                      sizeof(format::SeatRow),
                                                                      1};

base::Result<void> check_header(const format::Header& h, std::size_t size,
                                const std::string& where) {
  if (h.magic != format::kMagic) return fail(Code::damaged, "This is not a gazetteer.", where);
  if (h.version != format::kVersion) {
    return fail(Code::newer_database,
                "The gazetteer has format version " + std::to_string(h.version) +
                    "; this Saksi reads version " + std::to_string(format::kVersion) +
                    ". Build it again with `saksi gazetteer build`.",
                where);
  }
  if (h.file_bytes != size || h.header_bytes != sizeof(format::Header)) {
    return fail(Code::damaged,
                "The gazetteer is truncated: " + std::to_string(size) + " bytes of " +
                    std::to_string(h.file_bytes) + ".",
                where);
  }
  for (std::size_t s = 0; s < format::kSectionCount; ++s) {
    const auto& e = h.sections[s];
    if (std::uint64_t{e.offset} + e.bytes > size || e.bytes % kRowBytes[s] != 0) {
      return fail(Code::damaged,
                  "Section " + std::to_string(s) + " of the gazetteer lies outside the file.",
                  where);
    }
  }
  return {};
}

std::string row_name(std::size_t row) {
  return "place row " + std::to_string(row);
}

}  // namespace

std::string_view name(Kind kind) {
  return kKinds[static_cast<std::size_t>(kind)];
}

std::optional<Kind> kind_of(std::string_view name) {
  const auto it = std::find(kKinds.begin(), kKinds.end(), name);
  if (it == kKinds.end()) return std::nullopt;
  return static_cast<Kind>(it - kKinds.begin());
}

double kilometres(Point a, Point b) {
  constexpr double kRadius = 6371.0;
  constexpr double kRadian = std::numbers::pi / 180.0;
  const double dlat = (b.latitude - a.latitude) * kRadian;
  const double dlon = (b.longitude - a.longitude) * kRadian;
  const double h = std::pow(std::sin(dlat / 2), 2) + std::cos(a.latitude * kRadian) *
                                                         std::cos(b.latitude * kRadian) *
                                                         std::pow(std::sin(dlon / 2), 2);
  return 2 * kRadius * std::asin(std::min(1.0, std::sqrt(h)));
}

// ------------------------------------------------------------------ opening and checking

base::Result<Gazetteer> Gazetteer::open(std::string_view bytes, const Romanisation& romanisation,
                                        std::string_view where) {
  Gazetteer g;
  const std::string file(where);
  if (bytes.size() < sizeof(format::Header)) {
    return fail(Code::damaged, "The gazetteer is truncated: it has no header.", file);
  }
  g.bytes_ = bytes;
  g.romanisation_ = &romanisation;
  g.header_ = load<format::Header>(bytes, 0);
  if (auto ok = check_header(g.header_, bytes.size(), file); !ok) return fail(ok.error());
  g.rows_ = g.section(format::kPlaces).size() / sizeof(format::PlaceRow);
  g.names_ = g.section(format::kNames).size() / sizeof(format::NameRow);
  const std::size_t buckets = g.section(format::kBuckets).size() / sizeof(std::uint32_t);
  if (buckets != (std::size_t{1} << format::kBucketBits) + 1) {
    return fail(Code::damaged, "The index of the gazetteer has the wrong size.", file);
  }
  return g;
}

base::Result<void> Gazetteer::check() const {
  if (bytes_.empty()) return {};
  if (format::checksum_of(bytes_.substr(sizeof(format::Header))) != header_.checksum) {
    return fail(Code::damaged, "The bytes of the gazetteer have changed: the checksum differs.");
  }
  if (auto ok = check_places(); !ok) return ok;
  return check_names();
}

base::Result<void> Gazetteer::check_places() const {
  std::unordered_set<std::uint64_t> ids;
  for (Row r = 0; r < rows_; ++r) {
    const format::PlaceRow p = place(r);
    const bool country = kind(r) == Kind::country;
    if ((p.parent_and_kind >> 4U & 15U) >= kKinds.size() ||
        (p.parent_and_kind & 15U) >= kOrigins.size()) {
      return fail(Code::damaged, "A place of no known kind.", row_name(r));
    }
    if (country != (parent(r) == kNoRow) || (!country && parent(r) >= r)) {
      return fail(Code::damaged, "A place must stand after the one that contains it.", row_name(r));
    }
    if (p.latitude != format::kNoPoint && (std::abs(p.latitude) > 90 * format::kDegree ||
                                           std::abs(p.longitude) > 180 * format::kDegree)) {
      return fail(Code::damaged, "A point that is not on Earth.", row_name(r));
    }
    if (!ids.insert(std::uint64_t{p.source_id} << 4U | (p.parent_and_kind & 15U)).second) {
      return fail(Code::damaged, "The id " + id(r) + " stands twice.", row_name(r));
    }
    if (first_name(r) >= names_) return fail(Code::damaged, "A place without a name.", row_name(r));
  }
  return {};
}

base::Result<void> Gazetteer::check_names() const {
  const std::string_view strings = section(format::kStrings);
  for (std::uint32_t n = 0; n < names_; ++n) {
    const format::NameRow row = name_row(n);
    if ((row.text_and_length >> 8U) + (row.text_and_length & 255U) > strings.size() ||
        row.place >= rows_) {
      return fail(Code::damaged, "A name that points outside the file.",
                  "name row " + std::to_string(n));
    }
  }
  const std::string_view slots = section(format::kSlots);
  for (std::size_t s = 0; s < slots.size() / sizeof(format::Slot); ++s) {
    if (load<format::Slot>(slots, s) >> 8U >= names_) {
      return fail(Code::damaged, "An index entry that points outside the file.",
                  "slot " + std::to_string(s));
    }
  }
  return {};
}

// ------------------------------------------------------------------ look-up

void Gazetteer::find(std::string_view plain, std::vector<Hit>& out) const {
  if (rows_ > 0) find_folded(plain, romanisation_->folded_from_plain(plain), out);
}

void Gazetteer::find_folded(std::string_view plain, std::string_view folded,
                            std::vector<Hit>& out) const {
  if (rows_ == 0 || folded.empty()) return;
  const std::uint32_t hash = format::hash_of(folded);
  const std::string_view buckets = section(format::kBuckets);
  const std::string_view slots = section(format::kSlots);
  const std::uint32_t bucket = hash >> (32U - format::kBucketBits);
  const auto last = std::min<std::size_t>(load<std::uint32_t>(buckets, bucket + 1),
                                          slots.size() / sizeof(format::Slot));
  for (std::size_t s = load<std::uint32_t>(buckets, bucket); s < last; ++s) {
    const auto slot = load<format::Slot>(slots, s);
    if ((slot & 255U) != (hash & 255U)) continue;
    const std::uint32_t n = slot >> 8U;
    const std::string text = base::fold(name_text(n));
    if (text == plain) {
      out.push_back({name_row(n).place, n, true});
    } else if (romanisation_->folded_from_plain(text) == folded) {
      out.push_back({name_row(n).place, n, false});
    }
  }
}

void Gazetteer::near(std::string_view folded, Row first, Row last, std::vector<Hit>& out) const {
  if (first >= last || last > rows_) return;
  const std::uint32_t mine = signature(folded);
  const std::uint32_t end = last < rows_ ? first_name(last) : static_cast<std::uint32_t>(names_);
  for (std::uint32_t n = first_name(first); n < end; ++n) {
    const format::NameRow row = name_row(n);
    if (!may_match(mine, row.signature)) continue;
    const std::string other = romanisation_->folded(name_text(n));
    if (romanisation_->likeness(folded, other) != Likeness::different)
      out.push_back({row.place, n, false});
  }
}

void Gazetteer::near_divisions(std::string_view folded, Row country, std::vector<Hit>& out) const {
  const std::string_view countries = section(format::kCountries);
  if (country >= countries.size() / sizeof(format::CountryRow)) return;
  const auto row = load<format::CountryRow>(countries, country);
  near(folded, row.divisions, row.others, out);
}

void Gazetteer::near_places(std::string_view folded, Row inside, std::vector<Hit>& out) const {
  if (const auto row = province(inside)) near(folded, row->first, row->last, out);
}

// ------------------------------------------------------------------ rows

std::string_view Gazetteer::section(format::Section s) const {
  const auto& e = header_.sections[s];
  return bytes_.substr(e.offset, e.bytes);
}

std::uint32_t Gazetteer::first_name(Row row) const {
  return place(row).name_and_prominence >> 8U;
}

std::optional<Point> Gazetteer::point(Row row) const {
  const format::PlaceRow p = place(row);
  if (p.latitude == format::kNoPoint) return std::nullopt;
  return Point{p.latitude / format::kDegree, p.longitude / format::kDegree};
}

std::optional<Row> Gazetteer::seat(Row division) const {
  const std::string_view seats = section(format::kSeats);
  std::size_t low = 0, high = seats.size() / sizeof(format::SeatRow);
  while (low < high) {
    const std::size_t mid = (low + high) / 2;
    if (load<format::SeatRow>(seats, mid).place < division) {
      low = mid + 1;
    } else {
      high = mid;
    }
  }
  if (low * sizeof(format::SeatRow) >= seats.size()) return std::nullopt;
  const auto row = load<format::SeatRow>(seats, low);
  if (row.place != division || row.seat >= rows_) return std::nullopt;
  return row.seat;
}

std::optional<format::ProvinceRow> Gazetteer::province(Row inside) const {
  const std::string_view rows = section(format::kProvinces);
  std::size_t low = 0, high = rows.size() / sizeof(format::ProvinceRow);
  while (low < high) {
    const std::size_t mid = (low + high) / 2;
    const auto row = load<format::ProvinceRow>(rows, mid);
    if (row.place == inside) return row;
    if (row.place < inside) {
      low = mid + 1;
    } else {
      high = mid;
    }
  }
  return std::nullopt;
}

std::string Gazetteer::id(Row row) const {
  const format::PlaceRow p = place(row);
  return std::string(kOrigins[p.parent_and_kind & 15U]) + std::to_string(p.source_id);
}

std::string_view Gazetteer::name_text(std::uint32_t n) const {
  const format::NameRow row = name_row(n);
  const std::string_view strings = section(format::kStrings);
  const std::size_t at = std::min<std::size_t>(row.text_and_length >> 8U, strings.size());
  return strings.substr(at, row.text_and_length & 255U);
}

std::string_view Gazetteer::primary(Row row) const {
  return name_text(first_name(row));
}

std::vector<std::string_view> Gazetteer::all_names(Row row) const {
  std::vector<std::string_view> out;
  for (std::uint32_t n = first_name(row); n < names_ && name_row(n).place == row; ++n) {
    out.push_back(name_text(n));
  }
  return out;
}

Row Gazetteer::country_row(Row row) const {
  while (parent(row) != kNoRow) row = parent(row);
  return row;
}

std::string_view Gazetteer::country(Row row) const {
  return section(format::kCountries).substr(country_row(row) * sizeof(format::CountryRow), 2);
}

Row Gazetteer::country_by_code(std::string_view code) const {
  const std::string_view rows = section(format::kCountries);
  std::size_t low = 0, high = rows.size() / sizeof(format::CountryRow);
  while (low < high) {
    const std::size_t mid = (low + high) / 2;
    const std::string_view here = rows.substr(mid * sizeof(format::CountryRow), 2);
    if (here == code) return static_cast<Row>(mid);
    if (here < code) {
      low = mid + 1;
    } else {
      high = mid;
    }
  }
  return kNoRow;
}

Row Gazetteer::division(Row row, Kind level) const {
  for (; row != kNoRow; row = parent(row)) {
    const Kind k = kind(row) == Kind::city_district ? Kind::district : kind(row);
    if (k == level) return row;
  }
  return kNoRow;
}

bool Gazetteer::within(Row row, Row outer) const {
  for (; row != kNoRow; row = parent(row)) {
    if (row == outer) return true;
  }
  return false;
}

std::string_view Gazetteer::licences() const {
  return section(format::kLicences);
}

}  // namespace saksi::places

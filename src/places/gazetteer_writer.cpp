// SPDX-License-Identifier: Apache-2.0
#include "places/gazetteer_writer.h"

#include "base/utf8.h"
#include "places/names.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace saksi::places {
namespace {

bool is_division(Kind k) {
  return k == Kind::province || k == Kind::district || k == Kind::city_district;
}

/// 0 for nothing known, 16 a factor of ten in population; capitals and seats more.
std::uint32_t prominence(const Draft& d) {
  const double people = d.population > 1 ? 16.0 * std::log10(static_cast<double>(d.population)) : 0;
  return std::min<std::uint32_t>(255, static_cast<std::uint32_t>(people) + d.rank);
}

std::int32_t degrees(double value) {
  return static_cast<std::int32_t>(std::lround(value * format::kDegree));
}

class Compiler {
 public:
  Compiler(const std::vector<Draft>& drafts, const Romanisation& romanisation)
      : drafts_(drafts), romanisation_(romanisation), row_of_(drafts.size()) {}

  std::string run(std::string_view licences) {
    sort();
    add_places();
    add_index();
    add_ranges();
    return assemble(licences);
  }

 private:
  const std::vector<Draft>& drafts_;
  const Romanisation& romanisation_;
  std::vector<std::uint32_t> order_, row_of_;
  std::string strings_;
  std::unordered_map<std::string, std::uint32_t> string_at_;
  std::vector<format::PlaceRow> places_;
  std::vector<format::NameRow> names_;
  std::vector<std::uint32_t> hashes_;  // by name
  std::vector<std::uint32_t> buckets_;
  std::vector<format::Slot> slots_;
  std::vector<format::CountryRow> countries_;
  std::vector<format::ProvinceRow> provinces_;
  std::vector<format::SeatRow> seats_;

  [[nodiscard]] std::uint32_t province_of(std::uint32_t draft) const {
    while (draft != Draft::kNone && drafts_[draft].kind != Kind::province)
      draft = drafts_[draft].parent;
    return draft;
  }

  /// Countries; then a country's provinces, districts; then the rest by province.
  void sort() {
    const auto rank = [this](std::uint32_t i) {
      const Draft& d = drafts_[i];
      const int group = d.kind == Kind::country ? 0 : is_division(d.kind) ? 1 : 2;
      const int level = group == 1 ? static_cast<int>(d.kind)
                                   : static_cast<int>(d.kind == Kind::subdistrict ? 0 : 1);
      const std::uint32_t province = group == 2 ? province_of(i) + 1 : 0;  // none first
      return std::tuple(group != 0, std::string_view(d.country), group, province, level,
                        std::string_view(d.name), d.source_id);
    };
    order_.resize(drafts_.size());
    std::iota(order_.begin(), order_.end(), 0U);
    std::sort(order_.begin(), order_.end(), [&](auto a, auto b) { return rank(a) < rank(b); });
    for (std::uint32_t row = 0; row < order_.size(); ++row) row_of_[order_[row]] = row;
  }

  std::uint32_t text(const std::string& s) {
    const std::string cut = s.substr(0, 255);
    const auto [it, fresh] = string_at_.emplace(cut, static_cast<std::uint32_t>(strings_.size()));
    if (fresh) strings_ += cut;
    return it->second << 8U | static_cast<std::uint32_t>(cut.size());
  }

  void add_places() {
    for (std::uint32_t row = 0; row < order_.size(); ++row) {
      const Draft& d = drafts_[order_[row]];
      format::PlaceRow p;
      if (d.point) {
        p.latitude = degrees(d.point->latitude);
        p.longitude = degrees(d.point->longitude);
      }
      p.source_id = d.source_id;
      const std::uint32_t parent = d.parent == Draft::kNone ? kNoRow : row_of_[d.parent];
      p.parent_and_kind = parent << 8U | static_cast<std::uint32_t>(d.kind) << 4U |
                          static_cast<std::uint32_t>(d.origin);
      p.name_and_prominence = static_cast<std::uint32_t>(names_.size()) << 8U | prominence(d);
      places_.push_back(p);
      add_names(d, row);
      if (d.seat != Draft::kNone) seats_.push_back({row, row_of_[d.seat]});
    }
  }

  void add_names(const Draft& d, std::uint32_t row) {
    std::unordered_set<std::string> seen;
    const auto add = [&](const std::string& name) {
      const std::string key = romanisation_.folded(name);
      if (key.empty() || !seen.insert(key).second) return;
      names_.push_back({text(name), row, signature(key)});
      hashes_.push_back(format::hash_of(key));
    };
    assert(!romanisation_.folded(d.name).empty());
    add(d.name);
    for (const auto& alias : d.aliases) add(alias);
  }

  void add_index() {
    std::vector<std::uint32_t> by_hash(names_.size());
    std::iota(by_hash.begin(), by_hash.end(), 0U);
    std::sort(by_hash.begin(), by_hash.end(), [this](auto a, auto b) {
      return std::pair(hashes_[a], a) < std::pair(hashes_[b], b);
    });
    buckets_.assign((std::size_t{1} << format::kBucketBits) + 1, 0);
    for (const auto n : by_hash) {
      slots_.push_back(n << 8U | (hashes_[n] & 255U));
      ++buckets_[(hashes_[n] >> (32U - format::kBucketBits)) + 1];
    }
    std::partial_sum(buckets_.begin(), buckets_.end(), buckets_.begin());
  }

  void add_ranges() {
    std::size_t count = 0;
    while (count < order_.size() && drafts_[order_[count]].kind == Kind::country) ++count;
    for (std::size_t i = 0; i < count; ++i) {
      const std::string& code = drafts_[order_[i]].country;
      countries_.push_back({{code[0], code[1]}, 0, 0, 0, 0});
    }
    std::size_t c = 0;
    for (auto row = static_cast<std::uint32_t>(count); c < countries_.size(); ++c) {
      const std::string_view code(countries_[c].code.data(), 2);
      countries_[c].divisions = row;
      while (row < order_.size() && in(row, code) && is_division(drafts_[order_[row]].kind)) ++row;
      countries_[c].others = row;
      while (row < order_.size() && in(row, code)) add_to_province(row++);
      countries_[c].end = row;
    }
    std::sort(provinces_.begin(), provinces_.end(),
              [](auto a, auto b) { return a.place < b.place; });
  }

  [[nodiscard]] bool in(std::uint32_t row, std::string_view code) const {
    return drafts_[order_[row]].country == code;
  }

  void add_to_province(std::uint32_t row) {
    const std::uint32_t province = province_of(order_[row]);
    if (province == Draft::kNone) return;
    const std::uint32_t place = row_of_[province];
    if (provinces_.empty() || provinces_.back().place != place)
      provinces_.push_back({place, row, row});
    provinces_.back().last = row + 1;
  }

  template <class T>
  static void append(std::string& out, const std::vector<T>& rows) {
    if (!rows.empty())
      out.append(reinterpret_cast<const char*>(rows.data()), rows.size() * sizeof(T));
  }

  std::string assemble(std::string_view licences) {
    format::Header header;
    std::string out(sizeof header, '\0');
    const auto section = [&](format::Section s, auto add) {
      out.resize((out.size() + 3) / 4 * 4);
      header.sections[s].offset = static_cast<std::uint32_t>(out.size());
      add();
      header.sections[s].bytes = static_cast<std::uint32_t>(out.size()) - header.sections[s].offset;
    };
    section(format::kStrings, [&] { out += strings_; });
    section(format::kPlaces, [&] { append(out, places_); });
    section(format::kNames, [&] { append(out, names_); });
    section(format::kBuckets, [&] { append(out, buckets_); });
    section(format::kSlots, [&] { append(out, slots_); });
    section(format::kCountries, [&] { append(out, countries_); });
    section(format::kProvinces, [&] { append(out, provinces_); });
    section(format::kSeats, [&] { append(out, seats_); });
    section(format::kLicences, [&] { out += licences; });
    header.file_bytes = out.size();
    header.checksum = format::checksum_of(std::string_view(out).substr(sizeof header));
    std::memcpy(out.data(), &header, sizeof header);
    return out;
  }
};

}  // namespace

std::string compile(const std::vector<Draft>& drafts, std::string_view licences,
                    const Romanisation& romanisation) {
  return Compiler(drafts, romanisation).run(licences);
}

}  // namespace saksi::places

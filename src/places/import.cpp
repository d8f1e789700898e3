// SPDX-License-Identifier: Apache-2.0
#include "places/import.h"

#include "base/utf8.h"
#include "lang/table.h"
#include "places/import_cod.h"
#include "places/names.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <unordered_set>

namespace saksi::places {
namespace {

using base::Code;
using base::fail;
using base::Result;
using Cells = std::vector<std::string_view>;

std::optional<double> degrees(std::string_view s, double limit) {
  double value = 0;
  const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), value);
  if (error != std::errc() || end != s.data() + s.size()) return std::nullopt;
  return value >= -limit && value <= limit ? std::optional(value) : std::nullopt;
}

template <class T>
std::optional<T> whole(std::string_view s) {
  T value = 0;
  const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), value);
  return error == std::errc() && end == s.data() + s.size() ? std::optional(value) : std::nullopt;
}

std::vector<std::string_view> split(std::string_view line, char mark) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t end = std::min(line.find(mark, at), line.size());
    out.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

class Importer {
 public:
  Importer(const Gazetteer& base, std::string where)
      : base_(base), where_(std::move(where)), drafts_(drafts_of(base)) {
    for (const Draft& d : drafts_) taken_.insert(key(d.origin, d.source_id));
  }

  Result<void> table(std::string_view file) {
    auto rows = lang::Table::parse(where_, file);
    if (!rows) return fail(rows.error());
    auto ok =
        rows->expect({"name", "kind", "country", "parent", "latitude", "longitude", "aliases"});
    if (!ok) return ok;
    for (std::size_t i = 0; i < rows->size(); ++i) {
      line_ = rows->row(i).line();
      if (ok = table_row(*rows, rows->row(i)); !ok) return ok;
    }
    return {};
  }

  Result<void> geonames(std::string_view file) {
    line_ = 0;
    for (std::size_t at = 0; at < file.size();) {
      const std::size_t end = std::min(file.find('\n', at), file.size());
      ++line_;
      const std::string_view line = file.substr(at, end - at);
      at = end + 1;
      if (line.empty()) continue;
      if (auto ok = geonames_row(split(line, '\t')); !ok) return ok;
    }
    return {};
  }

  Result<void> cod(std::string_view file) {
    const auto units = read_cod(file, where_);
    if (!units) return fail(units.error());
    std::map<std::string, std::uint32_t, std::less<>> by_code;
    for (const CodUnit& u : *units) {
      line_ = u.line;
      std::uint32_t parent = base_.country_by_code(u.country);
      if (parent == kNoRow) return wrong("'" + u.country + "' is no country code.");
      if (u.level > 1) parent = by_code.at(u.parent);
      const auto known = known_unit(u, parent);
      if (!known) {
        if (auto ok = add(unit(u, parent)); !ok) return ok;
      }
      const auto at = known.value_or(static_cast<std::uint32_t>(drafts_.size() - 1));
      drafts_[at].aliases.push_back(u.code);
      for (const std::string& a : u.aliases) drafts_[at].aliases.push_back(a);
      by_code.emplace(u.code, at);
    }
    return {};
  }

  [[nodiscard]] std::string compiled() const {
    return compile(drafts_, std::string(base_.licences()) + "Imported: " + where_ + "\n",
                   base_.romanisation());
  }

 private:
  const Gazetteer& base_;
  std::string where_;
  std::vector<Draft> drafts_;
  std::unordered_set<std::uint64_t> taken_;
  std::unordered_set<std::uint32_t> in_file_;  ///< ids of a GeoNames dump
  std::uint32_t line_ = 0;
  std::uint32_t next_id_ = 1;

  static std::uint64_t key(Origin origin, std::uint32_t id) {
    return std::uint64_t{id} << 4U | static_cast<unsigned>(origin);
  }

  [[nodiscard]] tl::unexpected<base::Error> wrong(std::string message) const {
    return fail(Code::invalid_pack, std::move(message), where_ + ":" + std::to_string(line_));
  }

  static Kind kind_of_level(int level) {
    return level == 1 ? Kind::province : level == 2 ? Kind::district : Kind::subdistrict;
  }

  /// The unit when the gazetteer has it: the same name and level within the same parent.
  [[nodiscard]] std::optional<std::uint32_t> known_unit(const CodUnit& u,
                                                        std::uint32_t parent) const {
    if (parent >= base_.size()) return std::nullopt;
    std::vector<Hit> hits;
    base_.find(base::fold(u.name), hits);
    for (const Hit& h : hits) {
      const Kind k = base_.kind(h.place);
      const bool level = k == kind_of_level(u.level) || (u.level == 2 && k == Kind::city_district);
      if (level && base_.within(h.place, parent)) return h.place;
    }
    return std::nullopt;
  }

  [[nodiscard]] Draft unit(const CodUnit& u, std::uint32_t parent) {
    Draft d;
    d.kind = kind_of_level(u.level);
    d.origin = Origin::user;
    d.source_id = free_id();
    d.country = u.country;
    d.parent = parent;
    d.name = u.name;
    d.point = u.point;
    return d;
  }

  std::uint32_t free_id() {
    while (taken_.contains(key(Origin::user, next_id_))) ++next_id_;
    return next_id_;
  }

  Result<void> table_row(const lang::Table& t, const lang::Row& row) {
    const auto cell = [&](std::string_view title) { return row[t.column(title)]; };
    Draft d;
    const auto kind = places::kind_of(cell("kind"));
    if (!kind || *kind == Kind::country || *kind == Kind::region) {
      return wrong("'" + std::string(cell("kind")) +
                   "' is no kind of place that can be added; use province, district, subdistrict, "
                   "town, village or island.");
    }
    d.kind = *kind;
    d.origin = Origin::user;
    d.source_id = free_id();
    d.name = cell("name");
    for (const auto a : lang::split_list(cell("aliases"))) d.aliases.emplace_back(a);
    if (auto ok = set_point(d, cell("latitude"), cell("longitude")); !ok) return ok;
    if (auto ok = set_parent(d, cell("country"), cell("parent")); !ok) return ok;
    return add(std::move(d));
  }

  Result<void> set_point(Draft& d, std::string_view latitude, std::string_view longitude) const {
    if (latitude.empty() && longitude.empty()) return {};
    const auto lat = degrees(latitude, 90), lon = degrees(longitude, 180);
    if (!lat || !lon) {
      return wrong("'" + std::string(latitude) + ", " + std::string(longitude) +
                   "' is no point in degrees.");
    }
    d.point = Point{*lat, *lon};
    return {};
  }

  /// The division of the country that bears the name, or the country when none is given.
  Result<void> set_parent(Draft& d, std::string_view country, std::string_view parent) const {
    const Row row = base_.country_by_code(country);
    if (row == kNoRow) {
      return wrong("'" + std::string(country) + "' is no country code (ISO 3166-1, two letters).");
    }
    d.country = country;
    d.parent = row;
    if (parent.empty()) return {};
    std::vector<Hit> hits;
    base_.find(base::fold(parent), hits);
    std::erase_if(hits, [&](const Hit& h) {
      const bool division = base_.kind(h.place) <= Kind::subdistrict;
      return base_.country(h.place) != country || !division || base_.kind(h.place) >= d.kind;
    });
    if (hits.empty()) {
      return wrong("No larger division '" + std::string(parent) + "' in " + std::string(country) +
                   ".");
    }
    d.parent = hits.front().place;
    return {};
  }

  /// GeoNames: id, name, ascii, alternates, lat, lon, class, code, country, ..., population at 14.
  Result<void> geonames_row(const Cells& c) {
    if (c.size() < 19)
      return wrong("A row of a GeoNames dump has 19 cells, this one " + std::to_string(c.size()) +
                   ".");
    const auto id = whole<std::uint32_t>(c[0]);
    if (!id) return wrong("'" + std::string(c[0]) + "' is no GeoNames id.");
    if (!in_file_.insert(*id).second)
      return wrong("The id " + std::string(c[0]) + " stands twice.");
    if (c[6] != "P" || taken_.contains(key(Origin::geonames, *id))) return {};
    Draft d;
    d.kind = Kind::village;
    d.source_id = *id;
    d.name = c[1];
    d.population = whole<std::uint64_t>(c[14]).value_or(0);
    if (d.population > 0) d.kind = Kind::town;
    for (const auto a : split(c[3], ',')) d.aliases.emplace_back(a);
    if (auto ok = set_point(d, c[4], c[5]); !ok) return ok;
    if (auto ok = set_parent(d, c[8], {}); !ok) return ok;
    d.parent = nearest_division(d);
    return add(std::move(d));
  }

  /// A dump tells its divisions in codes of its own: the nearest place that is known tells better.
  [[nodiscard]] std::uint32_t nearest_division(const Draft& d) {
    std::uint32_t best = d.parent;
    double least = 100;  // kilometres
    for (const std::uint32_t i : by_cell_[cell(d)]) {
      const double away = kilometres(*drafts_[i].point, *d.point);
      if (away < least) {
        least = away;
        best = drafts_[i].parent;
      }
    }
    return best;
  }

  std::map<std::pair<int, int>, std::vector<std::uint32_t>> by_cell_ = cells();

  static std::pair<int, int> cell(const Draft& d) {
    return {static_cast<int>(d.point->latitude + 90), static_cast<int>(d.point->longitude + 180)};
  }

  [[nodiscard]] std::map<std::pair<int, int>, std::vector<std::uint32_t>> cells() const {
    std::map<std::pair<int, int>, std::vector<std::uint32_t>> out;
    for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
      if (drafts_[i].point && drafts_[i].kind >= Kind::capital) out[cell(drafts_[i])].push_back(i);
    }
    return out;
  }

  Result<void> add(Draft d) {
    if (base_.romanisation().folded(d.name).empty()) return wrong("The place has no name.");
    if (!taken_.insert(key(d.origin, d.source_id)).second) {
      return wrong("The id " + std::to_string(d.source_id) + " is taken.");
    }
    drafts_.push_back(std::move(d));
    return {};
  }
};

}  // namespace

std::vector<Draft> drafts_of(const Gazetteer& g) {
  std::vector<Draft> out(g.size());
  for (Row r = 0; r < g.size(); ++r) {
    Draft& d = out[r];
    const auto names = g.all_names(r);
    d.kind = g.kind(r);
    d.origin = g.origin(r);
    d.source_id = g.source_id(r);
    d.country = g.country(r);
    d.parent = g.parent(r) == kNoRow ? Draft::kNone : g.parent(r);
    d.seat = g.seat(r).value_or(Draft::kNone);
    d.name = names.front();
    d.aliases.assign(names.begin() + 1, names.end());
    d.point = g.point(r);
    d.rank = g.prominence(r);
  }
  return out;
}

base::Result<std::string> import(const Gazetteer& base, std::string_view file, ImportFormat format,
                                 const std::string& where) {
  if (const auto at = base::first_invalid_utf8(file)) {
    return fail(Code::invalid_pack, "The file is not UTF-8 at byte " + std::to_string(*at) + ".",
                where);
  }
  Importer importer(base, where);
  auto ok = format == ImportFormat::table      ? importer.table(file)
            : format == ImportFormat::geonames ? importer.geonames(file)
                                               : importer.cod(file);
  if (!ok) return fail(ok.error());
  return importer.compiled();
}

}  // namespace saksi::places

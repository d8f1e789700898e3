// SPDX-License-Identifier: Apache-2.0
#include "places/rules.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>

namespace saksi::places {
namespace {

constexpr std::string_view kFacility = "facility";
constexpr std::string_view kSite = "site";  ///< a facility in the country whose name it bears

int integer(std::string_view s) {
  int value = 0;
  std::from_chars(s.data(), s.data() + s.size(), value);
  return value;
}

std::optional<Point> point_of(std::string_view latitude, std::string_view longitude) {
  if (latitude.empty() || longitude.empty()) return std::nullopt;
  Point p;
  std::from_chars(latitude.data(), latitude.data() + latitude.size(), p.latitude);
  std::from_chars(longitude.data(), longitude.data() + longitude.size(), p.longitude);
  return p;
}

Beside beside_of(std::string_view word) {
  constexpr std::array<std::string_view, 17> kWords = {
      "location", "perhaps", "origin",   "border", "modifier", "in",
      "list",     "says",    "distance", "stop",   "part",     "deed",
      "befalls",  "alone",   "between",  "near",   "citizen"};
  const auto it = std::find(kWords.begin(), kWords.end(), word);
  assert(it != kWords.end() && "place_context: an unknown role");
  return static_cast<Beside>(it - kWords.begin());
}

/// The country that reports of the language mean when they name none.
std::string_view home_of(const lang::Pack& pack) {
  const lang::Table& t = pack.table("pack");
  const auto& columns = t.columns();
  const auto at = std::find(columns.begin(), columns.end(), "home");
  return at == columns.end() ? std::string_view()
                             : t.row(0)[static_cast<std::size_t>(at - columns.begin())];
}

/// How well a gazetteer row fits what the table says of it.
int fit(const Gazetteer& g, const Hit& hit, const Exonym& e) {
  if (g.country(hit.place) != e.countries.front()) return -1;
  const Kind k = g.kind(hit.place);
  const bool town = k >= Kind::capital && k <= Kind::town;
  const bool same = k == e.kind || (e.kind == Kind::town && town) ||
                    (e.kind == Kind::district && k == Kind::city_district);
  return (same ? 1000 : 0) + (hit.exact ? 300 : 0) + static_cast<int>(g.prominence(hit.place));
}

}  // namespace

Resolver::Rules::Rules(std::shared_ptr<const lang::Pack> p)
    : pack(std::move(p)), romanisation(pack->table("romanisation")), home(home_of(*pack)) {
  auto opened = Gazetteer::open(pack->part("places.gaz"), romanisation, "places.gaz");
  if (opened) gazetteer = *opened;
  read_types();
  read_exonyms();
  read_demonyms();
  read_directions();
  read_context();
  read_countries();
}

void Resolver::Rules::read_types() {
  const lang::Table& t = pack->table("place_types");
  const auto word = t.column("word"), kind = t.column("kind");
  for (std::size_t i = 0; i < t.size(); ++i) {
    TypeWord type;
    type.word = t.row(i)[word];
    type.at_home = t.row(i)[kind] == kSite;
    type.facility = type.at_home || t.row(i)[kind] == kFacility;
    type.kind = kind_of(t.row(i)[kind]).value_or(Kind::town);
    types.add(type.word, static_cast<std::uint32_t>(type_words.size()));
    type_words.push_back(type);
  }
}

void Resolver::Rules::read_exonyms() {
  const lang::Table& t = pack->table("exonyms");
  const auto form = t.column("form"), kind = t.column("kind"), country = t.column("country"),
             place = t.column("place"), latitude = t.column("latitude"),
             longitude = t.column("longitude");
  for (std::size_t i = 0; i < t.size(); ++i) {
    const lang::Row r = t.row(i);
    Exonym e;
    e.form = r[form];
    e.facility = r[kind] == kFacility;
    e.kind = kind_of(r[kind]).value_or(Kind::town);
    for (const auto c : lang::split_list(r[country])) e.countries.emplace_back(c);
    e.point = point_of(r[latitude], r[longitude]);
    e.row = row_for(e, r[place]);
    exonyms.add(e.form, static_cast<std::uint32_t>(exonym_rows.size()));
    exonym_rows.push_back(std::move(e));
  }
}

Row Resolver::Rules::row_for(const Exonym& e, std::string_view place) const {
  if (e.kind == Kind::country && !e.countries.empty())
    return gazetteer.country_by_code(e.countries.front());
  if (place.empty() || e.countries.empty()) return kNoRow;
  std::vector<Hit> hits;
  gazetteer.find(base::fold(place), hits);
  const auto better = [&](const Hit& a, const Hit& b) {
    return fit(gazetteer, a, e) < fit(gazetteer, b, e);
  };
  const auto best = std::max_element(hits.begin(), hits.end(), better);
  return best == hits.end() || fit(gazetteer, *best, e) < 0 ? kNoRow : best->place;
}

void Resolver::Rules::read_demonyms() {
  const lang::Table& t = pack->table("demonyms");
  const auto word = t.column("word"), country = t.column("country"), weight = t.column("weight");
  for (std::size_t i = 0; i < t.size(); ++i) {
    const lang::Row r = t.row(i);
    demonyms.add(r[word], static_cast<std::uint32_t>(demonym_rows.size()));
    demonym_rows.push_back({std::string(r[country]), static_cast<double>(integer(r[weight]))});
  }
}

void Resolver::Rules::read_directions() {
  const lang::Table& t = pack->table("directions");
  const auto word = t.column("word"), degree = t.column("degrees"), foreign = t.column("foreign");
  for (std::size_t i = 0; i < t.size(); ++i) {
    const lang::Row row = t.row(i);
    directions.add(row[word], static_cast<std::uint32_t>(degrees.size()));
    degrees.push_back(integer(row[degree]));
    sides.emplace(base::fold(row[word]), degrees.back());
    for (const auto f : lang::split_list(row[foreign]))
      sides.emplace(base::fold(f), degrees.back());
  }
}

std::vector<int> Resolver::Rules::sides_of(std::string_view plain) const {
  std::vector<int> out;
  for (std::size_t at = 0; at < plain.size();) {
    const std::size_t end = std::min(plain.find(' ', at), plain.size());
    if (const auto it = sides.find(plain.substr(at, end - at)); it != sides.end())
      out.push_back(it->second);
    at = end + 1;
  }
  std::sort(out.begin(), out.end());
  return out;
}

void Resolver::Rules::read_context() {
  const lang::Table& t = pack->table("place_context");
  const auto phrase = t.column("phrase"), role = t.column("role");
  for (std::size_t i = 0; i < t.size(); ++i) {
    const std::string_view p = t.row(i)[phrase];
    const Beside b = beside_of(t.row(i)[role]);
    switch (b) {
      case Beside::in:
      case Beside::list:
        joins.add(p, static_cast<std::uint32_t>(b));
        break;
      case Beside::says:
      case Beside::befalls:
        after.add(p, static_cast<std::uint32_t>(b));
        break;
      case Beside::distance:
        units.add(p, 1);
        break;
      case Beside::stop:
        stops.add(p, 1);
        break;
      case Beside::citizen:
        citizens.add(p, 1);
        break;
      case Beside::part:
        parts.add(p, 1);
        break;
      case Beside::alone:
        alone.add(p, 1);
        break;
      case Beside::deed:
        deeds.add(p, 1);
        break;
      default:
        before.add(p, static_cast<std::uint32_t>(b));
    }
  }
}

void Resolver::Rules::read_countries() {
  for (const Exonym& e : exonym_rows) {
    if (e.kind == Kind::country) country_names.emplace(base::fold(e.form), e.countries.front());
  }
  for (Row r = 0; r < gazetteer.size() && gazetteer.kind(r) == Kind::country; ++r) {
    for (const auto n : gazetteer.all_names(r))
      country_names.emplace(base::fold(n), gazetteer.country(r));
  }
  const lang::Table& t = pack->table("demonyms");
  for (std::size_t i = 0; i < t.size(); ++i) {
    country_names.emplace(base::fold(t.row(i)[t.column("word")]), demonym_rows[i].country);
  }
}

}  // namespace saksi::places

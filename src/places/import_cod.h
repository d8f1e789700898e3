// SPDX-License-Identifier: Apache-2.0
/// Reads a table of administrative units as OCHA's common operational datasets (COD-AB) have them:
/// comma-separated, a row a unit of the lowest level, with columns `ADM1_EN`, `ADM1_PCODE`,
/// `ADM2_EN`, `ADM2_PCODE`, ..., `ADM0_PCODE` and perhaps `center_lat`, `center_lon`.
#pragma once

#include "base/error.h"
#include "places/gazetteer.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::places {

/// One unit of the table. A unit stands after the one that contains it.
struct CodUnit {
  int level = 1;                     ///< 1 province, 2 district, 3 subdistrict
  std::string name, code;            ///< as written; the P-code
  std::string parent;                ///< P-code of the unit that contains it; empty at level 1
  std::string country;               ///< ISO 3166-1 alpha-2
  std::vector<std::string> aliases;  ///< names of the other columns of its level
  std::optional<Point> point;
  std::uint32_t line = 0;
};

/// Errors: invalid_pack with "where:line": no such columns, a row too short, a name or code
/// missing, a point that is none, a code that stands twice or under two parents.
base::Result<std::vector<CodUnit>> read_cod(std::string_view file, const std::string& where);

}  // namespace saksi::places

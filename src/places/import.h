// SPDX-License-Identifier: Apache-2.0
/// Adds places of a user's file to a compiled gazetteer. All or nothing: one row that does not hold
/// and nothing is changed.
#pragma once

#include "base/error.h"
#include "places/gazetteer.h"
#include "places/gazetteer_writer.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::places {

enum class ImportFormat : std::uint8_t {
  table,     ///< tab-separated with a header: name, kind, country, parent, latitude, longitude,
             ///< aliases
  geonames,  ///< a GeoNames dump (XX.txt, allCountries.txt): its populated places
  cod,       ///< a table of COD-AB (import_cod.h): provinces, districts, subdistricts
};

/// The drafts that a gazetteer was compiled from, as far as it keeps them; row i is draft i.
[[nodiscard]] std::vector<Draft> drafts_of(const Gazetteer& gazetteer);

/// The new compiled gazetteer. `where` names the file in errors. Errors: invalid_pack with
/// "where:line" for a row with a field missing, a kind, country or parent that is not known, a
/// point that is not on Earth or an id that is taken.
base::Result<std::string> import(const Gazetteer& base, std::string_view file, ImportFormat format,
                                 const std::string& where);

}  // namespace saksi::places

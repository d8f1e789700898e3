// SPDX-License-Identifier: Apache-2.0
/// Compiles the shipped gazetteer from its sources: reads, joins, checks, writes.
#pragma once

#include "base/error.h"
#include "lang/pack.h"

#include <string>
#include <vector>

namespace saksi::places {

/// What the builder found and did, a line each, for the person who builds.
struct BuildReport {
  std::string bytes;                     ///< the compiled gazetteer
  std::vector<std::string> notes;        ///< counts by source, what was joined
  std::vector<std::string> quarantined;  ///< points and aliases left out, with the reason
};

/// `directories` are searched in order for every source file; `recipe` has recipe.tsv and
/// type_words.tsv. Errors: not_found, damaged, invalid_json, invalid_pack.
base::Result<BuildReport> build(const std::vector<std::string>& directories,
                                const std::string& recipe, const lang::Pack& pack);

}  // namespace saksi::places

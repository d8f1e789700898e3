// SPDX-License-Identifier: Apache-2.0
/// How well a spelling that the gazetteer has not got finds its place: every alias that Who's On
/// First records for a province or district is looked for among the own names of its country's.
#pragma once

#include "base/error.h"
#include "lang/pack.h"

#include <memory>
#include <string>
#include <vector>

namespace saksi::places {

/// What became of the aliases of one country, or of all.
struct HeldOut {
  std::string country;
  unsigned aliases = 0;
  unsigned right = 0;  ///< found the division, or one whose name is the same when folded
  unsigned wrong = 0;
  unsigned none = 0;  ///< nothing was near enough
  unsigned tie = 0;   ///< two names were as near, so neither was taken
};

struct HeldOutReport {
  std::vector<HeldOut> countries;  ///< the last is all together
  std::vector<std::string> wrong;  ///< "AF: Nali (Nari) taken for Nili"
};

/// Left out are aliases that are another division's own name and those that share too little with
/// the name to be a spelling of it. `recipe` has type_words.tsv. Errors: not_found, damaged.
base::Result<HeldOutReport> hold_out(const std::vector<std::string>& directories,
                                     const std::string& recipe,
                                     const std::shared_ptr<const lang::Pack>& pack);

}  // namespace saksi::places

// SPDX-License-Identifier: Apache-2.0
/// Makes every model of `words` from the published corpora.
#pragma once

#include "base/error.h"
#include "lang/pack.h"

#include <string>
#include <vector>

namespace saksi::train {

/// One model's file and its bytes.
struct Model {
  std::string file;  ///< below the pack's folder, e.g. "models/roots.bin"
  std::string bytes;
};

/// Every model, in the order in which they build on each other. `data` is the folder that holds the
/// corpora's folders (docs/models.md lists them). Errors: not_found.
base::Result<std::vector<Model>> make_models(const std::string& data, const lang::Pack& pack);

}  // namespace saksi::train

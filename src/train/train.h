// SPDX-License-Identifier: Apache-2.0
/// Makes every model of `words` from the published corpora.
#pragma once

#include "base/error.h"
#include "lang/pack.h"

#include <memory>
#include <string>
#include <vector>

namespace saksi::train {

/// One model's file and its bytes.
struct Model {
  std::string file;  ///< below the pack's folder, e.g. "models/roots.bin"
  std::string bytes;
};

/// A figure of the evaluation: "fine part of speech, ICON test", "accuracy", 0.956.
struct Figure {
  std::string what;
  std::string measure;
  double value = 0;
};

struct Models {
  std::vector<Model> files;
  std::vector<Figure> figures;
};

/// Where the sentences are.
struct Sources {
  std::string corpora;  ///< the folder that holds the corpora's folders (docs/models.md lists them)
  std::string own;      ///< the folder of our own marked sentences
};

/// Every model, in the order in which they build on each other; or only the one of that name
/// ("roots", "fine", "upos", "names", "trees", "languages"), with the others as the pack has them.
/// Errors: not_found.
base::Result<Models> make_models(const Sources& sources,
                                 const std::shared_ptr<const lang::Pack>& opened,
                                 const std::string& only);

}  // namespace saksi::train

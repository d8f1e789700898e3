// SPDX-License-Identifier: Apache-2.0
#include "train/train.h"

#include "train/roots.h"

namespace saksi::train {

base::Result<std::vector<Model>> make_models(const std::string& data, const lang::Pack& pack) {
  std::vector<Model> models;
  auto roots = make_roots(data, pack);
  if (!roots) return base::fail(roots.error());
  models.push_back({"models/roots.bin", std::move(*roots)});
  return models;
}

}  // namespace saksi::train

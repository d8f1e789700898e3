// SPDX-License-Identifier: Apache-2.0
#include "train/train.h"

#include "train/roots.h"
#include "train/taggers.h"

namespace saksi::train {

base::Result<Models> make_models(const std::string& data, const std::string& own,
                                 const lang::Pack& pack) {
  Models models;
  const auto add = [&](const char* file, Trained trained) {
    models.files.push_back({file, std::move(trained.bytes)});
    for (Figure& f : trained.figures) models.figures.push_back(std::move(f));
  };
  auto roots = make_roots(data, pack);
  if (!roots) return base::fail(roots.error());
  const words::Lexicon lexicon(pack, *roots);
  add("models/roots.bin", {std::move(*roots), {}});
  auto fine = make_fine(data, lexicon);
  if (!fine) return base::fail(fine.error());
  const std::string fine_bytes = fine->bytes;
  add("models/fine.bin", std::move(*fine));
  auto upos = make_upos(data, lexicon, fine_bytes);
  if (!upos) return base::fail(upos.error());
  add("models/upos.bin", std::move(*upos));
  auto names = make_names(data, own, pack, lexicon, fine_bytes);
  if (!names) return base::fail(names.error());
  add("models/names.bin", std::move(*names));
  return models;
}

}  // namespace saksi::train

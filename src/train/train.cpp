// SPDX-License-Identifier: Apache-2.0
#include "train/train.h"

#include "train/languages.h"
#include "train/parser.h"
#include "train/parser_figures.h"
#include "train/raw_figures.h"
#include "train/root_figures.h"
#include "train/roots.h"
#include "train/taggers.h"

namespace saksi::train {

namespace {

constexpr std::size_t kParts = 5;  // of the treebanks, each left out in turn

/// The models of one run, or those that the pack has.
struct Run {
  const lang::Pack& pack;
  const std::string& only;
  Models models;

  [[nodiscard]] bool wanted(std::string_view name) const { return only.empty() || only == name; }

  /// Makes the model if it is wanted; its bytes either way.
  template <class Make>
  base::Result<std::string> get(std::string_view name, Make make) {
    const std::string file = "models/" + std::string(name) + ".bin";
    if (!wanted(name)) return std::string(pack.part(file));
    base::Result<Trained> made = make();
    if (!made) return base::fail(made.error());
    for (Figure& f : made->figures) models.figures.push_back(std::move(f));
    models.files.push_back({file, made->bytes});
    return made->bytes;
  }
};

}  // namespace

base::Result<Models> make_models(const Sources& sources,
                                 const std::shared_ptr<const lang::Pack>& opened,
                                 const std::string& only) {
  const lang::Pack& pack = *opened;
  Run run{pack, only, {}};
  const auto roots = run.get("roots", [&]() -> base::Result<Trained> {
    auto bytes = make_roots(sources.corpora, pack);
    if (!bytes) return base::fail(bytes.error());
    return Trained{std::move(*bytes), {}};
  });
  if (!roots) return base::fail(roots.error());
  const words::Lexicon lexicon(pack, *roots);
  const auto fine = run.get("fine", [&] { return make_fine(sources.corpora, lexicon); });
  if (!fine) return base::fail(fine.error());
  const auto upos = run.get("upos", [&] { return make_upos(sources.corpora, lexicon, *fine); });
  if (!upos) return base::fail(upos.error());
  const auto names = run.get("names", [&] { return make_names(sources, pack, lexicon, *fine); });
  if (!names) return base::fail(names.error());
  // Trees see the words as the models of this very run do.
  std::vector<std::shared_ptr<const lang::Pack>> packs{opened};
  for (const Model& m : run.models.files) packs.push_back(packs.back()->with(m.file, m.bytes));
  const auto trees = run.get("trees", [&]() -> base::Result<Trained> {
    std::vector<std::shared_ptr<const lang::Pack>> parts;
    for (std::size_t p = 0; p < kParts; ++p) {
      auto bytes = upos_bytes(sources.corpora, lexicon, *fine, Part{p, kParts});
      if (!bytes) return base::fail(bytes.error());
      parts.push_back(packs.back()->with("models/upos.bin", std::move(*bytes)));
    }
    return make_trees(sources.corpora, packs.back(), parts);
  });
  if (!trees) return base::fail(trees.error());
  const auto languages =
      run.get("languages", [&] { return make_languages(sources.corpora, opened); });
  if (!languages) return base::fail(languages.error());
  auto figures = root_figures(sources, lexicon);
  if (!figures) return base::fail(figures.error());
  for (Figure& f : *figures) run.models.figures.push_back(std::move(f));
  auto raw = raw_figures(sources.corpora, packs.back());
  if (!raw) return base::fail(raw.error());
  for (Figure& f : *raw) run.models.figures.push_back(std::move(f));
  auto rules = rule_figures(sources.corpora, packs.back());
  if (!rules) return base::fail(rules.error());
  for (Figure& f : *rules) run.models.figures.push_back(std::move(f));
  return std::move(run.models);
}

}  // namespace saksi::train

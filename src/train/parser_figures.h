// SPDX-License-Identifier: Apache-2.0
/// How right trees are: arcs, and the core arguments that reading needs.
#pragma once

#include "syntax/syntax.h"
#include "train/clause_rules.h"
#include "train/corpora.h"
#include "train/train.h"
#include "words/words.h"

#include <string>
#include <vector>

namespace saksi::train {

/// A token's arc in a treebank, its words taken together.
struct Arc {
  int head = -1;         ///< a token, or -1 for the root
  std::string relation;  ///< without its subtype, but for nsubj:pass and obl:agent
};

/// One arc a token.
[[nodiscard]] std::vector<Arc> arcs_of(const Sentence& sentence);

/// Adds the figures of one test set. They count syntactic words: a token with a clitic is two.
void add_tree_figures(const std::string& name, const std::vector<Sentence>& test,
                      const words::Analyser& analyser, const syntax::Parser& parser,
                      std::vector<Figure>& figures);

/// Core arguments by clause rules, on the three test sets of trees.
base::Result<std::vector<Figure>> rule_figures(const std::string& data,
                                               const std::shared_ptr<const lang::Pack>& pack);

}  // namespace saksi::train

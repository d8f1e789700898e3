// SPDX-License-Identifier: Apache-2.0
/// Readers of the published corpora, each into the same sentences of tagged tokens.
#pragma once

#include "base/error.h"

#include <string>
#include <string_view>
#include <vector>

namespace saksi::train {

struct Token {
  std::string form;
  std::string tag;    ///< fine part of speech of the corpus, or UPOS
  std::string lemma;  ///< lower case; empty when the corpus has none
  std::string name;   ///< "B-PER", "I-ORG", "O"; empty when the corpus marks no names
  int head = -1;      ///< index in the sentence, -1 for the root of the tree or no tree
  std::string relation;
  bool space_after = true;
};

using Sentence = std::vector<Token>;

/// CoNLL-U: words (clitics split off), UPOS as tag.
base::Result<std::vector<Sentence>> read_conllu(const std::string& path);
/// ICON: one bracketed tree a line; the tag is the word's own. "ibu - ibu" is joined again.
base::Result<std::vector<Sentence>> read_trees(const std::string& path);
/// "form ... label" a line, an empty line after each sentence; separated by blanks or tabs.
base::Result<std::vector<Sentence>> read_columns(const std::string& path);

base::Result<std::string> read_file(const std::string& path);

}  // namespace saksi::train

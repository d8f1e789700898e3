// SPDX-License-Identifier: Apache-2.0
/// Readers of the published corpora, each into the same sentences of tagged tokens.
#pragma once

#include "base/error.h"

#include <string>
#include <string_view>
#include <vector>

namespace saksi::train {

/// One syntactic word of a treebank: "katanya" is a token of two.
struct Node {
  int id = 0;    ///< from 1, in its sentence
  int head = 0;  ///< an id; 0 is the root
  std::string relation;
};

struct Token {
  std::string form;
  std::string tag;    ///< fine part of speech of the corpus, or UPOS; "NOUN+PRON" with a clitic
  std::string lemma;  ///< lower case; empty when the corpus has none
  std::string name;   ///< "B-PER", "I-ORG", "O"; empty when the corpus marks no names
  std::vector<Node> nodes;  ///< its words in a treebank; else empty
};

using Sentence = std::vector<Token>;

/// CoNLL-U: tokens as written; one that holds several words has their UPOS joined by "+" and the
/// lemma of the first.
base::Result<std::vector<Sentence>> read_conllu(const std::string& path);
/// ICON: one bracketed tree a line; the tag is the word's own. "ibu - ibu" and clitics are joined.
base::Result<std::vector<Sentence>> read_trees(const std::string& path);
/// "form ... label" a line, an empty line after each sentence; separated by blanks or tabs.
base::Result<std::vector<Sentence>> read_columns(const std::string& path);

base::Result<std::string> read_file(const std::string& path);

}  // namespace saksi::train

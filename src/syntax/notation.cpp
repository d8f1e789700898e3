// SPDX-License-Identifier: Apache-2.0
#include "syntax/notation.h"

#include "record/notation.h"
#include "words/conllu.h"

namespace saksi::syntax {

std::string notation(const Trees& trees, const words::Words& words) {
  std::string out;
  for (const text::Sentence& s : words.text.sentences) {
    out += "sentence\n";
    for (std::uint32_t i = s.first; i < s.last; ++i) {
      const Dependency& d = trees.dependencies[i];
      out += "tree " + std::string(d.relation) + " " + record::quoted(words.form(i));
      if (d.head != kRoot) out += " head " + record::quoted(words.form(d.head));
      if (!d.clitic.empty()) out += " clitic " + std::string(d.clitic);
      out += '\n';
    }
  }
  return out;
}

std::string conllu(const Trees& trees, const words::Words& words, const words::Analyser& analyser) {
  std::vector<words::Arc> arcs(trees.dependencies.size());
  for (const text::Sentence& s : words.text.sentences) {
    for (std::uint32_t i = s.first; i < s.last; ++i) {
      const Dependency& d = trees.dependencies[i];
      arcs[i] = {d.head == kRoot ? 0 : d.head - s.first + 1, d.relation, d.clitic};
    }
  }
  return words::conllu(words, analyser, arcs);
}

}  // namespace saksi::syntax

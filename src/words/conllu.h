// SPDX-License-Identifier: Apache-2.0
/// Words in CoNLL-U (universaldependencies.org/format.html), with syntax where it is given.
#pragma once

#include "words/words.h"

#include <span>
#include <string>

namespace saksi::words {

/// The columns of a tree, by token.
struct Arc {
  std::uint32_t head = 0;  ///< number of a token in its sentence from 1; 0 for the root
  std::string_view relation;
  std::string_view clitic;  ///< relation of the token's clitic to it; may be empty
};

/// One block a sentence: ID, FORM, LEMMA (the root), UPOS, XPOS (the fine class), FEATS (Voice,
/// Number of a word said twice), HEAD, DEPREL, MISC (SpaceAfter, Entity=kind, Clitic=relation). A
/// token with a clitic stays one line, its parts of speech joined in XPOS. HEAD and DEPREL are
/// empty without `arcs`.
[[nodiscard]] std::string conllu(const Words& words, const Analyser& analyser,
                                 std::span<const Arc> arcs = {});

}  // namespace saksi::words

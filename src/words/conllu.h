// SPDX-License-Identifier: Apache-2.0
/// Words in CoNLL-U (universaldependencies.org/format.html), without syntax.
#pragma once

#include "words/words.h"

#include <string>

namespace saksi::words {

/// One block a sentence: ID, FORM, LEMMA (the root), UPOS, XPOS (the fine class), FEATS (Voice,
/// Number of a word said twice), MISC (SpaceAfter, Entity=kind). A token with a clitic stays one
/// line, its parts of speech joined in XPOS. HEAD and DEPREL are empty.
[[nodiscard]] std::string conllu(const Words& words, const Analyser& analyser);

}  // namespace saksi::words

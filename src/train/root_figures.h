// SPDX-License-Identifier: Apache-2.0
/// How often the root that we find is the treebanks' lemma.
#pragma once

#include "train/train.h"
#include "words/lexicon.h"

namespace saksi::train {

/// Nouns, verbs, adjectives and adverbs of PUD's held-out fifth and CSUI's test part; all tokens,
/// and those whose lemma differs from the form. `own`/words/conflict.tsv (form, root): the share
/// right.
base::Result<std::vector<Figure>> root_figures(const Sources& sources,
                                               const words::Lexicon& lexicon);

}  // namespace saksi::train

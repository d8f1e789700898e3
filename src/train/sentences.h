// SPDX-License-Identifier: Apache-2.0
/// A corpus sentence as the reader would have it: a text with given tokens, and what the lexicon
/// makes of it.
#pragma once

#include "text/text.h"
#include "train/corpora.h"
#include "words/lexicon.h"

#include <string>
#include <vector>

namespace saksi::train {

/// The tokens with one blank between. Keep `source` where it is while the text is used.
[[nodiscard]] std::string source_of(const Sentence& sentence);
[[nodiscard]] text::Text text_of(const Sentence& sentence, std::string_view source);
[[nodiscard]] std::vector<words::Atoms> atoms_of(const Sentence& sentence,
                                                 const words::Lexicon& lexicon);

}  // namespace saksi::train

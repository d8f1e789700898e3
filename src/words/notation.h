// SPDX-License-Identifier: Apache-2.0
/// Words in the plain notation (docs/formats/notation.md).
#pragma once

#include "words/words.h"

#include <string>

namespace saksi::words {

/// A line `sentence` before each sentence and a line a token:
/// `word CLASS "FORM" root "ROOT" [voice V] [kind K] [tag T] [clitic C [ROLE]] [reduplicated] [name
/// N]`.
[[nodiscard]] std::string notation(const Words& words, const Analyser& analyser);

}  // namespace saksi::words

// SPDX-License-Identifier: Apache-2.0
/// Trees in the plain notation (docs/formats/notation.md) and in CoNLL-U.
#pragma once

#include "syntax/syntax.h"

#include <string>

namespace saksi::syntax {

/// A line a token: `tree RELATION "FORM" head "FORM OF ITS HEAD" [clitic RELATION]`, a line
/// `sentence` before each sentence's. The root has no head.
[[nodiscard]] std::string notation(const Trees& trees, const words::Words& words);

/// What `words::conllu` writes, with HEAD and DEPREL filled in, and `Clitic=RELATION` in MISC.
[[nodiscard]] std::string conllu(const Trees& trees, const words::Words& words,
                                 const words::Analyser& analyser);

}  // namespace saksi::syntax

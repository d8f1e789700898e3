// SPDX-License-Identifier: Apache-2.0
/// The day of publication from the report itself, when nobody gives it.
#pragma once

#include "when/lexicon.h"

namespace saksi::when {

[[nodiscard]] Publication infer_publication(const words::Words& words, const Lexicon& lexicon);

}  // namespace saksi::when

// SPDX-License-Identifier: Apache-2.0
/// The text stage in the plain notation of docs/formats/notation.md.
#pragma once

#include "text/text.h"

#include <string>

namespace saksi::text {

/// Furniture, dateline, credits and date clues, a line each; then "paragraph" and "sentence" lines,
/// a sentence as its tokens with one space between.
[[nodiscard]] std::string notation(const Text& text);

}  // namespace saksi::text

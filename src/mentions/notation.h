// SPDX-License-Identifier: Apache-2.0
/// Groups and who says which words, in the plain notation of docs/formats/notation.md.
#pragma once

#include "mentions/mentions.h"

#include <string>

namespace saksi::mentions {

/// A line a group and a line a word of saying, in the order of the text; "mention none" when there
/// are neither.
[[nodiscard]] std::string notation(const Mentions& mentions, const words::Words& words);

}  // namespace saksi::mentions

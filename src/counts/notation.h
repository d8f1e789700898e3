// SPDX-License-Identifier: Apache-2.0
/// The counts stage in the plain notation of docs/formats/notation.md.
#pragma once

#include "counts/counts.h"

#include <string>
#include <string_view>
#include <vector>

namespace saksi::counts {

/// What a quantity is, without the words: "20 at_least people others", "34 exact people anaphoric".
[[nodiscard]] std::string reading(const Quantity& quantity);

/// A line a quantity, each with its line end, in order:
///
///   count 20 at_least people others "sedikitnya 20 orang lainnya" number "20" by "orang"
///
/// "count none" when there are none.
[[nodiscard]] std::string notation(const std::vector<Quantity>& quantities,
                                   const words::Words& words);

}  // namespace saksi::counts

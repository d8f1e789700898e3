// SPDX-License-Identifier: Apache-2.0
/// People whom a report names instead of counting them. Private to `extract`.
#pragma once

#include "extract/figures.h"

#include <vector>

namespace saksi::extract {

/// One figure of 1 for each person who is named with a rank or a role and of whom the clause tells
/// what became of him ("Bharatu X gugur", "menewaskan pelajar bernama Y"). None of an outcome that
/// `counted` has: who is named there is most likely one of those. The figure's quantity is its own
/// (`Figure::own`).
[[nodiscard]] std::vector<Figure> find_named(const Context& context,
                                             const std::vector<Figure>& counted);

}  // namespace saksi::extract

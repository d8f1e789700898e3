// SPDX-License-Identifier: Apache-2.0
/// Claims about who holds a place. Private to `extract`.
#pragma once

#include "extract/context.h"
#include "extract/events.h"

#include <vector>

namespace saksi::extract {

/// Claims of kind `control`; `event` is the index of a happening.
[[nodiscard]] std::vector<record::Claim> find_control(const Context& context,
                                                      const std::vector<Told>& told,
                                                      const std::vector<Happening>& happenings);

}  // namespace saksi::extract

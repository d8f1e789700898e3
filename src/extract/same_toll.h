// SPDX-License-Identifier: Apache-2.0
/// Two tellings of one incident that the same toll gives away. Private to `extract`.
#pragma once

#include "extract/events.h"

#include <optional>
#include <vector>

namespace saksi::extract {

/// Makes one happening of two that nothing but a place of no table keeps apart, where another voice
/// counts as many dead for the second as the report did for the first. Figures follow.
void join_same_toll(const Context& context, const std::vector<Told>& told,
                    const std::vector<Figure>& figures,
                    std::vector<std::optional<std::size_t>>& figure_of,
                    std::vector<Happening>& happenings);

}  // namespace saksi::extract

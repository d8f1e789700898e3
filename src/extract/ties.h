// SPDX-License-Identifier: Apache-2.0
/// Which event each figure belongs to. Private to `extract`.
#pragma once

#include "extract/events.h"

#include <optional>
#include <vector>

namespace saksi::extract {

/// The happening of each figure, by index; none where it belongs to no single one (a total, the
/// lead of several).
[[nodiscard]] std::vector<std::optional<std::size_t>> tie_figures(
    const Context& context, const std::vector<Told>& told, const std::vector<Happening>& happenings,
    const std::vector<Figure>& figures);

}  // namespace saksi::extract

// SPDX-License-Identifier: Apache-2.0
/// Claims about who did it, and which event words speak of. Private to `extract`.
#pragma once

#include "extract/context.h"
#include "extract/events.h"

#include <vector>

namespace saksi::extract {

/// Claims of kind `responsibility`.
[[nodiscard]] std::vector<record::Claim> find_responsibility(
    const Context& context, const std::vector<Told>& told,
    const std::vector<Happening>& happenings);

/// The happening that a stretch of text speaks about: one told in its sentence, else the last one
/// told before it, else the first.
[[nodiscard]] std::optional<std::size_t> happening_at(const Context& context,
                                                      const std::vector<Told>& told,
                                                      const std::vector<Happening>& happenings,
                                                      std::uint32_t token);

}  // namespace saksi::extract

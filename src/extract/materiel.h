// SPDX-License-Identifier: Apache-2.0
/// Claims about things, and about whether it happened. Private to `extract`.
#pragma once

#include "extract/context.h"
#include "extract/events.h"
#include "extract/statements.h"

#include <vector>

namespace saksi::extract {

/// Claims of kind `materiel`; `event` is the index of a happening, as in find_control.
[[nodiscard]] std::vector<record::Claim> find_materiel(const Context& context,
                                                       const std::vector<Told>& told,
                                                       const std::vector<Happening>& happenings);

/// Claims of kind `occurrence`: a speaker confirms or denies that the event happened.
[[nodiscard]] std::vector<record::Claim> find_occurrence(const Context& context,
                                                         const std::vector<Told>& told,
                                                         const std::vector<Happening>& happenings);

}  // namespace saksi::extract

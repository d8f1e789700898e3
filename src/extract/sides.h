// SPDX-License-Identifier: Apache-2.0
/// Sides that the words telling an event leave out and the rest of the report names. Private to
/// `extract`.
#pragma once

#include "extract/events.h"

#include <optional>
#include <vector>

namespace saksi::extract {

/// Fills in, where a role is empty: who demonstrates, or is shot at for it; who lost a place; whose
/// jets and guns strike, where one state alone does; who holds the hostages. `event_of[i]` is the
/// event of happening i, or none.
void complete_sides(const Context& context, const std::vector<Told>& told,
                    const std::vector<Happening>& happenings,
                    const std::vector<std::optional<record::EventId>>& event_of,
                    std::vector<record::Event>& events);

}  // namespace saksi::extract

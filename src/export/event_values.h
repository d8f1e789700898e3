// SPDX-License-Identifier: Apache-2.0
/// Fills rows of profiles that have a row an event: one value a column, from a linked event and
/// what a policy makes of its claims.
#pragma once

#include "export/event_parts.h"
#include "export/table.h"

#include <string_view>
#include <vector>

namespace saksi::exports {

using EventFill = void (*)(const EventInput&, Cell&);

/// The function of each column. Errors: invalid_pack for a value that no event has.
[[nodiscard]] base::Result<std::vector<EventFill>> event_fills(const Table& table);
/// All values' names.
[[nodiscard]] std::vector<std::string_view> event_value_names();

}  // namespace saksi::exports

// SPDX-License-Identifier: Apache-2.0
/// A filter of events by names and values, as addresses, exports and the command line write it
/// (docs/api.md, GET /api/v1/events): one meaning everywhere.
#pragma once

#include "store/store.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace saksi::store {

/// The names that `set` knows, in the order in which they are told to people.
[[nodiscard]] std::span<const std::string_view> filter_names();

/// Narrows `filter` by one value; of a name that takes several, by one more; an empty one leaves
/// it. Gives "", or what the value must be ("a date like 2019-01-31"), or nothing when no filter
/// has that name.
[[nodiscard]] std::optional<std::string> set(EventFilter& filter, std::string_view name,
                                             std::string value);

/// Whether it keeps every event, whatever the order.
[[nodiscard]] bool keeps_all(const EventFilter& filter);

}  // namespace saksi::store

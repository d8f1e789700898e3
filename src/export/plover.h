// SPDX-License-Identifier: Apache-2.0
/// PLOVER's words for an event and its JSON fields. What has no certain counterpart is left out.
#pragma once

#include "export/event_parts.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::exports {

/// PLOVER's types and modes of a sub-event type. No types: none is certain.
struct PloverType {
  std::vector<std::string_view> types, modes;
};

[[nodiscard]] const PloverType& plover_type(record::SubEventType type);
/// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; none
/// when the event's types differ in it or have none.
[[nodiscard]] std::optional<std::int64_t> quad_code(const PloverType& type);

// The fields that are JSON; an empty string where there is nothing to say.
[[nodiscard]] std::string plover_types(const EventInput& in);
[[nodiscard]] std::string plover_modes(const EventInput& in);
[[nodiscard]] std::string plover_actors(const EventInput& in);
[[nodiscard]] std::string plover_recipients(const EventInput& in);
[[nodiscard]] std::string plover_location(const EventInput& in);
/// Dead and injured by the policy; a joint figure is in none of them.
[[nodiscard]] std::string plover_size(const EventInput& in);
[[nodiscard]] std::string plover_cites(const EventInput& in);
/// Every claim about the event: who says what of whom, in which words.
[[nodiscard]] std::string plover_claims(const EventInput& in);
/// The words that tell the event, in the first report of it.
[[nodiscard]] std::string event_words(const EventInput& in);

}  // namespace saksi::exports

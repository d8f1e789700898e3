// SPDX-License-Identifier: Apache-2.0
/// The places stage in the plain notation of docs/formats/notation.md.
#pragma once

#include "places/places.h"

#include <string>
#include <string_view>
#include <vector>

namespace saksi::places {

[[nodiscard]] std::string_view word(Role role);  ///< "part_of_name"

/// A line a mention, each with its line end, in order:
///
///   place location "distrik Banu" as "Banu" AF Baghlan district gn:7052907 in "Baghlan" why "name:
///   ..."
///
/// "place none" when there are none.
[[nodiscard]] std::string notation(const std::vector<Mention>& mentions, std::string_view source);

}  // namespace saksi::places

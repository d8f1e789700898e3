// SPDX-License-Identifier: Apache-2.0
/// What a user types -> a query of the full-text index that can only mean those words.
#pragma once

#include <string>
#include <string_view>

namespace saksi::store {

/// Every word of `words`, all of which must be found; words between double quotes must follow each
/// other. No operator, column name or wildcard gets through. Empty when there is no word in it.
[[nodiscard]] std::string match_of(std::string_view words);

}  // namespace saksi::store

// SPDX-License-Identifier: Apache-2.0
/// "Kabul (ANTARA News) -" and its many sisters at the start of a line. Internal to the module.
#pragma once

#include "text/rules.h"
#include "text/text.h"

#include <optional>
#include <string_view>

namespace saksi::text {

/// The dateline that `line` begins with, if it surely is one.
[[nodiscard]] std::optional<Dateline> find_dateline(const Tables& tables, std::string_view source,
                                                    Span line);

}  // namespace saksi::text

// SPDX-License-Identifier: Apache-2.0
/// One line a time, for `saksi show --stage=when`, the tests and the docs:
///   when 2019-01-06 night event "Minggu (6/1) malam" rule "weekday and date" timex 2019-01-06TNI
#pragma once

#include "when/when.h"

#include <string>
#include <vector>

namespace saksi::when {

/// `source` is the text that the times point into. Lines end with a newline.
[[nodiscard]] std::string to_notation(const Publication& published, std::string_view source);
[[nodiscard]] std::string to_notation(const Time& time, std::string_view source);
[[nodiscard]] std::string to_notation(const std::vector<Time>& times, std::string_view source);

/// "2019-01-06", "2019-05-21..2019-05-22 range", "unknown".
[[nodiscard]] std::string to_notation(const Date& date);

[[nodiscard]] std::string_view word(Kind kind);
[[nodiscard]] std::string_view word(Dates dates);
[[nodiscard]] std::string_view word(PartOfDay part);

}  // namespace saksi::when

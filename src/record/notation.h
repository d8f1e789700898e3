// SPDX-License-Identifier: Apache-2.0
/// Events and claims in the plain notation of docs/formats/notation.md: what `saksi show` prints
/// and the corpus tests hold. A line says what in its first words and the rest in fields:
///
///   event Armed clash 2019-01-06..2019-01-06 "Badghis" initiator "Taliban" evidence "menyerbu" id
///   e1 claim killed 14 exact "polisi" speaker "Abdul Aziz Bek" event e1 evidence "14 polisi" id c1
#pragma once

#include "record/record.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace saksi::record {

/// `text` between double quotes, on one line: quotes, backslashes and control characters escaped.
[[nodiscard]] std::string quoted(std::string_view text);

/// "14 exact", "20..30 range", "none vague".
[[nodiscard]] std::string notation(const Count& count);
/// "2019-01-06..2019-01-06", "2019-01-01..2019-01-31 precision month", "unknown".
[[nodiscard]] std::string notation(const Date& date);

/// One line without a line end for record.events[i] or record.claims[i].
[[nodiscard]] std::string event_line(const Record& record, std::size_t i);
[[nodiscard]] std::string claim_line(const Record& record, std::size_t i);

/// All lines, each with its line end; "event none" and "claim none" when there are none.
[[nodiscard]] std::string events_notation(const Record& record);
[[nodiscard]] std::string claims_notation(const Record& record);

}  // namespace saksi::record

// SPDX-License-Identifier: Apache-2.0
/// A record as a person reads it in a terminal: first what happened, then who claims what.
#pragma once

#include "read/read.h"

#include <string>
#include <string_view>

namespace saksi::app {

/// The account of one report, with line ends; `origin` heads it ("reports/a.txt").
/// Control characters of the report are left out, so a hostile text cannot steer the terminal.
[[nodiscard]] std::string account(const read::Stages& stages, std::string_view origin);

/// A number as it is stated, "at least 12"; what is no more than a word stays called vague.
[[nodiscard]] std::string count_text(const record::Count& count);

}  // namespace saksi::app

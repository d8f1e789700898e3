// SPDX-License-Identifier: Apache-2.0
/// Days in words and digits; numbers with leading zeros.
#pragma once

#include "grammar.h"

#include <cstdint>
#include <string>

namespace saksi::synthetic {

std::string padded(std::uint64_t number, std::size_t width);
/// 2019-03-09.
std::string iso_day(std::int64_t day);
/// 2019-03-09T14:05:00+07:00, from minutes since 1970 in UTC+7.
std::string iso_time(std::int64_t minute);
/// Days since 1970 of an ISO date; -1 when it is none.
std::int64_t day_from(const std::string& iso);
std::string weekday(const Grammar& grammar, std::int64_t day);
/// 9/3/2019 or 9/3.
std::string short_day(std::int64_t day, bool year);
/// The weekday with the date in brackets or written out, always with its year.
std::string long_day(const Grammar& grammar, std::int64_t day, Rng& rng);

}  // namespace saksi::synthetic

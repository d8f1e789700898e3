// SPDX-License-Identifier: Apache-2.0
/// Happenings in which nobody took part: words of protest, fight or conquest without a side.
/// Private to `extract`.
#pragma once

#include "extract/events.h"

namespace saksi::extract {

/// Nothing was done there that somebody did: a protest that nobody is said to have held on a day,
/// an objection in words, a fight in which nobody is armed, a conquest without place and side.
/// `figure`: somebody is counted there.
[[nodiscard]] bool hollow(const Context& context, const std::vector<Told>& told, const Happening& h,
                          bool figure);

}  // namespace saksi::extract

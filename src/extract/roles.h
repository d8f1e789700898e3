// SPDX-License-Identifier: Apache-2.0
/// Who did it to whom, by voice and position. Private to `extract`.
#pragma once

#include "extract/around.h"

#include <vector>

namespace saksi::extract {

/// "menyerahkan kota X kepada Y": given, not taken.
[[nodiscard]] bool handed_over(const Around& around, const mentions::Trigger& t);

/// Fills in the sides of a mention: initiators, targets, participants.
void find_sides(const Around& around, const mentions::Trigger& t, Told& told);

/// "dituduh para aktivis membakar", "menuduh tentara membunuh": who is accused is no initiator,
/// nor is who accuses.
[[nodiscard]] bool only_accused(const Around& around, const mentions::Trigger& t);

/// Who laid a weapon ("ranjau yang ditanam gerilyawan") or has it ("roket Hamas"), if anybody.
[[nodiscard]] const mentions::Actor* behind_weapon(const Around& around, Stretch weapon);

/// The target and what is joined to it: "polisi dan milisi", "pos polisi serta markas tentara".
void add_with_list(const Around& around, std::vector<const mentions::Actor*>& list,
                   const mentions::Actor* first, std::uint32_t end);

}  // namespace saksi::extract

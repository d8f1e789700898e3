// SPDX-License-Identifier: Apache-2.0
/// What kind of event a mention tells, by its words, its weapons and who took part. Private to
/// `extract`.
#pragma once

#include "extract/around.h"

namespace saksi::extract {

/// What the sides and the weapon make of a word: "melempari pos dengan granat", "menghalau
/// demonstran", rebels who arrest.
void settle_type(const Around& around, const mentions::Trigger& t, Told& told);

}  // namespace saksi::extract

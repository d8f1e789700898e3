// SPDX-License-Identifier: Apache-2.0
/// The day of a mention, from its own clause, then its sentence. Private to `extract`.
#pragma once

#include "extract/around.h"

namespace saksi::extract {

/// "tujuh orang yang diduga menyerang guru ditangkap", "menangkap tiga pelaku penembakan": the
/// words between the two verbs say who is held, and for what. Empty: it is told for itself.
[[nodiscard]] Stretch held_for(const Around& around, const mentions::Trigger& t);

/// Fills in the day of a mention.
void find_day(const Around& around, Told& told);

}  // namespace saksi::extract

// SPDX-License-Identifier: Apache-2.0
/// People without a name or a trade, counted in words, who do what a crowd does. Private to
/// `extract`.
#pragma once

#include "extract/context.h"

namespace saksi::extract {

/// What people without arms do: attack, burn, loot, beat.
[[nodiscard]] bool by_crowds(mentions::TriggerClass type);

/// "Ribuan orang dari sejumlah desa menyerbu Desa X": the multitude that is the subject of an
/// active verb; of an attack only with people or a place as its object, for thousands also storm
/// shops. None otherwise.
[[nodiscard]] const counts::Quantity* multitude(const Context& c, const mentions::Trigger& t);

/// Something is asked for in the sentence of a token, or in so many behind it in its paragraph.
[[nodiscard]] bool asked_for(const Context& c, std::uint32_t token, std::uint32_t behind);

}  // namespace saksi::extract

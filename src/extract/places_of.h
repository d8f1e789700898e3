// SPDX-License-Identifier: Apache-2.0
/// Questions about places of mentions. Private to `extract`.
#pragma once

#include "extract/context.h"
#include "places/places.h"

namespace saksi::extract {

/// Could both be one place: the same, or one inside the other?
[[nodiscard]] bool compatible(const places::Mention& a, const places::Mention& b);

/// Does `large` contain `small`, as the text or the gazetteer says?
[[nodiscard]] bool contains(const places::Mention& large, const places::Mention& small);

/// "sebuah desa di wilayah X": it only says where a place lies that is not named yet.
[[nodiscard]] bool holds_unnamed(const Context& context, const places::Mention& place);

/// The place that was not named: only the text knows it, and nothing speaks against its lying
/// there.
[[nodiscard]] bool may_be_named(const places::Mention& large, const places::Mention& small);

/// The folded name to compare by: "Rumah Sakit Umum Daerah (RSUD) Wamena" is "RSUD Wamena".
[[nodiscard]] std::string name_key(const record::Place& place);

}  // namespace saksi::extract

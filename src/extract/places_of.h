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

/// Does the text itself put one into the other, by links from a place to the one that it names
/// next?
[[nodiscard]] bool stated_inside(const Context& context, const places::Mention& large,
                                 const places::Mention& small);

/// A noun for places: "kota", "distrik", "provinsi".
[[nodiscard]] bool is_site(const Context& context, std::uint32_t token);

/// The latest place before that bears the noun or is explained by it: "Distrik X", "X, distrik di
/// ..." for "di distrik yang sama".
[[nodiscard]] const places::Mention* place_of_kind(const Context& context, std::uint32_t noun);

/// The place that "kota itu", "kota gereja batu di Wilayah X, itu" means; none when nothing before
/// `end` points back.
[[nodiscard]] const places::Mention* place_meant(const Context& context, std::uint32_t site,
                                                 std::uint32_t end);

/// "di sana", "di tempat itu": the latest place behind a word for in, a sentence or two before.
[[nodiscard]] const places::Mention* place_there(const Context& context, std::uint32_t token);

/// Where the local authority governs whose words reach a token: "Gubernur Kharkiv mengatakan ...".
[[nodiscard]] const places::Mention* place_governed(const Context& context, std::uint32_t token);

/// The folded name to compare by: "Rumah Sakit Umum Daerah (RSUD) Wamena" is "RSUD Wamena".
[[nodiscard]] std::string name_key(const record::Place& place);

}  // namespace saksi::extract

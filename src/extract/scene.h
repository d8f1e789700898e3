// SPDX-License-Identifier: Apache-2.0
/// Where a mention happened, from its own clause, then its sentence, then the scene it is told in.
/// Private to `extract`.
#pragma once

#include "extract/around.h"

#include <cstddef>
#include <vector>

namespace saksi::extract {

/// Fills in the places of a mention.
void find_place(const Around& around, Told& told);

/// "Ahad malam giliran Buni Gari di Yobe. Pejuang menggasak barikade tentara": the sentences
/// before in the paragraph say when, and where, and tell nothing themselves.
void take_scene(const Around& around, std::size_t index, Told& t);

/// Where and when those who did it are told to have come, paragraphs before.
void take_scene_of_doer(const Around& around, std::size_t index, Told& t);

/// "Suasana lain terlihat di Casablanca. Pada Kamis malam, ratusan orang berunjuk rasa": the
/// paragraph opens with where, the next sentence tells when and what.
void take_place_of_scene(const Around& around, std::size_t index, Told& t);

/// "Hal serupa terjadi di X. Bom meledak di sebuah pasar", "X juga menjadi sasaran. ...": the
/// sentence before turns to another town, and what happened there follows.
void take_town_turned_to(const Around& around, std::size_t index, Told& t);

/// Named in a sentence before, of the same paragraph: "Kabul kembali berdarah. Selasa pagi,
/// seorang pria meledakkan rompi berisi bom."
void find_place_nearby(const Around& around, Told& t);

}  // namespace saksi::extract

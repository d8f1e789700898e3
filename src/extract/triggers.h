// SPDX-License-Identifier: Apache-2.0
/// Does a trigger tell an event here? Private to `extract`.
#pragma once

#include "extract/around.h"

#include <optional>
#include <vector>

namespace saksi::extract {

/// What a doubtful word tells here, if anything.
[[nodiscard]] std::optional<mentions::Trigger> settle_doubt(const Around& around,
                                                            const mentions::Trigger& t);

/// Where the object stands: behind an active verb, before a passive one.
[[nodiscard]] Stretch object_range(const Around& around, const mentions::Trigger& t);

/// Its object is people.
[[nodiscard]] bool people_object(const Around& around, const mentions::Trigger& t);

/// Its object is a weapon.
[[nodiscard]] bool weapon_object(const Around& around, const mentions::Trigger& t);

/// A place that changes hands, and nobody says that anybody fought for it.
[[nodiscard]] bool unopposed(const Around& around, const mentions::Trigger& t);

/// "... setelah Taliban menguasai kota itu": an aside, unless it brings its own day or place.
[[nodiscard]] bool aside(const Around& around, const mentions::Trigger& t);

/// A blow needs a weapon: "rudal menghantam", not "banjir menerjang".
[[nodiscard]] bool armed_blow(const Around& around, const mentions::Trigger& t);

/// "menembakkan 85 roket", "rudal yang diluncurkan": the weapon next to the verb.
[[nodiscard]] const mentions::Weapon* launched(const Around& around, const mentions::Trigger& t);

/// Planned, denied, imagined things and things inside a speaker's title are not told as events.
[[nodiscard]] bool tells_event(const Around& around, const mentions::Trigger& t,
                               bool struck = false);

/// Its words tell of a deed at all, whether it is said to have happened or not.
[[nodiscard]] bool plausible(const Around& around, const mentions::Trigger& t, bool struck);

/// "Musa Qala jatuh pada Rabu": one word needs a place as its subject; "jatuh ke tangan" does
/// not.
[[nodiscard]] bool falls(const Around& around, const mentions::Trigger& t);

}  // namespace saksi::extract

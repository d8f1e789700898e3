// SPDX-License-Identifier: Apache-2.0
/// Words of violence and protest that speak of something else where they stand: what harms the
/// soil, a product that is shown, a cow at a feast, a body that is dissolved. Private to `extract`.
#pragma once

#include "extract/context.h"

namespace saksi::extract {

/// The word tells of no deed of people against people, whatever the report is about.
[[nodiscard]] bool other_sense(const Context& c, const mentions::Trigger& t);

/// "dibunuh atau bunuh diri": a man's own death, not a bomber's.
[[nodiscard]] bool own_death(const Context& c, const mentions::Weapon& w);

}  // namespace saksi::extract

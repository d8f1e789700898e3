// SPDX-License-Identifier: Apache-2.0
/// How a pack's names are spelled: what the gazetteer and the tables of actors and exonyms know,
/// and the romanisation by which places are found in a text. For searching; reading does not use
/// it.
#pragma once

#include "base/spelling.h"
#include "lang/pack.h"

#include <memory>

namespace saksi::read {

/// Two names are one when their romanisation evens out to the same, or differs in cheap edits only;
/// never when both are known and nothing bears both, so that "Niger" is not "Nigeria".
/// Short names (TTP, IS) are one in their very letters only.
[[nodiscard]] std::shared_ptr<const base::Spelling> spelling_of(
    std::shared_ptr<const lang::Pack> pack);

}  // namespace saksi::read

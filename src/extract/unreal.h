// SPDX-License-Identifier: Apache-2.0
/// Events that did not happen, or not yet: planned, threatened, denied. Private to `extract`.
#pragma once

#include "extract/events.h"

#include <vector>

namespace saksi::extract {

/// Their mentions and what these make; apart from what is told as having happened.
struct Unreal {
  std::vector<Told> told;
  std::vector<Happening> happenings;  ///< indices into `told`; described, none dropped
};

/// What is planned, threatened or denied of this report. Plans that were carried out are none of
/// their own; what only a rumour tells of a denied event makes the happening itself denied.
[[nodiscard]] Unreal find_unreal_events(const Context& context, const std::vector<Told>& told,
                                        std::vector<Happening>& happenings);

}  // namespace saksi::extract

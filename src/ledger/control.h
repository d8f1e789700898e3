// SPDX-License-Identifier: Apache-2.0
/// Who is said to hold a place, over time.
#pragma once

#include "ledger/claims.h"

#include <optional>
#include <string>
#include <vector>

namespace saksi::ledger {

/// One claim of control with what surrounds it.
struct ControlClaim {
  Told told;  ///< the event that the claim is about, or the report's first; see `about_event`
  bool about_event = true;
  record::ClaimId claim{};
  std::string linked;  ///< id of the linked event, or empty

  [[nodiscard]] const record::Claim& what() const {
    return told.record->claims[static_cast<std::size_t>(claim)];
  }
};

struct ControlEntry {
  ControlClaim claim;
  std::optional<record::Day> valid;  ///< since when it holds: the event's day, else publication
  std::optional<std::string> said;   ///< when it was said: publication
  Side side = Side::media;
  std::string chain;                     ///< as in claims.h
  std::vector<std::uint32_t> contested;  ///< entries that say otherwise about the same time
  bool unanswered = true;  ///< nobody of another side has spoken about the place since or that day
};

/// The claims about one place in the order of `valid`, then `said`.
struct ControlTimeline {
  record::Place place;
  std::vector<ControlEntry> entries;
};

/// `claims` must all be control claims about the place.
[[nodiscard]] ControlTimeline control_timeline(std::vector<ControlClaim> claims);

}  // namespace saksi::ledger

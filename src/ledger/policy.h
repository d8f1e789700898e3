// SPDX-License-Identifier: Apache-2.0
/// Rules that turn rival claims into low, best and high, for those who need one number.
///
/// A policy has a name and a version, is applied on demand and never stored: what it gives is a
/// view of the claims, not a fact. docs/design/ledger.md says what each does and why.
#pragma once

#include "ledger/linked_event.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::ledger {

struct Policy {
  std::string_view name;  ///< "acled-conservative", "ucdp", "range", "latest-official", "by-side"
  std::string_view version;  ///< changes whenever the same claims would give another number
  std::string_view about;    ///< one sentence
};

[[nodiscard]] std::span<const Policy> policies();

/// What a policy makes of the claims of one outcome. A number that it cannot give is none.
struct PolicyFigure {
  record::Outcome outcome = record::Outcome::killed;
  std::optional<record::ActorKind> victims;  ///< none: all victims together
  std::string side;                          ///< by-side only: whose figure (claims.h, Side)
  std::optional<std::int64_t> low, best, high;
  std::vector<std::uint32_t> claims;  ///< used ones, positions in LinkedEvent::claims
  std::string note;                   ///< what a reader of the number has to know; may be empty
};

struct PolicyResult {
  std::string policy, version;
  std::vector<PolicyFigure> figures;  ///< by outcome: all victims first, then each group
};

/// Applies the policy of that name; nothing for an unknown name. A joint figure "killed or injured"
/// has an outcome of its own and never counts as killed.
[[nodiscard]] std::optional<PolicyResult> apply(std::string_view policy, const LinkedEvent& event);

}  // namespace saksi::ledger

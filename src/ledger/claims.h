// SPDX-License-Identifier: Apache-2.0
/// The claims of a linked event side by side: who says how many of whom, and how that changed.
///
/// A later figure of the same chain supersedes its earlier one; figures of others stand beside it.
/// Nothing is added, averaged or chosen here: policies (policy.h) do that, by name, on demand.
#pragma once

#include "ledger/linked_event.h"

#include <optional>
#include <string>
#include <vector>

namespace saksi::ledger {

/// On which side a speaker stands, as far as the kind of source tells.
enum class Side : std::uint8_t { state, armed_group, local, outside, media, unnamed };

[[nodiscard]] std::string_view word(Side side);
/// The side of the nearest speaker; `media` for a report's own voice.
[[nodiscard]] Side side_of(const record::Claim& claim);
/// "Harun Wirya < Kantor Uji": nearest speaker first; empty for a report's own voice.
[[nodiscard]] std::string chain_of(const record::Claim& claim);

/// One figure in the ledger. Numbers are positions in LinkedEvent::claims.
struct Entry {
  std::uint32_t claim = 0;
  Side side = Side::media;
  std::string chain;  ///< "Harun Wirya < Kantor Uji": nearest speaker first; empty: own voice
  std::optional<std::string> said;             ///< when: the report's publication
  std::optional<std::uint32_t> superseded_by;  ///< a later figure of the same origin
  std::optional<std::uint32_t> repeats;  ///< the first claim of this origin with this very figure
  bool part = false;                     ///< of another claim's total
  bool rejected = false;                 ///< by a reviewer: neither repeats, supersedes nor counts
};

/// The claims of one outcome about one group of victims.
struct Group {
  record::Outcome outcome = record::Outcome::killed;
  std::optional<record::ActorKind> victims;  ///< none: the claims do not say whom
  std::vector<std::string> names;            ///< of the victims, as the claims call them
  std::vector<Entry> entries;                ///< by when they were said
};

/// Figures (casualties, detention, displacement) by outcome and victims.
[[nodiscard]] std::vector<Group> groups(const LinkedEvent& event);

/// From the least to the most that any one origin says: an origin counts with its largest figure,
/// parts of a total, denied and rejected claims do not count, nothing is added up. An end that a
/// report leaves open is none.
struct FigureRange {
  std::optional<std::int64_t> low, high;
  std::uint32_t claims = 0;
};

/// Nothing when no claim has a figure of the outcome.
[[nodiscard]] std::optional<FigureRange> figure_range(const LinkedEvent& event,
                                                      record::Outcome outcome);
/// Whether two origins give figures of one outcome and group that cannot both be right.
[[nodiscard]] bool disagreement(const LinkedEvent& event);

}  // namespace saksi::ledger

// SPDX-License-Identifier: Apache-2.0
/// Links the events of a set of records, all at once and in memory. The store does the same piece
/// by piece (store/linking.h) and must come to the same result.
#pragma once

#include "ledger/linked_event.h"
#include "ledger/telling.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace saksi::ledger {

/// How a report tells each of its events. One that can be compared with no other, and the second of
/// two that are told alike, bears a mark of its own: nothing else is taken for it. Rejected ones
/// come last in this.
struct ReportTelling {
  Telling telling;
  bool comparable = false;
  bool rejected = false;  ///< by a reviewer: it ties no reports together
  friend bool operator==(const ReportTelling&, const ReportTelling&) = default;
};

/// `reviewed`: what reviewers rejected of it; null for nothing.
[[nodiscard]] std::vector<ReportTelling> tellings_of(const record::Record& record,
                                                     const Reviewed* reviewed = nullptr);

/// A telling with the reports that tell it, sorted.
struct ToldBy {
  Telling telling;
  std::vector<std::int64_t> reports;
};

/// Whether two tellings cannot be one event: they say so, or one report tells both.
[[nodiscard]] bool contradict(const ToldBy& a, const ToldBy& b);

/// The events of the world behind the records, without verdicts, by id. Reports of one id: the last
/// one counts.
[[nodiscard]] std::vector<LinkedEvent> link(
    const std::vector<std::shared_ptr<const record::Record>>& records);

}  // namespace saksi::ledger

// SPDX-License-Identifier: Apache-2.0
/// A record as rows of the derived tables, and those rows in and out of the database.
#pragma once

#include "store/reviewed.h"
#include "store/sqlite.h"
#include "store/store.h"

namespace saksi::store {

/// Columns are NULL where the contract has null: an empty text, a day that is not known.
[[nodiscard]] std::optional<std::string_view> or_null(const std::string& s);
[[nodiscard]] std::optional<std::string> day(const std::optional<record::Day>& d);

/// The range of figures of one outcome that the record's speakers give for one event (store.h,
/// Range), and how many claims stand behind it.
struct Toll {
  std::uint32_t claims = 0;
  Range range;
};

[[nodiscard]] Toll toll(const ReviewedReport& report, record::EventId event,
                        record::Outcome outcome);

/// Writes the derived rows of one document. There must be none of the same report.
void insert_derived(Connection& db, std::int64_t document, std::int64_t reading,
                    const record::Record& record);
/// Puts into the derived rows of one document what reviewers made of its events and claims. Rows
/// stay, and keep their keys: what is rejected is told by `reviews` alone. `figures_only`: nothing
/// but what counts has changed, so that only the ranges of events do.
void correct_derived(Connection& db, std::int64_t document, const ReviewedReport& report,
                     bool figures_only = false);
/// The same as the reviews in the database have it.
void correct_derived(Connection& db, std::int64_t document);
/// Whether the rows of the document's events and claims hold what the report says.
[[nodiscard]] bool holds_derived(Connection& db, std::int64_t document,
                                 const ReviewedReport& report);
/// Removes what insert_derived wrote, if anything.
void remove_derived(Connection& db, std::int64_t document);

}  // namespace saksi::store

// SPDX-License-Identifier: Apache-2.0
/// A report as reviewers see it: what they corrected put into its record, what they rejected
/// marked.
/// Derived of the kept record and the table `reviews`; nothing kept changes.
#pragma once

#include "ledger/linked_event.h"
#include "store/reviews.h"
#include "store/sqlite.h"

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::store {

/// A record as its document's derived rows were made from.
using SharedRecord = std::shared_ptr<const record::Record>;

struct ReviewedReport {
  SharedRecord record;                               ///< with corrections
  std::shared_ptr<const ledger::Reviewed> reviewed;  ///< null: nothing was rejected or corrected

  [[nodiscard]] ledger::Told told(record::EventId event, std::string family) const {
    return {record, event, std::move(family), reviewed};
  }
};

/// The newest record of a document that is shown. Throws when there is none.
[[nodiscard]] SharedRecord load_record(Connection& db, std::int64_t document);
/// The record of one reading. Throws when there is none.
[[nodiscard]] SharedRecord load_reading(Connection& db, std::int64_t reading);

/// Of the document's report. `as_read` is its record as it was read.
[[nodiscard]] ReviewedReport review(Connection& db, std::int64_t document, SharedRecord as_read);
/// The same from reviews that are at hand.
[[nodiscard]] ReviewedReport review(const std::map<std::string, Review>& reviews,
                                    SharedRecord as_read);

/// The documents of which a reviewer rejected or corrected anything.
[[nodiscard]] std::vector<std::int64_t> reviewed_documents(Connection& db);

/// A condition on a row of `claims`: reviewers rejected neither it nor its event.
inline constexpr std::string_view kClaimStands =
    " NOT EXISTS (SELECT 1 FROM reports JOIN reviews ON reviews.report = reports.id"
    " WHERE reports.document = claims.document AND reviews.status = 'rejected' AND (reviews.item ="
    " claims.id OR reviews.item = (SELECT id FROM events WHERE events.event = claims.event)))";

/// Whether anything that counts is different: a rejection, a correction.
[[nodiscard]] bool counts_alike(const std::map<std::string, Review>& before,
                                const std::map<std::string, Review>& after);

/// The events of the report ("e1") of which something else is said or counted now.
[[nodiscard]] std::set<std::string> concerned(const ReviewedReport& before,
                                              const ReviewedReport& after);

}  // namespace saksi::store

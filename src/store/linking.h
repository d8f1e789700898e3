// SPDX-License-Identifier: Apache-2.0
/// Keeps the derived tables of linked events up to date, inside the transaction that adds reports.
///
/// What stands there afterwards is a function of the records and verdicts in the database, not of
/// the order or the batches in which they came (docs/design/ledger.md).
#pragma once

#include "ledger/link.h"
#include "ledger/linked_event.h"
#include "ledger/telling.h"
#include "store/copies.h"
#include "store/history.h"
#include "store/reviewed.h"
#include "store/sqlite.h"
#include "store/store.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace saksi::store {

[[nodiscard]] std::string_view word(Judgement judgement);

/// For one write transaction. Call `finish` before the commit.
class Linking {
 public:
  explicit Linking(Connection& db) : db_(db), copies_(db), history_(db) {}

  /// After the derived rows of a document were written and its reviews are up to date: links are of
  /// what reviewers make of it.
  void learn(std::int64_t document, SharedRecord record, std::optional<ledger::Sketch> sketch);
  /// Before the derived rows of a document are removed.
  void forget(std::int64_t document);

  /// Keeps the verdict and has both events looked at again. Throws not_found for an event that is
  /// not shown.
  struct Judged {
    std::int64_t row = 0;  ///< of table verdicts
    std::string detail;    ///< JSON of all that it holds, for the audit log
  };

  Judged judge(const Verdict& verdict, std::string_view actor, std::string_view at);
  /// What reviewers make of an event of a report changed, but not how it is told: its linked event
  /// is derived anew, its members stay. Throws not_found for an event that is not shown.
  void reviewed(std::string_view report, std::string_view event);
  /// How reviewers have the document's events told changed: they are looked at as if they had just
  /// come.
  void relearn(std::int64_t document);
  /// Compares, clusters and writes what changed.
  void finish();

  /// When all events are made again: those that do not come back are gone.
  void anew() { history_.maybe_gone_all(); }

 private:
  struct Node;
  struct Row;
  using Tellings = std::set<std::int64_t>;

  void learn_events(std::int64_t document, SharedRecord record);
  void forget_events(std::int64_t document);
  void learn_event(std::int64_t event, const std::string& id, const record::Record& record,
                   const ledger::ReportTelling& told);
  void relearn(const ledger::Member& member);
  void touch(std::int64_t document);
  void drop_empty();
  void compare_fresh(std::int64_t telling);
  [[nodiscard]] std::vector<std::int64_t> linked_tellings(std::int64_t telling);
  [[nodiscard]] std::vector<std::pair<std::int64_t, Judgement>> judgements(std::int64_t telling);
  [[nodiscard]] std::optional<std::int64_t> telling_of(const ledger::Member& member);
  [[nodiscard]] std::vector<Node> component(std::int64_t telling, Tellings& done);
  void cluster(const std::vector<Node>& nodes);
  [[nodiscard]] std::vector<Row> rows_of(std::int64_t telling);
  [[nodiscard]] bool unchanged(const std::vector<Row>& rows);
  void write(const std::vector<Row>& rows);
  void review_again();
  void link_touched();
  void tell_moved();
  [[nodiscard]] SharedRecord record_of(std::int64_t document);
  [[nodiscard]] const ReviewedReport& reviewed_of(std::int64_t document);
  [[nodiscard]] ledger::Telling load(std::int64_t telling);

  Connection& db_;
  Copies copies_;
  Tellings touched_, fresh_;
  History history_;
  std::set<std::int64_t> before_;               // linked events that may have lost members
  std::set<std::int64_t> reviewed_;             // linked events of which a review changed
  std::map<std::int64_t, std::int64_t> stood_;  // where events were that are looked at again
  bool moved_ = false;  // an event that was there is in another linked event now
  std::map<std::int64_t, SharedRecord> records_;
  std::map<std::int64_t, ReviewedReport> reports_;
};

/// Whether it is told by an event that a reviewer rejected: listed where it fits, it ties nothing.
[[nodiscard]] bool is_rejected(const ledger::Telling& telling);

/// Whether the document's events are told in the links as reviewers have them told.
[[nodiscard]] bool told_as_reviewed(Connection& db, std::int64_t document,
                                    const ReviewedReport& report);

/// Whether the row of a linked event is what its members make.
[[nodiscard]] bool holds_together(Connection& db, std::int64_t linked);

/// The event that a row calls "e1", "e2" ... in its record.
[[nodiscard]] record::EventId event_number(std::string_view id);

/// All that a linked event says, and what reviewers make of each member even where others outvote
/// it: what its versions in the history are told apart by.
[[nodiscard]] std::string content_of(const ledger::LinkedEvent& event);

/// The members of a linked event with their records, in no order.
[[nodiscard]] std::vector<ledger::Told> told(Connection& db, std::int64_t linked);

}  // namespace saksi::store

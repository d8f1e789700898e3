// SPDX-License-Identifier: Apache-2.0
/// The derived table `reviews`: the state that standing decisions give each item, for lists and for
/// readers in other languages. Made again from the decisions at any time.
#pragma once

#include "store/decisions.h"
#include "store/sqlite.h"

#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::store {

/// Which batches stand, looked up once in one transaction; or which stood when no decision was
/// newer than `until`.
class Batches {
 public:
  struct State {
    bool undone = false;
    std::int64_t last = 0;  ///< number of the last undo in its chain, 0 if none
  };

  static constexpr auto kNow = std::numeric_limits<std::int64_t>::max();

  explicit Batches(Connection& db, std::int64_t until = kNow) : db_(db), until_(until) {}

  [[nodiscard]] State of(std::int64_t batch);

  [[nodiscard]] std::int64_t until() const { return until_; }

 private:
  Connection& db_;
  std::int64_t until_;
  std::map<std::int64_t, State> known_;
};

/// From an item of the reading that was decided on to the same item of another reading of the
/// report.
class Carrier {
 public:
  /// `to`: the reading in which items are looked for.
  Carrier(Connection& db, std::int64_t to) : db_(db), to_(to) {}

  /// Empty: it is not there.
  [[nodiscard]] std::string item_of(const std::string& item, std::int64_t reading);

 private:
  Connection& db_;
  std::int64_t to_;
  std::map<std::string, std::string> there_;
  std::map<std::int64_t, std::map<std::string, std::string>> from_;
};

/// The number of the reading that is shown of a report; 0 when there is no such report.
[[nodiscard]] std::int64_t current_reading(Connection& db, std::string_view report);
/// The reviews of one report as its decisions make them, by the item's id in the current reading.
[[nodiscard]] std::map<std::string, Review> make_reviews(Connection& db, std::string_view report,
                                                         Batches& batches);
/// The same by the item's id in that reading of the report, with the decisions up to
/// `batches.until()`.
[[nodiscard]] std::map<std::string, Review> make_reviews(Connection& db, std::string_view report,
                                                         std::int64_t reading, Batches& batches);
/// Those that the table holds.
[[nodiscard]] std::map<std::string, Review> stored_reviews(Connection& db, std::string_view report);
/// Writes the table's rows of one report anew. Costs nothing for a report without decisions.
void refresh_reviews(Connection& db, std::string_view report, Batches& batches);

/// "last.reading": what a decision on an item has to name.
[[nodiscard]] std::string seen_of(std::int64_t last, std::int64_t reading);

/// The columns of a decision in the order that `decision_row` reads.
inline constexpr std::string_view kDecisionColumns =
    "decision, batch, at, actor, action, report, item, other_report, other_item, linked, field,"
    " before, after, reason, undoes, reading, sha256";
/// The kept fields of a row; `undone` is left false.
[[nodiscard]] Decision decision_row(const Statement& row);
/// SHA-256 of a decision as a compact JSON array of its columns but the last.
[[nodiscard]] std::string hash_of(const Decision& decision, std::int64_t reading);

}  // namespace saksi::store

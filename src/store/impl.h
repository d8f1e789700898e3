// SPDX-License-Identifier: Apache-2.0
/// What stands behind a Store: connections lent to threads, and the index of events.
#pragma once

#include "store/event_index.h"
#include "store/selections.h"
#include "store/sqlite.h"
#include "store/store.h"
#include "store/words.h"

#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <vector>

namespace saksi::store {

struct Store::Impl {
  /// A connection that goes back to the pool when the loan ends.
  class Loan {
   public:
    Loan(Impl& impl, std::unique_ptr<Connection> connection)
        : impl_(impl), connection_(std::move(connection)) {}

    ~Loan() { impl_.give_back(std::move(connection_)); }

    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;

    Connection& operator*() const { return *connection_; }

   private:
    Impl& impl_;
    std::unique_ptr<Connection> connection_;
  };

  explicit Impl(std::string file) : path(std::move(file)) {}

  [[nodiscard]] Loan reader();
  void give_back(std::unique_ptr<Connection> connection);

  /// Runs `f(connection)` in one read transaction: everything that it sees is of one moment.
  template <class F>
  auto reading(F&& f) {
    const Loan loan = reader();
    Transaction snapshot(*loan, Transaction::Kind::read);
    return f(*loan);
  }

  /// PRAGMA data_version of a connection that never writes.
  std::int64_t data_version();

  /// Runs `f(index)` on an index that shows at least what was committed before the call.
  template <class F>
  auto with_events(F&& f) {
    refresh_events();
    const std::shared_lock lock(index_mutex);
    return f(static_cast<const EventIndex&>(index));
  }

  void refresh_events();
  /// The query of the index for words as typed, with names in any spelling.
  std::string match(std::string_view words);
  /// What `filter.words` leaves.
  Matches words(const EventFilter& filter);
  /// What the filter, whose words leave `words`, leaves of the linked events. Inside with_events.
  std::shared_ptr<const GroupSelection> selection(const EventIndex& of, const EventFilter& filter,
                                                  const Matches& words);

  const std::string path;
  std::shared_ptr<const base::Spelling> spelling;
  std::mutex pool_mutex;
  std::vector<std::unique_ptr<Connection>> pool;
  std::mutex writer_mutex;
  std::unique_ptr<Connection> writer;
  std::mutex watcher_mutex;
  std::unique_ptr<Connection> watcher;
  std::shared_mutex index_mutex;
  EventIndex index;
  Selections selections;  ///< of the index
  std::int64_t index_version = -1;
};

/// Characters that lists show of a report without a title.
inline constexpr int kLeadLength = 200;

/// The columns that `report_row` reads, for a table or view named reports.
inline constexpr std::string_view kReportColumns =
    "reports.id, reports.title, reports.publisher, reports.published, reports.published_basis,"
    " reports.dateline, reports.events, reports.claims";
[[nodiscard]] ReportRow report_row(const Statement& row, int first_column);

/// The original bytes that a row (encoding, size, bytes) of blobs holds. Throws `damaged`.
[[nodiscard]] std::string unpack_blob(std::string_view encoding, std::uint64_t size,
                                      std::string_view bytes, const std::string& path);

}  // namespace saksi::store

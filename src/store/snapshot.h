// SPDX-License-Identifier: Apache-2.0
/// One moment of a database, read row by row in constant memory: what exports are made from.
///
/// Everything that a Snapshot gives is of the moment when it was opened, whatever others write
/// meanwhile. Used by one thread; it holds a read transaction, so it should not live longer than
/// needed.
#pragma once

#include "base/error.h"
#include "base/spelling.h"
#include "ledger/linked_event.h"
#include "store/store.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::store {

/// A claim with its event and report. Views live as long as the batch that it stands in; an empty
/// text means that there is none.
struct ClaimRow {
  struct Place {
    std::string_view name, country, admin1, admin2, precision;
    std::optional<double> latitude, longitude;
  };

  struct Speaker {
    std::string_view name, role, affiliation, kind;
  };

  std::int64_t document = 0;
  std::string_view text;  ///< title, line end, text; of a report's first row, when asked for
  std::string_view report, title, publisher, url, published, language;

  std::string_view event, linked;  ///< "e1", "SKS-..."; empty for an aggregate
  std::string_view event_type, sub_event_type, status, date_start, date_end, date_precision;
  std::optional<bool> background;
  Place at;  ///< of the event

  std::string_view claim, kind, modality, outcome, qualifier, part_of;
  std::optional<std::int64_t> low, high;
  std::string_view victims, victims_id, victims_kind;
  std::string_view place, place_country, actor, actor_id, actor_kind, change, stance, item;
  std::string_view evidence;
  std::int64_t evidence_start = 0, evidence_end = 0;
  std::span<const Speaker> sources;  ///< nearest first

  /// By a reviewer, itself or with its event. Every value above is as reviewers corrected it.
  bool rejected = false;
  std::string_view corrected;  ///< "count; sources; event.date": fields that they corrected
};

/// Claims one after another, with the bytes that their views show: may go to another thread.
class ClaimBatch {
 public:
  [[nodiscard]] const std::vector<ClaimRow>& rows() const { return rows_; }

 private:
  friend class Claims;

  /// A copy that lives here.
  std::string_view keep(std::string_view text);
  void clear();

  std::vector<ClaimRow> rows_;
  std::vector<ClaimRow::Speaker> speakers_;
  std::vector<std::size_t> ends_;  // a row: where its speakers end
  std::vector<std::unique_ptr<char[]>> chunks_, long_;
  std::size_t chunk_ = 0, used_ = 0;  // which one is being filled, and how far
  std::size_t bytes_ = 0;
};

/// A report as it was read.
struct RecordRow {
  std::int64_t document = 0;
  std::string_view id, json;
};

/// Who read how many of the reports that are shown.
struct ReadBy {
  std::string program, pack;
  std::uint64_t reports = 0;
};

/// Since when changes are told: a number of `Snapshot::version`, or a time "2026-11-28..." in UTC.
struct Since {
  std::int64_t version = 0;
  std::string at;  ///< counts when it is not empty
};

/// What became of an event of the world.
struct EventChange {
  std::string id;
  std::string_view change;  ///< "new", "changed", "gone"
  std::int64_t version = 0, number = 0;
  std::string_view at;    ///< when last, UTC
  std::string successor;  ///< gone: the event that has its first report now; may be empty
};

class Claims;

class Snapshot {
 public:
  /// Errors: not_found, foreign_database, newer_database, damaged, busy, io.
  static base::Result<Snapshot> open(const std::string& path);
  /// How names are spelled; before the first question.
  void spell(std::shared_ptr<const base::Spelling> spelling);
  ~Snapshot();
  Snapshot(Snapshot&&) noexcept;
  Snapshot& operator=(Snapshot&&) noexcept;

  template <class Row>
  using Visit = std::function<base::Result<void>(const Row&)>;

  /// Every claim in the order of reports; with a filter, those of events that fit it. `kind` of
  /// claims, or empty for all. `texts`: with the text of each report. Whoever reads the claims has
  /// the Snapshot for themselves meanwhile, also from another thread.
  base::Result<Claims> claims(const EventFilter& filter, std::string_view kind, bool texts);
  /// Every report, or those with an event that fits.
  base::Result<void> records(const EventFilter& filter, const Visit<RecordRow>& visit);
  /// Every event of the world, undated ones first, then by day; those with a member that fits.
  base::Result<void> linked(const EventFilter& filter, const Visit<ledger::LinkedEvent>& visit);
  /// Every event that is new, says something else, or is gone since then, in the order of its last
  /// change. One that came and went in between is none.
  base::Result<void> changes(const Since& since, const Visit<EventChange>& visit);
  /// The number of the newest change of any event; 0 when there was none.
  [[nodiscard]] base::Result<std::int64_t> version();
  /// How many times the event has changed, from 1; 0 for one that is not there.
  [[nodiscard]] base::Result<std::int64_t> number_of(std::string_view id);
  [[nodiscard]] base::Result<std::vector<ReadBy>> read_by();
  /// The hash of the newest entry of the audit log: which moment this is.
  [[nodiscard]] base::Result<std::string> head();

 private:
  struct Impl;
  explicit Snapshot(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// The claims of a Snapshot, batch by batch; it must not outlive it.
class Claims {
 public:
  ~Claims();
  Claims(Claims&&) noexcept;
  Claims& operator=(Claims&&) noexcept;

  /// The next claims in place of what `batch` held; false when there are none any more.
  base::Result<bool> next(ClaimBatch& batch);

 private:
  friend class Snapshot;
  struct Impl;
  explicit Claims(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Adds an entry to the audit log of a database: that data left it. `detail` is JSON.
/// Errors: those of Store::open.
base::Result<void> log_action(const std::string& path, std::string_view actor,
                              std::string_view action, std::string_view subject,
                              std::string detail);

}  // namespace saksi::store

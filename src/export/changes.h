// SPDX-License-Identifier: Apache-2.0
/// What became of events since an earlier export, for whoever keeps that export up to date.
#pragma once

#include "export/export.h"

#include <set>
#include <string>
#include <vector>

namespace saksi::exports {

/// The changes of one export. Used by one thread.
class Changes {
 public:
  /// Errors: those of Snapshot::changes.
  static base::Result<Changes> load(store::Snapshot& snapshot, const store::Since& since);

  /// Whether the event is new or changed: then it may have a row.
  [[nodiscard]] bool touched(std::string_view id) const { return touched_.contains(id); }

  /// It has a row.
  void wrote(std::string_view id) { written_.emplace(id); }

  /// FILE.changes.csv: event_id, change, row, version, number, at, successor. Errors: disk_full,
  /// io.
  base::Result<void> write(const std::string& path) const;

 private:
  struct Change {
    std::string id, change, at, successor;
    std::int64_t version = 0, number = 0;
  };

  std::vector<Change> all_;
  std::set<std::string, std::less<>> touched_, written_;
};

/// "events.csv" -> "events.csv.changes.csv".
[[nodiscard]] std::string changes_path(const std::string& output);

}  // namespace saksi::exports

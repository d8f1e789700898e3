// SPDX-License-Identifier: Apache-2.0
/// What stands behind a Snapshot, and how a filter narrows what it gives.
#pragma once

#include "store/event_index.h"
#include "store/snapshot.h"
#include "store/sqlite.h"
#include "store/words.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace saksi::store {

/// A condition with its parameters; nothing when everything is wanted.
struct Where {
  std::string sql;  ///< "" or " WHERE ..."
  std::vector<std::string> values;

  void bind(Statement& statement) const;
};

struct Snapshot::Impl {
  explicit Impl(const std::string& path);

  /// The events, and the events of the world, that lists with this filter show: what leaves is
  /// what was seen.
  [[nodiscard]] Where events(const EventFilter& filter);
  [[nodiscard]] Where linked_events(const EventFilter& filter);

  Connection db;
  Transaction transaction;
  bool linked = false;    ///< the database knows events of the world
  bool reviewed = false;  ///< somebody decided something
  std::shared_ptr<const base::Spelling> spelling;

 private:
  const EventIndex& index();
  [[nodiscard]] Matches words(const EventFilter& filter);

  std::optional<EventIndex> index_;  ///< made when a filter first needs it
};

}  // namespace saksi::store

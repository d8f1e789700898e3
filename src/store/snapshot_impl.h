// SPDX-License-Identifier: Apache-2.0
/// What stands behind a Snapshot, and how a filter becomes SQL.
#pragma once

#include "store/snapshot.h"
#include "store/sqlite.h"

#include <string>
#include <vector>

namespace saksi::store {

struct Snapshot::Impl {
  explicit Impl(const std::string& path);

  Connection db;
  Transaction transaction;
  bool linked = false;    ///< the database knows events of the world
  bool reviewed = false;  ///< somebody decided something
};

/// Conditions on `events` and `reports` with their parameters.
struct Where {
  std::string sql;  ///< "" or " WHERE ..."
  std::vector<std::string> values;

  void bind(Statement& statement) const;
};

[[nodiscard]] Where where(const EventFilter& filter);

}  // namespace saksi::store

// SPDX-License-Identifier: Apache-2.0
/// The tables, as docs/formats/store.md describes them, and the steps from each version to the
/// next.
#pragma once

#include "store/sqlite.h"

namespace saksi::store {

/// "Saks": tells a database of ours from that of another program (PRAGMA application_id).
constexpr std::int64_t kApplicationId = 0x53616B73;

/// The version that this program writes (PRAGMA user_version).
[[nodiscard]] std::int64_t schema_version();

/// Throws foreign_database for a file of another program and newer_database for one of a later
/// Saksi. An empty file, without any table, may become one of ours. To be called within a
/// transaction: what it asks must be of one moment, for another program may be making the same new
/// database.
void check_identity(Connection& db);

/// Makes the tables or brings older ones up to date, each version in a transaction of its own.
/// Does nothing when they are current. Safe when two programs do it at once.
void migrate(Connection& db);

}  // namespace saksi::store

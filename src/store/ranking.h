// SPDX-License-Identifier: Apache-2.0
/// How well a report answers a search: BM25 as FTS5 has it, without walking to the end of the list
/// of a common word. FTS5's own reads all of that list for each word of a query, which takes longer
/// than everything else when hundreds of thousands of reports have it.
#pragma once

#include <sqlite3.h>

namespace saksi::store {

/// The name of the ranking for `rank MATCH '...'`.
constexpr const char* kRanking = "saksi_rank()";

/// Words of so many reports are counted; of a more common word the reports are estimated by how
/// many of the first ones have it.
constexpr int kCounted = 20000;

/// Makes the ranking known to a connection. A code of SQLite's.
int add_ranking(sqlite3* db);

}  // namespace saksi::store

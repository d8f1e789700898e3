// SPDX-License-Identifier: Apache-2.0
#include "store/ranking.h"

#include "store/sqlite.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

namespace saksi {
namespace {

constexpr int kRows = 2 * store::kCounted + 5000;

/// So many texts: "warga" in every second one, "pasar" in every hundredth, texts of 3 to 9 words.
store::Connection texts() {
  store::Connection db(":memory:", store::Connection::Mode::create);
  db.execute(
      "CREATE VIRTUAL TABLE t USING fts5(title, text);"
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " +
      std::to_string(kRows) +
      ") INSERT INTO t(rowid, title, text) SELECT i, 'Kabar ' || iif(i % 300 = 0, 'pasar', 'desa'),"
      " iif(i % 2, 'Desa', 'Warga desa') || iif(i % 100, ' sepi', ' pasar pasar')"
      " || substr(' a b c d e', 1, i % 6 * 2) FROM n");
  return db;
}

/// The largest, over all texts that `match` finds.
double difference(store::Connection& db, std::string_view match) {
  auto& query = db.prepared("SELECT bm25(t), saksi_rank(t) FROM t WHERE t MATCH ?");
  query.bind(match);
  double out = 0;
  int rows = 0;
  for (; query.step(); ++rows) out = std::max(out, std::abs(query.real(0) - query.real(1)));
  CHECK(rows > 0);
  return out;
}

TEST_CASE("ranking is FTS5's own where words are counted, and near it where they are estimated") {
  auto db = texts();
  CHECK(difference(db, "pasar") < 1e-12);
  CHECK(difference(db, R"("pasar pasar" "kabar")") < 1e-12);
  CHECK(difference(db, "warga") < 1e-3);
  CHECK(difference(db, "warga pasar") < 1e-3);
}

TEST_CASE("a word of the first texts only is taken for no more than all texts can have") {
  auto db = texts();
  db.execute("UPDATE t SET title = 'Kabar lama' WHERE rowid <= " +
             std::to_string(store::kCounted + 10));
  auto& query = db.prepared(
      "SELECT rowid FROM t WHERE t MATCH 'lama pasar' AND rank MATCH 'saksi_rank()'"
      " ORDER BY rank LIMIT 1");
  REQUIRE(query.step());
  CHECK(query.integer(0) % 300 == 0);  // the shortest text that has "pasar" twice
  query.reset();
}

}  // namespace
}  // namespace saksi

// SPDX-License-Identifier: Apache-2.0
/// A database file in other hands.
#pragma once

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <string>

namespace samples {

/// Runs SQL on the file as another program would, triggers and all; returns SQLite's code.
inline int other_program(const std::string& path, const std::string& sql) {
  sqlite3* db = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
  const int code = sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr);
  sqlite3_close(db);
  return code;
}

}  // namespace samples

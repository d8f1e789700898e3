// SPDX-License-Identifier: Apache-2.0
/// What became of linked events: a row whenever one is new, says something else, or is gone because
/// its members went elsewhere. For whoever took an export and wants to know what is to change in
/// it.
///
/// Linked events are derived and replaced; these tables are what remembers them. They are no part
/// of the record: the same reports in other batches give the same events with other histories.
///
/// What an event said is not kept but of what it was put together: the readings and families of its
/// members, and the last decision. All of that is kept, so the event can be put together again, and
/// its hash tells whether it is the same (past.h).
#pragma once

#include "store/sqlite.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>

namespace saksi::store {

/// For one write transaction.
class History {
 public:
  explicit History(Connection& db) : db_(db) {}

  /// The event as it stands now; `content` is all that it says.
  void stands(std::int64_t linked, const std::string& content);

  /// It may have lost its members.
  void maybe_gone(std::int64_t linked) { maybe_gone_.insert(linked); }

  /// Every event that the history still takes for there, when all were made again.
  void maybe_gone_all();
  /// Writes what changed since the newest rows.
  void write();

 private:
  struct Last {
    std::int64_t version = 0;
    std::int64_t number = 0;  // 0: there is no row
    bool gone = false;
    std::string hash;
  };

  [[nodiscard]] Last last(std::int64_t linked);
  void add(std::int64_t linked, std::int64_t number, const char* change, const std::string& hash);

  Connection& db_;
  std::map<std::int64_t, std::string> standing_;  // hashes
  std::set<std::int64_t> maybe_gone_;
  std::string at_;
};

/// Keeps of what every event of a database from before version 10 is put together now.
void keep_states(Connection& db);

/// The hash of all that an event says, as its versions bear it.
[[nodiscard]] std::string content_hash(const std::string& content);

}  // namespace saksi::store

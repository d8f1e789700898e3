// SPDX-License-Identifier: Apache-2.0
/// The audit log: one entry for each thing that was done, each with the hash of the entry before
/// it, so that an entry changed, dropped or slipped in later shows. docs/formats/store.md tells how
/// to check it in any language.
#pragma once

#include "store/sqlite.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace saksi::store {

struct AuditEntry {
  std::int64_t entry = 0;  ///< 1, 2, ... without gaps
  std::string at, actor, action, subject, detail, previous;
};

/// SHA-256 of the entry as a compact JSON array of its seven fields.
[[nodiscard]] std::string hash_of(const AuditEntry& entry);

/// Appends to the chain. Inside one write transaction, so that nobody else appends meanwhile.
class AuditLog {
 public:
  /// Reads where the chain ends. `at` is the time of every entry of this transaction.
  AuditLog(Connection& db, std::string at, std::string actor);
  /// `detail` is JSON.
  void append(std::string_view action, std::string_view subject, std::string detail);

 private:
  Connection& db_;
  AuditEntry next_;
};

/// The time now, in UTC: "2026-02-28T12:00:00Z".
[[nodiscard]] std::string now_utc();

/// The seconds since 1970 of such a time, and back. Nothing for another text.
[[nodiscard]] std::optional<std::int64_t> seconds_of(std::string_view utc);
[[nodiscard]] std::string utc_of(std::int64_t seconds);

/// `text` with every byte that is not UTF-8 replaced, for names that come from a file system.
[[nodiscard]] std::string clean_utf8(std::string_view text);

}  // namespace saksi::store

// SPDX-License-Identifier: Apache-2.0
#include "store/audit.h"

#include "base/hash.h"
#include "base/utf8.h"

#include <nlohmann/json.hpp>

#include <array>
#include <chrono>
#include <ctime>

namespace saksi::store {

std::string hash_of(const AuditEntry& e) {
  const nlohmann::json fields = {e.entry, e.at, e.actor, e.action, e.subject, e.detail, e.previous};
  // "replace": a text that somebody damaged to be no UTF-8 must give a wrong hash, not an
  // exception.
  return base::sha256_hex(fields.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

AuditLog::AuditLog(Connection& db, std::string at, std::string actor) : db_(db) {
  next_.at = std::move(at);
  next_.actor = std::move(actor);
  Statement& last = db.prepared("SELECT entry, hash FROM audit ORDER BY entry DESC LIMIT 1");
  next_.entry = 1;
  if (last.step()) {
    next_.entry = last.integer(0) + 1;
    next_.previous = last.text(1);
  }
  last.reset();
}

void AuditLog::append(std::string_view action, std::string_view subject, std::string detail) {
  next_.action = action;
  next_.subject = subject;
  next_.detail = std::move(detail);
  std::string hash = hash_of(next_);
  db_.prepared("INSERT INTO audit VALUES(?,?,?,?,?,?,?,?)")
      .bind(next_.entry, next_.at, next_.actor, next_.action, next_.subject, next_.detail,
            next_.previous, hash)
      .run();
  ++next_.entry;
  next_.previous = std::move(hash);
}

std::string now_utc() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 32> out{};
  const auto size = std::strftime(out.data(), out.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {out.data(), size};
}

std::string clean_utf8(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto bad = base::first_invalid_utf8(text);
    out.append(text.substr(0, bad.value_or(text.size())));
    if (!bad) break;
    base::append_utf8(out, 0xFFFD);
    text.remove_prefix(*bad + 1);
  }
  return out;
}

}  // namespace saksi::store

// SPDX-License-Identifier: Apache-2.0
#include "store/audit.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "record/record.h"

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
  return utc_of(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()));
}

std::optional<std::int64_t> seconds_of(std::string_view utc) {
  static constexpr std::string_view kShape = "0000-00-00T00:00:00Z";
  if (utc.size() != kShape.size()) return std::nullopt;
  for (std::size_t i = 0; i < utc.size(); ++i) {
    const bool digit = utc[i] >= '0' && utc[i] <= '9';
    if (kShape[i] == '0' ? !digit : utc[i] != kShape[i]) return std::nullopt;
  }
  const auto day = record::parse_day(utc.substr(0, 10));
  const auto two = [utc](std::size_t at) {
    return std::int64_t{utc[at] - '0'} * 10 + (utc[at + 1] - '0');
  };
  if (!day || two(11) > 23 || two(14) > 59 || two(17) > 59) return std::nullopt;
  const auto days = std::chrono::sys_days(*day).time_since_epoch().count();
  return std::int64_t{days} * 86400 + two(11) * 3600 + two(14) * 60 + two(17);
}

std::string utc_of(std::int64_t seconds) {
  const auto time = static_cast<std::time_t>(seconds);
  std::tm parts{};
  gmtime_r(&time, &parts);
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

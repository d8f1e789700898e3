// SPDX-License-Identifier: Apache-2.0
#include "store/history.h"

#include "base/hash.h"
#include "store/audit.h"
#include "store/copies.h"

#include <nlohmann/json.hpp>

#include <vector>

namespace saksi::store {
namespace {

/// Of what the linked event is put together at this moment, as a JSON list of [reading, event,
/// family].
std::string members_now(Connection& db, std::int64_t linked) {
  struct Row {
    std::int64_t reading, document;
    std::string event;
  };

  Statement& row = db.prepared(
      "SELECT reading, document, events.id FROM members JOIN events USING(event) JOIN reports"
      " USING(document) WHERE linked=? ORDER BY event");
  std::vector<Row> rows;
  row.bind(linked);
  while (row.step()) rows.push_back({row.integer(0), row.integer(1), row.text(2)});
  auto out = nlohmann::json::array();
  for (const auto& r : rows) out.push_back({r.reading, r.event, family_of(db, r.document)});
  return out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void keep_state(Connection& db, std::int64_t version, std::int64_t linked) {
  db.prepared(
        "INSERT INTO version_states SELECT ?, coalesce(max(decision), 0), ? FROM decisions"
        " WHERE true ON CONFLICT DO NOTHING")
      .bind(version, members_now(db, linked))
      .run();
}

bool has_state(Connection& db, std::int64_t version) {
  Statement& row = db.prepared("SELECT 1 FROM version_states WHERE version=?");
  const bool there = row.bind(version).step();
  row.reset();
  return there;
}

}  // namespace

std::string content_hash(const std::string& content) {
  return base::sha256_hex(content).substr(0, 32);
}

void keep_states(Connection& db) {
  Statement& row = db.prepared(
      "SELECT max(version), linked FROM event_versions JOIN linked_events USING(linked)"
      " GROUP BY linked");
  std::vector<std::pair<std::int64_t, std::int64_t>> newest;
  row.bind();
  while (row.step()) newest.emplace_back(row.integer(0), row.integer(1));
  for (const auto& [version, linked] : newest) keep_state(db, version, linked);
}

void History::stands(std::int64_t linked, const std::string& content) {
  standing_[linked] = content_hash(content);
}

void History::maybe_gone_all() {
  Statement& row = db_.prepared(
      "SELECT DISTINCT linked FROM event_versions WHERE NOT EXISTS"
      " (SELECT 1 FROM linked_events WHERE linked_events.linked = event_versions.linked)");
  row.bind();
  while (row.step()) maybe_gone_.insert(row.integer(0));
}

History::Last History::last(std::int64_t linked) {
  Statement& row = db_.prepared(
      "SELECT version, number, change, hash FROM event_versions WHERE linked=?"
      " ORDER BY version DESC LIMIT 1");
  Last out;
  if (row.bind(linked).step()) {
    out = {row.integer(0), row.integer(1), row.view(2) == "gone", row.text(3)};
  }
  row.reset();
  return out;
}

void History::add(std::int64_t linked, std::int64_t number, const char* change,
                  const std::string& hash) {
  // Of one that is gone: where its first member, whose number it bore, is now.
  db_.prepared(
         "INSERT INTO event_versions VALUES(NULL,?1,?2,?3,?4,"
         " CASE WHEN ?4='gone' THEN (SELECT linked FROM members WHERE number=?1) END,?5)")
      .bind(linked, number, at_, std::string_view(change), hash)
      .run();
}

void History::write() {
  at_ = now_utc();
  for (const auto& [linked, hash] : standing_) {
    const Last before = last(linked);
    std::int64_t version = before.version;
    if (before.number == 0 || before.gone || before.hash != hash) {
      add(linked, before.number + 1, before.number == 0 || before.gone ? "new" : "changed", hash);
      version = db_.last_id();
    } else if (has_state(db_, version)) {
      continue;
    }
    keep_state(db_, version, linked);
  }
  for (const auto linked : maybe_gone_) {
    Statement& alive = db_.prepared("SELECT 1 FROM linked_events WHERE linked=?");
    const bool there = alive.bind(linked).step();
    alive.reset();
    if (there) continue;
    const Last before = last(linked);
    if (before.number != 0 && !before.gone) add(linked, before.number + 1, "gone", "");
  }
  standing_.clear();
  maybe_gone_.clear();
}

}  // namespace saksi::store

// SPDX-License-Identifier: Apache-2.0
#include "store/history.h"

#include "base/hash.h"
#include "store/audit.h"

namespace saksi::store {

void History::stands(std::int64_t linked, const std::string& content) {
  standing_[linked] = base::sha256_hex(content).substr(0, 32);
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
      "SELECT number, change, hash FROM event_versions WHERE linked=? ORDER BY version DESC LIMIT "
      "1");
  Last out;
  if (row.bind(linked).step()) out = {row.integer(0), row.view(1) == "gone", row.text(2)};
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
    if (before.number == 0 || before.gone) {
      add(linked, before.number + 1, "new", hash);
    } else if (before.hash != hash) {
      add(linked, before.number + 1, "changed", hash);
    }
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

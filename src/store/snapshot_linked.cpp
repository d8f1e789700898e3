// SPDX-License-Identifier: Apache-2.0
// Events of the world of a snapshot, each with all that its members say.
#include "store/linking.h"
#include "store/snapshot_impl.h"

namespace saksi::store {

base::Result<void> Snapshot::linked(const EventFilter& filter,
                                    const Visit<ledger::LinkedEvent>& visit) {
  base::Result<void> visited;
  auto read = guarded([&] {
    const Where w = impl_->linked_events(filter);
    Statement& row = impl_->db.prepared(
        "SELECT DISTINCT linked_events.linked, linked_events.date_start FROM linked_events"
        " JOIN members USING(linked) JOIN events USING(event)"
        " JOIN reports ON reports.document = events.document" +
        w.sql + " ORDER BY linked_events.date_start, linked_events.linked");
    w.bind(row);
    while (visited && row.step()) {
      visited = visit(ledger::derive(told(impl_->db, row.integer(0))));
    }
    impl_->db.reset_all();
  });
  if (!read) return read;
  return visited;
}

base::Result<void> Snapshot::changes(const Since& since, const Visit<EventChange>& visit) {
  base::Result<void> visited;
  auto read = guarded([&] {
    Connection& db = impl_->db;
    std::int64_t after = since.version;
    if (!since.at.empty()) {
      Statement& row =
          db.prepared("SELECT coalesce(max(version), 0) FROM event_versions WHERE at<?");
      if (row.bind(since.at).step()) after = row.integer(0);
      row.reset();
    }
    Statement& row = db.prepared(
        "SELECT linked, version, number, at, change, successor,"
        " (SELECT change FROM event_versions old WHERE old.linked=v.linked AND old.version<=?1"
        "  ORDER BY version DESC LIMIT 1)"
        " FROM event_versions v WHERE version>?1 AND NOT EXISTS (SELECT 1 FROM event_versions later"
        "  WHERE later.linked=v.linked AND later.version>v.version) ORDER BY version");
    row.bind(after);
    while (visited && row.step()) {
      const bool was = !row.null(6) && row.view(6) != "gone", is = row.view(4) != "gone";
      if (!was && !is) continue;
      EventChange out;
      out.id = ledger::event_id(static_cast<std::uint64_t>(row.integer(0)));
      out.change = !was ? "new" : is ? "changed" : "gone";
      out.version = row.integer(1);
      out.number = row.integer(2);
      out.at = row.view(3);
      if (!row.null(5)) {
        out.successor = ledger::event_id(static_cast<std::uint64_t>(row.integer(5)));
      }
      visited = visit(out);
    }
    db.reset_all();
  });
  if (!read) return read;
  return visited;
}

base::Result<std::int64_t> Snapshot::version() {
  return guarded(
      [&] { return impl_->db.number("SELECT coalesce(max(version), 0) FROM event_versions"); });
}

base::Result<std::int64_t> Snapshot::number_of(std::string_view id) {
  return guarded([&] {
    std::int64_t out = 0;
    const auto number = ledger::parse_event_id(id);
    if (!number) return out;
    Statement& row = impl_->db.prepared(
        "SELECT number FROM event_versions WHERE linked=? ORDER BY version DESC LIMIT 1");
    if (row.bind(static_cast<std::int64_t>(*number)).step()) out = row.integer(0);
    row.reset();
    return out;
  });
}

}  // namespace saksi::store

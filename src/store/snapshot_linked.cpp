// SPDX-License-Identifier: Apache-2.0
// Events of the world of a snapshot, each with all that its members say.
#include "store/linking.h"
#include "store/snapshot_impl.h"

namespace saksi::store {

base::Result<void> Snapshot::linked(const EventFilter& filter,
                                    const Visit<ledger::LinkedEvent>& visit) {
  base::Result<void> visited;
  auto read = guarded([&] {
    const Where w = where(filter);
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

}  // namespace saksi::store

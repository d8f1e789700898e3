// SPDX-License-Identifier: Apache-2.0
// What became of linked events: new, changed, gone.
#include "desk.h"
#include "other_program.h"
#include "samples.h"
#include "store/audit.h"
#include "store/filter.h"
#include "store/lists.h"
#include "store/snapshot.h"

#include <doctest/doctest.h>

#include <vector>

using namespace samples;

namespace {

struct Change {
  std::string id, change, successor;
  std::int64_t number = 0;
};

std::vector<Change> changes(const std::string& path, const store::Since& since) {
  auto snapshot = store::Snapshot::open(path).value();
  std::vector<Change> out;
  REQUIRE(snapshot.changes(since, [&](const store::EventChange& c) -> base::Result<void> {
    out.push_back({c.id, std::string(c.change), c.successor, c.number});
    return {};
  }));
  return out;
}

std::int64_t version(const std::string& path) {
  return store::Snapshot::open(path).value().version().value();
}

std::string linked(store::Store& db, const std::string& report) {
  return db.linked_id(report, "e1").value();
}

}  // namespace

TEST_CASE("an event is new, then changed when a second report tells of it, and each has a number") {
  const Folder folder;
  store::Store db = fresh(folder);
  const std::string path = folder.file("a.db");
  add(db, clash("a"));
  auto all = changes(path, {});
  REQUIRE(all.size() == 1);
  CHECK(all[0].change == "new");
  CHECK(all[0].number == 1);
  const auto before = version(path);
  add(db, clash("z", "2019-01-06"));
  all = changes(path, {before, ""});
  REQUIRE(all.size() == 1);
  CHECK(all[0].id == linked(db, "a"));
  CHECK(all[0].change == "changed");
  CHECK(all[0].number == 2);
  CHECK(changes(path, {version(path), ""}).empty());
  // Seen from the beginning it is only new.
  CHECK(changes(path, {}).at(0).change == "new");
}

TEST_CASE("the same report again changes nothing, nor does making all anew") {
  const Folder folder;
  store::Store db = fresh(folder);
  const std::string path = folder.file("a.db");
  add(db, clash("a"));
  const auto before = version(path);
  add(db, clash("a"));
  REQUIRE(db.rebuild());
  CHECK(version(path) == before);
}

TEST_CASE("two events that a person joins: one is gone and says where to; taken back it is new") {
  const Folder folder;
  store::Store db = fresh(folder);
  const std::string path = folder.file("a.db");
  add(db, clash("a", "2019-01-06"));
  add(db, clash("b", "2019-03-01"));
  const std::string first = linked(db, "a"), second = linked(db, "b");
  REQUIRE(first != second);
  const auto before = version(path);
  store::Verdict verdict{{"a", "e1"}, {"b", "e1"}, store::Judgement::same, "one clash"};
  REQUIRE(db.judge(verdict, "tester"));
  auto all = changes(path, {before, ""});
  REQUIRE(all.size() == 2);
  const Change& gone = all[0].change == "gone" ? all[0] : all[1];
  const Change& stays = all[0].change == "gone" ? all[1] : all[0];
  CHECK(gone.change == "gone");
  CHECK(gone.successor == stays.id);
  CHECK(stays.change == "changed");
  const auto joined = version(path);
  verdict.judgement = store::Judgement::withdrawn;
  REQUIRE(db.judge(verdict, "tester"));
  // It comes back under its own id; whoever missed both sees no more than a change.
  all = changes(path, {joined, ""});
  REQUIRE(all.size() == 2);
  CHECK(std::count_if(all.begin(), all.end(), [](const Change& c) { return c.change == "new"; }) ==
        1);
  CHECK(linked(db, "b") == second);
  for (const auto& c : changes(path, {before, ""})) CHECK(c.change == "changed");
}

TEST_CASE("since a time: what changed from then on") {
  const Folder folder;
  store::Store db = fresh(folder);
  add(db, clash("a"));
  CHECK(changes(folder.file("a.db"), {0, "2019-01-01"}).size() == 1);
  CHECK(changes(folder.file("a.db"), {0, "9999-01-01"}).empty());
}

namespace {

/// With everything that the history tells moved to 2020.
store::Store long_ago(const Folder& folder) {
  REQUIRE(other_program(folder.file("a.db"),
                        "DROP TRIGGER event_versions_stay;"
                        "UPDATE event_versions SET at='2020-01-01T00:00:00Z'") == SQLITE_OK);
  return store::Store::open(folder.file("a.db"), store::Access::open).value();
}

store::EventFilter since(const std::string& moment) {
  store::EventFilter out;
  CHECK(store::set(out, "since", moment) == "");
  return out;
}

}  // namespace

TEST_CASE("lists of what is new or says something else since a moment") {
  const Folder folder;
  {
    store::Store db = fresh(folder);
    add(db, clash("a"));
    add(db, clash("b", "2019-03-09"));
    add(db, clash("c", "2019-04-09"));
  }
  store::Store db = long_ago(folder);
  const store::Lists lists(db);
  const auto found = [&](const std::string& moment) {
    std::vector<std::string> out;
    const auto list = lists.linked(since(moment), 10, 0).value();
    for (const auto& row : list.items) out.push_back(row.id);
    return out;
  };
  CHECK(found("2019-12-31").size() == 3);
  CHECK(found("2020-01-01T00:00:00Z").size() == 3);
  CHECK(found("2020-01-01T00:00:01Z").empty());
  // Another report of one, a correction of another, an acceptance of the third, and a new event.
  store::Decisions decisions(db);
  add(db, clash("a2"));
  REQUIRE(decisions.decide(proposal(decisions, store::Action::reject, "b", "c2"), "Sinta"));
  REQUIRE(decisions.decide(proposal(decisions, store::Action::accept, "c", "e1"), "Sinta"));
  add(db, clash("d", "2019-05-09"));
  const std::vector<std::string> news{linked(db, "d"), linked(db, "b"), linked(db, "a")};
  CHECK(found("2026-01-01") == news);
  const auto row = lists.one(news[2]).value();
  CHECK(row.added == "2020-01-01T00:00:00Z");
  CHECK(row.changed > "2026");
  CHECK(lists.one(news[0])->added == lists.one(news[0])->changed);
  // The same for events of reports, the map, the queue, another process and what it reads anew.
  CHECK(db.events(since("2026-01-01"), 10, 0)->total == 4);
  CHECK(lists.map(since("2026-01-01"), true, 10)->total == 3);
  CHECK(lists.queue(since("2026-01-01"), std::nullopt, {}, 10, 0)->total == 3);
  auto other = store::Store::open(folder.file("a.db"), store::Access::open).value();
  CHECK(store::Lists(other).linked(since("2026-01-01"), 10, 0)->facets.total == 3);
  REQUIRE(other.rebuild());
  CHECK(store::Lists(other).linked(since("2026-01-01"), 10, 0)->facets.total == 3);
}

TEST_CASE("a moment is a day or a time in UTC, and nothing else") {
  store::EventFilter filter;
  for (const auto* wrong :
       {"yesterday", "2026-11-31", "2026-11-28T24:00:00Z", "2026-11-28T05:30Z",
        "2026-11-28 05:30:00Z", "2026-11-28T05:30:00+07:00", "2026-11-2", "1764307800"}) {
    CAPTURE(wrong);
    CHECK(store::set(filter, "since", wrong) != "");
  }
  for (const auto* moment : {"1969-12-31T23:59:59Z", "2024-02-29T12:34:56Z"}) {
    CHECK(store::utc_of(store::seconds_of(moment).value()) == moment);
  }
  CHECK(store::seconds_of("1970-01-02T00:00:01Z") == 86401);
}

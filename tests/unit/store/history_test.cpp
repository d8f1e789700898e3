// SPDX-License-Identifier: Apache-2.0
// What became of linked events: new, changed, gone.
#include "samples.h"
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

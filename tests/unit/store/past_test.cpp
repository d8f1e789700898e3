// SPDX-License-Identifier: Apache-2.0
// What stood here before: versions of linked events and readings of reports.
#include "store/past.h"

#include "desk.h"
#include "other_program.h"
#include "samples.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace samples;

namespace {

const store::Program kLater{"9.9.9", "id 9.9.9"};

std::string linked(store::Store& db, const std::string& report) {
  return db.linked_id(report, "e1").value();
}

store::EventVersions versions(const store::Store& db, const std::string& id) {
  return store::Past(db).versions(id).value();
}

store::EventThen then(const store::Store& db, const std::string& id, std::int64_t number,
                      std::optional<std::int64_t> decision = {}) {
  return store::Past(db).event(id, number, decision).value();
}

std::vector<std::string> reports(const std::vector<store::Item>& members) {
  std::vector<std::string> out;
  for (const auto& m : members) out.push_back(m.report);
  return out;
}

/// The figures of the claims that stand, in order.
std::vector<std::int64_t> figures(const ledger::LinkedEvent& event) {
  std::vector<std::int64_t> out;
  for (const auto& c : event.claims) {
    if (!c.rejected) out.push_back(event.claim(c).count.low.value());
  }
  return out;
}

using Names = std::vector<std::string>;
using Figures = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("an event as it was before another report came, a correction and a rejection") {
  const Folder folder;
  store::Store db = fresh(folder);
  store::Decisions decisions(db);
  add(db, clash("a"));
  add(db, clash("b"));
  const std::string id = linked(db, "a");
  REQUIRE(decisions.decide(proposal(decisions, store::Action::edit, "a", "c1", "count",
                                    R"({"low": 4, "high": 4, "qualifier": "exact"})"),
                           "Sinta"));
  REQUIRE(decisions.decide(proposal(decisions, store::Action::reject, "b", "c2"), "Budi"));

  const auto all = versions(db, id);
  REQUIRE(all.items.size() == 4);
  CHECK(std::all_of(all.items.begin(), all.items.end(), [](const auto& v) { return v.kept; }));
  CHECK(reports(all.items[0].came) == Names{"a"});
  CHECK(reports(all.items[1].came) == Names{"b"});
  CHECK(all.items[1].decisions.empty());
  REQUIRE(all.items[2].decisions.size() == 1);
  CHECK(all.items[2].decisions[0].actor == "Sinta");
  CHECK(all.items[2].came.empty());
  REQUIRE(all.items[3].decisions.size() == 1);
  CHECK(all.items[3].decisions[0].action == store::Action::reject);
  CHECK(all.later.empty());

  const Figures wanted[] = {{3, 7}, {3, 7, 3, 7}, {4, 7, 3, 7}, {4, 7, 3}};
  for (std::int64_t number = 1; number <= 4; ++number) {
    const auto was = then(db, id, number);
    CAPTURE(number);
    CHECK(was.same == true);
    CHECK(was.number == number);
    CHECK(was.last == 4);
    CHECK(figures(was.event) == wanted[number - 1]);
  }
  CHECK(then(db, id, 2).summary.standing == store::Standing::candidate);
  CHECK(then(db, id, 2).decisions.empty());
  CHECK(then(db, id, 4).decisions.size() == 2);
  CHECK(figures(db.linked_event(id)->event) == wanted[3]);
  check_whole(db);
}

TEST_CASE("undo gives a further version that says what an earlier one said") {
  const Folder folder;
  store::Store db = fresh(folder);
  store::Decisions decisions(db);
  add(db, clash("a"));
  const std::string id = linked(db, "a");
  const auto made =
      decisions.decide(proposal(decisions, store::Action::reject, "a", "c1"), "Sinta").value();
  REQUIRE(decisions.undo(made.decisions[0].number, "Sinta", false, {}));
  const auto all = versions(db, id);
  REQUIRE(all.items.size() == 3);
  // Each as it stood: the rejection is not taken back yet in the version that it made.
  REQUIRE(all.items[1].decisions.size() == 1);
  CHECK_FALSE(all.items[1].decisions[0].undone);
  REQUIRE(all.items[2].decisions.size() == 1);
  CHECK(all.items[2].decisions[0].action == store::Action::undo);
  CHECK(figures(then(db, id, 2).event) == Figures{7});
  CHECK(figures(then(db, id, 3).event) == Figures{3, 7});
  CHECK(then(db, id, 2).decisions[0].undone == false);
  CHECK(then(db, id, 3).decisions.back().undone == true);
}

TEST_CASE(
    "acceptances change nothing that an event says, and can be seen with a decision's number") {
  const Folder folder;
  store::Store db = fresh(folder);
  store::Decisions decisions(db);
  add(db, clash("a"));
  const std::string id = linked(db, "a");
  const auto made =
      decisions.decide(proposal(decisions, store::Action::accept, "a", "e1"), "Sinta").value();
  const auto accepted = made.decisions[0].number;
  REQUIRE(decisions.decide(proposal(decisions, store::Action::reject, "a", "c2"), "Budi"));
  const auto all = versions(db, id);
  REQUIRE(all.items.size() == 2);
  CHECK(all.items[1].decisions.size() == 2);
  CHECK(then(db, id, 1).summary.standing == store::Standing::candidate);
  const auto between = then(db, id, 1, accepted);
  CHECK(between.summary.standing == store::Standing::accepted);
  CHECK(between.decision == accepted);
  CHECK(between.same == true);
  CHECK(between.decisions.size() == 1);
  // No later one than the next version's counts: that would be another event.
  CHECK(figures(then(db, id, 1, 999999).event) == Figures{3, 7});
}

TEST_CASE("an event read again by a later program, and the report's readings beside each other") {
  const Folder folder;
  store::Store db = fresh(folder);
  store::Decisions decisions(db);
  add(db, clash("a"));
  const std::string id = linked(db, "a");
  REQUIRE(decisions.decide(proposal(decisions, store::Action::accept, "a", "c2"), "Sinta"));
  auto better = clash("a");
  better.claims[0].count = {5, 5, record::Qualifier::exact};
  add(db, better, kLater);
  const auto all = versions(db, id);
  REQUIRE(all.items.size() == 2);
  CHECK(reports(all.items[1].read_again) == Names{"a"});
  CHECK(figures(then(db, id, 1).event) == Figures{3, 7});
  CHECK(figures(then(db, id, 2).event) == Figures{5, 7});
  CHECK(then(db, id, 1).readings.at("a") == 1);
  CHECK(then(db, id, 2).readings.empty());

  const store::Past past(db);
  const auto readings = past.readings("a").value();
  REQUIRE(readings.size() == 2);
  CHECK_FALSE(readings[0].shown);
  CHECK(readings[1].shown);
  CHECK(readings[1].program == kLater.version);
  CHECK(readings[0].sha256 == readings[1].sha256);
  CHECK(readings[0].claims == 2);
  const auto first = past.reading("a", readings[0].reading).value();
  CHECK(first.record_json.find("\"low\":3") != std::string::npos);
  CHECK(first.reviews.at("c2").standing == store::Standing::accepted);
  // The claim came out the same, so the decision holds for the later reading too.
  CHECK(past.reading("a", readings[1].reading)->reviews.at("c2").standing ==
        store::Standing::accepted);
  CHECK(past.readings("nobody").error().code == base::Code::not_found);
  CHECK(past.reading("a", 999).error().code == base::Code::not_found);
}

TEST_CASE("an event that was joined to another is still there under its own id") {
  const Folder folder;
  store::Store db = fresh(folder);
  add(db, clash("a", "2019-01-06"));
  add(db, clash("b", "2019-03-01"));
  const std::string first = linked(db, "a"), second = linked(db, "b");
  REQUIRE(db.judge({{"a", "e1"}, {"b", "e1"}, store::Judgement::same, "one clash"}, "tester"));
  const std::string stays = linked(db, "a");
  const std::string went = stays == first ? second : first;
  const auto all = versions(db, went);
  CHECK(all.id == went);
  REQUIRE(all.items.size() == 2);
  CHECK(all.items[1].change == "gone");
  CHECK(all.items[1].successor == stays);
  CHECK(then(db, went, 1).event.members.size() == 1);
  CHECK(then(db, stays, 1).event.members.size() == 1);
  CHECK(then(db, stays, 2).event.members.size() == 2);
  const store::Past past(db);
  CHECK(past.event(went, 2, {}).error().code == base::Code::not_found);
  CHECK(past.event(went, 7, {}).error().code == base::Code::not_found);
  CHECK(past.versions("SKS-0000000000").error().code == base::Code::not_found);
  CHECK(past.versions("nonsense").error().code == base::Code::not_found);
}

TEST_CASE("of a database from before, what stands when it is opened is kept from then on") {
  const Folder folder;
  {
    store::Store db = fresh(folder);
    add(db, clash("a"));
    add(db, clash("b"));
  }
  REQUIRE(other_program(folder.file("a.db"), "DROP TABLE version_states; PRAGMA user_version=9") ==
          SQLITE_OK);
  store::Store db = store::Store::open(folder.file("a.db"), store::Access::open).value();
  const std::string id = linked(db, "a");
  const auto all = versions(db, id);
  REQUIRE(all.items.size() == 2);
  CHECK_FALSE(all.items[0].kept);
  CHECK(all.items[1].kept);
  CHECK(store::Past(db).event(id, 1, {}).error().code == base::Code::not_found);
  CHECK(then(db, id, 2).same == true);
  add(db, clash("c"));
  CHECK(reports(versions(db, id).items[2].came) == Names{"c"});
  check_whole(db);
}

TEST_CASE("a version whose hash is another's is said to be put together in another way") {
  const Folder folder;
  {
    store::Store db = fresh(folder);
    add(db, clash("a"));
  }
  REQUIRE(other_program(folder.file("a.db"),
                        "DROP TRIGGER event_versions_stay; UPDATE event_versions SET"
                        " hash='00000000000000000000000000000000'") == SQLITE_OK);
  store::Store db = store::Store::open(folder.file("a.db"), store::Access::open).value();
  CHECK(then(db, linked(db, "a"), 1).same == false);
}

TEST_CASE("nobody can change of what a version was put together") {
  const Folder folder;
  {
    store::Store db = fresh(folder);
    add(db, clash("a"));
  }
  for (const auto* sql : {"UPDATE version_states SET members='[]'", "DELETE FROM version_states"}) {
    CHECK(other_program(folder.file("a.db"), sql) != SQLITE_OK);
  }
}

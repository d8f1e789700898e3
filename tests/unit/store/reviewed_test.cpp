// SPDX-License-Identifier: Apache-2.0
// What reviewers decide reaches what is derived: ranges, policies, linked events, control.
#include "desk.h"
#include "ledger/claims.h"
#include "ledger/json.h"
#include "other_program.h"
#include "samples.h"
#include "store/lists.h"
#include "store/snapshot.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace saksi;
using nlohmann::json;
using samples::add;
using samples::check_whole;
using samples::clash;
using samples::Folder;
using samples::fresh;
using samples::other_program;
using samples::proposal;
using store::Action;

namespace {

/// Two reports of one clash and one of another.
struct Desk {
  Folder folder;
  store::Store db = fresh(folder);
  store::Decisions decisions{db};

  Desk() {
    add(db, clash("a"));
    add(db, clash("b"));
    add(db, clash("z", "2019-03-09"));
  }

  std::int64_t decide(Action action, const std::string& report, const std::string& item,
                      const std::string& field = {}, const std::string& after = {}) {
    const auto made =
        decisions.decide(proposal(decisions, action, report, item, field, after), "Sinta");
    REQUIRE(made);
    REQUIRE_FALSE(made->stale);
    return made->decisions.front().number;
  }

  void undo(std::int64_t number) { REQUIRE(decisions.undo(number, "Sinta", false, std::nullopt)); }

  ledger::LinkedEvent event(const std::string& report, const char* item = "e1") {
    return db.linked_event(db.linked_id(report, item).value())->event;
  }

  std::string said(const std::string& report) { return ledger::to_json(event(report)); }

  /// "low..high of claims", of killed.
  std::string killed(const std::string& report, const char* item = "e1") {
    const auto range = ledger::figure_range(event(report, item), record::Outcome::killed);
    if (!range) return "none";
    const auto text = [](const auto& n) { return n ? std::to_string(*n) : std::string("?"); };
    return text(range->low) + ".." + text(range->high) + " of " + std::to_string(range->claims);
  }

  std::int64_t versions() { return store::Snapshot::open(folder.file("a.db"))->version().value(); }
};

}  // namespace

TEST_CASE("a rejected claim leaves ranges, policies and disagreement, and undo brings it back") {
  Desk desk;
  const std::string before = desk.said("a"), record = desk.db.report("a")->record_json;
  REQUIRE(desk.killed("a") == "3..7 of 4");
  REQUIRE(ledger::disagreement(desk.event("a")));
  const auto first = desk.decide(Action::reject, "a", "c2");
  CHECK(desk.killed("a") == "3..7 of 3");  // the other report still says seven
  const auto second = desk.decide(Action::reject, "b", "c2");
  CHECK(desk.killed("a") == "3..3 of 2");
  CHECK_FALSE(ledger::disagreement(desk.event("a")));
  const auto policy = ledger::apply("ucdp", desk.event("a")).value();
  CHECK(policy.figures.at(0).high == 3);
  // It is still shown, marked, under its speaker, who is no origin any more.
  const json shown = json::parse(desk.said("a"));
  CHECK(shown.at("claims").size() == 4);
  CHECK(shown.at("claims").at(1).at("rejected") == true);
  CHECK(shown.at("origins") == 1);
  CHECK(shown.at("origin_list").at(1).at("rejected") == true);
  CHECK(desk.db.report("a")->record_json == record);
  check_whole(desk.db);
  desk.undo(second);
  desk.undo(first);
  CHECK(desk.said("a") == before);
  check_whole(desk.db);
}

TEST_CASE("a corrected figure counts as corrected and the sentence stays") {
  Desk desk;
  const std::string before = desk.said("z");
  const auto number =
      desk.decide(Action::edit, "z", "c1", "count", R"({"low":2,"high":2,"qualifier":"exact"})");
  CHECK(desk.killed("z") == "2..7 of 2");
  const json claim = json::parse(desk.said("z")).at("claims").at(0);
  CHECK(claim.at("count").at("low") == 2);
  CHECK(claim.at("corrected") == json::array({"count"}));
  CHECK(claim.at("as_read").at("count").at("low") == 3);
  CHECK(claim.at("evidence").dump().find("Tiga polisi tewas") != std::string::npos);
  check_whole(desk.db);
  REQUIRE(desk.db.rebuild());
  CHECK(desk.killed("z") == "2..7 of 2");
  check_whole(desk.db);
  desk.undo(number);
  CHECK(desk.said("z") == before);
}

TEST_CASE("an event of which a reviewer says that it did not happen has no toll any more") {
  Desk desk;
  const std::string before = desk.said("z");
  const store::Lists lists(desk.db);
  const auto id = desk.db.linked_id("z", "e1").value();
  store::EventFilter deadly;
  deadly.killed_min = 1;
  REQUIRE(lists.linked(deadly, 10, 0)->facets.total == 2);
  for (const auto* status : {R"("threatened")", R"("denied")", R"("planned")"}) {
    const auto number = desk.decide(Action::edit, "z", "e1", "status", status);
    CHECK(desk.killed("z") == "none");
    CHECK(desk.event("z").claims.size() == 2);  // still told, side by side
    CHECK(ledger::disagreement(desk.event("z")));
    for (const auto& policy : ledger::policies()) {
      CHECK(ledger::apply(policy.name, desk.event("z"))->figures.empty());
    }
    CHECK_FALSE(lists.one(id)->killed.has_value());
    CHECK(lists.linked(deadly, 10, 0)->facets.total == 1);
    CHECK(desk.db.events(deadly, 10, 0)->total == 2);
    check_whole(desk.db);
    desk.undo(number);
    CHECK(desk.said("z") == before);
    CHECK(desk.killed("z") == "3..7 of 2");
  }
  desk.decide(Action::edit, "z", "e1", "status", R"("ongoing")");
  CHECK(desk.killed("z") == "3..7 of 2");
}

TEST_CASE("an older database loses the tolls of what did not happen when it is opened") {
  const Folder folder;
  {
    auto db = fresh(folder);
    auto planned = clash("p");
    planned.events[0].status = record::EventStatus::planned;
    add(db, planned);
    add(db, clash("q", "2019-03-09"));
  }
  const auto path = folder.file("a.db");
  REQUIRE(other_program(path,
                        "UPDATE linked_events SET killed_low=3, killed_high=7,"
                        " head=json_set(head, '$.killed', json('{\"low\":3,\"high\":7}'))"
                        " WHERE status='planned';"
                        "UPDATE events SET killed_claims=2, killed_low=3, killed_high=7"
                        " WHERE status='planned';"
                        "PRAGMA user_version=6") == SQLITE_OK);
  auto db = store::Store::open(path, store::Access::open).value();
  const auto planned = store::Lists(db).one(db.linked_id("p", "e1").value()).value();
  CHECK_FALSE(planned.killed);
  CHECK(planned.head_json.find(R"("killed":null)") != std::string::npos);
  CHECK(store::Lists(db).one(db.linked_id("q", "e1").value())->killed->high == 7);
  store::EventFilter deadly;
  deadly.killed_min = 1;
  CHECK(db.events(deadly, 10, 0)->total == 1);
  check_whole(db);
}

TEST_CASE("a corrected speaker is another origin, a corrected day counts before what was read") {
  Desk desk;
  desk.decide(Action::edit, "z", "c2", "sources",
              R"([{"name":"Harun Wirya","role":null,"affiliation":null,"kind":"official",)"
              R"("evidence":[]}])");
  const auto event = desk.event("z");
  CHECK(ledger::independent_origins(event) == 1);
  CHECK_FALSE(ledger::disagreement(event));
  desk.decide(Action::edit, "b", "e1", "date",
              R"({"start":"2019-01-05","end":"2019-01-05","precision":"day","evidence":[]})");
  CHECK(record::iso(*desk.event("a").date.date.start) == "2019-01-05");
  CHECK(desk.event("a").date.from == ledger::From{1});
  check_whole(desk.db);
}

TEST_CASE("a rejected member counts no more; when all are rejected the event is") {
  Desk desk;
  const std::string before = desk.said("a");
  const auto first = desk.decide(Action::reject, "a", "e1");
  CHECK(desk.killed("a") == "3..7 of 2");
  CHECK(desk.event("a").reports == 1);
  CHECK_FALSE(desk.event("a").rejected);
  CHECK(desk.event("a").date.from == ledger::From{1});
  const auto second = desk.decide(Action::reject, "b", "e1");
  const auto event = desk.event("a");
  CHECK(event.rejected);
  CHECK(desk.killed("a") == "none");
  CHECK(event.members.size() == 2);
  CHECK(event.reports == 2);  // what it is that was rejected
  CHECK(ledger::standing_claims(event) == 0);
  CHECK(json::parse(desk.said("a")).at("rejected") == true);
  check_whole(desk.db);
  desk.undo(first);
  CHECK_FALSE(desk.event("a").rejected);
  desk.undo(second);
  CHECK(desk.said("a") == before);
  check_whole(desk.db);
}

TEST_CASE("a claim moved to another event leaves the one and counts for the other") {
  Folder folder;
  Desk desk;
  auto two = clash("two", "2019-05-01");
  two.events.push_back(two.events[0]);
  two.events[1].sub_event_type = record::SubEventType::suicide_bomb;
  add(desk.db, two);
  REQUIRE(desk.killed("two", "e2") == "none");
  const auto number = desk.decide(Action::edit, "two", "c2", "event", R"("e2")");
  CHECK(desk.killed("two") == "3..3 of 1");
  CHECK(desk.killed("two", "e2") == "7..7 of 1");
  check_whole(desk.db);
  desk.undo(number);
  CHECK(desk.killed("two") == "3..7 of 2");
  CHECK(desk.killed("two", "e2") == "none");
}

TEST_CASE("when a total is rejected its parts stand for themselves") {
  Desk desk;
  auto r = clash("parts", "2019-06-01");
  r.claims[0].part_of = record::ClaimId{1};
  r.claims[0].sources = r.claims[1].sources;
  add(desk.db, r);
  REQUIRE(desk.killed("parts") == "7..7 of 2");
  desk.decide(Action::reject, "parts", "c2");
  CHECK(desk.killed("parts") == "3..3 of 1");
  check_whole(desk.db);
}

TEST_CASE("a decision is a change of the events that it concerns, of no other") {
  Desk desk;
  const auto start = desk.versions();
  desk.decide(Action::accept, "a", "e1");
  desk.decide(Action::unsure, "a", "c1");
  CHECK(desk.versions() == start);  // nothing else is said
  const auto number = desk.decide(Action::reject, "a", "c1");
  CHECK(desk.versions() == start + 1);
  desk.undo(number);
  CHECK(desk.versions() == start + 2);
  std::vector<std::string> changed;
  auto snapshot = store::Snapshot::open(desk.folder.file("a.db")).value();
  REQUIRE(snapshot.changes({start, ""}, [&](const store::EventChange& c) -> base::Result<void> {
    changed.push_back(c.id);
    return {};
  }));
  CHECK(changed == std::vector<std::string>{desk.db.linked_id("a", "e1").value()});
}

TEST_CASE("lists show what a decision made of a range, also when the day moves") {
  Desk desk;
  const store::Lists lists(desk.db);
  const auto id = desk.db.linked_id("z", "e1").value();
  REQUIRE(lists.one(id)->killed->high == 7);
  desk.decide(Action::reject, "z", "c2");
  CHECK(lists.one(id)->killed->high == 3);
  CHECK_FALSE(lists.one(id)->disagreement);
  REQUIRE(lists.linked({}, 10, 0)->items.front().id == id);
  desk.decide(Action::edit, "z", "e1", "date",
              R"({"start":"2018-01-05","end":"2018-01-05","precision":"day","evidence":[]})");
  CHECK(lists.linked({}, 10, 0)->items.back().id == id);
  CHECK(lists.one(id)->killed->high == 3);
}

TEST_CASE(
    "a rejected claim of control is no longer on the timeline, a corrected one as corrected") {
  Desk desk;
  auto r = clash("k", "2019-07-01");
  for (auto& claim : r.claims) {
    claim.kind = record::ClaimKind::control;
    claim.victims.reset();
    claim.place = r.events[0].places[0];
    claim.actor = r.events[0].actors[0].actor;
  }
  add(desk.db, r);
  REQUIRE(desk.db.control("Sarwa")->at(0).entries.size() == 2);
  desk.decide(Action::edit, "k", "c1", "change", R"("lost")");
  auto entries = desk.db.control("Sarwa")->at(0).entries;
  CHECK(entries.at(0).claim.what().control_change == record::ControlChange::lost);
  desk.decide(Action::reject, "k", "c2");
  CHECK(desk.db.control("Sarwa")->at(0).entries.size() == 1);
  desk.decide(Action::reject, "k", "e1");
  CHECK(desk.db.control("Sarwa")->empty());
  check_whole(desk.db);
}

TEST_CASE("a database whose linked events know of no decision learns of them when it is opened") {
  Desk desk;
  desk.decide(Action::reject, "z", "c2");
  const auto path = desk.folder.file("a.db");
  REQUIRE(other_program(path,
                        "UPDATE linked_events SET killed_high=7;"
                        "PRAGMA user_version=5") == SQLITE_OK);
  REQUIRE_FALSE(desk.db.verify()->faults.empty());
  auto again = store::Store::open(path, store::Access::open).value();
  const auto id = again.linked_id("z", "e1").value();
  CHECK(store::Lists(again).one(id)->killed->high == 3);
}

TEST_CASE("verify notices rows that are not what reviewers made of a report") {
  Desk desk;
  desk.decide(Action::edit, "z", "c1", "count", R"({"low":2,"high":2,"qualifier":"exact"})");
  desk.decide(Action::reject, "a", "c1");
  check_whole(desk.db);
  for (const auto* sql :
       {"UPDATE claims SET count_low=3 WHERE count_low=2", "UPDATE events SET killed_low=1"}) {
    REQUIRE(other_program(desk.folder.file("a.db"), sql) == SQLITE_OK);
    CHECK_FALSE(desk.db.verify()->faults.empty());
    REQUIRE(desk.db.rebuild());
    check_whole(desk.db);
  }
}

TEST_CASE("filters and the events of reports go by what was corrected") {
  Desk desk;
  const auto filter = [](const std::string& place) {
    store::EventFilter out;
    out.places = {place};
    return out;
  };
  REQUIRE(desk.db.events(filter("Sarwa"), 10, 0)->total == 3);
  const auto place =
      R"([{"name":"Wamena Uji","country":"ID","admin1":null,"admin2":null,"latitude":null,)"
      R"("longitude":null,"gazetteer_id":null,"precision":"settlement","evidence":[]}])";
  const auto number = desk.decide(Action::edit, "z", "e1", "places", place);
  CHECK(desk.db.events(filter("Sarwa"), 10, 0)->total == 2);
  CHECK(desk.db.events(filter("Wamena Uji"), 10, 0)->total == 1);
  const auto rows = store::Lists(desk.db).linked(filter("Wamena Uji"), 10, 0);
  REQUIRE(rows->items.size() == 1);
  CHECK(rows->items.front().id == desk.db.linked_id("z", "e1").value());
  store::EventFilter many;
  many.killed_min = 5;
  REQUIRE(desk.db.events(many, 10, 0)->total == 3);
  desk.decide(Action::reject, "z", "c2");
  CHECK(desk.db.events(many, 10, 0)->total == 2);
  check_whole(desk.db);
  // Another process that opens the file sees the same as the one that followed the changes.
  auto other = store::Store::open(desk.folder.file("a.db"), store::Access::open).value();
  CHECK(other.events(filter("Sarwa"), 10, 0)->total == 2);
  CHECK(other.events(many, 10, 0)->total == 2);
  desk.undo(number);
  CHECK(desk.db.events(filter("Sarwa"), 10, 0)->total == 3);
}

TEST_CASE("who holds a place goes by corrected claims, without those of rejected events") {
  Desk desk;
  auto r = clash("k", "2019-07-01");
  r.claims.resize(1);
  r.claims[0].kind = record::ClaimKind::control;
  r.claims[0].victims.reset();
  r.claims[0].place = r.events[0].places[0];
  r.claims[0].actor = r.events[0].actors[0].actor;
  add(desk.db, r);
  const store::Lists lists(desk.db);
  REQUIRE(lists.held("2019-12-31")->at(0).newest.at(0).holder == "Laskar Contoh");
  desk.decide(Action::edit, "k", "c1", "holder",
              R"({"name":"Polisi","actor_id":"police","kind":"state_forces","evidence":[]})");
  CHECK(lists.held("2019-12-31")->at(0).newest.at(0).holder == "Polisi");
  const auto number = desk.decide(Action::reject, "k", "e1");
  CHECK(lists.held("2019-12-31")->empty());
  CHECK(lists.control_days()->empty());
  CHECK(desk.db.control_places(10, 0)->empty());
  desk.undo(number);
  CHECK(lists.control_days()->size() == 1);
  CHECK(lists.held("2019-12-31")->size() == 1);
}

TEST_CASE("a report read anew keeps what was corrected of an item that came out the same") {
  Desk desk;
  desk.decide(Action::edit, "z", "c1", "count", R"({"low":2,"high":2,"qualifier":"exact"})");
  desk.decide(Action::reject, "z", "c2");
  auto again = clash("z", "2019-03-09");
  again.document.title = "Judul lain";
  REQUIRE(add(desk.db, again, {"0.2.0", "id 1"}) == store::Added::again);
  CHECK(desk.killed("z") == "2..2 of 1");
  store::EventFilter few;
  few.killed_min = 3;
  CHECK(desk.db.events(few, 10, 0)->total == 2);
  check_whole(desk.db);
}

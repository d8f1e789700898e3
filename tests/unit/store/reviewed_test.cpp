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

#include <map>
#include <random>

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

constexpr const char* kMarchTheNinth =
    R"({"start":"2019-03-09","end":"2019-03-09","precision":"day","evidence":[]})";

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
                        "DROP TABLE version_states; PRAGMA user_version=6") == SQLITE_OK);
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

TEST_CASE("a corrected speaker is another origin, a corrected type counts before what was read") {
  Desk desk;
  desk.decide(Action::edit, "z", "c2", "sources",
              R"([{"name":"Harun Wirya","role":null,"affiliation":null,"kind":"official",)"
              R"("evidence":[]}])");
  const auto event = desk.event("z");
  CHECK(ledger::independent_origins(event) == 1);
  CHECK_FALSE(ledger::disagreement(event));
  desk.decide(Action::edit, "b", "e1", "sub_event_type", R"("Attack")");
  CHECK(desk.event("a").type.type == record::SubEventType::attack);
  CHECK(desk.event("a").type.from == ledger::From{1});
  check_whole(desk.db);
}

TEST_CASE("a report whose day was corrected leaves its event, and undo brings it back") {
  Desk desk;
  const std::string before = desk.said("a");
  const auto id = desk.db.linked_id("a", "e1").value();
  REQUIRE(desk.db.linked_id("b", "e1").value() == id);
  const auto number = desk.decide(Action::edit, "b", "e1", "date", kMarchTheNinth);
  CHECK(desk.db.linked_id("a", "e1").value() == id);
  CHECK(desk.event("a").members.size() == 1);
  CHECK(record::iso(*desk.event("a").date.date.start) == "2019-01-06");
  // It is told like another one now. Why, can be asked.
  CHECK(desk.db.linked_id("b", "e1").value() == desk.db.linked_id("z", "e1").value());
  const auto why = desk.db.explain({"a", "e1"}, {"b", "e1"}).value();
  CHECK(why.likeness == "different");
  CHECK(why.reasons == std::vector<std::string>{"on different days"});
  CHECK(why.corrected == std::vector<std::string>{"b e1: date"});
  check_whole(desk.db);
  const std::string apart = desk.said("a"), joined = desk.said("z");
  REQUIRE(desk.db.rebuild());
  CHECK(desk.said("a") == apart);
  CHECK(desk.said("z") == joined);
  check_whole(desk.db);
  desk.undo(number);
  CHECK(desk.said("a") == before);
  CHECK(desk.event("z").members.size() == 1);
  CHECK(desk.db.explain({"a", "e1"}, {"b", "e1"})->corrected.empty());
  check_whole(desk.db);
}

TEST_CASE("links of what was corrected are the same whenever the reports came") {
  const auto state = [](bool late) {
    Folder folder;
    auto db = fresh(folder);
    store::Decisions decisions(db);
    const auto correct = [&] {
      const auto made = decisions.decide(
          proposal(decisions, Action::edit, "b", "e1", "date", kMarchTheNinth), "Sinta");
      REQUIRE(made);
    };
    add(db, clash("b"));
    if (!late) correct();
    add(db, clash("a"));
    add(db, clash("z", "2019-03-09"));
    if (late) correct();
    auto again = clash("b");  // read by a newer program: the correction holds, and so do the links
    again.document.title = "Judul lain";
    REQUIRE(add(db, again, {"0.2.0", "id 1"}) == store::Added::again);
    check_whole(db);
    std::vector<std::string> out;
    const auto list = db.linked_events({}, 10, 0).value();
    for (const auto& row : list.items) out.push_back(row.head_json);
    return out;
  };
  const auto early = state(false);
  CHECK(early.size() == 2);
  CHECK(state(true) == early);
}

TEST_CASE("what a person said of two events outranks a correction of one of them") {
  Desk desk;
  REQUIRE(desk.db.judge({{"a", "e1"}, {"b", "e1"}, store::Judgement::same, "read both"}, "Sinta"));
  desk.decide(Action::edit, "b", "e1", "date",
              R"({"start":"2019-01-05","end":"2019-01-05","precision":"day","evidence":[]})");
  CHECK(desk.event("a").members.size() == 2);
  CHECK(record::iso(*desk.event("a").date.date.start) == "2019-01-05");
  CHECK(desk.event("a").date.from == ledger::From{1});
  check_whole(desk.db);
}

TEST_CASE("a corrected place, status or side has links looked for again") {
  for (const auto& edit : {
           std::pair{"places",
                     R"([{"name":"Wamena Uji","country":"ID","admin1":null,"admin2":null,)"
                     R"("latitude":null,"longitude":null,"gazetteer_id":null,)"
                     R"("precision":"settlement","evidence":[]}])"},
           {"status", R"("denied")"},
           {"sub_event_type", R"("Air/drone strike")"},
       }) {
    CAPTURE(edit.first);
    Desk desk;
    const std::string before = desk.said("a");
    const auto number = desk.decide(Action::edit, "b", "e1", edit.first, edit.second);
    CHECK(desk.event("a").members.size() == 1);
    CHECK(desk.event("b").members.size() == 1);
    CHECK(desk.killed("a") == "3..7 of 2");
    check_whole(desk.db);
    desk.undo(number);
    CHECK(desk.said("a") == before);
    check_whole(desk.db);
  }
}

TEST_CASE("a database whose links were made before a correction has them looked at when opened") {
  Desk desk;
  desk.decide(Action::edit, "b", "e1", "date", kMarchTheNinth);
  const auto wanted = desk.said("a");
  const auto path = desk.folder.file("a.db");
  // As an older version left it: b with a.
  REQUIRE(other_program(path,
                        "UPDATE members SET (telling, linked) = (SELECT telling, linked FROM "
                        "members JOIN events USING(event) JOIN reports USING(document) WHERE "
                        "reports.id='a') WHERE event=(SELECT event FROM events JOIN reports "
                        "USING(document) WHERE reports.id='b');"
                        "DROP TABLE version_states; PRAGMA user_version=7") == SQLITE_OK);
  REQUIRE_FALSE(desk.db.verify()->faults.empty());
  auto again = store::Store::open(path, store::Access::open).value();
  CHECK(ledger::to_json(again.linked_event(again.linked_id("a", "e1").value())->event) == wanted);
  check_whole(again);
}

namespace {

/// Three reports of one clash: "b" and "c" are not told alike, "a" ties them together.
struct Tied : Desk {
  static record::Record at(record::Record r, const std::string& place, double latitude) {
    r.events[0].places[0].name = place;
    r.events[0].places[0].latitude = latitude;
    return r;
  }

  static std::vector<record::Record> reports() {
    std::vector<record::Record> out{clash("a", kDay), at(clash("b", kDay), "Sarwa Utara", -4.5),
                                    at(clash("c", kDay), "Sarwa Selatan", -4.54)};
    out[2].events[0].sub_event_type = record::SubEventType::attack;
    return out;
  }

  Tied() {
    for (const auto& r : reports()) add(tied, r);
  }

  std::string id(const std::string& report) { return tied.linked_id(report, "e1").value(); }

  std::map<std::string, std::string> all() const { return heads(tied); }

  static std::map<std::string, std::string> heads(const store::Store& store) {
    std::map<std::string, std::string> out;
    const auto list = store.linked_events({}, 100, 0).value();
    for (const auto& row : list.items) out[row.id] = row.head_json;
    return out;
  }

  static constexpr const char* kDay = "2020-02-02";
  store::Store tied = fresh(folder, "tied.db");
  store::Decisions desk{tied};
};

}  // namespace

TEST_CASE("a rejected event ties no reports together, its id leads on, and undo ties them again") {
  Tied t;
  const auto before = t.all();
  const auto a = t.id("a");
  REQUIRE(t.id("b") == a);
  REQUIRE(t.id("c") == a);
  const store::Lists lists(t.tied);
  REQUIRE(lists.linked({}, 10, 0)->facets.total == 1);
  const auto made = t.desk.decide(proposal(t.desk, Action::reject, "a", "e1"), "Sinta").value();
  CHECK(t.id("a") == a);  // listed with the one that it fits best
  CHECK(t.id("b") == a);
  CHECK(t.id("c") != a);
  CHECK(t.tied.linked_event(a)->event.reports == 1);
  CHECK(lists.linked({}, 10, 0)->facets.total == 2);
  CHECK(t.tied.explain({"b", "e1"}, {"c", "e1"})->why == "Not enough speaks for it.");
  CHECK(t.tied.explain({"a", "e1"}, {"c", "e1"})->rejected);
  // People are asked about the two that stand, not about the rejected one.
  const auto doubts = t.tied.doubts(10, 0).value();
  REQUIRE(doubts.size() == 1);
  CHECK(doubts[0].a.document != "a");
  CHECK(doubts[0].b.document != "a");
  check_whole(t.tied);
  const auto rejected = t.all();
  REQUIRE(t.tied.rebuild());
  CHECK(t.all() == rejected);
  REQUIRE(t.desk.undo(made.decisions.front().number, "Sinta", false, std::nullopt));
  CHECK(t.all() == before);
  CHECK(lists.linked({}, 10, 0)->facets.total == 1);
  check_whole(t.tied);
}

TEST_CASE("what was rejected is the same in any order of reports and decisions") {
  const auto state = [](const std::vector<int>& order) {
    Folder folder;
    auto db = fresh(folder);
    store::Decisions decisions(db);
    const auto reports = Tied::reports();
    for (const int i : order) {
      if (i >= 0) {
        add(db, reports[static_cast<std::size_t>(i)]);
      } else {
        REQUIRE(decisions.decide(proposal(decisions, Action::reject, "a", "e1"), "Sinta"));
      }
    }
    check_whole(db);
    return Tied::heads(db);
  };
  const auto wanted = state({0, 1, 2, -1});
  CHECK(wanted.size() == 2);
  for (const auto& order :
       {std::vector{0, -1, 1, 2}, {2, 1, 0, -1}, {2, 0, -1, 1}, {1, 0, -1, 2}}) {
    CHECK(state(order) == wanted);
  }
}

TEST_CASE("whatever people decide and take back, links are what making all anew gives") {
  std::mt19937 random(5);
  const auto pick = [&](std::size_t size) { return static_cast<std::size_t>(random()) % size; };
  for (int round = 0; round < 6; ++round) {
    Folder folder;
    auto db = fresh(folder);
    store::Decisions decisions(db);
    const store::Lists lists(db);
    std::vector<std::string> ids;
    std::vector<std::int64_t> made;
    const std::vector<std::string> days{"2020-02-02", "2020-02-03"},
        places{"Sarwa", "Sarwa Utara", "Sarwa Selatan"};
    for (int step = 0; step < 40; ++step) {
      CAPTURE(round);
      CAPTURE(step);
      REQUIRE(lists.linked({}, 1, 0));  // it follows step by step
      if (step < 4 || pick(5) == 0) {
        ids.push_back("r" + std::to_string(ids.size()));
        auto report = Tied::at(clash(ids.back(), days[pick(2)]), places[pick(3)],
                               -4.5 - 0.04 * static_cast<double>(pick(2)));
        if (pick(3) == 0) report.events.push_back(report.events[0]);
        if (pick(3) == 0) report.events[0].sub_event_type = record::SubEventType::attack;
        add(db, report);
        continue;
      }
      const auto& id = ids[pick(ids.size())];
      store::Proposal p;
      switch (pick(7)) {
        case 0:
        case 1:
          p = proposal(decisions, Action::reject, id, "e1");
          break;
        case 2:
          p = proposal(decisions, Action::edit, id, "e1", "date",
                       R"({"start":")" + days[pick(2)] + R"(","end":")" + days[pick(2)] +
                           R"(","precision":"day","evidence":[]})");
          break;
        case 3:
          p.action = pick(2) == 0 ? Action::same : Action::not_same;
          p.subjects = {{id, "e1"}};
          p.others = {{ids[pick(ids.size())], "e1"}};
          break;
        case 4:
          p = proposal(decisions, Action::edit, id, "e1", "status",
                       pick(2) == 0 ? R"("planned")" : R"("occurred")");
          break;
        case 5:
          p = proposal(decisions, Action::accept, id, "e1");
          break;
        default:
          if (!made.empty()) (void)decisions.undo(made[pick(made.size())], "Sinta", true, {});
          continue;
      }
      const auto done = decisions.decide(p, "Sinta");  // some make no sense and are refused
      if (done && !done->stale) made.push_back(done->decisions.front().number);
    }
    const auto heads = Tied::heads(db);
    const auto listed = lists.linked({}, 500, 0).value();
    CHECK(listed.facets.total == heads.size());
    auto other = store::Store::open(folder.file("a.db"), store::Access::open).value();
    const auto afresh = store::Lists(other).linked({}, 500, 0).value();
    REQUIRE(afresh.items.size() == listed.items.size());
    for (const auto* status : {"occurred", "planned"}) {
      store::EventFilter of;
      of.statuses = {status};
      of.from = record::parse_day(days[1]);
      CHECK(db.events(of, 1, 0)->total == other.events(of, 1, 0)->total);
    }
    for (std::size_t i = 0; i < listed.items.size(); ++i) {
      const auto &one = listed.items[i], &again = afresh.items[i];
      CHECK(again.id == one.id);
      CHECK(again.head_json == one.head_json);
      CHECK(again.standing == one.standing);
      CHECK(again.decided == one.decided);
      CHECK(again.reports == one.reports);
      CHECK(again.disagreement == one.disagreement);
      CHECK(again.changed == one.changed);
      CHECK((again.killed ? again.killed->high : std::nullopt) ==
            (one.killed ? one.killed->high : std::nullopt));
    }
    check_whole(db);
    REQUIRE(db.rebuild());
    CHECK(Tied::heads(db) == heads);
    check_whole(db);
  }
}

TEST_CASE("rejecting one of two alike events of a report lets the other take its place") {
  Desk desk;
  auto two = clash("two");
  two.events.push_back(two.events[0]);
  add(desk.db, two);
  const auto of = [&](const char* report, const char* event) {
    return desk.db.linked_id(report, event).value();
  };
  REQUIRE(of("two", "e1") == of("a", "e1"));
  REQUIRE(of("two", "e2") != of("a", "e1"));
  const auto number = desk.decide(Action::reject, "two", "e1");
  CHECK(of("two", "e2") == of("a", "e1"));
  CHECK(of("two", "e1") != of("a", "e1"));  // two events of one report are never one
  check_whole(desk.db);
  desk.undo(number);
  CHECK(of("two", "e1") == of("a", "e1"));
  CHECK(of("two", "e2") != of("a", "e1"));
  check_whole(desk.db);
}

TEST_CASE("a rejected event stays listed where it shared the other reports' telling") {
  Desk desk;
  for (const auto* id : {"p", "q"}) {
    auto r = clash(id, "2020-03-03");
    r.events[0].places[0].precision = record::PlacePrecision::province;
    add(desk.db, r);
  }
  REQUIRE(desk.db.linked_id("p", "e1").value() == desk.db.linked_id("q", "e1").value());
  const auto first = desk.decide(Action::reject, "p", "e1");
  CHECK(desk.event("q").members.size() == 2);
  const auto second = desk.decide(Action::reject, "q", "e1");
  CHECK(desk.event("q").members.size() == 2);
  CHECK(desk.event("q").rejected);
  check_whole(desk.db);
  desk.undo(second);
  desk.undo(first);
  CHECK(desk.event("q").reports == 2);
  check_whole(desk.db);
}

TEST_CASE("a database in which a rejected event ties reports has them parted when it is opened") {
  Tied t;
  const auto old = t.folder.file("old.db");
  REQUIRE(t.tied.backup(old));
  REQUIRE(t.desk.decide(proposal(t.desk, Action::reject, "a", "e1"), "Sinta"));
  const auto wanted = t.all();
  // Version 8 rejected without looking at links.
  std::string sql = "ATTACH '" + old +
                    "' AS old; DELETE FROM members; DELETE FROM links;"
                    "DELETE FROM telling_blocks; DELETE FROM tellings; DELETE FROM linked_events;";
  for (const std::string table :
       {"tellings", "telling_blocks", "links", "linked_events", "members"}) {
    sql += "INSERT INTO " + table + " SELECT * FROM old." + table + ';';
  }
  const auto path = t.folder.file("tied.db");
  REQUIRE(other_program(path, sql + "DROP TABLE version_states; PRAGMA user_version=8") ==
          SQLITE_OK);
  auto again = store::Store::open(path, store::Access::open).value();
  CHECK(Tied::heads(again) == wanted);
  check_whole(again);
}

TEST_CASE("lists and filters follow an event that a correction moves to another") {
  Desk desk;
  const store::Lists lists(desk.db);
  REQUIRE(lists.linked({}, 10, 0)->facets.total == 2);
  store::EventFilter march;
  march.from = record::parse_day("2019-03-01");
  REQUIRE(desk.db.events(march, 10, 0)->total == 1);
  const auto number = desk.decide(Action::edit, "b", "e1", "date", kMarchTheNinth);
  const auto joined = lists.one(desk.db.linked_id("z", "e1").value()).value();
  CHECK(json::parse(joined.head_json).at("reports") == 2);
  CHECK(desk.db.events(march, 10, 0)->total == 2);
  CHECK(lists.linked(march, 10, 0)->facets.total == 1);
  desk.undo(number);
  CHECK(desk.db.events(march, 10, 0)->total == 1);
  CHECK(lists.linked({}, 10, 0)->facets.total == 2);
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
                        "DROP TABLE version_states; PRAGMA user_version=5") == SQLITE_OK);
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

// SPDX-License-Identifier: Apache-2.0
#include "store/decisions.h"

#include "desk.h"
#include "other_program.h"
#include "samples.h"
#include "store/lists.h"
#include "store/people.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <string>

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
using store::Item;
using store::Standing;

namespace {

struct Desk {
  Folder folder;
  store::Store db = fresh(folder);
  store::Decisions decisions{db};

  Desk() {
    add(db, clash("r1"));
    add(db, clash("r2", "2019-02-03"));
  }

  store::Review review(const std::string& report, const std::string& item) {
    return decisions.reviews(report).value().at(item);
  }

  base::Result<store::Made> decide(Action action, const std::string& report,
                                   const std::string& item, const std::string& who,
                                   const std::string& seen = {}) {
    store::Proposal p = proposal(decisions, action, report, item);
    if (!seen.empty()) p.seen = {seen};
    return decisions.decide(p, who);
  }

  base::Result<store::Made> edit(const std::string& item, const std::string& field,
                                 const std::string& after, const std::string& who = "Sinta") {
    return decisions.decide(proposal(decisions, Action::edit, "r1", item, field, after), who);
  }
};

}  // namespace

TEST_CASE("what is read is a candidate until somebody decides, and the record stays") {
  Desk desk;
  const auto before = desk.db.report("r1")->record_json;
  CHECK(desk.review("r1", "e1").standing == Standing::candidate);
  CHECK(desk.review("r1", "c2").standing == Standing::candidate);
  const auto made = desk.decide(Action::accept, "r1", "e1", "Sinta");
  REQUIRE(made);
  CHECK(made->decisions.front().number == 1);
  const auto review = desk.review("r1", "e1");
  CHECK(review.standing == Standing::accepted);
  CHECK(review.by == "Sinta");
  CHECK(review.last == 1);
  CHECK(desk.review("r2", "e1").standing == Standing::candidate);
  CHECK(desk.db.report("r1")->record_json == before);
  check_whole(desk.db);
}

TEST_CASE("a decision on what was decided meanwhile is stale and changes nothing") {
  Desk desk;
  const auto seen = desk.review("r1", "e1").seen;
  REQUIRE_FALSE(desk.decide(Action::accept, "r1", "e1", "Sinta", seen)->stale);
  const auto late = desk.decide(Action::reject, "r1", "e1", "Bayu", seen);
  REQUIRE(late);
  CHECK(late->stale);
  REQUIRE(late->decisions.size() == 1);
  CHECK(late->decisions.front().actor == "Sinta");
  CHECK(desk.review("r1", "e1").standing == Standing::accepted);
  CHECK(desk.decisions.list({}, 10, 0)->total == 1);
}

TEST_CASE("a report read anew makes what was seen of it stale, and keeps what came out the same") {
  Desk desk;
  const auto seen = desk.review("r1", "e1").seen;
  REQUIRE(desk.decide(Action::accept, "r1", "e1", "Sinta"));
  REQUIRE(desk.decide(Action::reject, "r1", "c2", "Sinta"));
  auto again = clash("r1");
  again.claims.erase(again.claims.begin());  // what was c2 is c1 now
  CHECK(add(desk.db, again, {"0.2.0", "id 1"}) == store::Added::again);
  CHECK(desk.review("r1", "e1").standing == Standing::accepted);
  CHECK(desk.review("r1", "c1").standing == Standing::rejected);
  CHECK(desk.decide(Action::reject, "r1", "e1", "Bayu", seen)->stale);
  auto other = clash("r1");
  other.events[0].sub_event_type = record::SubEventType::attack;
  CHECK(add(desk.db, other, {"0.3.0", "id 1"}) == store::Added::again);
  CHECK(desk.review("r1", "e1").standing ==
        Standing::candidate);  // another event than was accepted
  check_whole(desk.db);
}

TEST_CASE("undo is an addition, survives a reload, and can be undone") {
  Desk desk;
  REQUIRE(desk.decide(Action::accept, "r1", "e1", "Sinta"));
  CHECK(desk.decisions.undo(1, "Bayu", false, {}).error().code == base::Code::forbidden);
  CHECK(desk.decisions.undo(9, "Sinta", false, {}).error().code == base::Code::not_found);
  REQUIRE(desk.decisions.undo(1, "Sinta", false, "by mistake"));
  CHECK(desk.decisions.undo(1, "Sinta", false, {}).error().code == base::Code::conflict);
  const auto reopened = store::Store::open(desk.folder.file("a.db"), store::Access::open);
  REQUIRE(reopened);
  CHECK(desk.review("r1", "e1").standing == Standing::candidate);
  CHECK(desk.review("r1", "e1").last == 2);
  REQUIRE(desk.decisions.undo(2, "Bayu", true, {}));  // an administrator takes the undo back
  CHECK(desk.review("r1", "e1").standing == Standing::accepted);
  CHECK(desk.review("r1", "e1").last == 3);
  const auto list = desk.decisions.list({}, 10, 0).value();
  CHECK(list.total == 3);
  CHECK(list.items[1].undone);
  CHECK_FALSE(list.items[2].undone);
  check_whole(desk.db);
}

TEST_CASE("an edit holds the value before and after, and the item shows it") {
  Desk desk;
  const auto made = desk.edit("c1", "sources",
                              R"([{"name":"Laskar Contoh","kind":"armed_group","evidence":[]}])");
  REQUIRE(made);
  const auto& d = made->decisions.front();
  CHECK(json::parse(*d.before)[0]["name"] == "Harun Wirya");
  CHECK(json::parse(*d.after)[0]["name"] == "Laskar Contoh");
  const auto review = desk.review("r1", "c1");
  CHECK(review.standing == Standing::edited);
  const auto record = json::parse(desk.db.report("r1")->record_json);
  CHECK(record["claims"][0]["sources"][0]["name"] == "Harun Wirya");
  const auto edited = json::parse(store::with_edits(record["claims"][0].dump(), review.edits));
  CHECK(edited["sources"][0]["name"] == "Laskar Contoh");
  CHECK(edited["count"] == record["claims"][0]["count"]);
  check_whole(desk.db);
}

TEST_CASE("edits that make no record are refused") {
  Desk desk;
  const std::vector<std::array<std::string, 3>> bad = {
      {"e1", "sub_event_type", R"("Quarrel")"},
      {"e1", "status", "7"},
      {"e1", "date", R"({"start":"2019-02-30","end":"2019-02-30","precision":"day"})"},
      {"e1", "date", R"({"start":"2019-03-02","end":"2019-03-01","precision":"range"})"},
      {"e1", "id", R"("e9")"},
      {"e1", "evidence", "[]"},
      {"e1", "places", R"([{"name":"Sarwa","latitude":95,"longitude":1,"precision":"exact"}])"},
      {"e1", "background", "false"},
      {"c1", "count", R"({"low":9,"high":3,"qualifier":"range"})"},
      {"c1", "count", R"({"low":-1,"high":-1,"qualifier":"exact"})"},
      {"c1", "count", R"({"low":3,"high":4,"qualifier":"exact"})"},
      {"c1", "outcome", R"("vanished")"},
      {"c1", "event", R"("e7")"},
      {"c1", "sources", R"([{"name":"","kind":"official"}])"},
      {"c1", "stance", R"("accused")"},
      {"c1", "count", "not json"},
  };
  for (const auto& one : bad) {
    const auto& [item, field, after] = one;
    const std::string_view changed = field, to = after;
    CAPTURE(changed);
    CAPTURE(to);
    const auto made = desk.edit(item, field, after);
    REQUIRE_FALSE(made);
    CHECK((made.error().code == base::Code::invalid_field ||
           made.error().code == base::Code::invalid_json));
  }
  CHECK(desk.decisions.list({}, 10, 0)->total == 0);
}

TEST_CASE("a new sub-event type brings its event type") {
  Desk desk;
  REQUIRE(desk.edit("e1", "sub_event_type", R"("Attack")"));
  const auto record = json::parse(desk.db.report("r1")->record_json);
  const auto edited =
      json::parse(store::with_edits(record["events"][0].dump(), desk.review("r1", "e1").edits));
  CHECK(edited["event_type"] == "Violence against civilians");
}

TEST_CASE("an edit that another rests on is undone after it only") {
  Desk desk;
  REQUIRE(desk.edit("c1", "count", R"({"low":4,"high":4,"qualifier":"exact"})"));
  REQUIRE(desk.edit("c1", "count", R"({"low":5,"high":5,"qualifier":"exact"})"));
  CHECK(desk.decisions.undo(1, "Sinta", false, {}).error().code == base::Code::conflict);
  REQUIRE(desk.decisions.undo(2, "Sinta", false, {}));
  CHECK(json::parse(desk.review("r1", "c1").edits.at("count"))["low"] == 4);
  REQUIRE(desk.decisions.undo(1, "Sinta", false, {}));
  CHECK(desk.review("r1", "c1").edits.empty());
}

TEST_CASE("second reviewers: both verdicts stay, and how far they agree") {
  Desk desk;
  REQUIRE(desk.decide(Action::accept, "r1", "e1", "Sinta"));
  REQUIRE(desk.decide(Action::reject, "r1", "e1", "Bayu"));
  REQUIRE(desk.decide(Action::accept, "r1", "c1", "Sinta"));
  REQUIRE(desk.decide(Action::accept, "r1", "c1", "Bayu"));
  REQUIRE(desk.decide(Action::reject, "r2", "e1", "Sinta"));
  REQUIRE(desk.decide(Action::reject, "r2", "e1", "Bayu"));
  REQUIRE(desk.decide(Action::accept, "r2", "c1", "Sinta"));  // one only: no pair
  const auto review = desk.review("r1", "e1");
  CHECK(review.disputed);
  CHECK(review.standing == Standing::rejected);
  REQUIRE(review.verdicts.size() == 2);
  const auto all = desk.decisions.agreement().value();
  REQUIRE(all.size() == 2);
  CHECK(all[1].first == "Bayu");
  CHECK(all[0].both == 3);
  CHECK(all[0].same == 2);
  // By hand: observed 2/3; Bayu accepts 1/3, Sinta 2/3: by chance 2/9 + 2/9 = 4/9; (6-4)/(9-4).
  CHECK(all[0].kappa.value() == doctest::Approx(0.4));
}

TEST_CASE("kappa is not defined where only one thing was said") {
  const std::vector<store::Agreement::Cell> cells = {{Standing::accepted, Standing::accepted, 9}};
  CHECK_FALSE(store::cohens_kappa(cells));
  CHECK_FALSE(store::cohens_kappa({}));
}

TEST_CASE("an undone verdict on two events gives way to the one that stood before it") {
  Desk desk;
  const auto apart = [&] {
    return desk.db.linked_id("r1", "e1").value() != desk.db.linked_id("r2", "e1").value();
  };
  const auto judge = [&](Action action) {
    store::Proposal p;
    p.action = action;
    p.subjects = {{"r1", "e1"}};
    p.others = {{"r2", "e1"}};
    REQUIRE(desk.decisions.decide(p, "Sinta"));
  };
  REQUIRE(apart());
  judge(Action::same);
  CHECK_FALSE(apart());
  judge(Action::not_same);
  CHECK(apart());
  REQUIRE(desk.decisions.undo(2, "Sinta", false, {}));
  CHECK_FALSE(apart());
  REQUIRE(desk.decisions.undo(1, "Sinta", false, {}));
  CHECK(apart());
  REQUIRE(desk.decisions.undo(3, "Sinta", false, {}));  // the undo of the second: it holds again
  CHECK(apart());
  check_whole(desk.db);
}

TEST_CASE("several subjects are one batch, all or nothing, and one undo") {
  Desk desk;
  store::Proposal p;
  p.action = Action::accept;
  p.subjects = {{"r1", "e1"}, {"r2", "e1"}};
  const auto made = desk.decisions.decide(p, "Sinta");
  REQUIRE(made);
  CHECK(made->decisions[1].batch == made->decisions[0].number);
  REQUIRE(desk.decisions.undo(made->decisions[1].number, "Sinta", false, {}));
  CHECK(desk.review("r1", "e1").standing == Standing::candidate);
  CHECK(desk.review("r2", "e1").standing == Standing::candidate);
  p.subjects.push_back({"r2", "e2"});
  CHECK(desk.decisions.decide(p, "Sinta").error().code == base::Code::not_found);
  CHECK(desk.review("r1", "e1").standing == Standing::candidate);
  check_whole(desk.db);
}

TEST_CASE("verify notices decisions, people and reviews that were tampered with") {
  Desk desk;
  REQUIRE(desk.decide(Action::accept, "r1", "e1", "Sinta"));
  REQUIRE(store::People(desk.db).add("Sinta", store::Role::reviewer, "root"));
  check_whole(desk.db);
  const auto path = desk.folder.file("a.db");
  CHECK(other_program(path, "UPDATE decisions SET actor='Bayu'") != SQLITE_OK);
  CHECK(other_program(path, "DELETE FROM people") != SQLITE_OK);
  REQUIRE(other_program(path, "UPDATE reviews SET status='rejected'") == SQLITE_OK);
  // The review, and what rests on it: the linked event, and how the report is told in links.
  CHECK(desk.db.verify()->faults.size() == 3);
  REQUIRE(desk.db.rebuild());
  check_whole(desk.db);
  REQUIRE(other_program(path,
                        "DROP TRIGGER decisions_stay; UPDATE decisions SET actor='Bayu';"
                        "DROP TRIGGER people_stay; UPDATE people SET role='administrator'") ==
          SQLITE_OK);
  std::string all;
  const auto found = desk.db.verify().value();
  for (const auto& fault : found.faults) all += fault + '\n';
  CHECK(all.find("decision 1 was changed") != std::string::npos);
  CHECK(all.find("row 1 of people was changed") != std::string::npos);
}

TEST_CASE("people: tokens open, are kept as hashes, and end") {
  Desk desk;
  store::People people(desk.db);
  CHECK_FALSE(people.any_active().value());
  const auto made = people.add("Sinta Arum", store::Role::reviewer, "root");
  REQUIRE(made);
  CHECK(people.add("Sinta Arum", store::Role::reader, "root").error().code == base::Code::conflict);
  for (const auto* name : {"", " x", "a\nb", "<b>"}) {
    CHECK(people.add(name, store::Role::reader, "root").error().code ==
          base::Code::invalid_argument);
  }
  CHECK(people.with_token(made->token)->name == "Sinta Arum");
  CHECK_FALSE(people.with_token(made->token + "0"));
  auto wrong = made->token;
  wrong.back() = wrong.back() == '0' ? '1' : '0';
  CHECK_FALSE(people.with_token(wrong));
  const auto again = people.change("Sinta Arum", {std::nullopt, std::nullopt, true}, "root");
  REQUIRE(again);
  CHECK_FALSE(people.with_token(made->token));
  CHECK(people.with_token(again->token));
  const auto session = people.begin(again->person, 60);
  REQUIRE(session);
  CHECK(people.session(session->cookie)->person.role == store::Role::reviewer);
  CHECK_FALSE(people.session("0" + session->cookie));
  REQUIRE(people.change("Sinta Arum", {std::nullopt, false, false}, "root"));
  CHECK_FALSE(people.session(session->cookie));
  CHECK_FALSE(people.with_token(again->token));
  CHECK(people.begin(again->person, -1));
  check_whole(desk.db);
}

TEST_CASE("a session ends by itself and when it is ended") {
  Desk desk;
  store::People people(desk.db);
  const auto made = people.add("Bayu", store::Role::reader, "root");
  REQUIRE(made);
  const auto past = people.begin(made->person, -1);
  CHECK_FALSE(people.session(past->cookie));
  const auto now = people.begin(made->person, 60);
  CHECK(people.session(now->cookie));
  REQUIRE(people.end(now->cookie));
  CHECK_FALSE(people.session(now->cookie));
}

TEST_CASE("a sample for second reviews is a share of the events, the same each time") {
  const Folder folder;
  store::Store db = fresh(folder);
  store::Decisions decisions(db);
  constexpr int kEvents = 60;
  for (int i = 0; i < kEvents; ++i) {
    const std::string id = "s" + std::to_string(i), year = std::to_string(1950 + i);
    add(db, clash(id, year + "-03-05"));
    REQUIRE(decisions.decide(proposal(decisions, Action::accept, id, "e1"), "Sinta"));
  }
  const store::Lists lists(db);
  const auto sample = [&](std::uint32_t percent) {
    std::set<std::string> out;
    const auto queue =
        lists.queue({}, store::SecondReview{"Bayu", percent}, {}, kEvents, 0).value();
    for (const auto& item : queue.items) out.insert(item.linked.id);
    CHECK(out.size() == queue.total);
    return out;
  };
  CHECK(sample(100).size() == kEvents);
  const auto fifth = sample(20), half = sample(50);
  CHECK(!fifth.empty());
  CHECK(fifth.size() < half.size());
  CHECK(half.size() < kEvents);
  CHECK(std::includes(half.begin(), half.end(), fifth.begin(), fifth.end()));
  CHECK(sample(20) == fifth);
}

TEST_CASE("lists: the queue gives what nobody decided, and what another did to a second") {
  Desk desk;
  const store::Lists lists(desk.db);
  auto queue = lists.queue({}, std::nullopt, {}, 10, 0).value();
  REQUIRE(queue.total == 2);
  const auto first = queue.items[0].linked;
  REQUIRE(desk.decide(Action::accept, first.members[0].report, "e1", "Sinta"));
  CHECK(lists.one(first.id)->seen != first.seen);
  queue = lists.queue({}, std::nullopt, {}, 10, 0).value();
  CHECK(queue.total == 1);
  CHECK(lists.queue({}, store::SecondReview{"Sinta"}, {}, 10, 0)->total == 0);
  CHECK(lists.queue({}, store::SecondReview{"Bayu"}, {}, 10, 0)->total == 1);
  store::EventFilter accepted;
  accepted.reviews = {"accepted"};
  const auto list = lists.linked(accepted, 10, 0).value();
  CHECK(list.facets.total == 1);
  CHECK(list.items[0].id == first.id);
  CHECK(desk.db.events(accepted, 10, 0)->total == 1);
  CHECK(list.facets.reviews.size() == 2);  // what another choice would give
  const auto bulk = lists.bulk({}, {}, 5).value();
  CHECK(bulk.count == 1);
  CHECK(bulk.items.size() == 1);
}

TEST_CASE("filters of figures and speakers") {
  Desk desk;
  const auto total = [&](auto set) {
    store::EventFilter f;
    set(f);
    return desk.db.events(f, 10, 0)->total;
  };
  CHECK(total([](auto& f) { f.killed_min = 7; }) == 2);
  CHECK(total([](auto& f) { f.killed_min = 8; }) == 0);
  CHECK(total([](auto& f) { f.injured_min = 1; }) == 0);
  CHECK(total([](auto& f) { f.sources = {"official"}; }) == 2);
  CHECK(total([](auto& f) { f.sources = {"witness"}; }) == 0);
  CHECK(total([](auto& f) { f.reports_min = 2; }) == 0);
}

TEST_CASE("the map keeps points and areas apart") {
  Desk desk;
  auto far = clash("r3", "2017-05-01");
  far.events[0].places[0].name = "Papua Uji";
  far.events[0].places[0].precision = record::PlacePrecision::province;
  add(desk.db, far);
  auto nowhere = clash("r4", "2015-08-01");
  nowhere.events[0].places.clear();
  add(desk.db, nowhere);
  const auto map = store::Lists(desk.db).map({}, true, 100).value();
  CHECK(map.total == 4);
  CHECK(map.unplaced == 1);
  REQUIRE(map.points.size() == 1);
  CHECK(map.points[0].count == 2);
  REQUIRE(map.areas.size() == 1);
  CHECK(map.areas[0].point->precision == "province");
  CHECK(map.countries.at(0).count == 3);
  CHECK(store::Lists(desk.db).map({}, true, 1)->truncated == 0);
}

TEST_CASE("what did not happen and what was rejected is counted apart, on the map and by month") {
  Desk desk;
  auto planned = clash("r3", "2019-01-20");
  planned.events[0].status = record::EventStatus::planned;
  add(desk.db, planned);
  const store::Lists lists(desk.db);
  const auto check = [&](std::uint64_t count, std::uint64_t rejected, std::uint64_t not_happened) {
    for (const bool linked : {true, false}) {
      const auto map = lists.map({}, linked, 100).value();
      CHECK(map.total == 3);
      CHECK(map.rejected == rejected);
      CHECK(map.not_happened == not_happened);
      REQUIRE(map.points.size() == 1);
      CHECK(map.points[0].count == count);
      CHECK(map.points[0].uncounted == 3 - count);
      CHECK(map.countries.at(0).count == count);
      const auto list =
          linked ? lists.linked({}, 10, 0)->facets : desk.db.events({}, 10, 0).value();
      CHECK(list.total == 3);
      CHECK(list.rejected == rejected);
      CHECK(list.not_happened == not_happened);
      std::uint64_t counted = 0, uncounted = 0;
      for (const auto& month : list.months) {
        counted += month.count;
        uncounted += month.uncounted;
      }
      CHECK(counted == count);
      CHECK(uncounted == 3 - count);
    }
  };
  check(2, 0, 1);
  const auto made =
      desk.decisions.decide(proposal(desk.decisions, Action::reject, "r1", "e1"), "Sinta");
  REQUIRE(made);
  check(1, 1, 1);
  REQUIRE(desk.decisions.decide(
      proposal(desk.decisions, Action::edit, "r3", "e1", "status", R"("occurred")"), "Sinta"));
  check(2, 1, 0);
}

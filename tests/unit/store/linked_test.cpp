// SPDX-License-Identifier: Apache-2.0
// Linked events and families of copies as the database keeps them.
#include "ledger/json.h"
#include "ledger/link.h"
#include "other_program.h"
#include "samples.h"
#include "store/lists.h"
#include "store/schema.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

using namespace saksi;
using samples::add;
using samples::clash;
using samples::Folder;
using samples::fresh;
using samples::kProgram;
using samples::other_program;

namespace {

using Records = std::vector<record::Record>;

/// The clash at another place.
record::Record at(record::Record r, const std::string& place, double latitude) {
  r.events[0].places[0].name = place;
  r.events[0].places[0].latitude = latitude;
  return r;
}

/// With a text of its own behind the words that the spans are about: long enough to be copied.
record::Record with_text(record::Record r, unsigned seed, std::size_t words = 60) {
  std::mt19937 random(seed);
  for (std::size_t i = 0; i < words; ++i) {
    r.document.text += ' ';
    for (int k = 0; k < 7; ++k) r.document.text += static_cast<char>('a' + random() % 26);
  }
  return r;
}

/// In the report's own voice, so that the text's origin is the claims'.
record::Record unsaid(record::Record r, const std::string& publisher) {
  r.document.publisher = publisher;
  for (auto& c : r.claims) c.sources.clear();
  return r;
}

/// A town's event told three times (twice by one text), one that fits it vaguely, one elsewhere on
/// the same day, one at the town days later, one without a day, and two of one report.
Records some_reports() {
  Records out;
  out.push_back(with_text(clash("a"), 1));
  out.push_back(with_text(clash("b"), 1));
  out.push_back(with_text(clash("c"), 2));
  out.push_back(with_text(at(clash("d"), "Papua Uji", -4.4), 3));
  out.back().events[0].places[0].precision = record::PlacePrecision::province;
  out.push_back(with_text(at(clash("e"), "Wonomulya", -2.5), 4));
  out.back().events[0].places[0].admin1 = "Barat Uji";
  out.push_back(with_text(clash("f", "2019-01-09"), 1));
  out.push_back(with_text(clash("g"), 5));
  out.back().events[0].date = {};
  out.push_back(with_text(clash("h"), 6));
  out.back().events.push_back(out.back().events[0]);
  return out;
}

/// All linked events by id, as JSON.
std::map<std::string, std::string> all(const store::Store& db) {
  std::map<std::string, std::string> out;
  const auto list = db.linked_events({}, 1000, 0).value();
  CHECK(list.total == list.items.size());
  for (const auto& row : list.items) {
    const auto detail = db.linked_event(row.id).value();
    CHECK(row.head_json == ledger::head_to_json(detail.event));
    out[row.id] = ledger::to_json(detail.event);
  }
  return out;
}

std::map<std::string, std::string> at_once(const Records& records) {
  std::vector<std::shared_ptr<const record::Record>> shared;
  for (const auto& r : records) shared.push_back(std::make_shared<const record::Record>(r));
  std::map<std::string, std::string> out;
  for (const auto& e : ledger::link(shared)) out[e.id] = ledger::to_json(e);
  return out;
}

void add_in_batches(store::Store& db, const Records& records, std::size_t size) {
  for (std::size_t from = 0; from < records.size(); from += size) {
    std::vector<store::Reading> batch;
    for (std::size_t i = from; i < std::min(records.size(), from + size); ++i) {
      batch.push_back(samples::reading(records[i]));
    }
    REQUIRE(db.add(batch, {}, kProgram, "tester"));
  }
}

std::string id_of(const store::Store& db, const std::string& report, const char* event = "e1") {
  return db.linked_id(report, event).value();
}

bool together(const store::Store& db, const std::string& a, const std::string& b) {
  return id_of(db, a) == id_of(db, b);
}

ledger::LinkedEvent event_of(const store::Store& db, const std::string& report) {
  return db.linked_event(id_of(db, report))->event;
}

void judge(store::Store& db, const std::string& a, const std::string& b, store::Judgement j) {
  REQUIRE(db.judge({{a, "e1"}, {b, "e1"}, j, "read both"}, "tester"));
}

}  // namespace

TEST_CASE("another kind of event with other targets is asked about, though all else agrees") {
  const Folder folder;
  auto db = fresh(folder);
  const auto told = [](const std::string& id, record::SubEventType type, record::ActorKind kind) {
    auto r = with_text(clash(id), static_cast<unsigned>(id[0]));
    r.events[0].sub_event_type = type;
    for (auto& actor : r.events[0].actors) actor.actor.actor_id.clear();
    r.events[0].actors[0].actor.actor_id = "laskar-contoh";
    r.events[0].actors[1].actor.kind = kind;
    return r;
  };
  using Type = record::SubEventType;
  using Kind = record::ActorKind;
  add(db, told("a", Type::grenade, Kind::state_forces));
  add(db, told("b", Type::attack, Kind::civilians));
  CHECK_FALSE(together(db, "a", "b"));
  REQUIRE(db.doubts(10, 0)->size() == 1);
  // Either alone ties them: reports of one event mix up kinds, and tell of some of its targets.
  add(db, told("c", Type::armed_clash, Kind::state_forces));
  CHECK(together(db, "a", "c"));
  auto other = fresh(folder, "b.db");
  add(other, told("a", Type::grenade, Kind::state_forces));
  add(other, told("b", Type::grenade, Kind::civilians));
  CHECK(together(other, "a", "b"));
}

TEST_CASE("the links are the same in any order, in any batches, and all at once") {
  Records records = some_reports();
  const auto wanted = at_once(records);
  CHECK(wanted.size() == 5);
  std::mt19937 random(1);
  for (std::size_t round = 0; round < 8; ++round) {
    std::shuffle(records.begin(), records.end(), random);
    const Folder folder;
    auto db = fresh(folder);
    add_in_batches(db, records, 1 + round % 3);
    CHECK(all(db) == wanted);
    CHECK(db.verify()->faults.empty());
    REQUIRE(db.rebuild());
    CHECK(all(db) == wanted);
  }
}

TEST_CASE("the pages of a list are the whole list, in every order, also after a report came") {
  const Folder folder;
  auto db = fresh(folder);
  add_in_batches(db, some_reports(), 3);
  const store::Lists lists(db);
  const auto ids = [](const store::LinkedSummaries& list) {
    std::vector<std::string> out;
    for (const auto& item : list.items) out.push_back(item.id);
    return out;
  };
  const auto pages = [&](const store::EventFilter& filter) {
    std::vector<std::string> out;
    for (std::uint32_t at = 0;; at += 2) {
      const auto page = ids(lists.linked(filter, 2, at).value());
      if (page.empty()) return out;
      out.insert(out.end(), page.begin(), page.end());
    }
  };
  store::EventFilter filter;
  const auto before = lists.linked(filter, 100, 0)->facets.total;
  REQUIRE(before > 4);
  for (const auto sort : {store::Sort::newest, store::Sort::oldest, store::Sort::reports}) {
    filter.sort = sort;
    CHECK(pages(filter) == ids(lists.linked(filter, 100, 0).value()));
    CHECK(lists.linked(filter, 2, 2)->facets.total == before);
  }
  filter.sort = store::Sort::newest;
  CHECK(pages(filter).size() == before);
  add(db, clash("late", "2020-05-05"));
  CHECK(pages(filter).front() == id_of(db, "late"));
  CHECK(lists.linked(filter, 2, 2)->facets.total == before + 1);
  // More filters than are remembered, and back to the first.
  for (int i = 0; i < 20; ++i) {
    filter.killed_min = i;
    CHECK(pages(filter) == ids(lists.linked(filter, 100, 0).value()));
  }
  filter.killed_min.reset();
  CHECK(pages(filter).size() == before + 1);
}

TEST_CASE("copies of one text have one origin, whatever the outlets' names") {
  const Folder folder;
  auto db = fresh(folder);
  add(db, with_text(unsaid(clash("a"), "Warta Uji"), 1));
  add(db, with_text(unsaid(clash("b", "2019-01-06"), "Kabar Uji"), 1));
  CHECK(event_of(db, "a").reports == 2);
  CHECK(event_of(db, "a").families == 1);
  CHECK(event_of(db, "a").origins.size() == 1);
  // The same text much later is another story; another text of the same day is another origin.
  add(db, with_text(unsaid(clash("c", "2019-03-06"), "Suara Uji"), 1));
  add(db, with_text(unsaid(clash("d"), "Suara Uji"), 2));
  CHECK(event_of(db, "a").reports == 3);
  CHECK(event_of(db, "a").families == 2);
  CHECK(event_of(db, "a").origins.size() == 2);
  CHECK(event_of(db, "c").families == 1);
}

TEST_CASE("pages of one article are one house, and so is a copy of one of them") {
  const std::string url = "https://warta.example/read/jembatan-bira-putus-diterjang-banjir";
  const auto page = [&](const std::string& id, const std::string& address, unsigned text) {
    auto r = with_text(unsaid(clash(id), "Warta Uji"), text);
    r.document.url = address;
    return r;
  };
  const Records pages = {page("a", url, 1),
                         page("b", url + "?page=2", 2),
                         page("c", url + "/amp", 1),
                         page("d", "https://kabar.example/jembatan-di-bira-putus", 2),
                         page("e", "https://warta.example/", 3),
                         page("f", "https://warta.example/", 4)};
  const std::vector<std::vector<std::size_t>> orders = {{0, 1, 2, 3, 4, 5}, {5, 3, 1, 4, 2, 0}};
  for (const auto& order : orders) {
    const Folder folder;
    auto db = fresh(folder);
    for (const auto i : order) add(db, pages[i]);
    const auto event = event_of(db, "a");
    CHECK(event.reports == 6);
    CHECK(event.families == 3);
    CHECK(event.origins.size() == 3);
    const auto json = ledger::to_json(event);
    CHECK(json.find(R"("article_of":"a")") != std::string::npos);
    CHECK(db.verify()->faults.empty());
    // A database of before, in which each page was a house.
    const auto path = folder.file("a.db");
    REQUIRE(other_program(path,
                          "UPDATE linked_events SET families=5, origins=5;"
                          "DROP TABLE version_states; PRAGMA user_version=7") == SQLITE_OK);
    const auto again = store::Store::open(path, store::Access::open).value();
    CHECK(again.verify()->faults.empty());
  }
}

TEST_CASE("the agency that one of the copies credits is that of all, and of whoever quotes it") {
  const Folder folder;
  auto db = fresh(folder);
  auto credited = with_text(unsaid(clash("a"), "Warta Uji"), 1);
  credited.document.credits = {{record::CreditRole::agency, "Kantor Berita Uji"}};
  add(db, credited);
  add(db, with_text(unsaid(clash("b"), "Kabar Uji"), 1));
  auto quoting = with_text(clash("c"), 2);
  for (auto& c : quoting.claims) {
    c.sources = {{"Kantor Berita Uji", "", "", record::SourceKind::media, {}}};
  }
  add(db, quoting);
  const auto event = event_of(db, "a");
  CHECK(event.reports == 3);
  REQUIRE(event.origins.size() == 1);
  CHECK(event.origins[0].kind == ledger::Origin::Kind::agency);
}

TEST_CASE("a cut copy without claims is no further origin") {
  const Folder folder;
  auto db = fresh(folder);
  add(db, with_text(clash("a"), 1));
  auto silent = with_text(clash("b"), 1);
  silent.claims.clear();
  add(db, silent);
  CHECK(event_of(db, "a").reports == 2);
  CHECK(event_of(db, "a").origins.size() == 2);  // the two speakers
}

TEST_CASE("a family falls apart when the text between goes") {
  // b has half of a's words and half of c's: a copy of both, which are none of each other.
  const Folder folder;
  auto db = fresh(folder);
  const auto a = with_text(unsaid(clash("a"), "A"), 1, 100),
             c = with_text(unsaid(clash("c"), "C"), 2, 100);
  auto b = unsaid(clash("b"), "B");
  const auto tail = [](const record::Record& r) {
    return r.document.text.substr(clash("x").document.text.size());
  };
  b.document.text += tail(a) + tail(c);
  add(db, a);
  add(db, c);
  CHECK(event_of(db, "a").families == 2);
  add(db, b);
  CHECK(event_of(db, "a").families == 1);
  // Another version of b that is a text of its own; and the first one read by a newer program.
  CHECK(add(db, with_text(unsaid(clash("b"), "B"), 3)) == store::Added::version);
  CHECK(event_of(db, "a").families == 3);
  CHECK(add(db, a, {"0.2.0", "id 1"}) == store::Added::again);
  CHECK(event_of(db, "a").families == 3);
  CHECK(db.verify()->faults.empty());
}

TEST_CASE("a person's word outranks what was found, until it is withdrawn") {
  const Folder folder;
  auto db = fresh(folder);
  for (const auto& r : some_reports()) add(db, r);
  REQUIRE(together(db, "a", "c"));
  REQUIRE_FALSE(together(db, "a", "e"));
  judge(db, "a", "c", store::Judgement::different);
  CHECK_FALSE(together(db, "a", "c"));
  judge(db, "a", "e", store::Judgement::same);
  CHECK(together(db, "a", "e"));
  CHECK(db.explain({"a", "e1"}, {"e", "e1"})->judged == store::Judgement::same);
  // Reading again does not forget it, nor does making the tables anew.
  REQUIRE(add(db, some_reports()[0], {"0.2.0", "id 1"}) == store::Added::again);
  CHECK(together(db, "a", "e"));
  REQUIRE(db.rebuild());
  CHECK(together(db, "a", "e"));
  CHECK_FALSE(together(db, "a", "c"));
  judge(db, "a", "c", store::Judgement::withdrawn);
  judge(db, "a", "e", store::Judgement::withdrawn);
  CHECK(together(db, "a", "c"));
  CHECK_FALSE(together(db, "a", "e"));
  CHECK(db.verify()->faults.empty());
}

TEST_CASE("an id leads on after a merge, and stays when a report is read again") {
  const Folder folder;
  auto db = fresh(folder);
  add(db, with_text(clash("b"), 2));
  const auto before = id_of(db, "b");
  add(db, with_text(clash("a"), 1));
  const auto after = id_of(db, "a");
  CHECK(after != before);
  CHECK(id_of(db, "b") == after);
  const auto led = db.linked_event(before).value();
  CHECK(led.event.id == after);
  CHECK(led.redirected_from == before);
  CHECK_FALSE(db.linked_event(after)->redirected_from);
  REQUIRE(add(db, with_text(clash("b"), 2), {"0.2.0", "id 1"}) == store::Added::again);
  REQUIRE(add(db, with_text(clash("a"), 1), {"0.2.0", "id 1"}) == store::Added::again);
  CHECK(db.linked_event(before)->event.id == after);
  // The first report's text no longer tells it: the other's own number is its id again.
  auto without = with_text(clash("a"), 7);
  without.events.clear();
  without.claims.clear();
  REQUIRE(add(db, without) == store::Added::version);
  CHECK(id_of(db, "b") == before);
  CHECK(db.linked_event(after).error().code == base::Code::not_found);
}

TEST_CASE("files of older schemas are brought up to date with the links that new ones have") {
  const Folder folder;
  std::map<std::string, std::string> wanted;
  {
    auto db = fresh(folder);
    add_in_batches(db, some_reports(), 3);
    wanted = all(db);
  }
  const std::string copies = "DROP TABLE sketch_keys; DROP TABLE copies; DROP TABLE sketches;",
                    decisions =
                        "DROP TABLE decisions; DROP TABLE people; DROP TABLE reviews; DROP TABLE "
                        "sessions;",
                    links =
                        "DROP TABLE members; DROP TABLE links; DROP TABLE telling_blocks; DROP "
                        "TABLE tellings; DROP TABLE linked_events; DROP TABLE verdicts; DROP INDEX "
                        "claims_of_control; DELETE FROM properties WHERE name='links';",
                    empty =
                        "CREATE TABLE sketches(x); CREATE TABLE copies(x); CREATE TABLE "
                        "copy_links(x);",
                    history = "DROP TABLE event_versions;";
  const std::string states = "DROP TABLE version_states;";
  const std::vector<std::string> undo = {
      states + copies + history + decisions + links, states + copies + history + decisions + empty,
      states + copies + history + empty, states + copies + empty};
  for (std::size_t version = 1; version <= undo.size(); ++version) {
    const auto path = folder.file("old.db");
    std::filesystem::copy_file(folder.file("a.db"), path,
                               std::filesystem::copy_options::overwrite_existing);
    REQUIRE(other_program(path, "PRAGMA foreign_keys=OFF; " + undo[version - 1] +
                                    "PRAGMA user_version=" + std::to_string(version)) == SQLITE_OK);
    auto db = store::Store::open(path, store::Access::open).value();
    CHECK(db.status()->schema == store::schema_version());
    CHECK(all(db) == wanted);
    CHECK(db.verify()->faults.empty());
  }
}

TEST_CASE("verify finds links, families and verdicts that somebody changed") {
  const Folder folder;
  {
    auto db = fresh(folder);
    add_in_batches(db, some_reports(), 3);
    judge(db, "a", "e", store::Judgement::same);
    CHECK(db.verify()->faults.empty());
  }
  const auto faults_after = [&](const std::string& sql) {
    const auto path = folder.file("b.db");
    std::filesystem::copy_file(folder.file("a.db"), path,
                               std::filesystem::copy_options::overwrite_existing);
    REQUIRE(other_program(path, "DROP TRIGGER verdicts_stay; DROP TRIGGER verdicts_kept;" + sql) ==
            SQLITE_OK);
    auto db = store::Store::open(path, store::Access::open).value();
    const auto faults = db.verify()->faults.size();
    const bool kept = sql.find("verdicts") != std::string::npos;
    if (!kept && faults > 0) {
      REQUIRE(db.rebuild());
      CHECK(db.verify()->faults.empty());
    }
    return faults;
  };
  CHECK(faults_after("SELECT 1") == 0);
  CHECK(faults_after("UPDATE verdicts SET judgement='different'") > 0);
  CHECK(faults_after("UPDATE verdicts SET evidence_a='x'") > 0);
  CHECK(faults_after("DELETE FROM verdicts") > 0);
  CHECK(faults_after("INSERT INTO verdicts SELECT NULL, at, actor, report_a, event_a, evidence_a, "
                     "report_b, event_b, evidence_b, judgement, reason FROM verdicts") > 0);
  CHECK(faults_after("DELETE FROM members WHERE event=1") > 0);
  CHECK(faults_after("UPDATE members SET linked=(SELECT max(linked) FROM linked_events) WHERE "
                     "event=1") > 0);
  CHECK(faults_after("UPDATE linked_events SET killed_high=99") > 0);
  CHECK(faults_after("UPDATE linked_events SET head='{}'") > 0);
  CHECK(faults_after("DELETE FROM copies") > 0);
  CHECK(faults_after("UPDATE copies SET family=family+1") > 0);
  CHECK(faults_after("UPDATE sketches SET sketch=x'0000000000000000' WHERE document=1") > 0);
  CHECK(faults_after("DELETE FROM sketches WHERE document=3") > 0);
}

// SPDX-License-Identifier: Apache-2.0
#include "store/store.h"

#include "base/hash.h"
#include "other_program.h"
#include "record/json.h"
#include "samples.h"
#include "store/sqlite.h"

#include <doctest/doctest.h>

#include <array>
#include <barrier>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

using namespace saksi;
using samples::add;
using samples::clash;
using samples::Folder;
using samples::fresh;
using samples::kProgram;
using samples::other_program;

namespace {

void write(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace

TEST_CASE("a report comes back as the record that went in, with its original bytes") {
  const Folder folder;
  auto db = fresh(folder);
  const auto record = clash("r1");
  CHECK(add(db, record) == store::Added::fresh);
  const auto report = db.report("r1");
  REQUIRE(report);
  CHECK(report->record_json == record::to_json(record));
  CHECK(report->sha256 == base::sha256_hex("r1\n" + record.document.text));
  CHECK(db.original(report->sha256).value() == "r1\n" + record.document.text);
  CHECK(db.report("r2").error().code == base::Code::not_found);
}

TEST_CASE("the same document again changes nothing") {
  const Folder folder;
  auto db = fresh(folder);
  add(db, clash("r1"));
  const auto before = db.verify().value();
  CHECK(add(db, clash("r1")) == store::Added::known);
  const auto after = db.verify().value();
  CHECK(after.head == before.head);
  CHECK(after.faults.empty());
  CHECK(db.status()->reports == 1);
}

TEST_CASE("other bytes under the same id: the newer are shown, both are kept") {
  const Folder folder;
  auto db = fresh(folder);
  add(db, clash("r1"));
  auto changed = clash("r1");
  changed.document.text += " Warga mengungsi.";
  CHECK(add(db, changed) == store::Added::version);
  CHECK(db.status()->reports == 1);
  CHECK(db.status()->readings == 2);
  CHECK(db.report("r1")->record_json == record::to_json(changed));
  CHECK(db.search("mengungsi", 10, 0)->items.size() == 1);
  CHECK(db.verify()->faults.empty());
}

TEST_CASE("a newer program adds a reading and the old one stays") {
  const Folder folder;
  auto db = fresh(folder);
  add(db, clash("r1"));
  const store::Program newer{"0.2.0", "id 1"};
  const auto sha256 = db.report("r1")->sha256;
  CHECK(db.knows("r1", sha256, kProgram).value() == store::Knows::yes);
  CHECK(db.knows("r1", sha256, newer).value() == store::Knows::read_by_other_program);
  CHECK(db.knows("r9", sha256, newer).value() == store::Knows::no);
  auto better = clash("r1");
  better.claims.pop_back();
  CHECK(add(db, better, newer) == store::Added::again);
  CHECK(db.status()->readings == 2);
  CHECK(db.status()->claims == 1);
  CHECK(db.events({}, 10, 0)->items.front().killed->high == 3);
  CHECK(db.verify()->faults.empty());
}

TEST_CASE("what waits for a newer program comes with its original") {
  const Folder folder;
  auto db = fresh(folder);
  add(db, clash("r1"));
  CHECK(db.stale(kProgram, 0, 10)->empty());
  const auto stale = db.stale({"0.2.0", "id 1"}, 0, 10).value();
  REQUIRE(stale.size() == 1);
  CHECK(stale[0].id == "r1");
  CHECK(stale[0].original.rfind("r1\n", 0) == 0);
  CHECK(db.stale({"0.2.0", "id 1"}, stale[0].document, 10)->empty());
}

TEST_CASE("a refused document is kept with its bytes and its reason, once") {
  const Folder folder;
  auto db = fresh(folder);
  const std::vector<store::Refusal> batch{{store::prepare_blob("\xFF\xFE"),
                                           "bad\xFF",
                                           "bad.txt",
                                           {base::Code::invalid_utf8, "Not UTF-8.", "byte 0"}}};
  CHECK(db.add({}, batch, kProgram, "tester")->front() == store::Added::fresh);
  CHECK(db.add({}, batch, kProgram, "tester")->front() == store::Added::known);
  CHECK(db.status()->refusals == 1);
  CHECK(db.original(base::sha256_hex("\xFF\xFE")).value() == "\xFF\xFE");
  CHECK(db.verify()->faults.empty());
}

TEST_CASE("kept rows refuse to be changed or deleted, by any program") {
  const Folder folder;
  auto db = fresh(folder);
  add(db, clash("r1"));
  for (const auto* table : {"blobs", "documents", "readings", "audit"}) {
    CHECK(other_program(folder.file("a.db"), std::string("DELETE FROM ") + table) ==
          SQLITE_CONSTRAINT);
  }
  CHECK(other_program(folder.file("a.db"), "UPDATE readings SET program='x'") == SQLITE_CONSTRAINT);
  CHECK(db.verify()->faults.empty());
}

TEST_CASE("verify finds what somebody forced upon the database") {
  const Folder folder;
  const auto path = folder.file("a.db");
  {
    auto db = fresh(folder);
    add(db, clash("r1"));
    add(db, clash("r2"));
    CHECK(db.verify()->faults.empty());
  }
  const auto faults_after = [&](const std::string& sql) {
    std::filesystem::copy_file(path, folder.file("b.db"),
                               std::filesystem::copy_options::overwrite_existing);
    for (const auto* t : {"blobs", "documents", "readings", "refusals", "audit"}) {
      const std::string drop =
          std::string("DROP TRIGGER ") + t + "_stay; DROP TRIGGER " + t + "_kept;";
      REQUIRE(other_program(folder.file("b.db"), drop) == SQLITE_OK);
    }
    REQUIRE(other_program(folder.file("b.db"), sql) == SQLITE_OK);
    return store::Store::open(folder.file("b.db"), store::Access::open)->verify()->faults.size();
  };
  CHECK(faults_after("SELECT 1") == 0);
  CHECK(faults_after("UPDATE readings SET record=replace(record,'polisi','tentara')") > 0);
  CHECK(faults_after("UPDATE blobs SET bytes=x'00' WHERE rowid=1") > 0);
  CHECK(faults_after("UPDATE audit SET actor='x' WHERE entry=2") > 0);
  CHECK(faults_after("DELETE FROM audit WHERE entry=2") > 0);
  CHECK(faults_after("UPDATE documents SET sha256=(SELECT sha256 FROM documents WHERE document=2) "
                     "WHERE id='r1'") > 0);
  CHECK(faults_after("DELETE FROM claims") > 0);
  CHECK(faults_after("PRAGMA foreign_keys=ON; DELETE FROM reports WHERE id='r1'") > 0);
}

TEST_CASE("derived tables can be made again from the kept ones") {
  const Folder folder;
  {
    auto db = fresh(folder);
    add(db, clash("r1"));
    add(db, clash("r2"));
  }
  REQUIRE(other_program(folder.file("a.db"),
                        "PRAGMA foreign_keys=ON; DELETE FROM reports; DELETE FROM claims") ==
          SQLITE_OK);
  auto db = store::Store::open(folder.file("a.db"), store::Access::open).value();
  CHECK_FALSE(db.verify()->faults.empty());
  REQUIRE(db.rebuild());
  CHECK(db.verify()->faults.empty());
  CHECK(db.status()->claims == 4);
  CHECK(db.search("baku tembak", 10, 0)->total == 2);
}

TEST_CASE("a batch that cannot be added leaves nothing") {
  const Folder folder;
  auto db = fresh(folder);
  // The second reading names a record that the table refuses: no 64 digits of a hash.
  std::vector<store::Reading> batch{samples::reading(clash("r1")), samples::reading(clash("r2"))};
  batch[1].json_sha256 = "short";
  CHECK_FALSE(db.add(batch, {}, kProgram, "tester"));
  CHECK(db.status()->reports == 0);
  CHECK(db.verify()->faults.empty());
  CHECK(add(db, clash("r1")) == store::Added::fresh);
}

TEST_CASE("files that are no database of ours are told apart and left alone") {
  const Folder folder;
  const auto code = [](const std::string& path, store::Access access) {
    const auto db = store::Store::open(path, access);
    REQUIRE_FALSE(db);
    return db.error().code;
  };
  write(folder.file("text.db"), std::string(5000, 'x'));
  CHECK(code(folder.file("text.db"), store::Access::create) == base::Code::foreign_database);
  REQUIRE(other_program(folder.file("other.db"), "CREATE TABLE t(x); INSERT INTO t VALUES(1)") ==
          SQLITE_OK);
  CHECK(code(folder.file("other.db"), store::Access::create) == base::Code::foreign_database);
  CHECK(other_program(folder.file("other.db"), "SELECT x FROM t") == SQLITE_OK);
  { auto db = fresh(folder, "newer.db"); }
  REQUIRE(other_program(folder.file("newer.db"), "PRAGMA user_version=999") == SQLITE_OK);
  CHECK(code(folder.file("newer.db"), store::Access::open) == base::Code::newer_database);
  CHECK(code(folder.file("none.db"), store::Access::open) == base::Code::not_found);
  CHECK_FALSE(std::filesystem::exists(folder.file("none.db")));
  CHECK(code(folder.file("no/such/folder.db"), store::Access::create) == base::Code::not_found);
}

TEST_CASE("many at once make one new database, and none takes it for another program's") {
  constexpr int kRounds = 100;
  constexpr std::size_t kPrograms = 4;
  const Folder folder;
  for (int round = 0; round != kRounds; ++round) {
    const auto path = folder.file("new" + std::to_string(round) + ".db");
    std::barrier start(static_cast<std::ptrdiff_t>(kPrograms));
    std::array<std::string, kPrograms> said;
    std::vector<std::thread> programs;
    for (auto& error : said) {
      programs.emplace_back([&] {
        start.arrive_and_wait();
        const auto db = store::Store::open(path, store::Access::create);
        if (!db) error = db.error().message;
      });
    }
    for (auto& program : programs) program.join();
    for (const auto& error : said) REQUIRE(error == "");
    std::filesystem::remove(path);
  }
}

TEST_CASE("a backup made while others write is whole and of one moment") {
  const Folder folder;
  auto db = fresh(folder);
  add(db, clash("r0"));
  std::thread writer([&] {
    auto other = store::Store::open(folder.file("a.db"), store::Access::open).value();
    for (int i = 1; i <= 50; ++i) add(other, clash("r" + std::to_string(i)));
  });
  REQUIRE(db.backup(folder.file("copy.db")));
  writer.join();
  auto copy = store::Store::open(folder.file("copy.db"), store::Access::open).value();
  CHECK(copy.verify()->faults.empty());
  CHECK(copy.status()->reports >= 1);
  CHECK(db.backup(folder.file("copy.db")).error().code == base::Code::invalid_argument);
  CHECK(db.status()->reports == 51);
}

TEST_CASE("two writers lose nothing and write nothing twice") {
  const Folder folder;
  auto db = fresh(folder);
  const auto work = [&](int from) {
    auto mine = store::Store::open(folder.file("a.db"), store::Access::open).value();
    for (int i = from; i < from + 60; ++i) add(mine, clash("r" + std::to_string(i)));
  };
  std::thread one(work, 0);
  std::thread two(work, 30);
  one.join();
  two.join();
  CHECK(db.status()->reports == 90);
  CHECK(db.status()->readings == 90);
  CHECK(db.verify()->faults.empty());
}

TEST_CASE("the version moves when another process writes, and only then") {
  const Folder folder;
  auto db = fresh(folder);
  const auto before = db.version().value();
  CHECK(db.version().value() == before);
  auto other = store::Store::open(folder.file("a.db"), store::Access::open).value();
  add(other, clash("r1"));
  CHECK(db.version().value() != before);
  CHECK(db.reports_after(0, 10)->front().second == "r1");
  CHECK(db.reports_after(db.last_document().value(), 10)->empty());
}

TEST_CASE("a temporary that is bound outlives its expression") {
  const Folder folder;
  store::Connection db(folder.file("t.db"), store::Connection::Mode::create);
  db.execute("CREATE TABLE t(short TEXT, long TEXT, maybe TEXT)");
  auto& row = db.prepared("INSERT INTO t VALUES(?,?,?)");
  row.bind(std::string("2019-01-06"), std::string(200, 'a'),
           std::optional<std::string>(std::string(200, 'b')));
  const std::string other(200, 'x');  // takes the memory that a temporary left
  row.run();
  auto& read = db.prepared("SELECT short, long, maybe FROM t");
  read.bind();
  REQUIRE(read.step());
  CHECK(read.text(0) == "2019-01-06");
  CHECK(read.text(1) == std::string(200, 'a'));
  CHECK(read.text(2) == std::string(200, 'b'));
}

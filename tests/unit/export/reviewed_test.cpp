// SPDX-License-Identifier: Apache-2.0
// What reviewers decide leaves with every profile: nothing that they rejected, what they corrected
// as corrected.
#include "../store/desk.h"
#include "samples.h"

#include <doctest/doctest.h>

#include <array>
#include <sstream>

using namespace samples;
using store::Action;

namespace {

/// An archive that can be decided on.
class Reviewed : public Archive {
 public:
  using Archive::Archive;

  std::int64_t decide(Action action, const std::string& report, const std::string& item,
                      const std::string& field = {}, const std::string& after = {}) {
    auto db = open();
    store::Decisions decisions(db);
    const auto made =
        decisions.decide(proposal(decisions, action, report, item, field, after), "Sinta");
    REQUIRE(made);
    return made->decisions.front().number;
  }

  void undo(std::int64_t number) {
    auto db = open();
    REQUIRE(store::Decisions(db).undo(number, "Sinta", false, std::nullopt));
  }

  std::string bytes(const std::string& profile) {
    run(profile);
    return text(request.output);
  }

  [[nodiscard]] static std::string text(const std::string& path) {
    std::stringstream out;
    out << std::ifstream(path).rdbuf();
    return out.str();
  }

  [[nodiscard]] Json manifest() const {
    return Json::parse(text(request.output + ".manifest.json"));
  }

 private:
  [[nodiscard]] store::Store open() const {
    return store::Store::open(request.database, store::Access::open).value();
  }
};

constexpr const char* kTwo = R"({"low":2,"high":2,"qualifier":"exact"})";
constexpr const char* kNoColumns[] = {"acled", "ged", "polecat", "claims", "control"};

}  // namespace

TEST_CASE("a rejected claim is in no row and in no figure; how many were left out is told") {
  Reviewed archive({clash("a")});
  REQUIRE(archive.rows("acled").at(0)["fatalities"] == 3);
  REQUIRE(archive.rows("ged").at(0)["high"] == 7);
  archive.decide(Action::reject, "a", "c2");
  const auto claims = archive.rows("claims");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0]["claim"] == "c1");
  CHECK(archive.manifest()["left_out"]["rejected"] == 1);
  CHECK(archive.rows("ged").at(0)["high"] == 3);
  CHECK(archive.rows("ged").at(0)["source_original"] == "Harun Wirya");
  const auto plover = archive.rows("plover").at(0);
  CHECK(plover["saksi:claims"].size() == 1);
  CHECK(plover["size"]["dead"] == 3);
  CHECK(archive.bytes("acled").find("Laskar Contoh)") == std::string::npos);  // as a speaker
}

TEST_CASE("a corrected figure leaves as corrected, says so, and keeps the report's sentence") {
  Reviewed archive({clash("a")});
  archive.decide(Action::edit, "a", "c1", "count", kTwo);
  const auto row = archive.rows("claims").at(0);
  CHECK(row["count_low"] == 2);
  CHECK(row["evidence"] == "Tiga polisi tewas");
  CHECK(row["corrected"] == "count");
  CHECK(archive.manifest()["corrected"] == 1);
  CHECK(archive.rows("claims").at(1)["corrected"].is_null());
  const auto acled = archive.rows("acled").at(0);
  CHECK(acled["fatalities"] == 2);
  const std::string notes = acled["notes"];
  CHECK(notes.find("2 (Harun Wirya), 7 (Laskar Contoh)") != std::string::npos);
  CHECK(notes.find("Corrected by a reviewer: count (1 claim).") != std::string::npos);
  CHECK(archive.manifest()["corrected"] == 1);
  CHECK(archive.rows("snpk").at(0)["tewas"] == 2);
  CHECK(archive.rows("snpk").at(0)["dikoreksi"] == "count (1 claim)");
  CHECK(archive.rows("reports").at(0)["corrected"] == "count (1 claim)");
  const auto plover = archive.rows("plover").at(0);
  CHECK(plover["saksi:corrected"] == "count (1 claim)");
  CHECK(plover["saksi:claims"][0]["corrected"] == Json::array({"count"}));
}

TEST_CASE("a corrected day, type and place of an event are those of its rows and of the filter") {
  Reviewed archive({clash("a"), clash("z", "2019-03-09")});
  archive.decide(Action::edit, "z", "e1", "date",
                 R"({"start":"2019-03-08","end":"2019-03-08","precision":"day","evidence":[]})");
  archive.decide(Action::edit, "z", "e1", "sub_event_type", R"("Attack")");
  archive.decide(
      Action::edit, "z", "e1", "places",
      R"([{"name":"Qala Uji","country":"AF","admin1":null,"admin2":null,"latitude":null,)"
      R"("longitude":null,"gazetteer_id":null,"precision":"settlement","evidence":[]}])");
  archive.request.filter = "country=AF";
  const auto rows = archive.rows("acled");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0]["event_date"] == "2019-03-08");
  CHECK(rows[0]["sub_event_type"] == "Attack");
  CHECK(rows[0]["event_type"] == "Violence against civilians");
  CHECK(rows[0]["location"] == "Qala Uji");
  const auto claims = archive.rows("claims");
  REQUIRE(claims.size() == 2);
  CHECK(claims[0]["date_start"] == "2019-03-08");
  CHECK(claims[0]["corrected"] == "event.date; event.places; event.sub_event_type");
  archive.request.filter = "country=ID";
  CHECK(archive.rows("acled").size() == 1);
}

TEST_CASE("what leaves is what a list with the same filter shows") {
  Reviewed archive({clash("a"), clash("z", "2019-03-09")});
  archive.decide(Action::accept, "a", "e1");
  const auto leave = [&](const std::string& filter) {
    archive.request.filter = filter;
    return std::array{archive.rows("acled").size(), archive.rows("reports").size(),
                      archive.rows("claims").size()};
  };
  constexpr std::array<std::size_t, 3> kNone = {0, 0, 0}, kOne = {1, 1, 2}, kBoth = {2, 2, 4};
  CHECK(leave("review=accepted") == kOne);
  CHECK(leave("review=accepted&review=candidate") == kBoth);
  CHECK(leave("review=rejected") == kNone);
  CHECK(leave("killed_min=1000") == kNone);
  CHECK(leave("killed_min=1") == kBoth);
  CHECK(leave("frame=138,-5,139,-4") == kBoth);
  CHECK(leave("frame=60,29,75,39") == kNone);
  CHECK(leave("actor=contoh") == kBoth);  // a word of a name, as in lists
  CHECK(leave("") == kBoth);
}

TEST_CASE("a rejected event has no row in any profile, nor have its claims") {
  Reviewed archive({clash("a"), clash("z", "2019-03-09")});
  archive.decide(Action::reject, "z", "e1");
  for (const std::string profile : {"acled", "ged", "polecat", "plover", "snpk", "reports"}) {
    CAPTURE(profile);
    CHECK(archive.rows(profile).size() == 1);
    CHECK(archive.manifest()["left_out"]["rejected"] == 1);
  }
  CHECK(archive.rows("claims").size() == 2);
  CHECK(archive.manifest()["left_out"]["rejected"] == 2);
  // What was read is still what was read.
  CHECK(archive.rows("records").size() == 2);
}

TEST_CASE("of an event of two reports, one rejected, only the other is named and counted") {
  auto other = clash("b");
  other.document.publisher = "Kabar Uji";
  Reviewed archive({clash("a"), other});
  archive.decide(Action::reject, "a", "e1");
  const auto row = archive.rows("acled").at(0);
  CHECK(row["source"] == "Kabar Uji");
  CHECK(archive.rows("ged").at(0)["number_of_sources"] == 1);
  const auto reports = archive.rows("reports");
  REQUIRE(reports.size() == 1);
  CHECK(reports[0]["report_id"] == "b");
  CHECK(archive.rows("plover").at(0)["cite_info"].size() == 1);
}

TEST_CASE("an undo gives the very bytes of before") {
  Reviewed archive({clash("a"), clash("z", "2019-03-09")});
  std::map<std::string, std::string> before;
  for (const auto* profile : kNoColumns) before[profile] = archive.bytes(profile);
  const std::vector<std::int64_t> made = {
      archive.decide(Action::reject, "a", "c1"),
      archive.decide(Action::edit, "a", "c2", "count", kTwo),
      archive.decide(Action::reject, "z", "e1"),
      archive.decide(Action::edit, "z", "c1", "modality", R"("denied")")};
  REQUIRE(archive.bytes("claims") != before["claims"]);
  for (const auto number : made) archive.undo(number);
  for (const auto* profile : kNoColumns) {
    CAPTURE(profile);
    CHECK(archive.bytes(profile) == before[profile]);
  }
}

TEST_CASE("since an earlier export: what a decision changed, and no more") {
  Reviewed archive({clash("a"), clash("z", "2019-03-09")});
  archive.run("acled");
  archive.request.since = std::to_string(archive.manifest()["version"].get<std::int64_t>());
  REQUIRE(archive.rows("acled").empty());
  archive.decide(Action::accept, "a", "e1");
  CHECK(archive.rows("acled").empty());  // says nothing else
  archive.decide(Action::edit, "a", "c1", "count", kTwo);
  auto rows = archive.rows("acled");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0]["fatalities"] == 2);
  CHECK(archive.rows("claims").size() == 2);
  archive.decide(Action::reject, "a", "e1");
  CHECK(archive.rows("acled").empty());
  // Who has its row learns that it has none any more.
  CHECK(Reviewed::text(archive.request.output + ".changes.csv").find(",changed,false,") !=
        std::string::npos);
}

TEST_CASE("public: a private name that a reviewer wrote does not leave") {
  Reviewed archive({clash("a")});
  archive.decide(Action::edit, "a", "c1", "sources",
                 R"([{"name":"Siti Karangwati","role":null,"affiliation":null,"kind":"witness",)"
                 R"("evidence":[]}])");
  archive.decide(Action::edit, "a", "c2", "victims",
                 R"({"name":"Budi Karangwangi","actor_id":null,"kind":"civilians","evidence":[]})");
  archive.request.release = exports::Release::open;
  for (const std::string profile : {"claims", "acled", "ged", "snpk", "plover", "reports"}) {
    CAPTURE(profile);
    CHECK(archive.bytes(profile).find("Karangwa") == std::string::npos);
  }
}

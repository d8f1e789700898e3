// SPDX-License-Identifier: Apache-2.0
// Profiles with a row an event: what of a linked event stands in the columns of other houses.
#include "export/claim_values.h"
#include "export/event_values.h"
#include "export/plover.h"
#include "record/json.h"
#include "samples.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace samples;
using record::DatePrecision;

namespace {

std::string header(const std::string& profile) {
  const auto tables = exports::load_tables(pack()).value();
  std::string out;
  for (const auto& table : tables) {
    if (table.name != profile) continue;
    for (const auto& column : table.columns) out += (out.empty() ? "" : ",") + column.name;
  }
  return out;
}

record::Record joint_figure() {
  record::Record r = clash("joint");
  r.claims.resize(1);
  r.claims[0].outcome = record::Outcome::killed_or_injured;
  r.claims[0].count = {60, 60, record::Qualifier::about};
  return r;
}

}  // namespace

TEST_CASE("the columns of ACLED, GED and POLECAT are all there, in their order") {
  CHECK(header("acled") ==
        "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,"
        "actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,"
        "iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,"
        "source_scale,notes,fatalities,tags,timestamp");
  CHECK(header("ged") ==
        "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,"
        "conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,"
        "side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,"
        "source_date,source_headline,source_original,where_prec,where_coordinates,"
        "where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,"
        "region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,"
        "deaths_unknown,best,high,low,gwnoa,gwnob");
  CHECK(header("polecat") ==
        "Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,"
        "Actor Country,Actor COW,Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,"
        "Wikipedia Actor ID,Recipient Name,Recipient Country,Recipient COW,"
        "Primary Recipient Sector,Recipient Sectors,Recipient Title,Recipient Name Raw,"
        "Wikipedia Recipient ID,Placename,City,District,Province,Country,Latitude,Longitude,"
        "GeoNames ID,Raw Placename,Feature Type,Source,Publication Date,Story People,"
        "Story Organizations,Story Locations,Language,Version");
}

TEST_CASE("every column of every profile names a value that exists") {
  const auto tables = exports::load_tables(pack());
  REQUIRE(tables);
  for (const auto& table : *tables) {
    CAPTURE(table.name);
    if (table.of == exports::Table::Of::events) {
      CHECK(exports::event_fills(table));
    } else if (table.of == exports::Table::Of::claims) {
      CHECK(exports::ClaimValues::make(table, nullptr));
    }
  }
}

TEST_CASE("ACLED: the conservative figure, the dispute in the notes, an id of our own") {
  Archive archive({clash("a")});
  const auto rows = archive.rows("acled");
  REQUIRE(rows.size() == 1);
  const Json& row = rows[0];
  CHECK(row["event_id_cnty"].get<std::string>().starts_with("SKS-"));
  CHECK(row["event_date"] == "2019-01-06");
  CHECK(row["time_precision"] == 1);
  CHECK(row["event_type"] == "Battles");
  CHECK(row["actor1"] == "Laskar Contoh");
  CHECK(row["inter1"] == 2);
  CHECK(row["interaction"] == 12);
  CHECK(row["country"] == "Indonesia");
  CHECK(row["iso"] == 360);
  CHECK(row["geo_precision"] == 1);
  CHECK(row["fatalities"] == 3);
  const std::string notes = row["notes"];
  CHECK(notes.find("acled-conservative 2") != std::string::npos);
  CHECK(notes.find("3 (Harun Wirya), 7 (Laskar Contoh)") != std::string::npos);
}

TEST_CASE("ACLED, monadic: each actor has a row, the event's values stand in all of them") {
  record::Record nobody = clash("b", "2020-02-02");
  nobody.events[0].actors.clear();
  Archive archive({clash("a"), nobody});
  CHECK(header("acled-monadic") == header("acled"));
  const auto rows = archive.rows("acled-monadic");
  REQUIRE(rows.size() == 3);
  const auto of = [&](const char* actor) {
    return *std::find_if(rows.begin(), rows.end(),
                         [&](const Json& row) { return row["actor1"] == actor; });
  };
  const Json group = of("Laskar Contoh"), police = of("Polisi");
  CHECK(group["inter1"] == 2);
  CHECK(police["inter1"] == 1);
  CHECK(group["event_id_cnty"] == police["event_id_cnty"]);
  for (const Json& row : {group, police}) {
    CHECK(row["actor2"].is_null());
    CHECK(row["inter2"].is_null());
    CHECK(row["interaction"] == 12);
    CHECK(row["fatalities"] == 3);
  }
  const auto unnamed = std::count_if(rows.begin(), rows.end(),
                                     [](const Json& row) { return row["actor1"].is_null(); });
  CHECK(unnamed == 1);
}

TEST_CASE("GED: best is the sum of its parts and lies between low and high") {
  Archive archive({clash("a")});
  const auto rows = archive.rows("ged");
  REQUIRE(rows.size() == 1);
  const Json& row = rows[0];
  CHECK(row["type_of_violence"] == 1);
  CHECK(row["low"] == 3);
  CHECK(row["high"] == 7);
  CHECK(row["best"] == 3);  // of two origins the lower
  CHECK(row["deaths_b"] == 3);
  CHECK(row["deaths_a"].get<int>() + row["deaths_b"].get<int>() +
            row["deaths_civilians"].get<int>() + row["deaths_unknown"].get<int>() ==
        row["best"].get<int>());
  CHECK(row["where_prec"] == 1);
  CHECK(row["date_prec"] == 1);
  CHECK(row["event_clarity"] == 1);
  CHECK(row["priogrid_gid"] == 171 * 720 + 636 + 1);  // row 171 from the south, column 636
  CHECK(row["conflict_new_id"].is_null());
}

TEST_CASE("a joint figure of killed or injured is never written as killed") {
  Archive archive({joint_figure()});
  const Json acled = archive.rows("acled").at(0);
  CHECK(acled["fatalities"].is_null());
  CHECK(acled["notes"].get<std::string>().find("Killed or injured 60/60/60") != std::string::npos);
  CHECK(acled["notes"].get<std::string>().find("not killed") != std::string::npos);
  const auto ged = archive.rows("ged");
  REQUIRE(ged.size() == 1);  // the event is not lost
  for (const auto* column : {"best", "low", "high", "deaths_a", "deaths_b", "deaths_unknown"}) {
    CAPTURE(column);
    CHECK(ged[0][column].is_null());
  }
  const Json own = archive.rows("snpk").at(0);
  CHECK(own["tewas"].is_null());
  CHECK(own["tewas_atau_luka_min"] == 60);
}

TEST_CASE("what did not happen and what is only recalled is no row, and is counted") {
  record::Record planned = clash("planned", "2019-02-01"), recalled = clash("old", "2018-02-01");
  planned.events[0].status = record::EventStatus::planned;
  recalled.events[0].background = true;
  Archive archive({planned, recalled, clash("a")});
  const auto outcome = archive.run("acled");
  CHECK(outcome.rows == 1);
  CHECK(outcome.left_out == exports::LeftOut{{"background", 1}, {"not_happened", 1}});
  archive.request.filter = "status=planned";
  CHECK(archive.run("acled").rows == 1);
  archive.request.filter = "background=true";
  CHECK(archive.run("acled").rows == 1);
}

TEST_CASE("reports keep what did not happen, and say so") {
  record::Record planned = clash("planned", "2019-02-01");
  planned.events[0].status = record::EventStatus::planned;
  Archive archive({planned, clash("a")});
  const auto rows = archive.rows("reports");
  REQUIRE(rows.size() == 2);
  CHECK(std::count_if(rows.begin(), rows.end(),
                      [](const Json& row) { return row["status"] == "planned"; }) == 1);
}

TEST_CASE("GED has rows for deadly events of armed sides only") {
  record::Record quiet = clash("quiet");
  quiet.claims.clear();
  Archive archive({quiet});
  const auto outcome = archive.run("ged");
  CHECK(outcome.rows == 0);
  CHECK(outcome.left_out.at("no_deaths") == 1);
  CHECK(archive.run("acled").rows == 1);
}

TEST_CASE("dates as far as they are known: ACLED's middle day, GED's ends") {
  struct Case {
    record::Date date;
    Json event_date, year;
    int time_precision, date_prec;
  };

  const Case cases[] = {
      {date("2019-01-06", "2019-01-06", DatePrecision::day), "2019-01-06", 2019, 1, 1},
      {date("2019-01-07", "2019-01-09", DatePrecision::range), "2019-01-08", 2019, 2, 2},
      {date("2019-01-07", "2019-01-13", DatePrecision::week), "2019-01-10", 2019, 2, 3},
      {date("2019-01-01", "2019-01-31", DatePrecision::month), "2019-01-16", 2019, 3, 4},
      {date("2019-01-01", "2019-12-31", DatePrecision::year), nullptr, 2019, 3, 5},
      {{}, nullptr, nullptr, 3, 5},
  };
  for (const auto& c : cases) {
    record::Record r = clash("a");
    r.events[0].date = c.date;
    Archive archive({r});
    const Json acled = archive.rows("acled").at(0), ged = archive.rows("ged").at(0);
    CHECK(acled["event_date"] == c.event_date);
    CHECK(acled["year"] == c.year);
    CHECK(acled["time_precision"] == c.time_precision);
    CHECK(ged["date_prec"] == c.date_prec);
  }
}

TEST_CASE("a government's name has the years in which it ruled, as of the day of the event") {
  record::Record r = clash("a", "2022-03-01");
  r.events[0].actors[1].actor = {"Taliban", "taliban", record::ActorKind::state_forces,
                                 r.events[0].actors[1].actor.evidence};
  CHECK(Archive({r}).rows("acled").at(0)["actor2"] == "Taliban (2021-)");
  r.events[0].date = date("2019-03-01", "2019-03-01", DatePrecision::day);
  CHECK(Archive({r}).rows("acled").at(0)["actor2"] == "Taliban");
}

TEST_CASE("interaction: of two known kinds, or of a sole actor; a nameless attacker is none") {
  record::Record r = clash("a");
  r.events[0].actors.erase(r.events[0].actors.begin());
  CHECK(Archive({r}).rows("acled").at(0)["interaction"].is_null());
  r.events[0].actors[0].role = record::ActorRole::initiator;
  CHECK(Archive({r}).rows("acled").at(0)["interaction"] == 10);
}

TEST_CASE("a policy by name; its version stands in the manifest; an unknown one names all") {
  Archive archive({clash("a")});
  archive.request.policy = "ucdp";
  archive.rows("acled");
  std::ifstream in(archive.request.output + ".manifest.json");
  const Json manifest = Json::parse(in);
  CHECK(manifest["policy"] == "ucdp");
  CHECK_FALSE(manifest["policy_version"].get<std::string>().empty());
  archive.request.policy = "biggest";
  const auto failed = exports::run(archive.request, pack());
  REQUIRE_FALSE(failed);
  for (const auto& policy : ledger::policies()) {
    CHECK(failed.error().message.find(policy.name) != std::string::npos);
  }
  // `range` adds nothing up: its figure without victims is not one for all.
  record::Record r = clash("b");
  r.claims[1].victims.reset();
  Archive two({r});
  two.request.policy = "range";
  CHECK(two.rows("acled").at(0)["fatalities"].is_null());
}

TEST_CASE("reports: a row a report and event, each with its own figures") {
  record::Record other = clash("b");
  other.claims[0].count = {4, 4, record::Qualifier::exact};
  other.claims.resize(1);
  Archive archive({clash("a"), other});
  CHECK(archive.rows("acled").size() == 1);
  const auto rows = archive.rows("reports");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0]["event_id"] == rows[1]["event_id"]);
  CHECK(rows[0]["killed_best"] == 3);
  CHECK(rows[1]["killed_best"] == 4);
}

TEST_CASE("public: exact points and private speakers give way, figures stay") {
  record::Record r = clash("a");
  r.events[0].places[0].precision = record::PlacePrecision::exact;
  r.events[0].places[0].admin2 = "Kabupaten Uji";
  r.claims[0].sources[0].kind = record::SourceKind::witness;
  r.document.text.replace(r.document.text.find("Bupati"), 6, "korban");
  Archive archive({r});
  archive.request.release = exports::Release::open;
  const Json row = archive.rows("acled").at(0);
  CHECK(row["location"] == "Kabupaten Uji");
  CHECK(row["geo_precision"] == 2);
  CHECK(row["longitude"] == 138.3);
  CHECK(row["notes"].get<std::string>().find("Harun") == std::string::npos);
  CHECK(row["fatalities"] == 3);
}

TEST_CASE("PLOVER: types that are certain, both sides, figures by the policy, claims of our own") {
  Archive archive({clash("a")});
  const Json row = archive.rows("plover").at(0);
  CHECK(row["event"] == Json{"ASSAULT"});
  CHECK(row["mode"].is_null());
  CHECK(row["quad_code"] == 4);
  CHECK(row["actor"][0]["entity_text"] == "Laskar Contoh");
  CHECK(row["actor"][0]["sector"] == "REB");
  CHECK(row["recipient"][0]["entity_text"] == "Polisi");
  CHECK_FALSE(row["recipient"][0].contains("sector"));  // army or police: a kind does not tell
  CHECK(row["event_loc"]["resolution"] == 4);
  CHECK(row["size"] == Json{{"dead", 3}});
  REQUIRE(row["saksi:claims"].size() == 2);
  CHECK(row["saksi:claims"][1]["source"] == "Laskar Contoh");
  CHECK(row["saksi:claims"][1]["count"]["low"] == 7);
  CHECK(archive.rows("polecat").at(0)["Event Type"] == "ASSAULT");
  CHECK(Archive({joint_figure()}).rows("plover").at(0)["size"].is_null());
}

TEST_CASE("PLOVER: a type that several fit is none, and quads that differ are none") {
  using record::SubEventType;
  CHECK(exports::plover_type(SubEventType::mob_violence).types.empty());
  CHECK(exports::plover_type(SubEventType::agreement).types.empty());
  CHECK(exports::plover_type(SubEventType::other).types.empty());
  CHECK_FALSE(
      exports::quad_code(exports::plover_type(SubEventType::non_violent_transfer_of_territory)));
  CHECK(exports::quad_code(exports::plover_type(SubEventType::peaceful_protest)) == 4);
}

TEST_CASE("records: the contract's line, byte for byte, and never in public") {
  const record::Record r = clash("a");
  Archive archive({r});
  archive.run("records");
  std::ifstream in(archive.request.output);
  std::string line;
  std::getline(in, line);
  CHECK(line == record::to_json(r));
  archive.request.release = exports::Release::open;
  const auto refused = exports::run(archive.request, pack());
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message.find("internal") != std::string::npos);
}

TEST_CASE("a public PLOVER line holds no private name") {
  record::Record r = clash("a");
  r.claims[0].sources[0].kind = record::SourceKind::witness;
  r.document.text.replace(r.document.text.find("Bupati"), 6, "korban");
  r.document.title = "Kesaksian Harun Wirya";
  r.document.url = "https://berita.example/kesaksian-harun-wirya";
  Archive archive({r});
  archive.request.release = exports::Release::open;
  CHECK(archive.rows("plover").at(0).dump().find("Harun") == std::string::npos);
  CHECK(archive.rows("plover").at(0).dump().find("harun") == std::string::npos);
  CHECK(archive.rows("ged").at(0).dump().find("Harun") == std::string::npos);
}

TEST_CASE("since an earlier export: rows of what is new or changed, and a list with what is gone") {
  Folder folder;
  store::Store db = fresh(folder);
  add(db, clash("a", "2019-01-06"));
  add(db, clash("b", "2019-03-01"));
  add(db, clash("c", "2019-06-01"));
  exports::Request request;
  request.database = folder.file("a.db");
  request.release = exports::Release::internal;
  request.actor = "tester";
  request.program = kProgram;
  request.output = folder.file("out.csv");
  const auto manifest = [&] {
    std::ifstream in(request.output + ".manifest.json");
    return Json::parse(in);
  };
  const auto lines = [](const std::string& path) {
    std::vector<std::string> out;
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) out.push_back(line);
    return out;
  };
  request.profile = "acled";
  REQUIRE(exports::run(request, pack()));
  CHECK_FALSE(std::ifstream(request.output + ".changes.csv"));
  request.since = std::to_string(manifest()["version"].get<int>());
  REQUIRE(exports::run(request, pack()));
  CHECK(lines(request.output).size() == 1);  // the header: nothing has changed
  REQUIRE(db.judge({{"a", "e1"}, {"b", "e1"}, store::Judgement::same, "one"}, "tester"));
  add(db, clash("d", "2019-09-01"));
  for (const auto* profile : {"acled", "claims"}) {
    request.profile = profile;
    const auto outcome = exports::run(request, pack());
    REQUIRE(outcome);
    CHECK(outcome->rows == (request.profile == "acled" ? 2 : 6));  // c has no row
    const auto changes = lines(request.output + ".changes.csv");
    REQUIRE(changes.size() == 4);
    CHECK(changes[0] == "event_id,change,row,version,number,at,successor");
    const auto with = [&](const std::string& what) {
      return std::count_if(changes.begin(), changes.end(),
                           [&](const auto& c) { return c.find(what) != std::string::npos; });
    };
    CHECK(with(",changed,true,") == 1);
    CHECK(with(",new,true,") == 1);
    CHECK(with(",gone,false,") == 1);
    CHECK(manifest()["files"].size() == 3);
    CHECK(exports::check(request.output).value().empty());
  }
  request.since = "yesterday";
  const auto wrong = exports::run(request, pack());
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().message.find("2026-11-28") != std::string::npos);
}

TEST_CASE("an export is of the moment when it began, whatever is added meanwhile") {
  Folder folder;
  store::Store db = fresh(folder);
  add(db, clash("a"));
  auto snapshot = store::Snapshot::open(folder.file("a.db")).value();
  int reports = 0;
  const auto claims = [&] {
    auto all = snapshot.claims({}, "", false).value();
    add(db, clash("b" + std::to_string(++reports), "2019-05-01"));
    std::size_t out = 0;
    for (store::ClaimBatch batch; all.next(batch).value();) out += batch.rows().size();
    return out;
  };
  CHECK(claims() == 2);
  CHECK(claims() == 2);
  snapshot = store::Snapshot::open(folder.file("a.db")).value();
  CHECK(claims() == 6);
}

TEST_CASE("an unknown profile and an unknown column name those that there are") {
  Archive archive({clash("a")});
  archive.request.profile = "acledd";
  const auto profile = exports::run(archive.request, pack());
  REQUIRE_FALSE(profile);
  const auto names = exports::profiles(pack()).value();
  for (const auto& name : names) {
    CHECK(profile.error().message.find(name) != std::string::npos);
  }
  archive.request.profile = "acled";
  archive.request.columns = {"event_date", "deaths"};
  const auto column = exports::run(archive.request, pack());
  REQUIRE_FALSE(column);
  CHECK(column.error().message.find("fatalities") != std::string::npos);
  CHECK_FALSE(std::ifstream(archive.request.output));
}

TEST_CASE("only some columns, in the order asked for") {
  Archive archive({clash("a")});
  archive.request.format = "csv";
  archive.request.columns = {"fatalities", "latitude"};
  archive.run("acled");
  std::ifstream in(archive.request.output);
  std::string line;
  std::getline(in, line);
  CHECK(line == "fatalities,latitude");
  std::getline(in, line);
  CHECK(line == "3,-4.5");
}

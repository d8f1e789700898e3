// SPDX-License-Identifier: Apache-2.0
#include "places/import.h"

#include "base/utf8.h"
#include "support.h"

#include <doctest/doctest.h>

using namespace saksi;
using namespace saksi::places;

namespace {

constexpr const char* kHeader = "name\tkind\tcountry\tparent\tlatitude\tlongitude\taliases\n";

std::string base_bytes() {
  std::vector<Draft> drafts(2);
  drafts[0].kind = Kind::country;
  drafts[0].source_id = 1;
  drafts[0].name = "Arlandia";
  drafts[0].country = "XX";
  drafts[1].kind = Kind::province;
  drafts[1].source_id = 2;
  drafts[1].name = "Utarland";
  drafts[1].country = "XX";
  drafts[1].parent = 0;
  return compile(drafts, "none\n", test::romanisation());
}

base::Result<std::string> import_rows(const std::string& rows,
                                      ImportFormat format = ImportFormat::table) {
  static const std::string bytes = base_bytes();
  return import(*Gazetteer::open(bytes, test::romanisation()), rows, format, "user.tsv");
}

void refuses(const std::string& row, std::string_view message) {
  const auto result = import_rows(kHeader + row);
  REQUIRE_FALSE(result);
  CHECK(result.error().code == base::Code::invalid_pack);
  CHECK(result.error().where == "user.tsv:2");
  CHECK(result.error().message.find(message) != std::string::npos);
}

}  // namespace

TEST_CASE("a user's place is found afterwards, with what contains it") {
  const auto bytes = import_rows(std::string(kHeader) +
                                 "Kolbatuk\tvillage\tXX\tUtarland\t1.5\t2.5\tKol Batuk;Kulbatuk\n");
  REQUIRE(bytes);
  const auto g = Gazetteer::open(*bytes, test::romanisation());
  REQUIRE(g);
  CHECK(g->check());
  std::vector<Hit> hits;
  g->find("kolbatuk", hits);
  REQUIRE(hits.size() == 1);
  CHECK(g->id(hits[0].place) == "user:1");
  CHECK(g->primary(g->parent(hits[0].place)) == "Utarland");
  CHECK(g->licences().find("user.tsv") != std::string_view::npos);
}

TEST_CASE("a row that does not hold is named, and nothing comes out") {
  refuses("Kolbatuk\tvillage\tQQ\t\t1\t2\t\n", "no country code");
  refuses("Kolbatuk\tvillage\tXX\tTimurland\t1\t2\t\n", "No larger division 'Timurland'");
  refuses("Kolbatuk\thamlet\tXX\t\t1\t2\t\n", "no kind of place");
  refuses("Kolbatuk\tvillage\tXX\t\t91\t2\t\n", "no point");
  refuses("Kolbatuk\tvillage\tXX\t\tabc\t2\t\n", "no point");
  refuses("\tvillage\tXX\t\t1\t2\t\n", "no name");
  CHECK_FALSE(import_rows("name\tkind\nA\ttown\n"));
}

TEST_CASE("a GeoNames dump gives its populated places") {
  const std::string row =
      "77\tKolbatuk\tKolbatuk\tKol "
      "Batuk,Kulbatuk\t1.5\t2.5\tP\tPPL\tXX\t\t01\t\t\t\t1200\t\t5\tZ\t2020-01-01\n";
  const auto bytes = import_rows(row, ImportFormat::geonames);
  REQUIRE(bytes);
  std::vector<Hit> hits;
  Gazetteer::open(*bytes, test::romanisation())->find("kulbatuk", hits);
  CHECK(hits.size() == 1);
  CHECK_FALSE(import_rows("77\tKolbatuk\n", ImportFormat::geonames));
  const auto twice = import_rows(row + row, ImportFormat::geonames);
  REQUIRE_FALSE(twice);
  CHECK(twice.error().where == "user.tsv:2");
}

TEST_CASE("drafts of a gazetteer compile to the same gazetteer") {
  const std::string bytes = base_bytes();
  const auto g = Gazetteer::open(bytes, test::romanisation());
  CHECK(compile(drafts_of(*g), g->licences(), test::romanisation()) == bytes);
}

namespace {

constexpr const char* kCod =
    "ADM2_EN,ADM2_PCODE,ADM2_AR,ADM1_EN,ADM1_PCODE,ADM0_PCODE,center_lat,center_lon\n";

void cod_refuses(const std::string& rows, std::string_view where, std::string_view message) {
  const auto result = import_rows(rows, ImportFormat::cod);
  REQUIRE_FALSE(result);
  CAPTURE(result.error().message);
  CHECK(result.error().where == where);
  CHECK(result.error().message.find(message) != std::string::npos);
}

}  // namespace

TEST_CASE("a table of COD-AB: known units get their codes, the others are added") {
  const auto bytes = import_rows(std::string(kCod) +
                                     "Kolbat,XX0101,,Utarland,XX01,XX,1.5,2.5\r\n"
                                     "\"Dal, Timur\",XX0102,Dalat,Utarland,XX01,XX,,\n"
                                     "Mesk,XX0201,,Selatan,XX02,XX,3,4\n",
                                 ImportFormat::cod);
  REQUIRE(bytes);
  const auto g = Gazetteer::open(*bytes, test::romanisation());
  REQUIRE(g->check());
  CHECK(g->size() == 2 + 4);
  const auto row = [&](std::string_view name) {
    std::vector<Hit> hits;
    g->find(name, hits);
    REQUIRE(hits.size() == 1);
    return hits[0].place;
  };
  CHECK(g->primary(row("xx01")) == "Utarland");
  CHECK(g->primary(row("dalat")) == "Dal, Timur");
  CHECK(g->parent(row("kolbat")) == row("utarland"));
  CHECK(g->kind(row("mesk")) == Kind::district);
  CHECK(g->primary(g->parent(row("mesk"))) == "Selatan");
  CHECK(g->point(row("mesk"))->latitude == doctest::Approx(3));
}

TEST_CASE("a table of COD-AB that does not hold is refused with line and reason") {
  const std::string good = "Kolbat,XX0101,,Utarland,XX01,XX,1.5,2.5\n";
  cod_refuses("", "user.tsv:0", "empty");
  cod_refuses("name,kind\n", "user.tsv:1", "No table of COD-AB");
  cod_refuses(kCod + good + good, "user.tsv:3", "stands on line 2 already");
  cod_refuses(kCod + good + "Mesk,XX02,,Utarland\n", "user.tsv:3", "cells");
  cod_refuses(kCod + good + "Mesk,,,Utarland,XX01,XX,1,2\n", "user.tsv:3", "lacks its name");
  cod_refuses(kCod + good + "Mesk,XX0102,,Timur,XX01,XX,1,2\n", "user.tsv:3", "another unit");
  cod_refuses(std::string(kCod) + "Mesk,XX0102,,Utarland,XX01,XX,91,2\n", "user.tsv:2", "no point");
  cod_refuses(std::string(kCod) + "Mesk,QQ0102,,Utarland,QQ01,QQ,1,2\n", "user.tsv:2", "country");
  cod_refuses(std::string(kCod) + "\"Mesk,XX0102,,Utarland,XX01,XX,1,2\n", "user.tsv:2",
              "quotation");
}

// SPDX-License-Identifier: Apache-2.0
#include "places/import.h"

#include "base/utf8.h"

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
  return compile(drafts, "none\n");
}

base::Result<std::string> import_rows(const std::string& rows,
                                      ImportFormat format = ImportFormat::table) {
  static const std::string bytes = base_bytes();
  return import(*Gazetteer::open(bytes), rows, format, "user.tsv");
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
  const auto g = Gazetteer::open(*bytes);
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
  Gazetteer::open(*bytes)->find("kulbatuk", hits);
  CHECK(hits.size() == 1);
  CHECK_FALSE(import_rows("77\tKolbatuk\n", ImportFormat::geonames));
  CHECK(import_rows(row + row, ImportFormat::geonames));  // the same id again is the same place
}

TEST_CASE("drafts of a gazetteer compile to the same gazetteer") {
  const std::string bytes = base_bytes();
  const auto g = Gazetteer::open(bytes);
  CHECK(compile(drafts_of(*g), g->licences()) == bytes);
}

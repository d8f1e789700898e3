// SPDX-License-Identifier: Apache-2.0
#include "places/gazetteer.h"

#include "base/utf8.h"
#include "places/gazetteer_writer.h"
#include "places/names.h"
#include "support.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace saksi::places;
using test::folded;

namespace {

std::vector<Hit> look_up(const Gazetteer& g, std::string_view plain) {
  std::vector<Hit> hits;
  g.find(plain, hits);
  return hits;
}

Draft draft(Kind kind, std::uint32_t id, const char* name, std::uint32_t parent) {
  Draft d;
  d.kind = kind;
  d.source_id = id;
  d.name = name;
  d.country = "XX";
  d.parent = parent;
  d.point = Point{1.5, -2.25};
  return d;
}

std::string small() {
  std::vector<Draft> drafts;
  drafts.push_back(draft(Kind::country, 1, "Arlandia", Draft::kNone));
  drafts.push_back(draft(Kind::province, 2, "Utarland", 0));
  drafts.push_back(draft(Kind::town, 3, "Pol-e Sungai", 1));
  drafts[2].aliases = {"Pul-e-Sungai", "Kota Kembar"};
  drafts[1].seat = 2;
  return compile(drafts, "none", test::romanisation());
}

}  // namespace

TEST_CASE("a compiled gazetteer gives back what was put in") {
  const std::string bytes = small();
  const auto g = Gazetteer::open(bytes, test::romanisation());
  REQUIRE(g);
  CHECK(g->check());
  CHECK(g->size() == 3);
  const auto hits = look_up(*g, "pul e sungai");
  REQUIRE(hits.size() == 1);
  const Row town = hits[0].place;
  CHECK_FALSE(hits[0].exact);
  CHECK(g->primary(town) == "Pol-e Sungai");
  CHECK(g->all_names(town).size() == 2);  // the alias that folds alike is not stored
  CHECK(g->country(town) == "XX");
  CHECK(g->id(town) == "gn:3");
  CHECK(g->kind(town) == Kind::town);
  CHECK(g->point(town)->latitude == doctest::Approx(1.5));
  CHECK(g->point(town)->longitude == doctest::Approx(-2.25));
  CHECK(g->seat(g->parent(town)) == town);
  CHECK(g->division(town, Kind::province) == g->parent(town));
  CHECK(look_up(*g, "sungai pol").empty());
}

TEST_CASE("damage is found and named") {
  const std::string good = small();
  CHECK_FALSE(Gazetteer::open(good.substr(0, 40), test::romanisation()));
  CHECK_FALSE(Gazetteer::open(good.substr(0, good.size() - 1), test::romanisation()));
  std::string magic = good;
  magic[0] = 'X';
  CHECK(Gazetteer::open(magic, test::romanisation()).error().message == "This is not a gazetteer.");
  std::string version = good;
  version[8] = 9;
  CHECK(Gazetteer::open(version, test::romanisation()).error().code ==
        saksi::base::Code::newer_database);
  std::string byte = good;
  byte[sizeof(format::Header) + 3] ^= 1;
  REQUIRE(Gazetteer::open(byte, test::romanisation()));
  CHECK_FALSE(Gazetteer::open(byte, test::romanisation())->check());
}

TEST_CASE("duplicate ids and points off the Earth do not pass the check") {
  std::vector<Draft> drafts{draft(Kind::country, 1, "Arlandia", Draft::kNone),
                            draft(Kind::province, 2, "Utarland", 0),
                            draft(Kind::town, 2, "Kota Lain", 1)};
  const std::string twice = compile(drafts, "", test::romanisation());
  const auto same = Gazetteer::open(twice, test::romanisation())->check().error();
  CHECK(same.message == "The id gn:2 stands twice.");
  CHECK(same.where == "place row 2");
  drafts[2].source_id = 3;
  drafts[2].point = Point{95, 0};
  const std::string off = compile(drafts, "", test::romanisation());
  CHECK(Gazetteer::open(off, test::romanisation())->check().error().message ==
        "A point that is not on Earth.");
}

TEST_CASE("the shipped gazetteer checks out and knows what it must") {
  const Gazetteer& g = test::rules().gazetteer;
  CHECK(g.size() > 150000);
  CHECK(g.check());
  for (const char* name :
       {"banu", "pul e hesar", "deh e salah", "badghis", "jayawijaya", "turkmenistan"}) {
    INFO(name);
    CHECK_FALSE(look_up(g, name).empty());
  }
  CHECK(g.country_by_code("AF") != kNoRow);
  CHECK(g.country_by_code("QQ") == kNoRow);
}

TEST_CASE("an empty gazetteer finds nothing") {
  const Gazetteer none;
  CHECK(look_up(none, "kabul").empty());
}

TEST_CASE("every place of the shipped gazetteer is found by its own names") {
  const Gazetteer& g = test::rules().gazetteer;
  std::size_t asked = 0;
  for (Row r = 0; r < g.size(); r += 97) {
    for (const auto name : g.all_names(r)) {
      const auto hits = look_up(g, saksi::base::fold(name));
      INFO(name, " ", g.id(r));
      CHECK(std::any_of(hits.begin(), hits.end(), [&](const Hit& h) { return h.place == r; }));
      ++asked;
    }
  }
  CHECK(asked > 2000);
}

TEST_CASE("near names are found among divisions of one country and places of one province") {
  const Gazetteer& g = test::rules().gazetteer;
  std::vector<Hit> hits;
  g.near_divisions(folded("Nangahar"), g.country_by_code("AF"), hits);
  CHECK(std::any_of(hits.begin(), hits.end(),
                    [&](const Hit& h) { return g.primary(h.place) == "Nangarhar"; }));
  hits.clear();
  g.near_divisions(folded("Nangahar"), g.country_by_code("ID"), hits);
  CHECK(hits.empty());
  hits.clear();
  const auto baghlan = look_up(g, "baghlan");
  REQUIRE_FALSE(baghlan.empty());
  for (const Hit& h : baghlan) {
    if (g.kind(h.place) == Kind::province) g.near_places(folded("Bano"), h.place, hits);
  }
  CHECK(std::any_of(hits.begin(), hits.end(),
                    [&](const Hit& h) { return folded(g.primary(h.place)) == folded("Banu"); }));
}

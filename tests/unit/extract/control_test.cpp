// SPDX-License-Identifier: Apache-2.0
// Every row of the table of control is read in its own example: the change and a holder.
#include "extract/control.h"

#include "world.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace saksi;
using samples::world;

namespace {

/// The claims of control in a text, without the events that they belong to.
std::vector<record::Claim> control(const std::string& text) {
  const samples::Passage passage(text);
  auto told = extract::find_told(passage.context);
  return extract::find_control(passage.context, told, extract::join(passage.context, told));
}

}  // namespace

TEST_CASE("every row of the table of control is read in its example") {
  const auto& table = world().pack->table("control");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto row = table.row(i);
    const std::string example(row[table.column("example")]);
    CAPTURE(example);
    const auto change = record::parse<record::ControlChange>(row[table.column("change")]);
    REQUIRE(change.has_value());
    const auto claims = control(example);
    CHECK(std::any_of(claims.begin(), claims.end(), [&](const record::Claim& c) {
      return c.control_change == *change && c.place && c.actor && !c.actor->name.empty();
    }));
  }
}

TEST_CASE("what is planned, tried, denied or only described is no claim") {
  CHECK(control("Taliban berencana merebut Distrik Kajaki.").empty());
  CHECK(control("Taliban gagal merebut Distrik Kajaki.").empty());
  CHECK(control("Taliban tidak merebut Distrik Kajaki.").empty());
  CHECK(control("Tentara menggempur desa yang dikuasai Taliban di Helmand.").empty());
  CHECK(control("Taliban merebut kembali 3 daerah di Provinsi Helmand.").empty());
}

TEST_CASE("the words around turn what is said of a place") {
  const auto only = [](const std::string& text) {
    const auto claims = control(text);
    REQUIRE(claims.size() == 1);
    return claims.front().control_change;
  };
  CHECK(only("Taliban masih menguasai Distrik Kajaki.") == record::ControlChange::held);
  CHECK(only("Taliban menguasai Distrik Kajaki sejak Mei lalu.") == record::ControlChange::held);
  CHECK(only("Taliban merebut Distrik Kajaki.") == record::ControlChange::captured);
  CHECK(only("Distrik Kajaki kembali direbut Taliban.") == record::ControlChange::recaptured);
}

TEST_CASE("a place is taken, held or near in words that need a look around") {
  const auto only = [](const std::string& text) {
    const auto claims = control(text);
    REQUIRE(claims.size() == 1);
    return std::string(record::word(claims.front().control_change)) + " " +
           claims.front().place->name + " " + claims.front().actor->name;
  };
  CHECK(only("Distrik Kajaki telah berada di genggaman Taliban.") == "captured Kajaki Taliban");
  CHECK(only("Distrik Kajaki berada di genggaman Taliban.") == "held Kajaki Taliban");
  CHECK(only("Taliban tinggal dua kilometer dari Distrik Kajaki.") == "advancing Kajaki Taliban");
  CHECK(only("Distrik Kajaki jatuh setelah serangan Taliban.") == "captured Kajaki Taliban");
}

TEST_CASE("an airport without its name is the one told before") {
  const auto claims = control(
      "Tentara menyerang Bandara Kandahar. \"Bandara tetap kami pegang,\" kata juru bicara "
      "Taliban, Zabihullah.");
  REQUIRE(claims.size() == 1);
  CHECK(claims.front().control_change == record::ControlChange::held);
  CHECK(claims.front().actor->name == "Taliban");
}

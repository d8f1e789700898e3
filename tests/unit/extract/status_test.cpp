// SPDX-License-Identifier: Apache-2.0
// Every row of the table of status turns the deed of its own example, and nothing else does.
#include "extract/status.h"

#include "world.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace saksi;
using samples::world;

namespace {

/// What is said of the deeds of a text, in the table's words, one a deed; "" where nothing is.
std::vector<std::string> said(const std::string& text) {
  using extract::Standing;
  const samples::Passage passage(text);
  const auto& context = passage.context;
  std::vector<std::string> out;
  for (const auto& t : passage.mentions.triggers) {
    std::string word;
    if (const auto s = extract::standing(context, t)) {
      word = s == Standing::planned      ? "planned"
             : s == Standing::threatened ? "threatened"
             : s == Standing::coming     ? "coming"
             : s == Standing::imagined   ? "imagined"
                                         : "other";
    }
    if (extract::never_was(context, t)) word = "denied";
    if (extract::goes_on(context, t)) word = "ongoing";
    if (extract::by_rumour(context, context.sentence_of(t.at.first))) word = "rumour";
    out.push_back(word);
  }
  return out;
}

/// What a row's example must say.
std::string wanted(std::string_view status, std::string_view where) {
  if (where == "carrier") return "planned";
  if (where == "medium") return "rumour";
  return status == "happens" ? "coming" : std::string(status);
}

}  // namespace

TEST_CASE("every row of the table of status turns the deed of its example") {
  const auto& table = world().pack->table("status");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto row = table.row(i);
    const std::string example(row[table.column("example")]);
    CAPTURE(example);
    const auto all = said(example);
    const auto want = wanted(row[table.column("status")], row[table.column("where")]);
    CAPTURE(want);
    CHECK(std::find(all.begin(), all.end(), want) != all.end());
  }
}

TEST_CASE("what nobody turns is told as it stands") {
  const auto plain = [](const std::string& text) {
    const auto all = said(text);
    return !all.empty() &&
           std::all_of(all.begin(), all.end(), [](const auto& s) { return s.empty(); });
  };
  CHECK(plain("Gerilyawan menyerang pangkalan di Distrik Zurmat."));
  CHECK(plain("Serangan di Distrik Zurmat itu akan diselidiki polisi."));
  CHECK(plain("Serangan yang menewaskan tiga orang di Distrik Zurmat akan dibalas."));
  CHECK(plain("Panglima meminta tentara mundur setelah Taliban menyerang Distrik Zurmat."));
  CHECK(plain("Akibat serangan di Distrik Zurmat, penerbangan dibatalkan."));
}

TEST_CASE("a plan that is denied, negated, conditional or only describes is none") {
  const auto announced = [](const std::string& text) {
    const samples::Passage passage(text);
    const auto& deeds = passage.mentions.triggers;
    return std::any_of(deeds.begin(), deeds.end(), [&](const auto& t) {
      return extract::announced(passage.context, t).has_value();
    });
  };
  CHECK(announced("Taliban berencana menyerang pangkalan di Distrik Zurmat."));
  CHECK_FALSE(announced("Taliban tidak berencana menyerang pangkalan di Distrik Zurmat."));
  CHECK_FALSE(announced("Taliban membantah berencana menyerang pangkalan di Distrik Zurmat."));
  CHECK_FALSE(announced("Jika dikepung, Taliban berencana menyerang pangkalan di Distrik Zurmat."));
  CHECK_FALSE(announced("Polisi memburu mereka yang berencana menyerang pangkalan di Zurmat."));
}

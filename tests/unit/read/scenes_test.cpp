// SPDX-License-Identifier: Apache-2.0
// Where and when, over a grid: every report of tests/grid/scenes.tsv is read once with each column
// of words of tests/grid/scene_fillers.tsv. Its first event was in the places whose slots are
// written before it, and in no other ("-": the report does not say where), on those days ("-": nor
// when).
#include "base/utf8.h"
#include "grid.h"
#include "read/read.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace saksi;

namespace {

std::string with_lines(std::string text) {
  for (auto at = text.find("\\n"); at != std::string::npos; at = text.find("\\n"))
    text.replace(at, 2, "\n");
  return text;
}

std::vector<std::string> split(const std::string& list) {
  if (list == "-") return {};
  std::vector<std::string> out(1);
  for (const char c : list) {
    if (c == '+') {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  return out;
}

std::string days(const record::Date& d) {
  return d.start ? record::iso(*d.start) + ".." + record::iso(*d.end) : "-";
}

}  // namespace

TEST_CASE("every report of the grid tells where and when its first event was") {
  const read::Reader reader(lang::Pack::built_in().value());
  const auto words = test::table("tests/grid/scene_fillers.tsv");
  const auto reports = test::table("tests/grid/scenes.tsv");
  REQUIRE(words.size() > 1);
  REQUIRE(reports.size() > 1);
  for (std::size_t r = 1; r < reports.size(); ++r) {
    const auto slots = split(reports[r].at(0));
    for (std::size_t column = 1; column < words.front().size(); ++column) {
      record::Document d;
      d.id = "d";
      d.published = "2021-06-17";
      d.text = test::fill(with_lines(reports[r].at(2)), words, column);
      CAPTURE(d.text);
      const record::Record read = reader.read(d);
      REQUIRE(!read.events.empty());
      const record::Event& event = read.events.front();
      CHECK(days(event.date) == reports[r].at(1));
      CHECK(event.places.size() <= slots.size());
      for (const auto& slot : slots) {
        const auto name = base::fold(test::fill("{" + slot + "}", words, column));
        CAPTURE(name);
        CHECK(std::any_of(event.places.begin(), event.places.end(), [&](const auto& p) {
          return base::fold(p.name).find(name) != std::string::npos;
        }));
      }
    }
  }
}
